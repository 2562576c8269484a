import numpy as np
import pytest

from analysis.measures.uncertainty import Spread, gap_spread, interval, ratio_spread

FREE = {"low": -np.inf, "high": np.inf}


def test_mean_of_ones_is_one_and_has_no_known_spread():
    spread = ratio_spread(np.full(6, 2.0), np.full(6, 2.0))
    assert spread.estimate == 1
    assert np.isnan(interval(spread, **FREE)).all()


def test_one_article_has_an_estimate_and_no_interval():
    spread = ratio_spread(np.array([0.4]), np.array([2.0]))
    assert spread.estimate == pytest.approx(0.2)
    assert np.isnan(interval(spread, **FREE)).all()


def test_nothing_sampled_is_undefined():
    assert np.isnan(ratio_spread(np.array([]), np.array([]))).all()


def test_with_equal_weights_the_interval_is_students():
    # Five articles at −2 … 2: s = √2.5, t(4) = 2.776, so ±2.776·√(2.5/5) = ±1.963.
    low, high = interval(ratio_spread(np.arange(-2.0, 3.0), np.ones(5)), **FREE)
    assert high == pytest.approx(1.963, rel=0.03)
    assert low == pytest.approx(-1.963, rel=0.03)


def test_interval_stays_within_the_range_of_the_measure():
    low, high = interval(Spread(0.9, 0.5, 3.0), low=-1, high=1)
    assert (low >= -1, high) == (True, 1)


def test_more_comparisons_widen_the_interval():
    spread = Spread(0.0, 0.1, 9.0)
    alone, together = interval(spread, **FREE), interval(spread, **FREE, n_comparisons=10)
    assert together[1] > alone[1]


def test_same_input_gives_the_same_bits():
    sums, weights = np.array([0.3, -0.1, 0.7]), np.array([1.0, 2.0, 0.5])
    assert ratio_spread(sums, weights) == ratio_spread(sums.copy(), weights.copy())


def test_a_heavy_article_leaves_fewer_degrees_of_freedom():
    sums = np.array([1.0, 0.0, 0.5, 0.2])
    even, uneven = ratio_spread(sums, np.ones(4)), ratio_spread(sums, np.array([9.0, 1, 1, 1]))
    assert uneven.freedom < even.freedom == 3


def test_gap_of_like_spreads_follows_welch():
    gap = gap_spread(Spread(0.5, 0.1, 4.0), Spread(0.1, 0.1, 4.0))
    assert gap == pytest.approx((0.4, np.sqrt(0.02), 8.0))


@pytest.mark.parametrize("n_articles", [5, 12])
def test_intervals_hold_the_truth_at_least_93_times_in_100(n_articles):
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(800):
        weights = rng.gamma(4.0, size=n_articles)
        means = 0.1 + rng.normal(scale=0.2, size=n_articles)
        low, high = interval(ratio_spread(weights * means, weights), **FREE)
        held += low <= 0.1 <= high
    assert held / 800 >= 0.93


def test_units_that_agree_but_for_rounding_have_no_interval():
    spread = ratio_spread(np.array([0.03] * 3), np.array([0.3] * 3))
    assert spread.error == 0
    assert np.isnan(interval(spread, low=-1, high=1)).all()
