"""How near the sentences of one story are to each other, beyond being about one story.

All sentences on an event are near in meaning, so a cosine alone tells little. Three views are
taken: the vectors less the story's mean; less its main directions as well, along which its topics
lie; and each with its neighbours, as what stands around a statement tells what it is about. Each is
given in units of the spread of the story's own pairs, so that it reads alike for every encoder.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from analysis.corpus.shared_alike import Shares, Vectors
from analysis.corpus.shared_words import Numbers

LEAST_NEAR: Final = 1.5  # pairs below are taken to state different facts, and not looked at
MOST_NEAR: Final = 60  # of a sentence, so that pairs grow with the story and not with its square
MOST_DIRECTIONS: Final = 5
SENTENCES_A_DIRECTION: Final = 20
_SAMPLE: Final = 1_000
_CHUNK: Final = 512
_MAD: Final = 1.4826
_ITERATIONS: Final = 15


def centred(vectors: npt.NDArray[np.floating]) -> Vectors:
    """Unit vectors of what sets each apart from the mean of all."""
    return _unit(vectors - vectors.mean(axis=0, dtype=np.float64))


def without_directions(vectors: Vectors) -> Vectors:
    """Unit vectors less the main directions of a story, at most five, one for 20 sentences."""
    n = min(MOST_DIRECTIONS, len(vectors) // SENTENCES_A_DIRECTION)
    if not n:
        return vectors
    directions = _main_directions(vectors, n)
    return _unit(vectors - (vectors @ directions) @ directions.T)


def _main_directions(vectors: Vectors, n: int) -> Vectors:
    """The first principal directions, by orthogonal iteration from a fixed start."""
    found = np.random.default_rng(0).standard_normal((vectors.shape[1], n))
    for _ in range(_ITERATIONS):
        pulled = vectors.T @ (vectors @ found.astype(np.float32))
        found = np.linalg.qr(pulled.astype(np.float64))[0]
    directions: Vectors = found.astype(np.float32)
    return directions


def _unit(rows: npt.NDArray[np.floating]) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def near_pairs(vectors: Vectors) -> tuple[Numbers, Numbers, Shares]:
    """Pairs (a below b, sorted) that are near, and how near: the cosine in units of the spread.

    Of each sentence the MOST_NEAR nearest are kept, ties included.
    """
    middle, spread = _spread(vectors)
    found: list[Numbers] = []
    for at in range(0, len(vectors), _CHUNK):
        cosines = np.round(vectors[at : at + _CHUNK] @ vectors.T, 5)
        least = np.full(len(cosines), middle + LEAST_NEAR * spread)
        if len(vectors) > MOST_NEAR + 1:  # itself is one of them
            nth = np.partition(cosines, -MOST_NEAR - 1, axis=1)[:, -MOST_NEAR - 1]
            least = np.maximum(least, nth)
        rows, columns = np.nonzero(cosines >= least[:, None])
        rows = rows + at
        apart = rows != columns
        low, high = np.minimum(rows, columns)[apart], np.maximum(rows, columns)[apart]
        found.append(low.astype(np.int64) * len(vectors) + high)
    keys = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
    a, b = np.divmod(keys, max(1, len(vectors)))
    return a, b, _scaled(_cosines(vectors, a, b), middle, spread)


def nearness(vectors: Vectors, a: Numbers, b: Numbers) -> Shares:
    """How near these pairs are: the cosine in units of the spread of the story's pairs."""
    return _scaled(_cosines(vectors, a, b), *_spread(vectors))


def _spread(vectors: Vectors) -> tuple[float, float]:
    """Median and spread of the cosines of the story's pairs, or of a sample of it."""
    some = vectors[:: max(1, len(vectors) // _SAMPLE)]
    cosines = (some @ some.T)[np.triu_indices(len(some), 1)]
    if not len(cosines):
        return 0.0, 1.0
    middle = float(np.median(cosines))
    return middle, max(_MAD * float(np.median(np.abs(cosines - middle))), 0.01)


def _scaled(cosines: Shares, middle: float, spread: float) -> Shares:
    scaled: Shares = np.round((cosines - middle) / spread, 4)
    return scaled


def _cosines(vectors: Vectors, a: Numbers, b: Numbers) -> Shares:
    cosines = np.empty(len(a))
    for at in range(0, len(a), 10_000):
        part = slice(at, at + 10_000)
        cosines[part] = np.einsum("ij,ij->i", vectors[a[part]], vectors[b[part]])
    return cosines
