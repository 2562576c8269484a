"""Words for the same thing: terms that could stand in one another's place.

Looked at are the pairs of terms that lie nearest, as words and by the sentences that they stand in.
Which of these are put into one cluster is decided by what each adds to the same few words
(`analysis/models/word_swaps.py`), by the number of claims in which one outlet has the one where
another has the other (`counterparts.py`), and by how seldom they stand in one sentence.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.corpus.inflections import is_one_word

Vectors = npt.NDArray[np.float32]
Uses = npt.NDArray[np.bool_]  # sentences × terms, or outlets × terms
Pair = tuple[str, str]

MOST_IN_CLUSTER: Final = 5
SAME_FAMILY: Final = 4  # letters: "supporter" and "supporting" are one family, not two choices
# In units of likeness, of which 1 is the most: what it tells that outlets put the one for the other
# in one claim, in how many that adds up, and that all sentences with the rarer term have the other.
IN_ONE_CLAIM: Final = 0.15
MOST_CLAIMS: Final = 4
TOGETHER: Final = 0.2
_ENDINGS: Final = ("ing", "ed", "ly")


def nearest_pairs(
    terms: Sequence[str],
    vectors: Vectors,
    sentences: Vectors,
    used: Uses,
    outlets: npt.NDArray[np.int64],
) -> Iterator[Pair]:
    """Pairs of terms that `may_swap`, the nearest first, ties by the alphabet.

    Nearness is the cosine of the terms in units of its spread over all pairs, plus the cosine of
    the mean sentences of the two, both less the mean of all sentences. Terms of which one outlet
    alone uses both are no pair: nobody else has the choice.

    Args:
        terms: In order of the alphabet.
        vectors: One of unit length a term.
        sentences: One of unit length a sentence.
        used: Whether a sentence (row) has a term (column).
        outlets: The outlet of each sentence.
    """
    if len(terms) < 2:
        return
    one, other = np.triu_indices(len(terms), 1)
    cosines = (vectors @ vectors.T)[one, other]
    about = used.T.astype(np.float32) @ (sentences - sentences.mean(axis=0))
    about /= np.maximum(np.linalg.norm(about, axis=1, keepdims=True), 1e-9)
    near = _in_spreads(cosines) + (about @ about.T)[one, other]
    has = np.stack([used[outlets == outlet].any(axis=0) for outlet in np.unique(outlets)])
    between = (has[:, one] | has[:, other]).sum(axis=0) > 1
    # ordered by rounded nearness: sums in another order may differ in the last digits
    for place in np.lexsort((other, one, -near.round(4))).tolist():
        pair = terms[one[place]], terms[other[place]]
        if between[place] and may_swap(*pair):
            yield pair


def _in_spreads(cosines: Vectors) -> Vectors:
    """How far each lies above the median, in units of 1.4826 median absolute deviations."""
    above = cosines - np.median(cosines)
    return above / max(float(1.4826 * np.median(np.abs(above))), 1e-6)


def may_swap(one: str, other: str) -> bool:
    """Whether two terms could be two words for one thing, by their letters alone."""
    some, others = _words(one), _words(other)
    if any(_is_one_family(a, b) for a in some for b in others):
        return False
    return _ending(some[-1]) == _ending(others[-1])


def _words(term: str) -> list[str]:
    return term.replace("-", " ").split()


def _is_one_family(one: str, other: str) -> bool:
    """Whether one word is made of the other, or is a form or a spelling of it."""
    begin = min(SAME_FAMILY, len(one), len(other))
    return one[:begin] == other[:begin] or is_one_word(one, other)


def _ending(word: str) -> str:
    return next((ending for ending in _ENDINGS if word.endswith(ending)), "")


def weighed_likeness(
    likeness: Mapping[Pair, float], swapped: Mapping[Pair, int], together: Mapping[Pair, float]
) -> dict[Pair, float]:
    """The likeness of two terms in place, with what claims and sentences tell of them.

    Args:
        likeness: The mean cosine of what the two add where they stand, −1 … 1.
        swapped: In how many claims outlets put the one for the other; pairs of which they do so in
            none may be missing.
        together: The share of the rarer term's sentences in which both stand, 0 … 1.
    """
    return {
        pair: like
        + IN_ONE_CLAIM * min(swapped.get(pair, 0), MOST_CLAIMS)
        - TOGETHER * together[pair]
        for pair, like in likeness.items()
    }


def term_clusters(likeness: Mapping[Pair, float], bar: float) -> list[tuple[str, ...]]:
    """Clusters of terms that stand for one another, each sorted, in order of the alphabet.

    The likest two first, clusters grow together as long as each term of the one and each of the
    other are a pair of that likeness or more (complete linkage), up to `MOST_IN_CLUSTER`. A term is
    in one cluster at most. The keys of `likeness` are in order of the alphabet.
    """
    edges = sorted((-like, *pair) for pair, like in likeness.items() if like >= bar)
    linked = {(a, b) for _, a, b in edges}
    cluster = {term: [term] for edge in edges for term in edge[1:]}
    for _, a, b in edges:
        one, other = cluster[a], cluster[b]
        if one is other or len(one) + len(other) > MOST_IN_CLUSTER:
            continue
        if _all_linked(one, other, linked):
            one += other
            cluster |= {term: one for term in other}
    return sorted({tuple(sorted(found)) for found in cluster.values() if len(found) > 1})


def _all_linked(some: Sequence[str], others: Sequence[str], linked: Collection[Pair]) -> bool:
    return all(((x, y) if x < y else (y, x)) in linked for x in some for y in others)
