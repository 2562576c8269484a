"""Wordings that state one fact, found by average linkage over how likely two state the same."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from analysis.corpus.shared_alike import Shares
from analysis.corpus.shared_words import Numbers

# Two groups become one while the mean likelihood between them is above this: when it was set, the
# one bar at which, with each event for tuning left out of the fit in turn, both tiers reached a
# B-cubed of .8 found and .9 right (`training/fit_claims.py`).
SAME: Final = 0.25
NEVER: Final = 0.02  # the likelihood of a pair that was not near enough to be looked at
MOST_TOGETHER: Final = 1_500  # a larger component is cut into smaller ones first, for memory


def grouped(a: Numbers, b: Numbers, likely: Shares, n: int, *, same: float = SAME) -> Numbers:
    """The number of its group for each of `n` wordings, numbered in the order of first members."""
    group = np.arange(n)
    for members, i, j, p in _components(a, b, likely, n, same):
        group[members] = members[_linked(i, j, p, len(members), same)]
    return np.unique(group, return_inverse=True)[1].astype(np.int64)


def _components(
    a: Numbers, b: Numbers, likely: Shares, n: int, bar: float
) -> Iterator[tuple[Numbers, Numbers, Numbers, Shares]]:
    """Wordings that hang together by pairs above a bar: average linkage joins no others.

    The mean of some pairs is above the bar only where one of them is. Each component is given by
    its members, sorted, and its pairs as places among these. Where so much hangs together that a
    square of it would not fit, the bar is raised for these.
    """
    kept = likely > bar
    graph = csr_array((likely[kept], (a[kept], b[kept])), shape=(n, n))
    labels = connected_components(graph, directed=False)[1]
    order = np.argsort(labels, kind="stable")
    sizes = np.bincount(labels)
    starts = np.cumsum(sizes) - sizes
    place = np.empty(n, np.int64)
    place[order] = np.arange(n) - starts[labels[order]]
    inside = np.flatnonzero(labels[a] == labels[b])
    inside = inside[np.argsort(labels[a[inside]], kind="stable")]
    ends = np.searchsorted(labels[a[inside]], np.arange(len(sizes)), side="right")
    for label in np.flatnonzero(sizes > 1).tolist():
        members = order[starts[label] : starts[label] + sizes[label]]
        pairs = inside[ends[label - 1] if label else 0 : ends[label]]
        i, j, p = place[a[pairs]], place[b[pairs]], likely[pairs]
        if len(members) <= MOST_TOGETHER:
            yield members, i, j, p
        else:
            for some, x, y, q in _components(i, j, p, len(members), (1 + bar) / 2):
                yield members[some], x, y, q


def _linked(i: Numbers, j: Numbers, likely: Shares, n: int, same: float) -> Numbers:
    """For each of n members the place of the first of its group, by average linkage."""
    apart = np.full((n, n), 1 - NEVER)
    apart[i, j] = apart[j, i] = 1 - likely
    labels = _cut(apart[np.triu_indices(n, 1)], same)
    first = {label: at for at, label in reversed(list(enumerate(labels.tolist())))}
    return np.array([first[label] for label in labels.tolist()])


def _cut(apart: Shares, same: float) -> npt.NDArray[np.int64]:
    # rounded, so that sums taken in another order cannot turn a tie
    tree = linkage(np.round(apart, 9), method="average")
    labels: npt.NDArray[np.int64] = fcluster(tree, 1 - same, criterion="distance")
    return labels
