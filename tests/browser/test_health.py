"""The page for whoever runs the server, and what its headers keep a page from doing."""

import pytest

from tests.browser.driving import PHONE, WIDE, Visit, visiting
from tests.browser.test_looks import objections

pytestmark = pytest.mark.browser

_SLIPPED_IN = """() => {
  document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.pwned=1'>");
  const script = document.createElement("script");
  script.textContent = "window.pwned = 2";
  document.body.append(script);
}"""
_ASK = "() => fetch('http://127.0.0.1:9/').then(() => 'answered', error => String(error))"


@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PHONE)])
def test_the_page_says_how_the_server_is_to_everybody(browser, server, scheme, size):
    with visiting(browser, server, scheme=scheme, size=size) as visit:
        visit.page.goto("/Health")
        visit.page.locator(".facts").nth(2).wait_for(timeout=120_000)
        visit.settle()
        assert "All weights are the ones that were shipped." in visit.text()
        for word in (
            "memory",
            "places taken",
            "long jobs in line",
            "results that are remembered",
            "visitors at a time",
        ):
            assert word in visit.text()
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert not (found := objections(visit.page)), found


def test_a_script_that_slipped_into_a_page_does_not_run_and_reaches_nobody(browser, server):
    visit = Visit(browser, server)
    visit.page.goto("/Health")
    visit.settle()
    visit.page.evaluate(_SLIPPED_IN)
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate("window.pwned") is None
    assert "Failed to fetch" in visit.page.evaluate(_ASK)
    blocked = [error for error in visit.errors if "Content Security Policy" in error]
    assert len(blocked) >= 3, visit.errors
    visit.close()
