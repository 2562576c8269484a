import math

import numpy as np
import pytest

from evaluation.intervals import number, resamples, with_intervals
from evaluation.metrics import (
    accuracy,
    auc,
    calibration_error,
    class_scores,
    macro_f1,
    reliability,
    spearman,
)


def test_precision_recall_and_f1_of_a_class():
    gold, guess = np.array([1, 1, 1, 0]), np.array([1, 0, 0, 1])
    assert class_scores(gold, guess, 1) == pytest.approx((0.5, 1 / 3, 0.4))


def test_what_was_never_guessed_has_no_precision_and_what_never_occurs_no_score():
    precision, recall, f1 = class_scores(np.array([1]), np.array([0]), 1)
    assert math.isnan(precision)
    assert (recall, f1) == (0, 0)
    assert all(map(math.isnan, class_scores(np.array([1]), np.array([1]), 7)))


def test_macro_f1_takes_classes_alike_and_leaves_out_those_that_never_occur():
    gold, guess = np.array([0, 0, 0, 1]), np.array([0, 0, 0, 0])
    assert macro_f1(gold, guess, [-1, 0, 1]) == pytest.approx((6 / 7 + 0) / 2)


def test_figures_are_those_of_scikit_learn():
    metrics = pytest.importorskip("sklearn.metrics")
    chance = np.random.default_rng(3)
    gold, guess = chance.integers(0, 3, 80), chance.integers(0, 3, 80)
    score = chance.integers(0, 9, 80) / 9
    assert macro_f1(gold, guess) == pytest.approx(metrics.f1_score(gold, guess, average="macro"))
    assert auc(gold == 1, score) == pytest.approx(metrics.roc_auc_score(gold == 1, score))


def test_spearman_is_that_of_scipy_with_ties():
    from scipy.stats import spearmanr

    one, other = np.array([1, 2, 2, 4, 0]), np.array([1, 1, 3, 5, 2])
    assert spearman(one, other) == pytest.approx(spearmanr(one, other).statistic)


@pytest.mark.parametrize(
    "value",
    [auc(np.array([1, 1]), np.array([1, 2])), spearman(np.ones(3), np.arange(3)),
     accuracy(np.array([])), calibration_error(np.array([]), np.array([]))],
)  # fmt: skip
def test_what_is_not_defined_is_nan_and_written_as_none(value):
    assert math.isnan(value)
    assert number(value) is None


def test_certain_and_right_half_of_the_time_is_a_calibration_error_of_a_half():
    assert calibration_error(np.ones(4), np.array([1, 1, 0, 0])) == 0.5
    assert reliability(np.ones(4), np.array([1, 1, 0, 0])) == [(1.0, 0.5, 4)]


def test_calibration_is_weighed_by_the_rows_of_a_bin():
    stated, right = np.array([0.75, 0.75, 0.75, 0.35]), np.array([1, 1, 1, 0])
    assert calibration_error(stated, right) == pytest.approx((3 * 0.25 + 0.35) / 4)


def test_a_figure_that_never_varies_has_an_interval_of_no_width():
    found = with_intervals(lambda index: {"it": 0.5}, range(9))
    assert found == {"it": {"value": 0.5, "low": 0.5, "high": 0.5}}


def test_the_interval_of_a_share_is_about_two_standard_errors_wide_each_way():
    right = np.array([1, 0] * 50)
    it = with_intervals(lambda index: {"it": right[index].mean()}, range(100))["it"]
    assert it["low"] == pytest.approx(0.40, abs=0.02)
    assert it["high"] == pytest.approx(0.60, abs=0.02)


def test_rows_of_one_article_are_drawn_together():
    for index in resamples(["a", "a", "b", "b"])[:20]:
        assert index.reshape(-1, 2).tolist() in ([[0, 1]] * 2, [[2, 3]] * 2, [[0, 1], [2, 3]],
                                                 [[2, 3], [0, 1]])  # fmt: skip


def test_draws_are_the_same_every_time():
    assert all(map(np.array_equal, resamples(range(5)), resamples(range(5))))


def test_a_figure_that_many_resamples_leave_undefined_has_no_interval():
    found = with_intervals(lambda index: {"it": 1.0 if 0 in index else math.nan}, range(3))["it"]
    assert found == {"value": 1.0, "low": None, "high": None}
