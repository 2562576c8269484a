"""The whole journey, once with the sample's files and once with five real pages."""

import csv
import io
import re
import struct
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.corpus.schema import ESTIMATE_COLUMNS
from tests.browser.driving import SAMPLE, visiting, words_of

pytestmark = pytest.mark.browser

# From these lines on a page speaks of other things than its story.
_BOILERPLATE = re.compile(
    r"More RelatedPosts.*?Load More"
    r"|(?:Related Articles|Read next|Related Posts|READ ALSO|Related topics|class=.related.).*",
    re.DOTALL,
)
_SENTENCES = "[...document.querySelectorAll('.sentence .pull')].map(mark => mark.innerText)"


@dataclass(frozen=True)
class Told:
    """A story, what is guessed of it, what is renamed, and which outlet stands left of which."""

    files: list[Path]
    guesses: set[str]
    renamed: int
    name: str
    left: str
    right: str
    finding: str


@pytest.fixture(scope="module", params=["the sample", "five real pages"])
def told(request):
    if request.param == "the sample":
        guesses = {"Eastern Polestar", "Caspian Quadrant", "The Tamarind Courier"}
        finding = "Eastern Polestar stands nearer to “strong show of support”"
        names = ("Morning Ledger", "Morning Ledger", "Eastern Polestar")
        return Told(SAMPLE, guesses, 3, *names, finding)
    files = sorted(request.getfixturevalue("seeds").iterdir())
    finding = "The five outlets cannot be told apart between “lukewarm response”"
    names = ("Caliber", "Freelanews", "Journos News")
    return Told(files, {"Freelanews", "Journos News"}, 1, *names, finding)


@pytest.fixture(scope="module")
def reader(browser, server, told):
    """A reader who has brought the articles in, corrected a name and typed the poles."""
    with visiting(browser, server) as visit:
        visit.open()
        visit.upload(told.files)
        assert told.guesses <= {row[0] for row in visit.names()}
        visit.rename(visit.names()[told.renamed][0], told.name)
        visit.type("Low pole", "refuses any help")
        assert "refuses any help" in visit.poles()[0]
        visit.type("Low pole", "lukewarm response")
        visit.type("High pole", "strong show of support")
        visit.type("About", "Russia's response to Iran")
        yield visit


@pytest.fixture
def home(reader):
    reader.go("Home")
    return reader


def test_the_first_visit_shows_a_chart_and_what_it_says_without_a_click(visit):
    visit.open()
    assert len(visit.places()) == 5
    assert any(name in visit.finding() for name in visit.places())


def test_a_corrected_name_is_in_the_table_and_in_the_chart(home, told):
    assert home.names()[told.renamed][0] == told.name
    assert told.name in home.places()
    assert len(home.places()) == 5


def test_the_poles_stand_at_the_ends_of_the_chart(home):
    assert "lukewarm response" in home.poles()[0]
    assert "strong show of support" in home.poles()[1]


def test_the_warmer_outlet_stands_right_of_the_cooler_one(home, told):
    places = home.places()
    assert places[told.right] > places[told.left]


def test_the_finding_says_who_stands_where_and_is_the_charts_alternative_text(home, told):
    assert told.finding in home.finding()
    assert home.page.get_by_label(home.finding(), exact=True).count() == 1


def test_the_compare_page_shows_the_same_chart_and_the_pairs(home):
    places = home.places()
    home.go("Compare")
    assert home.places() == places
    pairs = home.expand("Which outlets differ").locator("table tbody tr")
    assert pairs.count() == 10


def test_evidence_stands_on_both_sides_and_none_of_it_is_from_the_pages_surroundings(reader, told):
    reader.go("Evidence")
    surroundings = words_of(" ".join(_surroundings(path) for path in told.files))
    while (more := reader.page.get_by_role("button", name="Show more")).count():
        more.first.click()
        reader.settle()
    sentences = reader.page.evaluate(_SENTENCES)
    assert len(sentences) > 40
    assert [text for text in sentences if words_of(text) in surroundings] == []


def _surroundings(path):
    found = _BOILERPLATE.findall(path.read_text(encoding="utf-8"))
    return re.sub(r"<[^>]+>", " ", " ".join(found))


def test_each_side_of_the_evidence_begins_with_its_strongest_sentence(reader):
    reader.go("Evidence")
    for side, sign in (("low", -1), ("high", 1)):
        column = reader.page.locator("[data-testid=stColumn]", has=reader.page.locator(f".{side}"))
        pulls = re.findall(r"pull ([-−+]\d\.\d+)", column.last.inner_text())
        sizes = [sign * float(pull.replace("−", "-")) for pull in pulls]
        assert len(sizes) >= 5
        assert sizes == sorted(sizes, reverse=True)
        assert sizes[0] > 0


def test_the_svg_that_the_browser_draws_is_for_paper(home, told):
    image, name = home.download(_image_button(home, "SVG"))
    svg = image.decode()
    assert name == "parallax-spectrum.svg"
    assert svg.startswith("<svg")
    assert told.name in svg
    assert "#00000" not in svg
    assert re.search(r"<rect[^>]*fill: rgb\(255, 255, 255\)", svg)


def test_the_png_that_the_browser_draws_is_four_times_as_fine_as_the_screen(home):
    image, name = home.download(_image_button(home, "PNG"))
    width, height = struct.unpack(">II", image[16:24])
    assert name == "parallax-spectrum.png"
    assert image.startswith(b"\x89PNG\r\n")
    assert width == 4 * 680
    assert height > 1200


def _image_button(visit, label):
    _unfold(visit)
    frame = visit.page.frame_locator("iframe[title*=download_chart_image]")
    return frame.get_by_role("button", name=label).click


def test_the_html_that_is_taken_home_draws_itself_without_a_network(home, told, browser, tmp_path):
    saved = tmp_path / "chart.html"
    saved.write_bytes(_taken(home, "HTML"))
    with visiting(browser, home.address) as offline:
        offline.context.set_offline(True)
        offline.page.goto(saved.as_uri())
        offline.page.locator(".main-svg").first.wait_for()
        assert told.name in offline.page.locator("body").inner_text()


def test_the_csv_holds_the_numbers_of_the_chart(home):
    table = list(csv.DictReader(io.StringIO(_taken(home, "CSV").decode("utf-8-sig"))))
    assert set(ESTIMATE_COLUMNS) <= set(table[0])
    own = [row for row in table if row["voice"] == "own"]
    assert {row["outlet"]: float(row["estimate"]) for row in own} == pytest.approx(
        home.places(), abs=0.001
    )


def test_the_pdf_is_there_where_the_server_has_a_chrome(home):
    place = _unfold(home)
    if not place.get_by_role("button", name="PDF", exact=True).count():
        pytest.skip("the server has found no Chrome")
    assert home.button_bytes("PDF", place).startswith(b"%PDF")


def _taken(visit, label):
    return visit.button_bytes(label, _unfold(visit))


def _unfold(visit):
    section = visit.page.locator("[data-testid=stExpander]", has_text="Take this chart with you")
    if section.locator("details[open]").count() == 0:
        visit.expand("Take this chart with you")
    return section


def test_a_click_on_a_sentences_tick_shows_it_among_its_neighbours(home):
    tick = home.page.locator("[data-testid=stPlotlyChart] .scatterlayer path.point").first
    tick.hover(force=True)
    read = home.page.locator(".hoverlayer .hovertext").first.text_content()
    tick.click(force=True)
    shown = home.page.locator(".sentence .pull")
    shown.wait_for()
    assert words_of(shown.inner_text())[:30] in words_of(read)
