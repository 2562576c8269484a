"""Words for the same thing: terms that stand for one another where outlets say the same.

Two sentences of different outlets that are each other's nearest make the same statement. A term of
the one that the other lacks, and a term of the other that the one lacks, stand for one another
where the model finds the two near in meaning. Terms that do so form a cluster.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.corpus.inflections import is_one_word

Vectors = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Cosines = npt.NDArray[np.float32]
Pair = tuple[int, int]
Swaps = Counter[tuple[str, str]]

SAME_STATEMENT: Final = 0.6  # cosine of two sentences from which they may make one statement
COPIED: Final = 0.98  # cosine from which the one is the other's copy, and shows no choice of words
# Terms stand for one another when their cosine is among the highest of all pairs of terms in
# question: of the highest 2 in 1,000; where two pairs of sentences say so, of the highest 7.
HIGHEST_ONCE: Final = 0.998
HIGHEST_TWICE: Final = 0.993
MOST_IN_CLUSTER: Final = 5
MOST_ROWS: Final = 400
SAME_FAMILY: Final = 4  # letters: "supporter" and "supporting" are one family, not two choices
_ENDINGS: Final = ("ing", "ed", "ly")


class Bars(NamedTuple):
    """The cosines from which one, or two and more, pairs of sentences are enough."""

    once: float
    twice: float


def statement_pairs(vectors: Vectors, outlets: Numbers) -> list[Pair]:
    """Pairs of sentences of different outlets that make the same statement, in order.

    Each is the other's nearest among the sentences of its outlet, with a cosine of at least
    `SAME_STATEMENT` and below `COPIED`. Time grows with the square of the number of sentences.
    """
    found: set[Pair] = set()
    groups = [np.flatnonzero(outlets == outlet) for outlet in np.unique(outlets)]
    for place, mine in enumerate(groups):
        for theirs in groups[place + 1 :]:
            cosines = vectors[mine] @ vectors[theirs].T
            there, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
            rows = np.arange(len(mine))
            best = cosines[rows, there]
            kept = (back[there] == rows) & (best >= SAME_STATEMENT) & (best < COPIED)
            found |= {
                (min(a, b), max(a, b))
                for a, b in zip(mine[kept].tolist(), theirs[there[kept]].tolist(), strict=True)
            }
    return sorted(found)


def likeness_bars(cosines: Cosines) -> Bars:
    """From which cosine terms stand for one another, by how many pairs of sentences say so."""
    if len(cosines) < 2:
        return Bars(1.0, 1.0)
    # of many terms every second, third … against all: the pairs of 3,000 would take 70 MB
    step = -(-len(cosines) // MOST_ROWS)
    rows = cosines[::step].copy()
    rows[np.arange(len(rows)), np.arange(0, len(cosines), step)] = np.nan  # a term with itself
    among = rows[~np.isnan(rows)]
    once, twice = np.quantile(among, [HIGHEST_ONCE, HIGHEST_TWICE])
    return Bars(float(once), float(twice))


def swapped_terms(
    pairs: Iterable[Pair],
    terms_of: Sequence[frozenset[str]],
    terms: Sequence[str],
    cosines: Cosines,
) -> Swaps:
    """In how many pairs of sentences two terms stand for one another; keys in alphabetical order.

    The one is in one sentence only, the other in the other only, and among such terms each is the
    nearest to the other. Terms that `may_swap` refuses, or that are not near, are never compared.
    """
    number = {term: place for place, term in enumerate(terms)}
    least = likeness_bars(cosines).twice
    counted: Swaps = Counter()
    for a, b in pairs:
        some, others = sorted(terms_of[a] - terms_of[b]), sorted(terms_of[b] - terms_of[a])
        if not some or not others:
            continue
        near = cosines[np.ix_([number[x] for x in some], [number[y] for y in others])].copy()
        near[near < least] = -1.0
        for x, y in np.argwhere(near > 0).tolist():
            near[x, y] = near[x, y] if may_swap(some[x], others[y]) else -1.0
        there, back = near.argmax(axis=1), near.argmax(axis=0)
        for x, y in enumerate(there.tolist()):
            if back[y] == x and near[x, y] > 0:
                one, other = sorted((some[x], others[y]))
                counted[one, other] += 1
    return counted


def may_swap(one: str, other: str) -> bool:
    """Whether two terms could be two words for one thing, by their letters alone."""
    some, others = one.split(), other.split()
    if any(_is_one_family(a, b) for a in some for b in others):
        return False
    return _ending(some[-1]) == _ending(others[-1])


def _is_one_family(one: str, other: str) -> bool:
    """Whether one word is made of the other, or is a form or a spelling of it."""
    return one[:SAME_FAMILY] == other[:SAME_FAMILY] or is_one_word(one, other)


def _ending(word: str) -> str:
    return next((ending for ending in _ENDINGS if word.endswith(ending)), "")


def term_clusters(counted: Swaps, terms: Sequence[str], cosines: Cosines) -> list[tuple[str, ...]]:
    """Clusters of terms that stand for one another, each sorted, in order of the alphabet.

    The nearest two first, clusters grow together as long as every term of the one is near every
    term of the other (complete linkage), up to `MOST_IN_CLUSTER`. A term is in one cluster at most.
    """
    number = {term: place for place, term in enumerate(terms)}
    once, twice = likeness_bars(cosines)
    near = {(a, b): float(cosines[number[a], number[b]]) for a, b in counted}
    edges = sorted(
        (-near[pair], *pair)
        for pair, n in counted.items()
        if near[pair] >= (twice if n > 1 else once)
    )
    cluster = {term: [term] for edge in edges for term in edge[1:]}
    for _, a, b in edges:
        one, other = cluster[a], cluster[b]
        if one is other or len(one) + len(other) > MOST_IN_CLUSTER:
            continue
        across = [(x, y) for x in one for y in other]
        if all(may_swap(x, y) and cosines[number[x], number[y]] >= twice for x, y in across):
            one += other
            cluster |= {term: one for term in other}
    return sorted({tuple(sorted(found)) for found in cluster.values() if len(found) > 1})
