"""A published report in a real browser, from the file system and off the network; and on paper."""

import io
import re
from itertools import pairwise

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from analysis.models.tiers import load_tier
from analysis.reports.page import report_page
from analysis.reports.pdf import report_pdf
from analysis.reports.report import make_report
from analysis.studies.corpus import build_corpus
from analysis.studies.settings import asked_by
from analysis.studies.study import make_study
from tests.browser.driving import PHONE, WIDE
from ui.cache import sample_corpus
from ui.choices import DEFAULTS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NAME = "<img src=x onerror=document.title='broken'>"
DRAWN = "html[data-drawn=yes]"
CUT_OFF = """() => [...document.querySelectorAll(".legend")].flatMap(key => {
  const edge = key.querySelector(".bg").getBoundingClientRect().right;
  const texts = [...key.querySelectorAll("text")];
  return texts.filter(one => one.getBoundingClientRect().right > edge).map(one => one.textContent);
})"""


@pytest.fixture(scope="module")
def report():
    """The report of the sample as the pages show it, one outlet under a hostile name."""
    articles = sample_corpus().articles
    renamed = articles["outlet"].replace("Fairwater News", NAME)
    corpus = build_corpus(articles.assign(outlet=renamed), sample_corpus().removed)
    tier, settings = load_tier("fast"), DEFAULTS | {"tier": "fast"}
    study = make_study(corpus, tier, asked_by(settings), settings)
    return make_report(study, tier, title="A day in Moscow", authors=["Ada Example"], heard=corpus)


@pytest.fixture(scope="module")
def address(report, tmp_path_factory):
    path = tmp_path_factory.mktemp("published") / "report.html"
    path.write_bytes(report_page(report))
    return path.as_uri()


def opening(browser, address, size=WIDE, **options):
    """The report in a window of its own, every chart drawn; and what to close at the end.

    A busy machine may take its time over five megabytes of plotly.js.
    """
    context = browser.new_context(viewport=size, offline=True, **options)
    context.set_default_timeout(150_000)
    page = context.new_page()
    page.errors, page.asked = [], []
    page.on("console", lambda m: page.errors.append(m.text) if m.type != "log" else None)
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(address)
    page.wait_for_selector(DRAWN)
    return page


@pytest.fixture(params=[("light", WIDE), ("dark", WIDE), ("light", PHONE)], ids=str)
def opened(request, browser, address):
    """The report in a browser without a network, which must have nothing to complain of."""
    scheme, size = request.param
    page = opening(browser, address, size, color_scheme=scheme)
    yield page, scheme
    page.context.close()
    assert page.errors == []
    assert [url for url in page.asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_it_opens_offline_with_every_chart_and_passes_axe(opened, report):
    page, scheme = opened
    charts = page.locator("[data-chart]")
    n_charts = sum(chart.draw is not None for one in report.sections for chart in one.charts)
    assert charts.count() == n_charts > 6
    assert charts.locator(".main-svg:first-child").count() == n_charts
    assert page.title() == "A day in Moscow"
    assert page.locator("main img").count() == 0
    cards = [f"#{one.key} details.trust" for one in report.with_card]
    assert {"#voices details.trust", "#shared details.trust", "#claims details.trust"} <= {*cards}
    assert [page.locator(card).count() for card in cards] == [1] * len(cards)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 20, 25)"}[scheme]
    assert page.evaluate(CUT_OFF) == []
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1], "the page scrolls sideways"
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]] == []


def test_charts_answer_the_pointer_the_scheme_and_the_save_button(browser, address):
    page = opening(browser, address)
    chart = page.locator("#chart-spectrum-apart")
    light = chart.get_attribute("data-drawn")
    mark = chart.locator(".scatterlayer .trace .points path").last
    mark.scroll_into_view_if_needed()
    mark.hover(force=True)
    chart.locator(".hoverlayer .hovertext").first.wait_for()
    with page.expect_download() as waiting:
        page.locator("[data-for=spectrum-apart] [data-format=svg]").click()
    saved = waiting.value.path().read_text()
    assert saved.startswith("<svg")
    assert "Eastern Polestar" in saved
    page.emulate_media(color_scheme="dark")
    expect(chart).not_to_have_attribute("data-drawn", light, timeout=30_000)
    page.context.close()


def test_it_is_read_by_keyboard_from_the_first_link_on(browser, address):
    page = opening(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    fold = page.locator("details").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") is not None
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    page.context.close()


def test_on_paper_it_has_its_words_and_its_charts(report, chromium_path, monkeypatch):
    from pypdf import PdfReader

    monkeypatch.setattr("analysis.reports.pdf.chrome_path", lambda: chromium_path)
    printed = report_pdf(report)
    assert printed.startswith(b"%PDF")
    paper = PdfReader(io.BytesIO(printed))
    texts = [page.extract_text() for page in paper.pages]
    text = "\n".join(texts)
    assert paper.metadata.author == "Ada Example"
    assert paper.metadata.title == "A day in Moscow"
    for words in ("A day in Moscow", "Ada Example", "Where does each outlet stand?",
                  "Appendix: the numbers", "How is it cited?", "lukewarm response"):  # fmt: skip
        assert words in text
    # drawn in the chart, and nowhere else
    assert "Place on the axis (shown" in text
    assert "share of the row’s sentences" in text
    lines = re.findall(r"^(.+) (\d+)$", texts[0].partition("Contents\n")[2], re.MULTILINE)
    listed = [(words, at) for words, at in lines if int(at) <= len(texts)]  # below it stand dates
    assert [words for words, _ in listed][:2] == ["In short", "Where does each outlet stand?"]
    assert listed[-1][0].startswith("Appendix: how far")
    for words, n in listed:
        assert words in texts[int(n) - 1]
