"""Figures of agreement between answers and labels. Undefined is NaN, never 0."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

Array = npt.NDArray[Any]
N_BINS = 10


def accuracy(right: Array) -> float:
    """Share of right answers, 0 … 1; NaN where there are none to judge."""
    return float(right.mean()) if len(right) else float("nan")


def class_scores(gold: Array, guess: Array, name: Any) -> tuple[float, float, float]:
    """Precision, recall and F1 of one class, each 0 … 1.

    Precision is NaN where the class is never guessed, recall where it never is the label, F1 where
    it is neither.
    """
    both = float(((gold == name) & (guess == name)).sum())
    n_gold, n_guess = float((gold == name).sum()), float((guess == name).sum())
    return _ratio(both, n_guess), _ratio(both, n_gold), _ratio(2 * both, n_gold + n_guess)


def macro_f1(gold: Array, guess: Array, names: Sequence[Any] | None = None) -> float:
    """Mean over the classes of F1, 0 … 1; a class that is neither label nor guess has no part.

    Args:
        gold: the labels.
        guess: the answers, of the same length.
        names: the classes; by default those among the labels.
    """
    classes = np.unique(gold) if names is None else names
    scores = np.array([class_scores(gold, guess, name)[2] for name in classes])
    known = scores[~np.isnan(scores)]
    return float(known.mean()) if len(known) else float("nan")


def auc(gold: Array, score: Array) -> float:
    """Share of (true, false) pairs in which the true one scores higher; a tie counts half.

    NaN where all labels are the same.
    """
    truth = gold.astype(bool)
    n_true, n_false = int(truth.sum()), int((~truth).sum())
    if not n_true or not n_false:
        return float("nan")
    ranks = float(rankdata(score)[truth].sum())
    return (ranks - n_true * (n_true + 1) / 2) / (n_true * n_false)


def spearman(one: Array, other: Array) -> float:
    """Spearman's rank correlation, −1 … 1, ties at their mean rank; NaN where one never varies."""
    a, b = rankdata(one), rankdata(other)
    if len(a) < 2 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])


def reliability(stated: Array, right: Array) -> list[tuple[float, float, int]]:
    """For each of ten equal bins of stated probability: its mean, the share right, n.

    A probability on the border of two bins falls into the upper one, 1 into the last; empty bins
    are left out.
    """
    bins = np.minimum((stated * N_BINS).astype(int), N_BINS - 1)
    rows = [(stated[bins == b], right[bins == b]) for b in range(N_BINS)]
    return [(float(p.mean()), float(r.mean()), len(p)) for p, r in rows if len(p)]


def calibration_error(stated: Array, right: Array) -> float:
    """ECE: mean distance of stated probability and share right over ten bins, weighed by n."""
    if not len(stated):
        return float("nan")
    rows = reliability(stated, right)
    return sum(n * abs(share - mean) for mean, share, n in rows) / len(stated)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
