"""How sure we are of a number: intervals that respect the sampling design.

An outlet's estimate is a ratio of sums over its articles, Σ score_sum / Σ weight_sum. Sentences
of one article are alike, so articles are resampled, not sentences. The plain bootstrap interval
is too narrow for few articles (with five it holds the truth 82 to 83 % of the time). Here it
gives the standard error, corrected by √(n / (n − 1)), and Student's t gives the width, with as
many degrees of freedom as there are articles that carry weight (Kish's effective number), less
one. `docs/measures.md` has the simulation.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

N_RESAMPLES = 2_000
SEED = 20250623
ROUNDING = 1e-9  # a spread below this is that of units which agree, but for their last bits


class Spread(NamedTuple):
    """An estimate, its standard error and the degrees of freedom of that error; NaN if unknown."""

    estimate: float
    error: float
    freedom: float


def ratio_spread(score_sums: np.ndarray, weight_sums: np.ndarray) -> Spread:
    """Estimate and bootstrap standard error of Σ score_sums / Σ weight_sums over sampled units.

    Args:
        score_sums: summed weighted score of each unit, shape (n_units,).
        weight_sums: summed weight of each unit, shape (n_units,), all above 0.

    Returns:
        With no unit all NaN; with one the estimate alone, as its spread is unknown.
    """
    n_units = len(score_sums)
    if n_units == 0:
        return Spread(np.nan, np.nan, np.nan)
    estimate = float(score_sums.sum() / weight_sums.sum())
    if n_units == 1:
        return Spread(estimate, np.nan, np.nan)
    counts = _resample_counts(n_units)
    resampled = (counts @ score_sums) / (counts @ weight_sums)
    error = float(resampled.std() * np.sqrt(n_units / (n_units - 1)))
    error = 0.0 if error < ROUNDING else error
    effective = weight_sums.sum() ** 2 / (weight_sums**2).sum()
    return Spread(estimate, error, max(1.0, float(effective) - 1))


def interval(
    spread: Spread, *, low: float, high: float, level: float = 0.95, n_comparisons: int = 1
) -> tuple[float, float]:
    """The confidence interval of an estimate, cut at the measure's own range `low` … `high`.

    With `n_comparisons` above 1 it is one of so many intervals that hold together (Bonferroni).
    Both ends are NaN where the spread is unknown, and where it is exactly 0, as units that agree
    but for rounding tell nothing of how others would differ.
    """
    if not spread.error > 0:
        return np.nan, np.nan
    tail = (1 - level) / 2 / n_comparisons
    half = -float(stdtrit(spread.freedom, tail)) * spread.error
    return max(low, spread.estimate - half), min(high, spread.estimate + half)


def gap_spread(a: Spread, b: Spread) -> Spread:
    """Spread of the difference a − b of two independent estimates (Welch–Satterthwaite)."""
    variances = a.error**2, b.error**2
    total = sum(variances)
    if not total > 0:
        return Spread(a.estimate - b.estimate, np.nan, np.nan)
    freedom = total**2 / (variances[0] ** 2 / a.freedom + variances[1] ** 2 / b.freedom)
    return Spread(a.estimate - b.estimate, float(np.sqrt(total)), float(freedom))


@lru_cache(maxsize=64)
def _resample_counts(n_units: int) -> np.ndarray:
    """How often each unit is drawn in each resample, shape (N_RESAMPLES, n_units); seeded."""
    draws = np.random.default_rng([SEED, n_units]).integers(n_units, size=(N_RESAMPLES, n_units))
    flat = draws + n_units * np.arange(N_RESAMPLES)[:, None]
    counts = np.bincount(flat.ravel(), minlength=N_RESAMPLES * n_units)
    counts = counts.reshape(N_RESAMPLES, n_units).astype(np.float64)
    counts.flags.writeable = False
    return counts
