"""Where sentences stand between the two poles of a framing axis."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.errors import QuestionError, ScorerError
from analysis.models.alternatives import alternatives
from analysis.models.background import NearnessScorer, products
from analysis.models.encoder import folder_of
from analysis.models.questions import MOST_ENTRIES, FramingAxis
from analysis.translation import tr

CALIBRATION = "axis_calibration.json"

# Poles whose mean vectors are as alike as this leave no direction between them to measure along.
_SAME_DIRECTION = 0.995


class Scores(NamedTuple):
    """One score and one weight per sentence, in the order given; NaN where there is no answer."""

    score: np.ndarray
    weight: np.ndarray


def unit(vectors: np.ndarray) -> np.ndarray:
    """The vectors at length 1, along the last axis."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True))


def positions(
    vectors: np.ndarray, low: np.ndarray, high: np.ndarray, slope: float = 1.0
) -> np.ndarray:
    """Position between two poles, −1 … +1: tanh(slope × (v·h − v·l) / (1 − h·l)).

    h and l are the poles' means; every pole counts as one direction, however many entries it has.
    What the slope multiplies is the projection on the line through the two poles, with 0 half way
    and ±1 at the poles. tanh makes of it a logistic curve of agreement with the high pole, read
    from −1 to +1: it keeps the order of all sentences, also of those that pass a pole.

    Args:
        vectors: unit vectors of sentences, shape (n, dimension).
        low: unit vectors of the low pole's entries, shape (n_low, dimension).
        high: the same for the high pole.
        slope: how much support a step between the poles stands for (`AxisCalibration`).
    """
    low_mean, high_mean = unit(low.mean(axis=0)), unit(high.mean(axis=0))
    likeness = float(low_mean @ high_mean)
    if likeness > _SAME_DIRECTION:
        raise QuestionError(
            tr("The model cannot tell the two poles of the axis apart; say them in other words.")
        )
    projection = products(vectors, (high_mean - low_mean)[None])[:, 0] / (1.0 - likeness)
    return np.asarray(np.tanh(slope * projection))


class AxisCalibration(NamedTuple):
    """What `training/calibrate_axis.py` found out about an encoder's positions.

    `slope` is how much support a step between the poles stands for; `splits` whether the encoder
    is right more often when the alternatives that a pole offers are asked one by one.
    """

    slope: float = 1.0
    splits: bool = False


def read_calibration(folder: Path) -> AxisCalibration:
    """The calibration kept beside the weights in `folder`.

    Slope 1 and poles as they stand where no such file lies there, as with an encoder of the model
    hub. A tier's own file cannot go missing unseen: its manifest names it.

    Raises:
        ScorerError: The file holds no finite slope above 0, or does not say whether poles split.
    """
    if not (folder / CALIBRATION).is_file():
        return AxisCalibration()
    try:
        found = json.loads((folder / CALIBRATION).read_text("utf-8"))
        slope, splits = float(found["slope"]), found["splits"]
    except (ValueError, KeyError, TypeError):
        slope, splits = float("nan"), None
    if not (np.isfinite(slope) and slope > 0 and isinstance(splits, bool)):
        raise ScorerError(
            tr(
                "The file {file} of the model {model} is damaged; restore it with "
                "`git checkout -- weights/{model}`.",
                file=CALIBRATION,
                model=folder.name,
            )
        )
    return AxisCalibration(slope, splits)


class AxisScorer(NearnessScorer):
    """Scores sentences on framing axes: embed once, ask anything."""

    method = (
        f"axis: tanh of slope × projection on the poles' means, refused above {_SAME_DIRECTION}; "
        "alternatives one by one where the encoder splits them"
    )

    @cached_property
    def calibration(self) -> AxisCalibration:
        """What is kept beside the encoder's weights."""
        return read_calibration(folder_of(self.encoder))

    def poles(self, question: FramingAxis) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the low and the high pole are measured by, as this encoder knows them best."""
        if self.calibration.splits:
            low, high = _split(question.low_pole), _split(question.high_pole)
            question = replace(question, low_pole=low, high_pole=high)
        return question.low_sentences, question.high_sentences

    def score(self, texts: Sequence[str], question: FramingAxis) -> Scores:
        """Position (−1 low pole … +1 high pole) and relevance (0 … 1) of each sentence.

        The position is NaN where the relevance is 0: such a sentence says nothing on the axis.
        """
        position, weight = self.place(texts, question)
        return Scores(np.where(weight > 0, position, np.nan), weight)

    def place(self, texts: Sequence[str], question: FramingAxis) -> Scores:
        """As `score`, but every sentence gets a position, however little it says on the axis."""
        return self.place_vectors(self.encoder.encode(texts), question)

    def place_vectors(self, vectors: np.ndarray, question: FramingAxis) -> Scores:
        """As `place`, of the encoder's own vectors, shape (n, dimension), of the texts."""
        low, high = self.poles(question)
        near = self.nearness(vectors, [*low, *high])
        ends = self.encoder.encode(low), self.encoder.encode(high)
        return Scores(positions(vectors, *ends, self.calibration.slope), near.relevance)


def _split(pole: tuple[str, ...]) -> tuple[str, ...]:
    """The pole's entries with their alternatives one by one; as they were if they come to many."""
    said = tuple(dict.fromkeys(one for entry in pole for one in alternatives(entry)))
    return said if len(said) <= MOST_ENTRIES else pole
