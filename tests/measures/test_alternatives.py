import numpy as np
import pandas as pd
import pytest

from analysis.measures.alternatives import (
    may_swap,
    statement_pairs,
    swapped_terms,
    term_clusters,
)
from analysis.measures.choices import chance_of, word_choices


def unit_rows(*rows):
    table = np.array(rows, np.float32)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


def test_sentences_that_are_each_others_nearest_make_the_same_statement():
    vectors = unit_rows([1, 0, 0], [0, 1, 0], [1, 0.3, 0], [1, 0.5, 0], [0, 0, 1])
    assert statement_pairs(vectors, np.array([0, 0, 1, 1, 1])) == [(0, 2)]


def test_copies_and_sentences_of_one_outlet_make_no_pair():
    vectors = unit_rows([1, 0], [1, 0.0001], [1, 0.5])
    assert statement_pairs(vectors, np.array([0, 1, 1])) == []  # the nearest is a copy
    assert statement_pairs(vectors, np.array([0, 0, 0])) == []


def test_forms_of_one_family_and_other_kinds_of_word_do_not_swap():
    assert may_swap("strike", "aggression")
    assert not may_swap("supporter", "supporting")
    assert not may_swap("help", "supporting")
    assert not may_swap("military strike", "strike")


@pytest.mark.parametrize(
    ("one", "other"),
    [("fell", "fall"), ("rose", "risen"), ("woman", "women"), ("gray", "grey"), ("tyre", "tire")],
)
def test_forms_and_spellings_of_one_word_are_no_choice_of_words(one, other):
    assert not may_swap(one, other)
    assert not may_swap(f"price {one}", f"cost {other}")
    assert may_swap(one, "strike")


# 120 terms that have nothing in common, but for the first three, which are near one another.
TERMS = ["aggression", "attack", "raid", *(f"{k:03}" for k in range(117))]


def cosines():
    table = np.eye(120, dtype=np.float32)
    table[:3, :3] = [[1, 0.8, 0.75], [0.8, 1, 0.7], [0.75, 0.7, 1]]
    table[3:, 3:] += 0.001
    return table


def test_terms_that_only_one_sentence_has_stand_for_one_another_where_they_are_near():
    terms_of = [frozenset({"attack", "000", "005"}), frozenset({"raid", "001", "005"})]
    counted = swapped_terms([(0, 1)], terms_of, TERMS, cosines())
    assert counted["attack", "raid"] == 1
    assert all("005" not in pair for pair in counted)


def test_terms_near_one_another_form_a_cluster_and_others_none():
    counted = {("attack", "raid"): 2, ("aggression", "attack"): 2, ("000", "attack"): 5}
    assert term_clusters(counted, TERMS, cosines()) == [("aggression", "attack", "raid")]
    assert term_clusters({}, [], np.zeros((0, 0), np.float32)) == []


def uses(rows):
    """Uses from (outlet, article, term, n)."""
    table = [(f"{a}-{term}{k}", a, o, term) for o, a, term, n in rows for k in range(n)]
    return pd.DataFrame(table, columns=["sentence_id", "article_id", "outlet", "term"])


FORMS = {"attack": "attacks", "raid": "raids"}
TWO = [("Alto", "a1", "attack", 3), ("Alto", "a1", "raid", 1), ("Bora", "b1", "raid", 4)]


def test_an_outlets_share_is_its_uses_of_the_word_among_those_of_the_cluster():
    table = word_choices(uses(TWO), [("attack", "raid")], FORMS)
    shares = table.set_index(["outlet", "term"])["estimate"]
    assert shares["Alto", "attack"] == pytest.approx(0.75)
    assert shares["Bora", "attack"] == 0
    assert table["cluster"].unique().tolist() == ["raids / attacks"]
    assert table.set_index(["outlet", "term"])["n"]["Bora", "raid"] == 4


def test_a_cluster_in_which_all_prefer_one_word_is_no_choice():
    same = [("Alto", "a1", "attack", 3), ("Bora", "b1", "attack", 4), ("Bora", "b1", "raid", 1)]
    assert word_choices(uses(same), [("attack", "raid")], FORMS).empty


def test_one_use_is_no_preference():
    once = [("Alto", "a1", "attack", 3), ("Bora", "b1", "raid", 1)]
    assert word_choices(uses(once), [("attack", "raid")], FORMS).empty


def test_outlets_surely_differ_only_where_their_articles_agree():
    rows = [("Alto", f"a{k}", "attack", 5) for k in range(6)]
    rows += [("Alto", "a0", "raid", 1), ("Alto", "a3", "raid", 1), ("Bora", "b2", "attack", 1)]
    rows += [("Bora", f"b{k}", "raid", 4) for k in range(6)] + [("Bora", "b4", "attack", 1)]
    assert word_choices(uses(rows), [("attack", "raid")], FORMS)["differ"].all()
    assert not word_choices(uses(TWO), [("attack", "raid")], FORMS)["differ"].any()


def test_shuffled_uses_change_nothing():
    table = word_choices(uses(TWO), [("attack", "raid")], FORMS)
    again = word_choices(uses(TWO).sample(frac=1, random_state=1), [("attack", "raid")], FORMS)
    pd.testing.assert_frame_equal(table, again)


def test_even_counts_are_chance_and_uneven_ones_are_not():
    assert chance_of(np.array([[5.0, 5.0], [5.0, 5.0]])) == pytest.approx(1)
    assert chance_of(np.array([[20.0, 0.0], [0.0, 20.0]])) < 1e-6
