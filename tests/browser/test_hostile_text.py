"""Markup, formulas and scripts in articles, names, poles and links stay text."""

import csv
import io

import pytest

from tests.browser.driving import PAGES, visiting

pytestmark = pytest.mark.browser

SCRIPT = "<script>window.pwned=1</script>"
PICTURE = "![x](https://example.com/x.png)"
IMAGE = "<img src=x onerror=window.pwned=1>"
FORMULA = '=HYPERLINK("x")'
_RAN = "window.pwned !== undefined || document.querySelector('img[src=x], img[src*=example]')"


@pytest.fixture(scope="module")
def reader(browser, server):
    """A reader whose articles, outlets and headlines are hostile."""
    with visiting(browser, server) as visit:
        visit.open()
        visit.upload([{"name": "hostile.csv", "mimeType": "text/csv", "buffer": _table()}])
        yield visit
        assert not [url for url in visit.requests if url.endswith("/x")]


def _table():
    support = f"Russia backs Iran {SCRIPT} with all its strength today. {PICTURE} Moscow cheered."
    doubt = f"Russia gave Iran a lukewarm answer {IMAGE} and nothing else. Moscow kept quiet."
    rows = [
        {"outlet": FORMULA, "headline": f"Support {IMAGE}", "text": support},
        {"outlet": IMAGE, "headline": f"Doubts {PICTURE}", "text": doubt},
        {"outlet": "**[Plain](javascript:window.pwned=1)**", "headline": SCRIPT, "text": doubt},
    ]
    written = io.StringIO()
    table = csv.DictWriter(written, rows[0])
    table.writeheader()
    table.writerows(rows)
    return written.getvalue().encode()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_in_an_article_runs_or_is_fetched(reader, name):
    reader.go(name)
    for summary in reader.page.locator("[data-testid=stMain] summary").all():
        summary.click()
    reader.settle()
    assert not reader.page.evaluate(_RAN)


def test_the_chart_and_the_finding_show_hostile_names_as_they_are_written(reader):
    reader.go("Home")
    names = "".join(reader.page.locator(".js-plotly-plot .ytick").all_text_contents())
    assert FORMULA in names
    assert "onerror=window.pwned" in names.replace("\n", "")
    assert {FORMULA, IMAGE} <= {row[0] for row in reader.names()}


def test_the_evidence_shows_hostile_sentences_as_they_are_written(reader):
    reader.go("Evidence")
    assert SCRIPT in reader.text()
    assert PICTURE in reader.text()
    assert IMAGE in reader.text()


def test_the_articles_are_shown_as_they_are_written(reader):
    reader.go("Articles")
    assert SCRIPT in reader.text()
    assert PICTURE in reader.text()


def test_a_hovered_sentence_is_read_and_not_run(reader):
    reader.go("Home")
    marks = reader.page.locator("[data-testid=stPlotlyChart] .scatterlayer path.point")
    read = ""
    for mark in marks.all():
        mark.hover(force=True)
        reader.page.wait_for_timeout(100)
        read += reader.page.locator(".hoverlayer").text_content()
    assert "<img" in read
    assert "window.pwned=1" in read
    assert not reader.page.evaluate(_RAN)


def test_a_spreadsheet_gets_no_formula_from_the_csv(reader):
    reader.go("Articles")
    table = reader.button_bytes("articles.csv").decode("utf-8-sig")
    outlets = [row["outlet"] for row in csv.DictReader(io.StringIO(table))]
    assert "'" + FORMULA in outlets
    assert not [name for name in outlets if name.startswith("=")]


def test_poles_from_a_link_are_text_too(open_visit):
    visit = open_visit()
    visit.page.goto("/Compare?low=%3Cimg+src%3Dx+onerror%3Dwindow.pwned%3D1%3E&high=**bold**")
    visit.settle("Compare")
    assert not visit.page.evaluate(_RAN)
    assert IMAGE in visit.page.get_by_label("Low pole", exact=True).input_value()
    visit.go("Evidence")
    assert f"Toward “{IMAGE}”" in visit.text()
    assert "Toward “**bold**”" in visit.text()
    assert not visit.page.evaluate(_RAN)
