"""Which pairs are worth a look: an index of marks, in place of all pairs.

A mark is anything that copied sentences have in common and others seldom do (three words in a
row, two rare words side by side). The index lists the owners of every mark; owners that meet
there are candidates. A mark with many owners says little and would cost the square of their
number, so above MAX_OWNERS each owner meets only the next few: the work grows with the text.
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from analysis.corpus.shared_words import Numbers, counted, each_once

MAX_OWNERS: Final = 16  # of a mark, for all of them to meet one another
NEXT_OWNERS: Final = 3  # whom the owners of a more common mark meet
NEAREST: Final = 12  # articles that an article is compared with, sentence by sentence
MIN_COMMON: Final = 3  # marks that two such articles have in common
PART: Final = 1 << 18  # meetings counted at a time
_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)  # spreads numbers evenly (Fibonacci hashing)


def meetings(
    owners: Numbers, marks: Numbers, n_owners: int, least: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of owners (first below second) that met at `least` marks, and at how many; sorted."""
    owners, marks = _distinct(owners, marks, n_owners)
    starts = np.flatnonzero(np.r_[True, marks[1:] != marks[:-1]]) if len(marks) else marks
    sizes = np.diff(np.r_[starts, len(marks)])
    reach = np.repeat(np.where(sizes <= MAX_OWNERS, sizes - 1, NEXT_OWNERS), sizes)
    left = np.repeat(starts + sizes, sizes) - np.arange(len(marks)) - 1  # owners after this one
    reach = np.minimum(reach, left)
    steps = [np.sort(keys) for keys in _steps(owners, reach, n_owners)]
    found = list(_often(steps, n_owners, least))
    keys, n_common = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return *np.divmod(keys, max(n_owners, 1)), n_common


def _steps(owners: Numbers, reach: Numbers, n_owners: int) -> Iterator[Numbers]:
    """Each owner with those that follow it at its mark, as first × n_owners + second."""
    at = np.flatnonzero(reach >= 1)
    for step in range(1, MAX_OWNERS):
        at = at[reach[at] >= step]
        yield owners[at] * n_owners + owners[at + step]


def _often(steps: list[Numbers], n_owners: int, least: int) -> Iterator[tuple[Numbers, Numbers]]:
    """What stands `least` times in all steps together, and how often; a part of the owners at a
    time, so that what is sorted at once does not grow with the corpus."""
    n_parts = sum(map(len, steps)) // PART + 1
    bounds = np.linspace(0, n_owners, n_parts + 1).astype(np.int64) * n_owners
    ends = [np.searchsorted(keys, bounds) for keys in steps]
    for part in range(n_parts):
        of = [k[end[part] : end[part + 1]] for k, end in zip(steps, ends, strict=True)]
        keys, counts = counted(np.concatenate(of))
        yield keys[counts >= least], counts[counts >= least]


def _distinct(owners: Numbers, marks: Numbers, n_owners: int) -> tuple[Numbers, Numbers]:
    """By mark, then owner; each owner once a mark. The marks come back under other numbers.

    Mark and owner are packed into one number, since numbers are sorted many times as fast as pairs
    of them. For that a mark is cut to what 63 bits leave beside an owner. That two marks become one
    so is rare (a few in a million), and costs no more than a look at a pair that is none.
    """
    owner_bits = int(n_owners).bit_length()
    spread = (marks.astype(np.uint64) * _GOLDEN) >> np.uint64(owner_bits + 1)
    packed = each_once((spread.astype(np.int64) << owner_bits) | owners)
    return packed & ((1 << owner_bits) - 1), packed >> owner_bits


def nearest_pairs(first: Numbers, second: Numbers, n_common: Numbers) -> list[tuple[int, int]]:
    """The pairs in which one is among the other's NEAREST by marks in common; ties by number."""
    one, other = np.r_[first, second], np.r_[second, first]
    order = np.lexsort((other, -np.r_[n_common, n_common], one))
    one, other = one[order], other[order]
    starts = np.flatnonzero(np.r_[True, one[1:] != one[:-1]]) if len(one) else one
    rank = np.arange(len(one)) - np.repeat(starts, np.diff(np.r_[starts, len(one)]))
    near = rank < NEAREST
    pairs = np.stack([np.minimum(one, other)[near], np.maximum(one, other)[near]], axis=1)
    return [(int(a), int(b)) for a, b in np.unique(pairs, axis=0)] if len(pairs) else []
