"""Copied sentences are found, told by kind, gathered in groups, marked and counted."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.schema import ARTICLE_COLUMNS
from analysis.corpus.sentences import article_sentences
from analysis.corpus.share_groups import grouped_articles
from analysis.corpus.sharing import (
    article_links,
    is_boilerplate,
    mark_shared,
    share_groups,
    shared_pairs,
    shared_passages,
    shared_share,
)
from analysis.errors import CorpusError

BRIDGE = (
    "Engineers closed the swing bridge at Torvald after a barge struck its eastern pier. "
    "Repairs will take until the autumn, the harbour board said on Friday. "
    "Ferries carry lorries across the estuary every forty minutes meanwhile."
)
TRIMMED = "Engineers closed the swing bridge at Torvald after a barge struck its pier."
REWORDED = "The swing bridge at Torvald was closed after its eastern pier was struck by a barge."
OTHER = (
    "Schools in Marrow Vale begin an hour later this winter. "
    "Parents had asked for lighter mornings since the bus crash."
)
THIRD = (
    "A choir from Ostend won the Lindholm prize with two new motets. "
    "The jury praised its basses and forgave a late entry."
)

FOURTH = (
    "Glass from the Pell furnaces will roof the new station. "
    "It is cast in plates of nine metres and cooled for a week. "
    "The railway pays a third of the price in free freight."
)


def articles_of(*texts: str, outlets: list[str] | None = None) -> pd.DataFrame:
    """An article a text, each by its own outlet unless told otherwise."""
    names = outlets or [f"Outlet {i}" for i in range(len(texts))]
    rows = {"article_id": [f"a{i:02d}" for i in range(len(texts))], "outlet": names, "text": texts}
    return pd.DataFrame(rows).reindex(columns=ARTICLE_COLUMNS, fill_value="")


def pairs_of(*texts: str, outlets: list[str] | None = None) -> pd.DataFrame:
    return shared_pairs(article_sentences(articles_of(*texts, outlets=outlets)))


def test_a_text_shares_every_sentence_with_itself():
    pairs = pairs_of(BRIDGE, BRIDGE)
    assert pairs["kind"].tolist() == ["verbatim"] * 3
    assert pairs[["containment_a", "containment_b", "stems_a"]].eq(1).all().all()


@given(st.permutations([BRIDGE, OTHER, THIRD]), st.sampled_from([".", "!", "?"]))
@settings(max_examples=20, deadline=None)
def test_any_text_shares_with_itself_whatever_its_marks_and_case(parts, mark):
    text = " ".join(parts)
    pairs = pairs_of(text, text.upper().replace(".", mark))
    verbatim = pairs[pairs["kind"] == "verbatim"]
    assert verbatim["sentence_id_a"].str[-4:].tolist() == [f"{i:04d}" for i in range(7)]


def test_texts_about_different_things_share_nothing():
    assert pairs_of(BRIDGE, OTHER, THIRD).empty


def test_leaving_words_out_is_trimming():
    (pair,) = pairs_of(BRIDGE, TRIMMED).itertuples()
    assert pair.kind == "trimmed"
    assert pair.containment_b > pair.containment_a


def test_another_order_of_the_same_words_is_rewording():
    assert pairs_of(BRIDGE, REWORDED)["kind"].tolist() == ["reworded"]


def test_vectors_that_say_another_thing_is_told_forbid_a_rewording():
    sentences = article_sentences(articles_of(BRIDGE, REWORDED))
    same, apart = np.ones((4, 1), np.float32), np.eye(4, dtype=np.float32)
    assert shared_pairs(sentences, same)["kind"].tolist()[0] == "reworded"
    assert shared_pairs(sentences, apart).empty


@given(st.permutations(range(5)))
@settings(max_examples=20, deadline=None)
def test_the_order_of_articles_changes_nothing(order):
    articles = articles_of(BRIDGE, OTHER, TRIMMED + " " + OTHER, REWORDED, THIRD)
    sentences = article_sentences(articles)
    vectors = dict(zip(sentences["text"], np.eye(len(sentences)), strict=True))
    shuffled = article_sentences(articles.iloc[list(order)])
    tables = [
        shared_pairs(table, np.array([vectors[t] for t in table["text"].unique()], np.float32))
        for table in (sentences, shuffled)
    ]
    pd.testing.assert_frame_equal(*tables)


def test_sentences_too_short_to_be_evidence_are_no_pair():
    assert pairs_of("He did not say why.", "He did not say why.").empty
    assert pairs_of("Update at 8.50 a.m. ET.", "Update at 9.15 a.m. ET.").empty


def test_one_article_is_not_paired_with_itself():
    assert pairs_of(BRIDGE + "\n\n" + BRIDGE).empty


def test_what_an_outlet_says_under_every_article_is_in_no_pair_and_no_group():
    line = "Write to the newsroom of the Torvald Herald with tips, pictures and corrections."
    texts = [f"{text}\n\n{line}" for text in (BRIDGE, OTHER, THIRD)]
    articles = articles_of(*texts, outlets=["Herald"] * 3)
    sentences = article_sentences(articles)
    assert is_boilerplate(sentences).sum() == 3
    assert share_groups(articles, sentences, shared_pairs(sentences)).empty


def test_agency_text_in_many_outlets_is_no_boilerplate():
    assert len(pairs_of(*[BRIDGE] * 4)) == 3 * 6


def test_closing_lines_of_one_outlet_make_no_group():
    lines = (
        "Subscribers read our harbour letter first. Tell the editors about any error you see here."
    )
    texts = [f"{BRIDGE} {OTHER}\n\n{lines}", f"{THIRD} {FOURTH}\n\n{lines}"]
    articles = articles_of(*texts, outlets=["Herald"] * 2)
    sentences = article_sentences(articles)
    pairs = shared_pairs(sentences)
    assert len(pairs) == 2
    assert share_groups(articles, sentences, pairs).empty


def test_articles_with_a_copied_passage_are_one_group_and_marked():
    articles = articles_of(f"{OTHER} {BRIDGE}", f"{BRIDGE} {THIRD}", THIRD.upper())
    sentences = article_sentences(articles)
    pairs = shared_pairs(sentences)
    groups = share_groups(articles, sentences, pairs)
    marked, told = mark_shared(articles, sentences, pairs, groups)
    assert marked["share_group"].tolist()[0] == "share-a00"
    assert told.groupby("article_id")["shared"].sum().tolist() == [3, 5, 2]
    assert not sentences["shared"].any()


def test_a_passage_is_the_sentences_that_go_on_in_both():
    sentences = article_sentences(articles_of(f"{OTHER} {BRIDGE}", f"{BRIDGE} {THIRD} {OTHER}"))
    runs = shared_passages(sentences, shared_pairs(sentences))
    places = runs[["first_a", "last_a", "first_b", "last_b"]].to_numpy().tolist()
    assert places == [[0, 1, 5, 6], [2, 4, 0, 2]]
    assert runs["n_words"].tolist() == [len(OTHER.split()), len(BRIDGE.split())]


def test_two_reports_of_one_quotation_are_no_group():
    said = "“We shall rebuild the eastern pier in steel. Nobody here will wait for another barge.”"
    articles = articles_of(f"{OTHER}\n\n{said}", f"{THIRD}\n\n{said}")
    sentences = article_sentences(articles)
    pairs = shared_pairs(sentences)
    assert len(pairs) == 2
    assert share_groups(articles, sentences, pairs).empty


def links_of(*edges: tuple[str, str, int]) -> pd.DataFrame:
    columns = ["article_id_a", "article_id_b", "n_shared_a"]
    table = pd.DataFrame(edges, columns=columns)
    return table.assign(n_shared_b=table["n_shared_a"], linked=True)


def test_a_chain_does_not_make_its_ends_one_group():
    links = links_of(("a", "b", 9), ("b", "c", 3), ("c", "d", 8))
    assert grouped_articles(links) == [["a", "b"], ["c", "d"]]


def test_three_that_all_share_are_one_group_whatever_the_order():
    edges = [("a", "b", 3), ("a", "c", 3), ("b", "c", 3)]
    assert grouped_articles(links_of(*edges)) == grouped_articles(links_of(*edges[::-1]))
    assert grouped_articles(links_of(*edges)) == [["a", "b", "c"]]


def test_the_matrix_counts_sentences_found_in_the_other_outlet():
    sentences = article_sentences(articles_of(f"{BRIDGE} {OTHER}", BRIDGE))
    table = shared_share(shared_pairs(sentences), sentences).set_index(["outlet", "found_in"])
    assert table.loc[("Outlet 0", "Outlet 1"), "share"] == pytest.approx(3 / 5)
    assert table.loc[("Outlet 1", "Outlet 0"), "share"] == 1
    assert table.loc[("Outlet 0", "Outlet 0"), ["share"]].isna().all()
    assert table["n_sentences"].tolist() == [5, 5, 3, 3]


def test_an_empty_corpus_has_empty_tables():
    articles = articles_of()
    sentences = article_sentences(articles)
    pairs = shared_pairs(sentences)
    groups = share_groups(articles, sentences, pairs)
    assert pairs.empty
    assert groups.empty
    assert shared_share(pairs, sentences).empty
    assert [len(table) for table in mark_shared(articles, sentences, pairs, groups)] == [0, 0]


def test_a_corpus_that_shares_nothing_keeps_every_row():
    articles = articles_of(BRIDGE, "", THIRD)
    sentences = article_sentences(articles)
    pairs = shared_pairs(sentences)
    marked, told = mark_shared(articles, sentences, pairs, share_groups(articles, sentences, pairs))
    assert marked["share_group"].tolist() == ["", "", ""]
    assert len(told) == 5
    assert not told["shared"].any()
    assert article_links(sentences, pairs).empty


def test_vectors_for_other_sentences_are_refused():
    sentences = article_sentences(articles_of(BRIDGE, OTHER))
    with pytest.raises(CorpusError, match="one vector per distinct text"):
        shared_pairs(sentences, np.ones((3, 2), np.float32))


def test_of_some_sentences_the_share_is_of_these_alone():
    rows = [("s1", "a", "Alto"), ("s2", "a", "Alto"), ("s3", "b", "Bora"), ("s4", "b", "Bora")]
    table = pd.DataFrame(rows, columns=["sentence_id", "article_id", "outlet"])
    pairs = pd.DataFrame({"sentence_id_a": ["s1"], "sentence_id_b": ["s3"]})
    some = table[table["sentence_id"].isin(["s1"])]
    shares = shared_share(pairs, table, some).set_index(["outlet", "found_in"])["share"]
    assert shares["Alto", "Bora"] == 1
    assert pd.isna(shares["Bora", "Alto"])  # none of its sentences counts
    assert shared_share(pairs, table).set_index(["outlet", "found_in"])["share"].max() == 0.5
