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


def test_the_words_of_streamlit_are_german_too(visit):
    """A rule that no longer finds its place would leave Streamlit's English alone in sight."""
    visit.page.goto("/Compare?lang=de")
    visit.page.get_by_role("heading", name="Wo steht jedes Medium?", level=1).wait_for()
    visit.settle()
    field = visit.page.get_by_label("Unterer Pol", exact=True)
    field.fill("nothing at all")
    shown = "e => [getComputedStyle(e).fontSize, getComputedStyle(e, '::after').content]"
    hint = visit.page.locator("[data-testid=InputInstructions] > span").first
    assert hint.evaluate(shown) == ["0px", '" Mit Enter übernehmen"']
    field.press("Enter")
    visit.page.goto("/Articles?lang=de")
    visit.page.get_by_label("Titel", exact=True).fill("abc")
    hint, letters = visit.page.locator(
        ".st-key-publish_title [data-testid$=Instructions] > span"
    ).all()
    assert hint.evaluate(shown) == ["0px", '" Mit Enter übernehmen"']
    assert letters.evaluate(shown)[1] == "none"
    visit.page.get_by_label("Titel", exact=True).press("Enter")
    letters = visit.page.locator(".st-key-publish_title [data-testid$=Instructions] > span")
    letters.filter(has_text="3/").and_(visit.page.locator(":only-child")).wait_for()
    assert letters.evaluate(shown)[1] == "none"
    visit.page.goto("/?lang=de")
    visit.page.get_by_role("button", name="Eigene Artikel vergleichen").click()
    drop = visit.page.locator("[data-testid=stFileUploaderDropzone]")
    assert drop.locator("button p").evaluate(shown) == ["0px", '" Hochladen"']
    size, words = drop.locator("[data-testid$=Instructions] span").evaluate(shown)
    assert (size, words[:20]) == ("0px", '" 50 MB je Datei · T')
    visit.page.get_by_label("Oder einen Artikel einfügen").fill("Ein Text.")
    hint = visit.page.locator("[role=dialog] [data-testid=InputInstructions] > span").first
    assert hint.evaluate(shown) == ["0px", '" Mit Strg+Enter übernehmen"']


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
