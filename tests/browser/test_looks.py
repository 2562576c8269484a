"""Every page, light and dark, wide and on a phone: nothing sticks out, axe finds nothing."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.driving import PAGES, PHONE, WIDE, visiting

pytestmark = pytest.mark.browser

CHARTS = {"Home": 1, "Compare": 5, "Voices": 1, "Shared text": 1, "Left out": 1}
CHARTS |= {"Words": 2, "Frames": 1}
STORY = {"Words": "?story=recount"}  # which has words for the same thing
# What we cannot change: the file uploader calls its own drop zone a presentation, but lets scripts
# put the focus on it.
STREAMLITS_OWN = {
    ("presentation-role-conflict", "stFileUploaderDropzone"),
    ("region", "data-floating-ui-portal"),  # what a popover opens stands beside the page
}
_GROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
_STICKS_OUT = """width => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter(part => part.getBoundingClientRect().right > width + 1 && part.innerText)
  .map(part => part.tagName + ': ' + part.innerText.slice(0, 40))"""


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture(scope="module", params=["wide", "phone"])
def reader(request, scheme, browser, server):
    size = {"wide": WIDE, "phone": PHONE}[request.param]
    with visiting(browser, server, scheme=scheme, size=size) as visit:
        yield visit


@pytest.fixture(scope="module", params=PAGES)
def opened(request, reader):
    """A page, opened by its address, with everything unfolded."""
    errors_before = len(reader.errors)
    reader.open(request.param, STORY.get(request.param, ""))
    for summary in reader.page.locator("[data-testid=stMain] summary").all():
        summary.click()
    reader.settle()
    reader.name, reader.new_errors = request.param, reader.errors[errors_before:]
    return reader


def test_the_page_stays_as_wide_as_the_screen(opened):
    page = opened.page
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0, page.evaluate(
        _STICKS_OUT, width
    )


def test_every_chart_is_drawn_within_the_screen(opened):
    charts = opened.page.locator("[data-testid=stPlotlyChart]").all()
    assert len(charts) == CHARTS.get(opened.name, 0)
    for chart in charts:
        box = chart.locator(".main-svg").first.bounding_box()
        assert box["width"] > 250
        assert box["height"] > 200
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= opened.page.viewport_size["width"] + 1


def test_page_and_charts_have_the_ground_of_their_theme(opened, scheme):
    dark = scheme == "dark"
    ground = _brightness(opened.page.evaluate(_GROUND))
    assert ground < 60 if dark else ground > 240
    for number in range(CHARTS.get(opened.name, 0)):
        ink = opened.figure(number)["layout"]["template"]["layout"]["font"]["color"]
        assert _brightness(ink) > 180 if dark else _brightness(ink) < 70


def _brightness(colour):
    """0 for black, 255 for white."""
    if colour.startswith("#"):
        parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    else:
        parts = [float(part) for part in re.findall(r"[\d.]+", colour)[:3]]
    return sum(parts) / 3


def test_the_console_stays_quiet(opened):
    assert opened.new_errors == []


def test_axe_finds_nothing_to_object_to(opened):
    found = objections(opened.page)
    assert not found, found


def test_a_picture_of_the_page_can_be_looked_at(opened, tmp_path):
    picture = opened.page.screenshot(path=tmp_path / f"{opened.name}.png")
    assert len(picture) > 10_000


def test_axe_finds_nothing_in_the_dialog_for_ones_own_articles(browser, server, scheme):
    with visiting(browser, server, scheme=scheme) as visit:
        visit.open()
        visit.page.get_by_role("button", name="Compare your own articles").click()
        visit.page.get_by_role("dialog").get_by_role("button", name="Compare them").wait_for()
        visit.page.wait_for_timeout(500)  # while it fades in, its colours are half of both
        found = objections(visit.page)
        assert not found, found


def test_axe_finds_nothing_in_an_error(browser, server, scheme):
    with visiting(browser, server, scheme=scheme) as visit:
        visit.open(query="?low=&high=")
        visit.page.get_by_role("alert").first.wait_for()
        found = objections(visit.page)
        assert not found, found


def objections(page):
    """What axe-core objects to, in the page and in the frames of our own components."""
    for frame in page.frames:
        frame.evaluate(AXE_SCRIPT)
    found = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"]})
    return "\n".join(
        f"{rule['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
        if not any(rule["id"] == own and part in node["html"] for own, part in STREAMLITS_OWN)
    )
