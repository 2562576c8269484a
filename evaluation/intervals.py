"""Bootstrap intervals: what was sampled is drawn again, articles and claims as wholes."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

SEED, N_RESAMPLES = 0, 1_000
LEVEL = (0.025, 0.975)
# An interval of a figure that most resamples leave undefined would speak of the others only.
LEAST_DEFINED = 0.9

Index = npt.NDArray[np.int64]
# Named figures of the rows chosen by an index; a row drawn twice stands in it twice.
Measure = Callable[[Index], Mapping[str, float]]
Figure = dict[str, float | None]


def with_intervals(measure: Measure, groups: Sequence[Hashable]) -> dict[str, Figure]:
    """Each figure of `measure` as value, low and high (95 %, percentile), undefined as None.

    Args:
        measure: what is to be known; called once with all rows and 1,000 times with resamples.
        groups: for each row what it was sampled with: its article, its claim, or its own number.
    """
    found = measure(np.arange(len(groups)))
    drawn = [measure(index) for index in resamples(groups)]
    return {
        name: {"value": number(value), **_ends([one.get(name) for one in drawn])}
        for name, value in found.items()
    }


def resamples(groups: Sequence[Hashable]) -> list[Index]:
    """1,000 seeded draws, with replacement, of whole groups of rows, in order of appearance.

    None where there is but one group: how the next would differ cannot be known from it.
    """
    places: dict[Hashable, list[int]] = {}
    for row, group in enumerate(groups):
        places.setdefault(group, []).append(row)
    if len(places) < 2:
        return []
    rows = [np.array(some, dtype=np.int64) for some in places.values()]
    chance = np.random.default_rng(SEED)
    draws = chance.integers(len(rows), size=(N_RESAMPLES, len(rows)))
    return [np.concatenate([rows[i] for i in draw]) for draw in draws]


def in_brackets(figure: Figure) -> str:
    """A figure with its interval as the measurements on their own print it."""
    value, low, high = (figure[name] or float("nan") for name in ("value", "low", "high"))
    return f"{value:.3f} ({low:.3f} to {high:.3f})"


def number(value: float) -> float | None:
    """A figure as the results file keeps it: six decimals, None for what is not defined."""
    return round(float(value), 6) if np.isfinite(value) else None


def _ends(values: Sequence[Any]) -> Figure:
    known = np.array([value for value in values if value is not None and np.isfinite(value)])
    if not len(known) or len(known) < LEAST_DEFINED * len(values):
        return {"low": None, "high": None}
    low, high = np.quantile(known, LEVEL)
    return {"low": number(low), "high": number(high)}
