"""One's work comes back after a reload and a killed server; a link shows a study, read-only."""

import re

import pytest

from tests.browser.driving import SAMPLE, started_server, visiting

pytestmark = pytest.mark.browser

FAST = "?tier=fast"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def storing(browser, kept):
    """A visit to a server that keeps studies in a folder."""
    with started_server(kept) as (address, _), visiting(browser, address) as visit:
        yield visit


def back(visit, outlet):
    """Wait until the work of this tab is on the page again."""
    visit.page.get_by_text("Your articles: 2 articles").wait_for(timeout=120_000)
    visit.settle()
    assert outlet in visit.places()


def test_a_reload_brings_the_work_back_and_the_address_does_not_give_it_away(storing, browser):
    storing.open("Home", FAST)
    storing.upload(SAMPLE[:2])
    storing.rename(storing.names()[0][0], "Morning Ledger")
    storing.page.wait_for_timeout(2_500)
    address = storing.page.url
    storing.page.reload()
    back(storing, "Morning Ledger")
    with visiting(browser, storing.address) as other:
        other.page.goto(address)
        other.settle("Home")
        assert "Morning Ledger" not in other.text()
    storing.expand("Recent studies")
    assert "2 articles, 2 outlets" in storing.text()


def test_a_link_followed_in_the_tab_shows_what_it_says_and_offers_to_go_on_with_the_work(storing):
    storing.open("Home", FAST)
    storing.upload(SAMPLE[:2])
    storing.rename(storing.names()[0][0], "Noon Ledger")
    storing.page.wait_for_timeout(2_500)
    storing.page.goto(f"/{FAST}&low=mere%20words")
    storing.settle("Home")
    storing.page.get_by_role("button", name="Go on with them").wait_for()
    storing.settle()
    storing.page.reload()
    storing.settle("Home")
    offer = storing.page.get_by_role("button", name="Go on with them")
    offer.wait_for(timeout=120_000)
    assert "Noon Ledger" not in storing.places()
    assert "mere words" in storing.poles()[0]
    offer.click()
    back(storing, "Noon Ledger")
    assert "lukewarm response" in storing.poles()[0]
    assert offer.count() == 0


def test_redo_is_reached_by_the_keyboard(storing):
    storing.open("Articles", FAST)
    storing.page.get_by_role("tab", name="Edit").click()
    storing.page.get_by_role("button", name="Leave this article out").click()
    storing.settle()
    storing.undo()
    redo = storing.page.get_by_role("button", name="Redo it")
    redo.focus()
    storing.page.keyboard.press("Enter")
    storing.settle()
    assert "4 articles" in storing.page.locator("[data-testid=stSidebar]").inner_text()


def test_a_link_shows_a_stored_study_to_another_reader(storing, browser):
    storing.open("Home", FAST)
    storing.upload(SAMPLE[:2])
    storing.rename(storing.names()[0][0], "Morning Ledger")
    chart = storing.figure()
    storing.go("Articles")
    storing.type("Its name", "Two papers")
    storing.page.get_by_role("button", name="Store it and get a link").click()
    code = storing.page.locator("[data-testid=stCode]")
    code.wait_for(timeout=120_000)
    with visiting(browser, storing.address) as other:
        other.page.goto(code.inner_text().strip())
        other.settle("Home")
        said = r"A stored study, read-only: Two papers, saved \d+ \w+ 20\d\d"
        assert re.search(said, other.text())
        assert other.figure() == chart
        other.go("Compare")
        assert "read-only: Two papers" in other.text()
        assert "study=" in other.page.url
        other.page.get_by_role("button", name="Make it mine").click()
        other.settle()
        assert "read-only" not in other.text()
        assert "study=" not in other.page.url


def test_a_killed_server_loses_nothing(browser, kept):
    with started_server(kept) as (address, process), visiting(browser, address) as visit:
        visit.open("Home", FAST)
        visit.upload(SAMPLE[:2])
        visit.rename(visit.names()[0][0], "Evening Ledger")
        visit.page.wait_for_timeout(2_500)
        port = int(address.rpartition(":")[2])
        process.kill()
        process.wait(10)
        with started_server(kept, port):
            visit.page.goto(address)
            back(visit, "Evening Ledger")
            visit.errors.clear()  # the browser complains of the server that was gone
