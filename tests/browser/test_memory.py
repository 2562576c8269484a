"""The whole process with a hundred articles of one's own scored on every page; printed (-s).

What is asserted is the memory of the smallest cloud server.
"""

from pathlib import Path

import pytest

from evaluation.process_memory import held_mb
from tests.browser.driving import PAGES, running_server, visiting
from tests.browser.test_speed import N_ARTICLES, many_articles
from tests.load.__main__ import process_of

pytestmark = pytest.mark.browser

SMALLEST_CLOUD_MB = 690


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the memory")
def test_the_server_stays_small_with_a_hundred_articles_on_every_page(browser, capsys):
    with running_server() as address, visiting(browser, address) as visit:
        visit.open()
        visit.upload([{"name": "many.csv", "mimeType": "text/csv", "buffer": many_articles()}])
        held = {"Home": held_mb(process_of(address))}
        for name in PAGES:
            visit.go(name)
            held[name] = held_mb(process_of(address))
    with capsys.disabled():
        shown = ", ".join(f"{name} {mb:.0f}" for name, mb in held.items())
        print(f"\nmemory with {N_ARTICLES} articles: {shown} MB; aim {SMALLEST_CLOUD_MB}")
    assert max(held.values()) <= SMALLEST_CLOUD_MB
