"""Labelled rows as the training scripts pass them on."""

import gzip
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

Chances = tuple[float, float, float]
CERTAIN: dict[int, Chances] = {-1: (1.0, 0.0, 0.0), 0: (0.0, 1.0, 0.0), 1: (0.0, 0.0, 1.0)}


class Tone(NamedTuple):
    """A sentence, where its mention stands, and the chances of negative, neutral, positive.

    A person's label is a chance of 1; a teacher's answers lie between.
    """

    sentence: str
    start: int
    end: int
    chances: Chances

    @property
    def mention(self) -> str:
        """The mention as the sentence writes it."""
        return self.sentence[self.start : self.end]


class Inference(NamedTuple):
    """A premise, a hypothesis, and the chances that it contradicts, says neither, or entails it."""

    premise: str
    hypothesis: str
    chances: Chances


INFERRED: dict[str, Chances] = {
    "contradiction": CERTAIN[-1],
    "neutral": CERTAIN[0],
    "entailment": CERTAIN[1],
}


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of one gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def tone_rows(path: Path) -> list[Tone]:
    """The rows of a file of NewsMTSC's form: `sentence`, `from`, `to`, `polarity` −1, 0 or 1."""
    return [
        Tone(row["sentence"], row["from"], row["to"], CERTAIN[row["polarity"]])
        for row in read_rows(path)
    ]


def taught_rows(path: Path) -> list[Tone]:
    """The rows that `teach_tone` wrote."""
    return [
        Tone(row["sentence"], row["from"], row["to"], tuple(row["chances"]))
        for row in read_rows(path)
    ]


class Taught(NamedTuple):
    """What a teacher says: of mentions the chances of each tone, of texts their vectors."""

    tones: list[Tone]
    vectors: dict[str, np.ndarray[Any, Any]]


NOTHING_TAUGHT = Taught([], {})


def taught_vectors(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    """The teacher's unit vectors by text, as `teach_vectors` wrote them."""
    with np.load(path, allow_pickle=False) as found:
        texts = bytes(found["texts"]).decode().split("\0")
        return dict(zip(texts, found["vectors"], strict=True))
