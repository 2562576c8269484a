"""A study that is opened knows who speaks: nothing is parsed, and nothing odd is believed."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.corpus import parsing, sentences
from analysis.corpus.reading import read_paths
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.corpus import build_corpus, read_corpus
from analysis.studies.drafts import draft_bytes
from analysis.studies.gallery import stories
from analysis.studies.heard import opened_corpus
from analysis.studies.texts import join_texts, without_texts
from analysis.studies.voices import heard_corpus


@pytest.fixture(scope="module")
def story():
    """The sample, with who speaks in it."""
    return heard_corpus(read_corpus(read_paths([stories()[""].folder])))


@pytest.fixture(scope="module")
def draft(story):
    return open_study(draft_bytes(story, {}), "x")


@pytest.fixture
def nothing_is_parsed(monkeypatch):
    monkeypatch.setattr(parsing.PARSER, "parsed", None)
    monkeypatch.setattr(sentences, "_sentences", None)
    parsing.forget()


def is_same(one, other):
    for name in ("articles", "removed", "sentences", "quotes"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    assert one.fingerprint == other.fingerprint
    return one.is_heard == other.is_heard


def with_table(study, name, **columns):
    """The study with other columns in one of its tables."""
    further = dict(study.results.further)
    further[name] = further[name].assign(**columns)
    return replace(study, results=replace(study.results, further=further))


@pytest.mark.usefixtures("nothing_is_parsed")
def test_a_draft_comes_back_as_it_was_and_nothing_is_parsed(story, draft):
    assert len(story.quotes) > 20
    assert is_same(opened_corpus(draft), story)


def test_a_study_opens_as_if_it_were_parsed_anew(study, nothing_is_parsed, monkeypatch):
    kept = open_study(study_bytes(study), "x")
    opened = opened_corpus(kept)
    assert opened.is_heard
    monkeypatch.undo()
    assert is_same(opened, heard_corpus(study.corpus()))


def test_a_study_whose_texts_were_joined_again_opens_so_too(study):
    bare = open_study(study_bytes(without_texts(study)), "x")
    opened = opened_corpus(join_texts(bare, study.articles))
    known = heard_corpus(study.corpus())
    pd.testing.assert_frame_equal(opened.sentences, known.sentences)
    pd.testing.assert_frame_equal(opened.quotes, known.quotes)
    assert opened.is_heard


@pytest.mark.parametrize("by", [None, "", "f" * 64, 7])
def test_what_was_heard_by_other_rules_is_heard_anew(draft, by):
    other = replace(draft, manifest=draft.manifest | {"heard_by": by})
    assert is_same(opened_corpus(other), draft.corpus())
    assert not opened_corpus(other).is_heard


def test_a_study_of_some_outlets_is_heard_anew(study):
    further = dict(study.results.further)
    claims = further["claims"]
    further["claims"] = claims[claims["outlet"] == "Cold Post"]
    some = replace(study, results=replace(study.results, further=further))
    assert not opened_corpus(some).is_heard
    assert not opened_corpus(replace(study, results=replace(study.results, further={}))).is_heard


def test_a_draft_that_was_kept_before_anybody_was_heard_is_heard_anew(draft):
    corpus = build_corpus(draft.articles, draft.removed)
    early = open_study(draft_bytes(corpus, {}), "x")
    assert is_same(opened_corpus(early), corpus)


@pytest.mark.parametrize(
    ("table", "column", "change"),
    [
        ("claims", "text", lambda of: of["text"].str.replace("not ", "")),
        ("claims", "text", lambda of: "“" + of["text"] + "”"),
        ("claims", "voice", lambda of: "<b>own</b>"),
        ("claims", "outlet", lambda of: of["outlet"].iloc[0]),
        ("claims", "sentence_id", lambda of: of["sentence_id"] + "0"),
        ("claims", "position", lambda of: of["position"] + 1),
        ("claims", "position", lambda of: -of["position"]),
        ("claims", "part", lambda of: "body"),
        ("claims", "part", lambda of: "foot"),
        ("quotes", "text", lambda of: "He never said so."),
        ("quotes", "start", lambda of: of["start"] + 1),
        ("quotes", "end", lambda of: 10**12),
        ("quotes", "start", lambda of: -(10**12)),
        ("quotes", "n_words", lambda of: of["n_words"] * 100),
        ("quotes", "sentence_id", lambda of: "nowhere"),
        ("quotes", "sentence_id", lambda of: of["sentence_id"].to_numpy()[::-1]),
        ("quotes", "quote_id", lambda of: of["quote_id"].iloc[0]),
        ("quotes", "article_id", lambda of: of["article_id"].iloc[0]),
        ("quotes", "outlet", lambda of: of["outlet"].iloc[0]),
        ("quotes", "kind", lambda of: "shouted"),
        ("quotes", "speaker_kind", lambda of: "angel"),
        ("quotes", "colour", lambda of: "pink"),
    ],
)
def test_what_does_not_fit_the_articles_is_not_believed(draft, table, column, change):
    odd = with_table(draft, table, **{column: change(draft.results.further[table])})
    opened = opened_corpus(odd)
    assert not opened.is_heard
    assert is_same(opened, draft.corpus())
