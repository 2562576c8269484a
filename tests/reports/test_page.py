"""The page of a report: the same bytes, nothing of a stranger's text as markup, no address."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from lxml import html

from analysis.reports.material import open_material
from analysis.reports.page import day, report_page
from analysis.reports.report import make_report
from analysis.reports.sources import source_sections
from analysis.studies.corpus import build_corpus
from analysis.studies.repeat import asked_in
from analysis.studies.study import make_study

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "“><b>bold</b>” & 'quotes' \"too\"",
    "<!--<script>",
    "\u202eevil\u202c {{ 7 * 7 }} {% raw %}",
    "]]></style><style>*{display:none}",
]


def tree_of(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


@pytest.fixture(scope="module")
def hostile(study, tier, tell) -> str:
    """The page of a study in which every name, headline, text, setting and address is an attack."""
    articles = study.articles.copy()
    articles["outlet"] = [HOSTILE[0], HOSTILE[0], HOSTILE[1], HOSTILE[1]]
    articles["headline"] = [f"hot {one}" for one in HOSTILE[2:6]]
    articles["published"] = HOSTILE[0]
    articles["url"] = "https://example.org/" + HOSTILE[1].replace(" ", "%20")
    articles["text"] = [f"The cat is {w} {one}. A cold hot {one} dog." for w, one in
                        zip(["cold", "cool", "hot", "warm"], HOSTILE, strict=False)]  # fmt: skip
    corpus = build_corpus(articles, study.removed)
    settings = dict(study.settings) | {"sides": HOSTILE[0], HOSTILE[1]: HOSTILE[3]}
    attacked = make_study(corpus, tier, asked_in(replace(study, manifest=study.manifest | {
        "compared": {"voice": "all", "outlets": list(corpus.outlets)}})), settings)  # fmt: skip
    attacked = replace(attacked, made=HOSTILE[4])
    told = tell(attacked, title=HOSTILE[0], authors=HOSTILE)
    return report_page(told).decode()


def test_the_same_study_gives_the_same_bytes(study, tell, page):
    again = tell(study, title="Cold or hot?", authors=["Ada Example", "Ben Sample"])
    assert report_page(again).decode() == page


def test_hostile_texts_are_text(hostile):
    tree = tree_of(hostile)
    assert len(tree.xpath("//script[not(@type)]")) == 2
    assert {s.get("type") for s in tree.xpath("//script[@type]")} == {"application/json"}
    assert not tree.xpath("//img|//b|//iframe|//object|//form|//link|//base")
    assert len(tree.xpath("//style")) == 1
    assert not [a for e in tree.iter() for a in e.attrib if a.startswith("on")]
    assert "{{ 7 * 7 }}" in hostile
    assert HOSTILE[0] in tree.text_content().replace("\u2068", "").replace("\u2069", "")


def test_the_data_of_charts_ends_no_script(hostile):
    blocks = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', hostile, re.S)
    assert len(blocks) > 5
    for block in blocks:
        assert "<" not in block
        assert json.loads(block)


def test_the_policy_names_both_scripts_by_their_hashes_and_no_address(page):
    policy = tree_of(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    hashes = [hashlib.sha256(one.encode()).digest() for one in scripts]
    assert len(hashes) == 2
    for one in hashes:
        assert f"'sha256-{base64.b64encode(one).decode()}'" in policy


def test_headings_are_in_order_and_every_id_is_there_once(page):
    tree = tree_of(page)
    levels = [int(e.tag[1]) for e in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")}
    assert targets <= set(ids)


def test_every_table_has_a_caption_and_every_chart_words(page):
    tree = tree_of(page)
    for table in tree.xpath("//table[not(ancestor::*[@class='validity'])]"):
        assert table.xpath("string(caption)").strip()
        assert table.xpath("thead//th[@scope='col']")
    charts = tree.xpath("//*[@data-chart]")
    assert charts
    assert all(chart.get("role") == "img" and chart.get("aria-label") for chart in charts)


def test_plotly_is_in_it_once_and_figures_have_no_template_of_their_own(page):
    assert page.count("plotly.js v") == 1
    tree = tree_of(page)
    figures = [json.loads(s.text) for s in tree.xpath("//script[starts-with(@id,'figure-')]")]
    for figure in figures:
        assert set(figure) == {"wide", "narrow"}
        assert set(figure["wide"]) == {"light", "dark", "print"}
        assert "template" not in figure["wide"]["light"]["layout"]


def test_on_paper_numbers_and_sentences_are_an_appendix(report):
    tree = tree_of(report_page(report, paper=True).decode())
    assert tree.get("data-paper") == "yes"
    assert not tree.xpath("//details")
    assert tree.xpath("//section[@id='numbers']//table")
    assert tree.xpath("//section[@id='sentences']//blockquote")
    assert set(json.loads(tree.xpath("//script[starts-with(@id,'figure-')]")[0].text)["wide"]) == {
        "print"
    }


def test_how_to_read_a_sentence_in_a_chart_is_said_on_screens_only(report, page):
    hints = [e for e in tree_of(page).iter("span") if "tap it" in e.text_content()]
    assert [hint.get("class") for hint in hints] == ["reading on-screen"]
    assert "tap it" not in report_page(report, paper=True).decode()


@pytest.mark.parametrize("paper", [True, False])
@pytest.mark.parametrize("bare", [True, False])
def test_something_stands_below_every_heading(study, tell, paper, bare):
    mute = study.results.sentences.copy()
    mute.loc[mute["measure"] == "tone", "pull"] = 0.0  # no sentence praises or criticises
    told = replace(study, results=replace(study.results, sentences=mute))
    page = tree_of(report_page(tell(told, sentences=not bare), paper=paper).decode())
    headings = page.xpath("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")
    assert len(headings) > 10
    for heading in headings:
        below = heading.getnext()
        assert below is not None, heading.text_content()
        is_heading = below.tag in ("h2", "h3", "h4", "h5")
        assert not is_heading or below.tag > heading.tag, heading.text_content()
    titles = page.xpath("//section[@id='sentences']/h3/text()")
    assert "Who is praised, who is criticised?" not in titles
    assert bool(titles) == (paper and not bare)


def test_the_table_of_articles_has_no_column_that_is_empty_for_all(study):
    def columns(**known):
        told = make_report(replace(study, articles=study.articles.assign(**known)), None)
        table = tree_of(report_page(told).decode()).xpath("//table[@class='sources']")[0]
        head = [cell.text_content() for cell in table.xpath("thead//th")]
        assert {len(row) for row in table.xpath("tbody/tr")} == {len(head)}
        return head

    long = ["words", "left out of its page"]
    assert columns() == ["outlet", "headline", *long]
    days, urls = ["2026-03-02", "", "", ""], ["", "https://example.org/b", "", ""]
    dated = ["outlet", "headline", "published", *long, "address"]
    assert columns(published=days, url=urls) == dated
    assert columns(headline="", url=urls) == ["outlet", *long, "address"]


@pytest.mark.parametrize("paper", [True, False])
def test_few_rewritten_sentences_are_told_without_a_chart(study, tier, report, paper):
    material = open_material(study, tier, heard=study.corpus())
    shifts = pd.DataFrame(
        {"pair": [f"p{n}" for n in range(4)], "outlet_a": "Cold Post", "outlet_b": "Hot News"}
    ).assign(score_a=0.0, score_b=0.5, shift=0.5, changed="cold → hot", changes=[[]] * 4)
    for n, is_drawn in ((2, False), (3, True)):
        known = shifts["shift"].where(shifts.index < n)
        remade = replace(material.remade, shifts=shifts.assign(shift=known))
        told = replace(report, sections=source_sections(replace(material, remade=remade)))
        page = report_page(told, paper=paper).decode()
        assert bool(tree_of(page).xpath("//*[@data-chart='shifts']")) == is_drawn
        assert f"Of {n} rewritten sentences" in page
        assert f"{n} pairs of rewritten sentences." in page
        assert "cold → hot" in page
        assert ("Each line is a sentence" in page) == is_drawn


def test_a_date_is_written_out():
    assert day("2026-03-02") == "2 March 2026"
