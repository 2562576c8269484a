"""How alike two terms are where they stand: what each adds to the same few words around it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.models.encoder import Encoder

Progress = Callable[[int, int], None]
Vectors = npt.NDArray[np.float32]

# From which likeness on (`analysis/measures/alternatives.py`) two terms are two words for one
# thing, by the encoder's name. Chosen on the part of `evaluation/data/word_pairs.jsonl` that is for
# choosing. The fast tier's encoder has none, since whatever the bar half of what it put together
# was wrong there; others were not measured.
BARS: Final[Mapping[str, float]] = {"parallax-encoder": 0.78}


class Place(NamedTuple):
    """A few words as they stand with the one term, with the other, and with neither."""

    one: str
    other: str
    neither: str


def bar_of(encoder: Encoder) -> float | None:
    """The likeness from which this encoder's word on two terms is taken; None where it never is."""
    return BARS.get(encoder.info.name)


def likeness_in_place(
    encoder: Encoder,
    places: Mapping[tuple[str, str], Sequence[Place]],
    progress: Progress | None = None,
) -> dict[tuple[str, str], float]:
    """For each pair of terms the mean cosine, over places, of what the two add there, −1 … 1.

    What a term adds is the part of the vector of the words with it that is square to the vector of
    the words without it: of “bipartisan support” and “bipartisan vote” most is alike whatever the
    terms are.
    """
    texts = sorted({text for some in places.values() for place in some for text in place})
    row = {text: number for number, text in enumerate(texts)}
    vectors = encoder.encode(texts, progress=progress)
    found = {}
    for pair, some in places.items():
        one, other, neither = (
            vectors[[row[text] for text in texts]] for texts in zip(*some, strict=True)
        )
        added, put_in = _beyond(one, neither), _beyond(other, neither)
        found[pair] = float((added * put_in).sum(axis=1).mean())
    return found


def _beyond(vectors: Vectors, without: Vectors) -> Vectors:
    """What is left of each vector square to the other one, at length 1; 0 where nothing is."""
    left = vectors - (vectors * without).sum(axis=1, keepdims=True) * without
    length = np.linalg.norm(left, axis=1, keepdims=True)
    return np.asarray(left / np.maximum(length, 1e-6))
