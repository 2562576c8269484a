"""A copied link opens the same view for somebody else, on a server that has just started too."""

from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.driving import running_server, visiting

pytestmark = pytest.mark.browser

ASKED = {"low": "mere words", "high": "real help", "about": "what Moscow offers", "voice": "own"}


def test_a_copied_link_opens_the_same_chart_for_another_reader(open_visit):
    first, second = open_visit(), open_visit()
    first.open("Compare")
    first.type("Low pole", "mere words")
    first.type("High pole", "real help")
    first.choose_voice("own voice")
    second.page.goto(first.page.url)
    second.settle("Compare")
    # A field is there before its text is.
    expect(second.page.get_by_label("Low pole", exact=True)).to_have_value("mere words")
    assert second.voice() == first.voice()
    assert "real help" in second.poles()[1]
    assert second.figure() == first.figure()


def test_the_link_says_only_what_differs_from_a_first_visit(visit):
    visit.open("Compare")
    assert "?" not in visit.page.url
    visit.type("Low pole", "mere words")
    assert visit.page.url.endswith("/Compare?low=mere+words")
    visit.type("Low pole", "lukewarm response")
    assert "?" not in visit.page.url


def test_choices_follow_the_reader_from_page_to_page(visit):
    visit.open("Compare", "?" + urlencode(ASKED))
    visit.go("Evidence")
    expect(visit.page.get_by_label("About", exact=True)).to_have_value("what Moscow offers")
    assert visit.voice().startswith("own voice")
    assert "low=mere+words" in visit.page.url
    assert "Toward “real help”" in visit.text()


def test_the_browsers_back_button_leads_to_the_page_before(visit):
    visit.open()
    visit.go("Evidence")
    visit.page.go_back()
    visit.settle("Home")
    assert len(visit.places()) == 5


def test_a_link_with_nonsense_in_it_opens_the_usual_view(visit):
    visit.open("Compare", "?voice=shouted&outlets=Nobody&low=%3Cb%3E&nothing=1")
    assert visit.voice() == "own and quoted apart"
    assert len(visit.places()) == 5
    assert "voice" not in visit.page.url
    assert "nothing" not in visit.page.url


def test_a_fresh_server_answers_a_deep_link_as_its_first_request(browser, chromium_path):
    with running_server() as fresh, visiting(browser, fresh) as visit:
        visit.open("Evidence", "?" + urlencode(ASKED))
        expect(visit.page.get_by_label("Low pole", exact=True)).to_have_value("mere words")
        assert visit.voice().startswith("own voice")
        assert visit.page.locator(".sentence").count() > 3
        visit.go("Home")
        assert "real help" in visit.poles()[1]
