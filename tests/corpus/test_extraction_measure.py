import pytest

from evaluation.extraction import mean_ci, token_score


def test_the_true_article_scores_one_and_another_zero():
    assert token_score("The bridge is open.", "the bridge is open") == pytest.approx((1, 1, 1))
    assert token_score("A fox.", "the bridge is open")[2] == 0


def test_half_of_the_words_and_nothing_else_is_full_precision_and_half_recall():
    assert token_score("the bridge", "the bridge is open")[:2] == (1, 0.5)


def test_words_said_twice_count_once_if_the_article_says_them_once():
    assert token_score("open open", "open")[0] == 0.5


def test_equal_pages_have_an_interval_of_no_width():
    assert mean_ci([0.5] * 9) == (0.5, 0.5, 0.5)
