"""Which outlets can be told apart: reads the table of verdicts, one row a pair of outlets.

Columns: outlet_a, outlet_b, gap, ci_low, ci_high, verdict ("differ" or "cannot tell"). A pair that
is not in the table, or has no interval, was not tested, and nothing is ever said of it.
"""

from itertools import combinations, pairwise

import pandas as pd

from analysis.corpus.schema import require_columns

DIFFER, CANNOT_TELL = "differ", "cannot tell"
Pair = frozenset[str]


def pairs_with(verdict: str, verdicts: pd.DataFrame | None) -> set[Pair]:
    """The pairs of outlets that got this verdict, by an interval; none without a table."""
    if verdicts is None:
        return set()
    require_columns(verdicts, ["outlet_a", "outlet_b", "ci_low", "verdict"], "verdicts")
    chosen = verdicts[(verdicts["verdict"] == verdict) & verdicts["ci_low"].notna()]
    pairs = zip(chosen["outlet_a"], chosen["outlet_b"], strict=True)
    return {frozenset((str(a), str(b))) for a, b in pairs}


def all_within(outlets: list[str], pairs: set[Pair]) -> bool:
    """True when every two of the outlets are among the pairs."""
    return all(frozenset(pair) in pairs for pair in combinations(outlets, 2))


def alike_runs(outlets: list[str], alike: set[Pair]) -> list[tuple[int, int]]:
    """The longest runs of rows (first, last) in which no two outlets can be told apart."""
    runs: list[tuple[int, int]] = []
    for first in range(len(outlets)):
        last = first
        while last + 1 < len(outlets) and all_within(outlets[first : last + 2], alike):
            last += 1
        if last > first and (not runs or last > runs[-1][1]):
            runs.append((first, last))
    return runs


def alike_chains(outlets: list[str], alike: set[Pair]) -> list[tuple[int, int]]:
    """The longest runs of rows in which no outlet can be told apart from the next one."""
    chains: list[tuple[int, int]] = []
    for row, pair in enumerate(pairwise(outlets)):
        if frozenset(pair) not in alike:
            continue
        if chains and chains[-1][1] == row:
            chains[-1] = (chains[-1][0], row + 1)
        else:
            chains.append((row, row + 1))
    return chains


def in_lanes(runs: list[tuple[int, int]]) -> list[int]:
    """For each run the side lane it is drawn in, so that no two in a lane share a row."""
    ends: list[int] = []
    lanes: list[int] = []
    for first, last in runs:
        lane = next((k for k, end in enumerate(ends) if end < first), len(ends))
        ends[lane:] = [last, *ends[lane + 1 :]]
        lanes.append(lane)
    return lanes
