"""Sentences that have only names in common are kept apart; all others as they were."""

import numpy as np
import pytest

from analysis.corpus.claim_groups import NEVER
from analysis.corpus.claim_likeness import WEIGHTS, Compared
from analysis.corpus.claim_subjects import name_words, unless_of_names
from analysis.corpus.shared_words import words_of

VISIT = "Yesterday Mayor Teresa Oduya visited the quarter."


def likely_of(other, **features):
    """How likely VISIT and another sentence are one claim by the rule, when it was .9 before."""
    texts = [VISIT, other, "The mayor and Mayor Teresa Oduya are one."]
    row = np.array([[float(features.get(name, 0)) for name in WEIGHTS]])
    compared = Compared(np.array([0]), np.array([1]), row)
    words = [words_of(text) for text in texts]
    return unless_of_names(np.array([0.9]), compared, words, name_words(texts, []))[0]


def test_a_name_and_its_title_are_no_fact_in_common():
    assert likely_of("Mayor Teresa Oduya rejected the criticism.") == NEVER


@pytest.mark.parametrize(
    "other",
    [
        "Mayor Teresa Oduya visited the harbour.",
        "Oduya has seen the quarter.",
        "Nothing at all is common here.",
    ],
)
def test_another_word_in_common_or_none_changes_nothing(other):
    assert likely_of(other) == 0.9


@pytest.mark.parametrize("feature", ["figures", "both_lead"])
def test_a_figure_in_common_and_the_top_of_both_articles_change_nothing(feature):
    assert likely_of("Mayor Teresa Oduya rejected the criticism.", **{feature: 1}) == 0.9


def test_names_are_the_words_that_never_stand_without_a_capital():
    texts = ["Work began when Ana Bell came.", "They saw the Work of Bell.", "It is hard work."]
    assert name_words(texts, []) == {"ana", "bell"}


def test_a_headline_makes_no_name_of_a_word_and_can_show_that_one_is_none():
    bodies = ["Yesterday Ana Bell came.", "She praised the Quarter."]
    assert name_words(bodies, ["Ana Bell Visits Harbour", "A quarter waits"]) == {"ana", "bell"}
