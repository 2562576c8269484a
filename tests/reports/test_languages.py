"""A report in another language: every word of ours in it; files and their fingerprints stay."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import html

from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.models.info import ScorerInfo
from analysis.reports.cards import card_html
from analysis.reports.page import report_page
from analysis.studies.bundle import study_bytes
from analysis.studies.corpus import build_corpus
from analysis.studies.method import method_paragraphs
from analysis.studies.settings import asked_by
from analysis.studies.study import make_study
from analysis.studies.texts import without_texts
from analysis.studies.validity import FAMILIES, newest_results, parts_of, validity_card
from analysis.studies.validity_small import swapped_words
from analysis.studies.validity_words import validity_line, validity_paragraph
from analysis.translation import speaking
from tests.charts.tables import verdict_rows
from tests.charts.test_languages import shown_texts
from tests.pseudo_language import CODE, speaking_pseudo, untranslated

DATE = datetime(2026, 3, 2, tzinfo=UTC)
# Names that stay, the formats of pictures, and what the models of these tests are called.
NAMES = {
    "Parallax",
    "SVG",
    "PNG",
    "words",
    "none",
    "tanh",
    "v",
    "h",
    "l",
    "url",
    "https",
    "example",
}
NAMES |= {"NewsMTSC", "PLOVER", "Shot", "Zero", "Perspectrum", "FrAC", "Hamborg", "Donnay", "Chen"}
NAMES |= {"et", "al", "Frermann", "MIT", "CC", "BY", "SA", "Spearman", "Cohen", "s", "VADER"}
NAMES |= {"Media", "Bias", "Detector", "GPL"}
NAMES |= {"TextBlob", "dev", "parallax", "encoder", "fast"}
# The smallest elements that hold text; in `table.pairs` are settings, versions and hashes.
BLOCKS = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "a",
    "th",
    "td",
    "caption",
    "dt",
    "dd",
    "summary",
    "figcaption",
    "title",
    "li[not(p)]",
    "span",
]


def seen(page: str) -> list[str]:
    """What a reader of a page sees or hears, without sentences, settings, versions and BibTeX."""
    tree = html.document_fromstring(page)
    for part in tree.xpath("//style|//script|//pre|//blockquote|//table[@class='pairs']/tbody"):
        part.drop_tree()
    blocks = tree.xpath("|".join(f"//{name}" for name in BLOCKS))
    heard = tree.xpath("//@aria-label|//@alt|//@placeholder")
    return [block.text_content() for block in blocks] + [str(text) for text in heard]


@pytest.fixture(scope="module")
def greek(study, tier):
    """The study with Greek names of outlets, frames and targets."""
    named = study.articles["outlet"].map({"Cold Post": "Άλφα", "Hot News": "Βήτα"})
    dates = ["2026-03-01", "2026-03-02", "", ""]
    articles = study.articles.assign(outlet=named, published=dates)[ARTICLE_COLUMNS]
    corpus = build_corpus(articles, study.removed)
    asked = {"frames": "ζέστη: hot | warm", "targets": "γάτα=cat; σκύλος=dog|river"}
    settings = dict(study.settings) | asked
    asks = asked_by(settings, families=study.families, outlets=tuple(corpus.outlets))
    return replace(make_study(corpus, tier, asks, settings), made=DATE.isoformat())


def left_over(texts: list[str], study) -> dict[str, str]:
    """The words that no catalogue can translate, each with its text, but for those of articles."""
    told = " ".join([*study.articles["text"], *study.articles["headline"], "cold hot cool warm"])
    known = {word.lower() for word in re.findall("[A-Za-z]+", told)}
    found = {word: text for text in texts for word in untranslated(text)}
    return {w: t for w, t in found.items() if w not in NAMES and w.lower() not in known}


@pytest.mark.parametrize("made", ["whole", "bare", "silent"])
def test_every_word_of_a_report_can_be_translated(greek, tell, made):
    study = without_texts(greek) if made == "bare" else greek
    with speaking_pseudo():
        told = tell(study, title="Τίτλος", authors=["Άλφα", "Βήτα"], sentences=made != "silent")
        pages = [report_page(told).decode(), report_page(told, paper=True).decode()]
    for page in pages:
        assert f'<html lang="{CODE}"' in page
        assert left_over(seen(page), greek) == {}
        figures = html.document_fromstring(page).xpath("//script[starts-with(@id, 'figure-')]")
        assert len(figures) > 3
        shown = [text for one in figures for text in shown_texts(json.loads(one.text))]
        assert left_over(shown, greek) == {}


def test_a_title_is_made_in_the_language(greek, tell):
    about = {"about": "γέφυρα"}
    for study in (greek, replace(greek, settings=dict(greek.settings) | about)):
        with speaking_pseudo():
            assert left_over([tell(study).title], greek) == {}


def test_why_a_question_has_no_answer_is_said_in_the_language_and_kept_in_english(
    study, tier, tell
):
    settings = dict(study.settings) | {"targets": "cat; cat", "low": "", "frames": "heat: hot"}
    corpus = study.corpus()
    kept = {}
    for spoken in ("en", "de"):
        with speaking(spoken):
            asks = asked_by(settings, outlets=study.outlets)
            made = make_study(corpus, tier, asks, settings)
        kept[spoken] = dict(made.results.unanswered)
    assert kept["en"] == kept["de"]
    assert kept["en"]["targets"] == "The target “cat” is given twice; keep one of them."
    with speaking_pseudo():
        told = {section.key: section.missing for section in tell(made).sections}
    assert told["tone"] == "⟦The target “cat” is given twice; keep one of them.⟧"
    assert told["places"].strip("⟦⟧") == kept["en"]["axis"]


def test_a_study_is_the_same_bytes_in_every_language(greek, tier):
    asks = asked_by(greek.settings, families=greek.families, outlets=greek.outlets)
    saved = []
    for spoken in ("en", "de"):
        with speaking(spoken):
            again = make_study(greek.corpus(), tier, asks, greek.settings)
            saved.append(study_bytes(again, DATE))
    assert saved[0] == saved[1]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_word_of_a_card_can_be_translated(family, greek):
    tasks = [task for task in newest_results().tasks if task.family in parts_of(family)]
    figures = [figure for task in tasks for figure in task.figures]
    measured = {f.fingerprint for f in figures if f.kind in ("tier", "rules")}
    assert measured
    for fingerprint in [*measured, "0" * 64]:
        with speaking_pseudo():
            card = validity_card(family, fingerprint)
            said = [validity_line(card), validity_paragraph([card])]
            page = card_html(card, ScorerInfo("Άλφα", "1", "0" * 64, "none"))
        blocks = [e.text_content() for e in html.fromstring(page).xpath("//p|//li|//th|//td")]
        blocks = [re.sub("⟦“[^⟦⟧]*”⟧", "", block) for block in blocks]  # examples, as models read
        assert left_over([*said, *blocks], greek) == {}


def test_small_gaps_are_noted_in_the_language():
    pairs = [("Άλφα", name, "differ") for name in ("Βήτα", "Γάμμα", "Δέλτα", "Έψιλον")]
    for n in (1, 2, 4):
        for questions in (["πρώτη"] * n, ["πρώτη", "δεύτερη", "τρίτη", "τέταρτη"][:n]):
            table = verdict_rows(*pairs[:n]).assign(question=questions)
            with speaking_pseudo():
                assert untranslated(swapped_words(table, 0.5)) == []
                assert untranslated(swapped_words(table, 0.5, of_frames=True)) == []


def test_the_method_of_every_kind_of_study_can_be_translated(greek):
    base = greek.manifest
    voices = (("own", "once"), ("quoted", "none"), ("apart", "everywhere"))
    changes = [
        {"compared": {"voice": voice, "shared": shared, "outlets": ["Άλφα"]}}
        for voice, shared in voices
    ]
    changes += [{"tone_network": base["encoder"]}, {"axis": base["axis"] | {"about": "γέφυρα"}}]
    changes += [{"axis_calibration": {"slope": 1.5, "splits": True}}]
    changes += [{"frame_curves": base["frame_curves"] | {"own": {"ζέστη": {}}}}]
    for change in [{}, *changes]:
        with speaking_pseudo():
            said = [text for pair in method_paragraphs(base | change) for text in pair]
        assert left_over(said, greek) == {}


def test_a_german_report_is_german(greek, tell):
    with speaking("de"):
        told = tell(greek, authors=["Ada Example", "Ben Sample"])
    page = report_page(told).decode()
    assert '<html lang="de">' in page
    texts = seen(page)
    for wanted in (
        "Wo steht jedes Medium?",
        "Die Zahlen hinter diesem Diagramm",
        "Ada Example und Ben Sample",
    ):
        assert any(wanted in text for text in texts), wanted
    finding = html.document_fromstring(page).xpath("//div[@data-chart='spectrum']/@aria-label")[0]
    assert "steht näher an „hot“ als" in finding
    numbers = [text for text in texts if re.fullmatch(r"[+−]\d.\d\d", text)]
    assert len(numbers) > 10
    assert all("," in text for text in numbers)
    assert report_page(told).decode() == page
