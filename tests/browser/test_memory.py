"""The whole app with a hundred articles of one's own scored on every page; printed (-s).

What is asserted is what the server's process may hold once a page stands, and at most on the way.
What the parser's adds at its height hangs on what else the machine does; it is printed.
"""

from pathlib import Path

import pytest

from evaluation.added_memory import watched
from evaluation.process_memory import MOST, held_mb
from tests.browser.driving import PAGES, running_server, visiting
from tests.browser.test_speed import N_ARTICLES, many_articles
from tests.load.__main__ import process_of

pytestmark = pytest.mark.browser

ONE_PROCESS_MB = 600
SMALLEST_CLOUD_MB = 690


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the memory")
def test_the_app_stays_small_with_a_hundred_articles_on_every_page(browser, capsys):
    with running_server() as address, visiting(browser, address) as visit:
        server = process_of(address)
        with watched(server) as most:
            visit.open()
            visit.upload([{"name": "many.csv", "mimeType": "text/csv", "buffer": many_articles()}])
            held = {"Home": held_mb(server)}
            for name in PAGES:
                visit.go(name)
                held[name] = held_mb(server)
        peak = held_mb(server, MOST)
    with capsys.disabled():
        shown = ", ".join(f"{name} {mb:.0f}" for name, mb in held.items())
        print(f"\nmemory with {N_ARTICLES} articles: {shown} MB; aim {ONE_PROCESS_MB}")
        print(f"at most {peak:.0f}, with the parser's {most['all']:.0f}; aim {SMALLEST_CLOUD_MB}")
    assert max(held.values()) <= ONE_PROCESS_MB
    assert peak <= SMALLEST_CLOUD_MB
