"""A report from the page of articles, without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from ui.cache import sample_corpus
from ui.choices import DEFAULTS
from ui.publishing import Publication
from ui.tiers import tier_named

SETTINGS = DEFAULTS | {"tier": "fast", "targets": ""}


def publication(**changes) -> Publication:
    """The sample under other choices, whose quotations were not looked for."""
    corpus = sample_corpus()
    given = {"title": "", "authors": ("Ada Example",), "sentences": True} | changes
    return Publication(corpus, tier_named("fast"), SETTINGS, tuple(corpus.outlets), **given)


def test_the_report_of_the_pages_is_that_of_what_they_ask():
    report = publication().report()
    keys = [section.key for section in report.sections]
    assert keys[:2] == ["places", "wordings"]
    assert "tone" not in keys
    assert report.sections[0].charts[0].name == "spectrum-apart"
    assert report.date
    assert report.authors == ("Ada Example",)


def test_without_sentences_the_page_has_none():
    page = publication(sentences=False, title="Bare").page()
    assert page.startswith(b"<!doctype html>")
    assert b"<blockquote>" not in page
    longest = max(sample_corpus().sentences["text"], key=len)
    assert longest.encode() not in page


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Cold or hot? ../../etc", "cold-or-hot-etc"),
        ("Straßenbahn für München", "strassenbahn-für-münchen"),
        ("a/b\\c:d\x00\u202eevil\n", "a-b-c-d-evil"),
        ("word " * 40, ("word-" * 12).strip("-")),
        ("…", "report"),
        ("", "russias-response-to-iran-how-five-outlets-tell-it"),
    ],
)
def test_the_file_is_called_by_the_title_in_safe_letters(title, stem):
    assert publication(title=title).stem == stem
    assert len(stem) <= 60


def test_the_page_of_articles_offers_the_report():
    app = AppTest.from_file(ROOT / "app.py", default_timeout=120)
    app.switch_page("pages/8_Articles.py").run()
    assert not app.exception
    assert app.text_input(key="publish_title").value == ""
    assert app.text_input(key="publish_authors").label == "Authors, with ; between them"
    labels = [button.proto.label for button in app.get("download_button")]
    assert "Report as HTML" in labels
