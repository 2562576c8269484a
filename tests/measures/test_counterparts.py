"""Nouns that outlets put for one another: by hand, with words of known nearness."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures.counterparts import MOST_TOLD, counterparts

TERMS = ["action", "aggression", "army", "military action", "regime", "river", "state", "strike"]
# aggression, strike and military action lie together, regime with state; the others apart.
GROUP = {"aggression": 0, "strike": 0, "military action": 0, "action": 0, "regime": 1, "state": 1}


def vectors() -> np.ndarray:
    rows = []
    for number, term in enumerate(TERMS):
        own = np.zeros(2 + len(TERMS), np.float32)
        own[2 + number] = 1
        if term in GROUP:
            own[GROUP[term]] = 1.5
        rows.append(own / np.linalg.norm(own))
    return np.array(rows)


def told(*claims: list[str]) -> tuple[pd.DataFrame, dict[str, frozenset[str]]]:
    """Each claim is a list of “Outlet: noun, noun”, one a sentence."""
    rows, nouns = [], {}
    for number, sentences in enumerate(claims):
        for place, sentence in enumerate(sentences):
            outlet, _, said = sentence.partition(": ")
            sentence_id = f"{outlet}-{number}-{place:03d}"
            rows.append((sentence_id, f"claim-{number}", outlet))
            nouns[sentence_id] = frozenset(filter(None, said.split(", ")))
    return pd.DataFrame(rows, columns=["sentence_id", "claim_id", "outlet"]), nouns


def found(*claims: list[str]) -> dict[tuple[str, str], int]:
    return counterparts(*told(*claims), TERMS, vectors())


SWAP = ["A: strike, river", "B: aggression, river"]


def test_claims_are_counted_in_which_the_one_stands_where_the_other_does():
    assert found(SWAP) == {("aggression", "strike"): 1}
    again = ["A: strike, regime", "B: aggression, state, army"]
    assert found(SWAP, again, SWAP) == {("aggression", "strike"): 3}


def test_two_nouns_that_were_never_the_only_ones_that_differ_are_no_counterparts():
    both = ["A: strike, regime", "B: aggression, state"]
    assert found(both, both) == {}


def test_of_several_nouns_only_those_nearest_to_one_another_count():
    listed = ["A: strike, army", "B: aggression, river"]
    pairs = found(SWAP, listed, ["A: army", "B: river"])
    assert pairs == {("aggression", "strike"): 2, ("army", "river"): 1}


def test_one_outlet_in_other_words_or_a_noun_that_both_have_swaps_nothing():
    assert found(["A: strike", "A: aggression"]) == {}
    assert found(["A: strike, aggression", "B: aggression"]) == {}


def test_a_word_of_a_phrase_does_not_stand_beside_the_phrase():
    phrase = ["A: strike", "B: military action, action"]
    assert found(phrase) == {("military action", "strike"): 1}


def test_words_of_one_family_do_not_swap():
    assert found(["A: state", "B: state, regime"], ["A: action", "B: military action"]) == {}


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_the_sentences_matters(seed):
    statements, nouns = told(SWAP, ["A: strike, army", "B: aggression, river", "C: state"])
    mixed = statements.sample(frac=1, random_state=seed)
    there, again = (counterparts(s, nouns, TERMS, vectors()) for s in (statements, mixed))
    assert list(there.items()) == list(again.items())


def test_of_a_claim_of_very_many_sentences_the_first_are_held_against_one_another():
    many = [f"A{n:03d}: strike" for n in range(MOST_TOLD)]
    assert found([*many, "Z: aggression"]) == {}
    assert found([*many[1:], "Z: aggression"]) == {("aggression", "strike"): 1}


def test_a_story_without_claims_has_none():
    assert found() == {}
