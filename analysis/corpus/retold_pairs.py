"""Which sentences of two articles tell the same, once one is known to retell the other.

What is near hangs on the matter: two articles about one meeting are near in every sentence. So a
cosine is set against what its two sentences reach on average in the other article; so much above
is its *excess*. And a rewriting splits sentences and runs them together, so half of a sentence is
known by its partner: joined to the other half it comes nearer to the whole.

The bars were set on `evaluation/data/retold_stories.json`, invented for this.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from analysis.corpus.shared_alike import Vectors
from analysis.corpus.shared_words import Numbers, Wordings

# The nearest of both: so much above what the two reach on average.
MUTUAL_EXCESS: Final = 0.2
# The nearest of one of the two: so much above, or this near in any matter and with words in common.
ONE_SIDED_EXCESS: Final = 0.3
ONE_SIDED_COSINE: Final = 0.74
# Pairs that are no nearer than this need another close by: a rewriting keeps to its course.
SURE_COSINE: Final = 0.6
COURSE_REACH: Final = 2  # sentences, in either article
# Of the stems of the one with fewer, weighted by their rarity, so much is in the other.
RETOLD_STEMS: Final = 0.15

Table = npt.NDArray[np.float64]
Cells = npt.NDArray[np.bool_]


def retold_pairs(
    wordings: Wordings, own: Numbers, other: Numbers, vectors: Vectors
) -> list[tuple[int, int]]:
    """(place in a, place in b) of the sentences that tell the same, sorted.

    `own` and `other` are the wordings of the two articles' sentences in order; `vectors` has a row
    a wording.
    """
    first, second = vectors[own].astype(float), vectors[other].astype(float)
    cosines = np.einsum("id,jd->ij", first, second)
    has_words = common_stems(wordings, own, other) >= RETOLD_STEMS
    core = _core(cosines, has_words)
    halves = _joined(cosines, np.einsum("id,jd->ij", first, first), core) & _near(cosines)
    halves |= (
        _joined(cosines.T, np.einsum("id,jd->ij", second, second), core.T) & _near(cosines.T)
    ).T
    return [(int(i), int(j)) for i, j in np.argwhere(core | (halves & has_words))]


def common_stems(wordings: Wordings, own: Numbers, other: Numbers) -> Table:
    """For each two sentences the share of the stems of the one with fewer that both have, 0 to 1.

    Stems count by their rarity; 0 where one has none.
    """
    weights = wordings.stem_weights
    a, b = wordings.stems[own], wordings.stems[other]
    common = (a.multiply(weights) @ b.T).toarray()
    fewer = np.minimum.outer(a @ weights, b @ weights)
    return np.asarray(np.divide(common, fewer, out=np.zeros_like(common), where=fewer > 0))


def _core(cosines: Table, has_words: Cells) -> Cells:
    """Pairs that stand by themselves."""
    excess = cosines - (cosines.mean(axis=1, keepdims=True) + cosines.mean(axis=0)) / 2
    of_own = cosines == cosines.max(axis=1, keepdims=True)
    of_other = cosines == cosines.max(axis=0)
    near = (excess >= ONE_SIDED_EXCESS) | ((cosines >= ONE_SIDED_COSINE) & has_words)
    found = (of_own & of_other & (excess >= MUTUAL_EXCESS)) | ((of_own | of_other) & near)
    core: Cells = found & ((cosines >= SURE_COSINE) | _on_course(found))
    return core


def _on_course(core: Cells) -> Cells:
    """Places with another pair of the core close by in both articles."""
    wide = np.pad(core, COURSE_REACH).astype(np.int64)
    size = 2 * COURSE_REACH + 1
    close = sliding_window_view(wide, (size, size)).sum(axis=(2, 3))
    return np.asarray(close - core > 0)


def _joined(cosines: Table, among: Table, core: Cells) -> Cells:
    """Sentences that bring the one before or after them nearer to its partner, joined to it.

    The vector of two sentences joined is taken as the mean of theirs; `among` holds the cosines of
    a's sentences with one another.
    """
    found = np.zeros(core.shape, bool)
    for step in (-1, 1):
        for i in range(max(0, -step), len(cosines) - max(0, step)):
            both = (cosines[i] + cosines[i + step]) / np.sqrt(2 + 2 * among[i, i + step])
            found[i] |= core[i + step] & (both >= cosines[i + step])
    return found


def _near(cosines: Table) -> Cells:
    """For each sentence of a its nearest and second nearest in b."""
    second = np.sort(cosines, axis=1)[:, -2:-1] if cosines.shape[1] > 1 else cosines
    return np.asarray(cosines >= second)
