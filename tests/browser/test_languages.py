"""A page in German: the browser knows its language, and axe finds nothing to object to."""

import pytest

from tests.browser.driving import visiting
from tests.browser.test_looks import objections

pytestmark = pytest.mark.browser


def lang(page):
    return page.evaluate("document.documentElement.lang")


def test_a_german_page_says_that_it_is_german_and_axe_finds_nothing(visit):
    visit.page.goto("/Compare?lang=de")
    visit.page.get_by_role("heading", name="Wo steht jedes Medium?", level=1).wait_for()
    visit.settle()
    assert lang(visit.page) == "de"
    assert visit.page.title() == "Vergleich · Parallax"
    found = objections(visit.page)
    assert not found, found


def test_a_german_browser_gets_german_and_may_choose_english(browser, server):
    with visiting(browser, server) as visit:
        visit.page.add_init_script(
            "Object.defineProperty(navigator, 'language', { get: () => 'de-DE' });"
        )
        visit.page.goto("/Health")
        visit.page.get_by_role("heading", name="Geht es diesem Server gut?", level=1).wait_for()
        visit.settle()
        visit.page.get_by_text("Darstellung").click()
        visit.page.get_by_text("English", exact=True).click()
        visit.page.get_by_role("heading", name="Is this server well?", level=1).wait_for()
        visit.settle()
        assert lang(visit.page) == "en"
        assert "lang=en" in visit.page.url
