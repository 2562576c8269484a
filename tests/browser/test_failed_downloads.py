"""A download that cannot be made says why, beside its button and in the reader's language."""

import pytest
from playwright.sync_api import expect

from tests.browser.driving import PHONE, started_server, visiting

pytestmark = pytest.mark.browser

REPORT = "Chrome made no PDF of the report: try again, or print it from there."
CHART = "Chrome konnte das Bild nicht zeichnen"


@pytest.fixture(scope="module")
def unlucky_server(tmp_path_factory, chromium_path):
    """A server whose Chrome ends at once."""
    chrome = tmp_path_factory.mktemp("bin") / "chrome"
    chrome.write_text("#!/bin/sh\nexit 1\n")
    chrome.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROWSER_PATH", str(chrome))
        with started_server() as (address, _):
            yield address


def refusals(visit):
    return visit.page.locator("[data-testid=stMain] [data-testid=stAlert]")


def press(visit, name):
    visit.page.get_by_role("button", name=name, exact=True).first.click()


def test_a_report_that_no_chrome_prints_says_so_and_the_others_still_come(browser, unlucky_server):
    with visiting(browser, unlucky_server) as visit:
        visit.open("Articles", "?tier=fast")
        press(visit, "Report as PDF")
        expect(refusals(visit)).to_contain_text(REPORT, timeout=90_000)
        sign = visit.page.locator("[data-testid=stDownloadButtonError]")
        expect(sign).to_have_count(0, timeout=15_000)  # Streamlit's own goes, the reason stays
        expect(refusals(visit)).to_have_count(1)
        page, _ = visit.download(lambda: press(visit, "Report as HTML"))
        assert page.startswith(b"<!doctype html>")


def test_a_chart_that_no_chrome_draws_says_so_in_german_on_a_phone(browser, unlucky_server):
    with visiting(browser, unlucky_server, size=PHONE) as visit:
        visit.page.goto("/?tier=fast&lang=de")
        visit.settle()
        drawer = visit.expand("Diese Grafik mitnehmen")
        drawer.get_by_role("button", name="PDF", exact=True).click()
        expect(drawer.get_by_text(CHART)).to_be_visible(timeout=90_000)
        visit.settle()
        assert drawer.get_by_text(CHART).bounding_box()["width"] > 200
