"""Scorers that a test can foresee, and labels for them; every sentence is invented."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.models.questions import Frame, FramingAxis
from evaluation.scorers import Scorer, by_probability

OURS = "a" * 64
WORD = re.compile(r"\w+")
PROBABILITY = {"warm": (0.1, 0.2, 0.7), "cold": (0.7, 0.2, 0.1)}


def _tone(sentences: Sequence[str], spans: Sequence[tuple[int, int]]) -> Any:
    rows = [
        next((p for word, p in PROBABILITY.items() if word in sentence), (0.2, 0.6, 0.2))
        for sentence in sentences
    ]
    return by_probability(np.array(rows))


def _place(texts: Sequence[str], axes: Sequence[FramingAxis]) -> Any:
    """Its pole's words in a text, high ones less low ones; NaN on an axis that says "refused"."""
    found = []
    for text, axis in zip(texts, axes, strict=True):
        words = set(WORD.findall(text.lower()))
        n_high, n_low = (
            len(words & set(WORD.findall(pole.lower())))
            for pole in (axis.high_label, axis.low_label)
        )
        refused = "refused" in axis.low_label
        found.append(np.nan if refused else (n_high - n_low) / 10)
    return np.array(found)


def _frames(texts: Sequence[str], frames: Sequence[Frame]) -> Any:
    return np.array([[float(frame.name in text) for frame in frames] for text in texts])


def made_up_scorer(name: str = "accurate", kind: str = "tier", made_by: str = OURS) -> Scorer:
    """Warm is positive, cold negative, else neutral; axes and frames by the words they share."""
    abilities = dict.fromkeys(("tone", "axis", "frames"), made_by)
    return Scorer(name, kind, abilities, tone=_tone, place=_place, frames=_frames, shares=_frames)


def tone_row(sentence: str, polarity: int, **more: Any) -> dict[str, Any]:
    return {"sentence": sentence, "from": 0, "to": 3, "polarity": polarity} | more
