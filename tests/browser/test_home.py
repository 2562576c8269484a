"""Being at home in a real browser: by keyboard, with large words, in other colours, on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.driving import PHONE, WIDE
from tests.browser.test_looks import objections

pytestmark = pytest.mark.browser


def reach(page, name, most=60):
    """Press Tab until the button of this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate("document.activeElement.innerText").strip()
        if said.partition("\n")[0] == name:  # an icon's name may follow
            return
    raise AssertionError(f"no Tab leads to “{name}”")


def test_the_tour_is_walked_by_keyboard_and_moves_nothing_below_it(visit):
    visit.open()
    low = visit.page.get_by_label("Low pole", exact=True)
    before = low.bounding_box()["y"]
    for step in (2, 3):
        reach(visit.page, "Next")
        visit.page.keyboard.press("Enter")
        visit.page.get_by_role("status").filter(has_text=f"{step} of 3").wait_for()
        visit.settle()
        assert low.bounding_box()["y"] == before
    reach(visit.page, "Done")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("3 of 3").wait_for(state="hidden")
    visit.go("Compare")
    visit.go("Home")
    assert not visit.page.get_by_text("1 of 3").count()


def test_a_tour_that_was_closed_stays_closed_in_this_browser(open_visit):
    visit = open_visit()
    visit.open()
    strip = visit.page.get_by_text("1 of 3")
    expect(strip).to_be_visible()
    visit.page.get_by_role("button", name="Close", exact=True).click()
    strip.wait_for(state="hidden")
    visit.settle()
    low = visit.page.get_by_label("Low pole", exact=True)
    place = low.bounding_box()["y"]
    visit.page.goto("/")
    visit.settle("Home")
    expect(strip).to_be_hidden()
    assert low.bounding_box()["y"] == place  # nor is there a gap where it stood
    other = open_visit()
    other.open()
    expect(other.page.get_by_text("1 of 3")).to_be_visible()


def test_a_pole_of_two_sentences_can_be_read_whole_while_it_is_typed(visit):
    visit.open()
    short = visit.page.get_by_label("High pole", exact=True).bounding_box()
    low = visit.page.get_by_label("Low pole", exact=True)
    low.fill("The authorities ignored warnings | Negligence put many people in danger")
    assert low.evaluate("field => field.scrollWidth <= field.clientWidth")
    assert low.bounding_box()["width"] > 1.5 * short["width"]
    low.fill("warnings " * 60)
    edge = visit.page.locator("[data-testid=stMainBlockContainer]").bounding_box()
    box = low.bounding_box()
    assert box["x"] + box["width"] <= edge["x"] + edge["width"]


def test_a_story_and_an_example_are_opened_by_keyboard(visit):
    visit.open(query="?tier=fast")
    reach(visit.page, "Examples")
    visit.page.keyboard.press("Enter")
    visit.page.get_by_text("War and diplomacy").wait_for()
    assert not objections(visit.page)
    reach(visit.page, "The election was rigged ↔ The election was free and fair")
    visit.page.keyboard.press("Enter")
    visit.settle()
    assert "rigged" in visit.poles()[0]


@pytest.mark.parametrize("colours", ["purple-green", "contrast"])
@pytest.mark.parametrize(("scheme", "size"), [("light", WIDE), ("dark", PHONE)])
def test_large_words_and_other_colours_fit_the_screen(open_visit, colours, scheme, size):
    visit = open_visit(scheme=scheme, size=size)
    visit.open(query=f"?tier=fast&text=large&colours={colours}")
    page = visit.page
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert visit.figure()["layout"]["template"]["layout"]["font"]["size"] == 18
    assert not objections(page)


def test_on_a_phone_the_chosen_page_comes_without_the_sidebar(open_visit):
    visit = open_visit(size=PHONE)
    visit.open()
    sidebar = visit.page.get_by_test_id("stSidebar")
    visit.page.get_by_test_id("stExpandSidebarButton").click()
    sidebar.get_by_role("link", name="Method").click()
    visit.settle("Method")
    visit.page.get_by_test_id("stSidebarCollapseButton").wait_for(state="hidden")
    assert visit.page.get_by_test_id("stExpandSidebarButton").is_visible()
