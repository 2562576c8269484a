"""How alike two wordings are, and whether one is the other copied, trimmed or reworded."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from analysis.corpus.shared_words import Numbers, Wordings, content_stems, each_once

Shares = npt.NDArray[np.float64]
Vectors = npt.NDArray[np.float32]

# Fewer words, or stems without figures, are no evidence: "Update at 8.50 a.m. ET."
MIN_WORDS: Final = 5
MIN_STEMS: Final = 3
# Trimmed: words were only left out, and at least this share of the shorter one's 3-grams stayed.
TRIMMED_CONTAINMENT: Final = 0.5
# Reworded, by the words alone: this share of the rarity-weighted stems of either is in the other.
REWORDED_STEMS: Final = 0.6
# … but not when there are vectors and they say that another thing is told.
REWORDED_LEAST_COSINE: Final = 0.7
# Reworded, by the vectors too: a cosine of this, and this share of the stems on both sides.
REWORDED_COSINE: Final = 0.8
REWORDED_COSINE_STEMS: Final = 0.4

_CHUNK: Final = 100_000  # pairs at a time, for memory


@dataclass(frozen=True)
class Likeness:
    """Pairs of wordings (numbers), and how much of each is in the other.

    `containment_a`: share of a's distinct 3-grams found in b, 0 to 1, NaN below three words.
    `stems_a`: share of a's distinct stems found in b, weighted by their rarity, NaN without any.
    `cosine`: of the two vectors, −1 to 1, NaN without vectors. `_b` is the other direction.
    """

    a: Numbers
    b: Numbers
    containment_a: Shares
    containment_b: Shares
    stems_a: Shares
    stems_b: Shares
    cosine: Shares


def likeness(wordings: Wordings, a: Numbers, b: Numbers, vectors: Vectors | None) -> Likeness:
    """How alike the wordings a[i] and b[i] are; `vectors` has a row per wording."""
    weights = wordings.stem_weights
    trigrams = _contained(wordings.trigrams, np.ones(wordings.trigrams.shape[1]), a, b)
    stems = _contained(wordings.stems, weights, a, b)
    return Likeness(a, b, *trigrams, *stems, _cosines(vectors, a, b))


def kinds(wordings: Wordings, found: Likeness) -> npt.NDArray[np.object_]:
    """The kind of each pair: "verbatim", "trimmed", "reworded", or "" for none of them.

    Verbatim: the same words. Trimmed: one has only words of the other, in its order. Reworded:
    alike by its stems, or by its stems and vectors. Too few words are "" whatever they are.
    """
    enough = _enough(wordings, found)
    least = np.fmin(found.stems_a, found.stems_b)
    alike = (least >= REWORDED_STEMS) & ~(found.cosine < REWORDED_LEAST_COSINE)
    alike |= (found.cosine >= REWORDED_COSINE) & (least >= REWORDED_COSINE_STEMS)
    kind = np.where(alike, "reworded", "").astype(object)
    most = np.fmax(found.containment_a, found.containment_b)
    for i in np.flatnonzero(most >= TRIMMED_CONTAINMENT):
        if is_trimmed(wordings.words[found.a[i]], wordings.words[found.b[i]]):
            kind[i] = "trimmed"
    kind[found.a == found.b] = "verbatim"
    kind[~(enough[found.a] & enough[found.b])] = ""
    return kind


def _enough(wordings: Wordings, found: Likeness) -> npt.NDArray[np.bool_]:
    """For each wording in these pairs whether it is evidence; false for those in none."""
    enough = np.zeros(len(wordings.words), bool)
    for i in each_once(np.concatenate([found.a, found.b])):
        enough[i] = is_evidence(wordings.words[i])
    return enough


def is_evidence(words: tuple[str, ...]) -> bool:
    """Whether a sentence says enough for its copy to be no chance; figures do not count."""
    stems = content_stems(word for word in words if len(word) > 1)
    return len(words) >= MIN_WORDS and sum(stem.isalpha() for stem in stems) >= MIN_STEMS


def is_trimmed(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter of two is the longer with words left out and nothing else changed."""
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return all(word in rest for word in short)


def _contained(table: Any, weights: Shares, a: Numbers, b: Numbers) -> tuple[Shares, Shares]:
    """Which weighted share of a's row is in b's, and of b's in a's; NaN for an empty row."""
    whole = table @ weights
    common = np.empty(len(a))
    for at in range(0, len(a), _CHUNK):
        part = slice(at, at + _CHUNK)
        common[part] = table[a[part]].multiply(table[b[part]]) @ weights
    with np.errstate(invalid="ignore", divide="ignore"):
        return common / whole[a], common / whole[b]


def _cosines(vectors: Vectors | None, a: Numbers, b: Numbers) -> Shares:
    cosines = np.full(len(a), np.nan)
    for at in range(0, len(a) if vectors is not None else 0, _CHUNK // 10):
        part = slice(at, at + _CHUNK // 10)
        if vectors is not None:
            cosines[part] = np.einsum("ij,ij->i", vectors[a[part]], vectors[b[part]])
    return cosines
