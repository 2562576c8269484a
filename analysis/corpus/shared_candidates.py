"""Which pairs are worth a look: an index of marks, in place of all pairs.

A mark is anything that copied sentences have in common and others seldom do (three words in a
row, two rare words side by side). The index lists the owners of every mark; owners that meet
there are candidates. A mark with many owners says little and would cost the square of their
number, so above MAX_OWNERS each owner meets only the next few: the work grows with the text.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

MAX_OWNERS: Final = 16  # of a mark, for all of them to meet one another
NEXT_OWNERS: Final = 3  # whom the owners of a more common mark meet
NEAREST: Final = 12  # articles that an article is compared with, sentence by sentence
MIN_COMMON: Final = 3  # marks that two such articles have in common
BUCKET_BITS: Final = 1  # two to four buckets a mark
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)  # spreads numbers evenly (Fibonacci hashing)


def meetings(owners: Numbers, marks: Numbers, n_owners: int) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of owners (first below second) and how many marks they met at; sorted, each once."""
    met = _may_meet(marks)
    owners, marks = _distinct(owners[met], marks[met])
    starts = np.flatnonzero(np.r_[True, marks[1:] != marks[:-1]]) if len(marks) else marks
    sizes = np.diff(np.r_[starts, len(marks)])
    reach = np.repeat(np.where(sizes <= MAX_OWNERS, sizes - 1, NEXT_OWNERS), sizes)
    left = np.repeat(starts + sizes, sizes) - np.arange(len(marks)) - 1  # owners after this one
    reach = np.minimum(reach, left)
    found = []
    at = np.flatnonzero(reach >= 1)
    for step in range(1, MAX_OWNERS):
        at = at[reach[at] >= step]
        found.append(owners[at] * n_owners + owners[at + step])
    keys, counts = np.unique(np.concatenate(found), return_counts=True)
    return keys // max(n_owners, 1), keys % max(n_owners, 1), counts.astype(np.int64)


def _may_meet(marks: Numbers) -> npt.NDArray[np.bool_]:
    """False for marks that stand once only, for nearly all of them.

    Most marks do, and to sort them is what would take more than twice as long for twice as many.
    So they are counted in buckets, several for each mark: one alone in its bucket meets nobody.
    """
    bits = len(marks).bit_length() + BUCKET_BITS
    mixed = marks.astype(np.uint64) * _GOLDEN
    buckets = (mixed >> np.uint64(64 - bits)).astype(np.int64)
    return np.asarray(np.bincount(buckets)[buckets] > 1)


def _distinct(owners: Numbers, marks: Numbers) -> tuple[Numbers, Numbers]:
    """Sorted by mark, then owner; each owner once a mark."""
    order = np.lexsort((owners, marks))
    owners, marks = owners[order], marks[order]
    new = np.ones(len(marks), bool)
    new[1:] = (marks[1:] != marks[:-1]) | (owners[1:] != owners[:-1])
    return owners[new], marks[new]


def nearest_pairs(first: Numbers, second: Numbers, n_common: Numbers) -> list[tuple[int, int]]:
    """The pairs in which one is among the other's NEAREST by marks in common; ties by number."""
    kept = n_common >= MIN_COMMON
    first, second, n_common = first[kept], second[kept], n_common[kept]
    one, other = np.r_[first, second], np.r_[second, first]
    order = np.lexsort((other, -np.r_[n_common, n_common], one))
    one, other = one[order], other[order]
    starts = np.flatnonzero(np.r_[True, one[1:] != one[:-1]]) if len(one) else one
    rank = np.arange(len(one)) - np.repeat(starts, np.diff(np.r_[starts, len(one)]))
    near = rank < NEAREST
    pairs = np.stack([np.minimum(one, other)[near], np.maximum(one, other)[near]], axis=1)
    return [(int(a), int(b)) for a, b in np.unique(pairs, axis=0)] if len(pairs) else []
