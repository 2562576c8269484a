"""Articles that retell one another: sentence by sentence alike in meaning, and in one order.

A rewriting may leave no three words in a row. It is known by its course: most of the shorter
article's sentences have a near one in the other, and these follow in the same order. Two articles
that were written apart about one event have such sentences too, but fewer, and in another order.
"""

from bisect import bisect_left
from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.corpus.retold_pairs import retold_pairs
from analysis.corpus.shared_alike import REWORDED_COSINE, Vectors
from analysis.corpus.shared_candidates import MIN_COMMON, meetings, nearest_pairs
from analysis.corpus.shared_words import Numbers, Wordings, each_once

# Near in meaning: at least this cosine, and the nearest for one of the two.
RETOLD_COSINE: Final = 0.74
RETOLD_STEMS: Final = 2  # and so many stems in common, so that something is told of someone
RETOLD_SHARE: Final = 0.5  # of the shorter article's sentences, near and in the same order
RETOLD_SENTENCES: Final = 4  # and at least this many


def compare_articles(
    wordings: Wordings,
    articles: Numbers,
    repeated: npt.NDArray[np.bool_],
    vectors: Vectors | None,
) -> tuple[Numbers, Numbers]:
    """What the vectors find among the articles that have most marks in common.

    `articles` is the article's number for every sentence, rising; `repeated` are wordings that do
    not make articles near. Returned are the pairs of
    wordings worth judging, as keys (first × wordings + second, first below second), and the pairs
    of rows in which one article retells the other. Both are empty without vectors.
    """
    worth: list[Numbers] = [np.zeros(0, np.int64)]
    retold: list[Numbers] = [np.zeros((0, 2), np.int64)]
    starts = np.r_[np.flatnonzero(np.diff(articles, prepend=-1)), len(articles)]
    if vectors is None:
        return worth[0], retold[0]
    for a, b in _article_pairs(wordings, articles, repeated):
        own = wordings.of_sentence[starts[a] : starts[a + 1]]
        other = wordings.of_sentence[starts[b] : starts[b + 1]]
        # not by BLAS: for tables this small its threads wait for one another longer than they work
        cosines = np.einsum("id,jd->ij", vectors[own], vectors[other])
        worth.append(_keys(own, other, cosines >= REWORDED_COSINE, len(wordings.words)))
        pairs = near_pairs(wordings, own, other, cosines)
        if is_retelling(pairs, len(own), len(other)):
            told = retold_pairs(wordings, own, other, vectors)
            places = np.array(told, np.int64).reshape(-1, 2)
            retold.append(places + np.array([starts[a], starts[b]]))
    return each_once(np.concatenate(worth)), np.concatenate(retold)


def _article_pairs(
    wordings: Wordings, articles: Numbers, repeated: npt.NDArray[np.bool_]
) -> list[tuple[int, int]]:
    """Pairs of articles that have many rare marks in common."""
    n_articles = int(articles[-1]) + 1
    owners, marks = (part[~repeated[wordings.marks[0]]] for part in wordings.marks)
    by_wording = np.argsort(wordings.of_sentence, kind="stable")
    sizes = np.bincount(wordings.of_sentence, minlength=len(wordings.words))
    carriers = sizes[owners]
    starts = (np.cumsum(sizes) - sizes)[owners]
    within = np.arange(carriers.sum()) - np.repeat(np.cumsum(carriers) - carriers, carriers)
    rows = by_wording[np.repeat(starts, carriers) + within]
    marks = np.repeat(marks, carriers)
    return nearest_pairs(*meetings(articles[rows], marks, n_articles, MIN_COMMON))


def _keys(own: Numbers, other: Numbers, near: npt.NDArray[np.bool_], size: int) -> Numbers:
    i, j = np.nonzero(near)
    keys: Numbers = np.minimum(own[i], other[j]) * size + np.maximum(own[i], other[j])
    return keys


def near_pairs(
    wordings: Wordings, own: Numbers, other: Numbers, cosines: Vectors
) -> list[tuple[int, int]]:
    """(place in a, place in b) of the sentences near in meaning, sorted; [] where too few are.

    `own` and `other` are the wordings of the two articles' sentences, `cosines` has a row for
    each of a's and a column for each of b's.
    """
    best = (cosines == cosines.max(axis=1, keepdims=True)) | (cosines == cosines.max(axis=0))
    near = np.argwhere(best & (cosines >= RETOLD_COSINE))
    if len(near) < RETOLD_SENTENCES:
        return []
    stems = wordings.stems[own[near[:, 0]]].multiply(wordings.stems[other[near[:, 1]]])
    enough = np.asarray(stems.sum(axis=1)).ravel() >= RETOLD_STEMS
    return [(int(i), int(j)) for i, j in near[enough]]


def is_retelling(pairs: list[tuple[int, int]], n_a: int, n_b: int) -> bool:
    """Whether pairs of near sentences make one article a retelling of the other."""
    least = max(RETOLD_SENTENCES, RETOLD_SHARE * min(n_a, n_b))
    return len(pairs) >= least and longest_course(pairs) >= least


def longest_course(pairs: list[tuple[int, int]]) -> int:
    """How many pairs at most follow one another in both articles, each sentence used once."""
    ends: list[int] = []  # the smallest last place in b of a course of each length
    for _, j in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        at = bisect_left(ends, j)
        ends[at : at + 1] = [j]
    return len(ends)
