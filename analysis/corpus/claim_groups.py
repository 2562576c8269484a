"""Wordings that state one fact, found by average linkage over how likely two state the same."""

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analysis.corpus.shared_alike import Shares
from analysis.corpus.shared_words import Numbers

# Two groups become one while the mean likelihood between them is above this: with each event for
# tuning left out of the fit in turn, the bar at which the B-cubed of both tiers was best balanced
# (`training/fit_claims.py`).
SAME: Final = 0.3
NEVER: Final = 0.02  # the likelihood of a pair that was not near enough to be looked at
MOST_TOGETHER: Final = 2_000  # a larger component is cut into smaller ones first, for memory


def grouped(a: Numbers, b: Numbers, likely: Shares, n: int, *, same: float = SAME) -> Numbers:
    """The number of its group for each of `n` wordings, numbered in the order of first members."""
    group = np.arange(n)
    for members in _components(a, b, likely, n, same):
        group[members] = members[_linked(a, b, likely, members, same)]
    return np.unique(group, return_inverse=True)[1].astype(np.int64)


def _components(a: Numbers, b: Numbers, likely: Shares, n: int, same: float) -> list[Numbers]:
    """Wordings that hang together by pairs above a bar: average linkage joins no others.

    The mean of some pairs is above `same` only where one of them is. Where so much hangs together
    that a square of it would not fit, the bar is raised for these.
    """
    found: list[Numbers] = []
    waiting = [(np.arange(n), same)]
    while waiting:
        members, bar = waiting.pop()
        inside = np.zeros(n, bool)
        inside[members] = True
        kept = (likely > bar) & inside[a] & inside[b]
        graph = csr_array((likely[kept], (a[kept], b[kept])), shape=(n, n))
        labels = connected_components(graph, directed=False)[1][members]
        order = np.argsort(labels, kind="stable")
        parts = np.split(members[order], np.flatnonzero(np.diff(labels[order])) + 1)
        large = [part for part in parts if len(part) > MOST_TOGETHER]
        found += [part for part in parts if 1 < len(part) <= MOST_TOGETHER]
        waiting += [(part, (1 + bar) / 2) for part in large]
    return found


def _linked(a: Numbers, b: Numbers, likely: Shares, members: Numbers, same: float) -> Numbers:
    """For each member the place of the first of its group, by average linkage."""
    place = np.full(int(members[-1]) + 1, -1)
    place[members] = np.arange(len(members))
    inside = (b <= members[-1]) & (a <= members[-1])
    inside[inside] = (place[a[inside]] >= 0) & (place[b[inside]] >= 0)
    i, j = place[a[inside]], place[b[inside]]
    apart = np.full((len(members), len(members)), 1 - NEVER)
    apart[i, j] = apart[j, i] = 1 - likely[inside]
    labels = _cut(apart[np.triu_indices(len(members), 1)], same)
    first = {label: at for at, label in reversed(list(enumerate(labels.tolist())))}
    return np.array([first[label] for label in labels.tolist()])


def _cut(apart: Shares, same: float) -> npt.NDArray[np.int64]:
    # rounded, so that sums taken in another order cannot turn a tie
    tree = linkage(np.round(apart, 9), method="average")
    labels: npt.NDArray[np.int64] = fcluster(tree, 1 - same, criterion="distance")
    return labels
