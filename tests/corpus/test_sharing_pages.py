"""On real pages and on the sample: who shares what with whom, with the shipped encoder."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.reading import Reading, read_paths
from analysis.corpus.sentences import article_sentences
from analysis.corpus.sharing import mark_shared, share_groups, shared_pairs
from analysis.models.encoder import load_encoder

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "sample"
# Labelled by hand before anything was measured: (position in page 000, position in page 001) of
# the sentences that retell one another, counted from the headline or, without one, the lead.
REWRITTEN = {
    *((1, 0), (1, 1), (3, 3), (4, 4), (5, 5), (6, 5)),
    *((7, 6), (10, 9), (11, 9), (12, 7), (12, 10), (13, 7)),
}
# Where a reader may say yes or no; in neither count.
EITHER_WAY = {(0, 0), (0, 1), (2, 9), (9, 3), (13, 8)}


@cache
def shared(paths: tuple[Path, ...]) -> tuple[Reading, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """What was read, its sentences, pairs and groups."""
    reading = read_paths(paths)
    sentences = article_sentences(reading.articles)
    pairs = shared_pairs(sentences, load_encoder().encode(list(sentences["text"].unique())))
    groups = share_groups(reading.articles, sentences, pairs, reading.removed)
    return reading, sentences, pairs, groups


@pytest.fixture
def seed_paths(seeds):
    return tuple(sorted(seeds.glob("*.txt")))


@pytest.fixture
def sample_paths():
    return tuple(sorted([*SAMPLE.glob("*.txt"), *SAMPLE.glob("*.html")]))


def test_the_two_pages_built_on_one_agency_report_are_one_group(seed_paths):
    reading, _, _, groups = shared(seed_paths)
    assert sorted(groups["article_id"]) == sorted(reading.articles["article_id"][:2])
    assert groups["share_group"].nunique() == 1
    assert set(groups["origin"]) == {"Reuters"}


def test_their_rewritten_pairs_are_found(seed_paths):
    reading, _, pairs, _ = shared(seed_paths)
    first, second = reading.articles["article_id"][:2]
    ends = pairs[["sentence_id_a", "sentence_id_b"]].to_numpy()
    of_two = [dict(id_.rsplit("-", 1) for id_ in two) for two in ends]
    found = {(int(two[first]), int(two[second])) for two in of_two if {*two} == {first, second}}
    found -= EITHER_WAY
    assert len(found & REWRITTEN) / len(REWRITTEN) >= 0.9
    assert len(found & REWRITTEN) / len(found) >= 0.9


def test_nothing_that_was_left_out_of_a_page_is_in_a_group(seed_paths):
    reading, sentences, pairs, groups = shared(seed_paths)
    _, marked = mark_shared(reading.articles, sentences, pairs, groups)
    left_out = set("\n".join(reading.removed["text"]).split("\n"))
    # A headline stands twice on a page, and its repetition is left out.
    body = marked[marked["shared"] & (marked["part"] != "headline")]
    assert not set(body["text"]) & left_out


def test_the_samples_agency_paragraph_is_found_word_for_word(sample_paths):
    reading, _, pairs, groups = shared(sample_paths)
    verbatim = pairs[pairs["kind"] == "verbatim"]
    outlets = reading.articles.set_index("article_id")["outlet"]
    named = {"The Stanmere Ledger", "The Tamarind Courier"}
    assert len(verbatim) == 3
    assert {*outlets[verbatim["article_id_a"]], *outlets[verbatim["article_id_b"]]} == named
    assert set(outlets[groups["article_id"]]) == named
    assert set(groups["origin"]) == {"Longwire"}


def test_the_samples_other_articles_are_in_no_group_and_unmarked(sample_paths):
    reading, sentences, pairs, groups = shared(sample_paths)
    articles, marked = mark_shared(reading.articles, sentences, pairs, groups)
    alone = articles.loc[articles["share_group"] == "", "article_id"]
    assert len(alone) == 3
    assert not marked.loc[marked["article_id"].isin(alone), "shared"].any()
