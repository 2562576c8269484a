"""One server and one Chromium for all tests of a session, and a page that keeps what went wrong."""

import os
from contextlib import ExitStack

import pytest

from tests.browser.driving import running_server, visiting
from tests.browser.get_browser import browser_path

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium_path():
    path = browser_path()
    if path is None and os.environ.get("PARALLAX_REQUIRE_BROWSER"):
        pytest.fail("PARALLAX_REQUIRE_BROWSER is set, but there is no browser: get_browser.py")
    if path is None:
        pytest.skip("there is no Chromium here: run tests/browser/get_browser.py")
    return path


@pytest.fixture(scope="session")
def browser(chromium_path):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(chromium_path):
    with running_server() as address:
        yield address


@pytest.fixture
def open_visit(browser, server):
    """Opens a visit: a browser with nothing remembered, as a new reader has it."""
    with ExitStack() as visits:
        yield lambda address=server, **options: visits.enter_context(
            visiting(browser, address, **options)
        )


@pytest.fixture
def visit(open_visit):
    """A visit with a wide screen, in the light theme."""
    return open_visit()
