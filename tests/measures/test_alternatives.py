import numpy as np
import pandas as pd
import pytest

from analysis.measures.alternatives import may_swap, nearest_pairs, term_clusters, weighed_likeness
from analysis.measures.choices import chance_of, word_choices

# Two pairs of near terms, of which the first also stands in like sentences.
TERMS = ["attack", "lemon", "orange", "raid"]
VECTORS = np.array([[1, 0, 0], [0, 1, 0], [0, 0.8, 0.6], [0.8, 0, 0.6]], np.float32)
SENTENCES = np.array([[1, 0], [1, 0], [0, 1], [0, -1]], np.float32)
USED = np.array([[1, 0, 0, 0], [0, 0, 0, 1], [0, 1, 0, 0], [0, 0, 1, 0]], bool)


def test_the_nearest_are_those_that_stand_in_like_sentences_too():
    pairs = list(nearest_pairs(TERMS, VECTORS, SENTENCES, USED, np.array([0, 1, 0, 1])))
    assert pairs[:2] == [("attack", "raid"), ("lemon", "orange")]
    assert ("attack", "orange") in pairs
    assert ("attack", "lemon") not in pairs  # the first outlet alone has both


def test_what_one_outlet_alone_uses_is_no_choice_of_two():
    pairs = list(nearest_pairs(TERMS, VECTORS, SENTENCES, USED, np.array([0, 0, 1, 1])))
    assert ("attack", "raid") not in pairs
    assert ("attack", "lemon") in pairs
    assert list(nearest_pairs(TERMS[:1], VECTORS[:1], SENTENCES, USED[:, :1], np.arange(4))) == []


def test_forms_of_one_family_and_other_kinds_of_word_do_not_swap():
    assert may_swap("strike", "aggression")
    assert not may_swap("supporter", "supporting")
    assert not may_swap("help", "supporting")
    assert not may_swap("military strike", "strike")
    assert not may_swap("election", "re-election")
    assert not may_swap("act", "action")


@pytest.mark.parametrize(
    ("one", "other"),
    [("fell", "fall"), ("rose", "risen"), ("woman", "women"), ("gray", "grey"), ("tyre", "tire")],
)
def test_forms_and_spellings_of_one_word_are_no_choice_of_words(one, other):
    assert not may_swap(one, other)
    assert not may_swap(f"price {one}", f"cost {other}")
    assert may_swap(one, "strike")


LIKE = {("aggression", "attack"): 0.8, ("aggression", "raid"): 0.7, ("attack", "raid"): 0.75}


def test_terms_that_are_all_like_one_another_form_a_cluster():
    assert term_clusters(LIKE, 0.7) == [("aggression", "attack", "raid")]
    assert term_clusters({}, 0.7) == []


def test_a_term_that_is_like_but_one_of_two_stays_out():
    assert term_clusters(LIKE, 0.75) == [("aggression", "attack")]
    assert term_clusters(LIKE | {("attack", "raid"): 0.9}, 0.75) == [("attack", "raid")]
    assert term_clusters(LIKE, 0.81) == []


def test_claims_speak_for_two_terms_and_one_sentence_with_both_against_them():
    together = dict.fromkeys(LIKE, 0.0) | {("attack", "raid"): 0.5}
    weighed = weighed_likeness(LIKE, {("aggression", "raid"): 1}, together)
    assert weighed["aggression", "attack"] == pytest.approx(0.8)
    assert weighed["aggression", "raid"] == pytest.approx(0.85)
    assert weighed["attack", "raid"] == pytest.approx(0.65)


@pytest.mark.parametrize(("n_claims", "more"), [(0, 0), (1, 0.15), (3, 0.45), (4, 0.6), (9, 0.6)])
def test_each_claim_in_which_one_stands_for_the_other_speaks_up_to_four(n_claims, more):
    together = dict.fromkeys(LIKE, 0.0)
    weighed = weighed_likeness(LIKE, {("attack", "raid"): n_claims}, together)
    assert weighed["attack", "raid"] == pytest.approx(LIKE["attack", "raid"] + more)


def test_a_cluster_has_five_terms_at_most():
    names = "abcdefg"
    like = {(x, y): 0.9 for x in names for y in names if x < y}
    assert max(len(cluster) for cluster in term_clusters(like, 0.8)) == 5


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


def test_a_cluster_to_which_all_give_the_same_shares_is_no_choice():
    same = [("Alto", "a1", "attack", 3), ("Bora", "b1", "attack", 4)]
    assert word_choices(uses(same), [("attack", "raid")], FORMS).empty
    varied = [*same, ("Bora", "b1", "raid", 1)]
    shown = word_choices(uses(varied), [("attack", "raid")], FORMS).set_index(["outlet", "term"])
    assert shown["estimate"]["Bora", "raid"] == 0.2
    assert shown["estimate"]["Alto", "raid"] == 0


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
