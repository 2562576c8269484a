import pytest

from evaluation.extraction import character_counts, characters_row, mean_ci, token_score


def test_the_true_article_scores_one_and_another_zero():
    assert token_score("The bridge is open.", "the bridge is open") == pytest.approx((1, 1, 1))
    assert token_score("A fox.", "the bridge is open")[2] == 0


def test_half_of_the_words_and_nothing_else_is_full_precision_and_half_recall():
    assert token_score("the bridge", "the bridge is open")[:2] == (1, 0.5)


def test_words_said_twice_count_once_if_the_article_says_them_once():
    assert token_score("open open", "open")[0] == 0.5


def test_equal_pages_have_an_interval_of_no_width():
    assert mean_ci([0.5] * 9) == (0.5, 0.5, 0.5)


def test_characters_are_counted_of_the_words_that_body_and_text_share():
    assert character_counts("the bridge, and more", "The bridge is open") == (9, 15, 16)


def test_the_row_of_characters_has_the_median_of_pages_and_all_of_them_together():
    row = characters_row("held back", [(9, 10, 9), (10, 10, 20), (80, 80, 80)])
    assert row == "| held back | 3 | 1.000 | 1.000 | 0.990 | 0.908 | 1 |"
