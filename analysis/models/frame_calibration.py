"""The curves that turn nearness to a frame into a probability, fitted to people's labels.

`training/calibrate_frames.py` fits them for an embedded network and keeps them beside its weights:
one general curve, and an own one for each built-in frame that labelled sentences exist for. Any
other encoder gets the general rule below.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import expit

from analysis.models.encoder import Encoder, folder_of
from analysis.models.info import fingerprint_of
from analysis.models.questions import Frame
from analysis.models.shipped import CURVES, damaged, enter_fitted, fitted_bytes


@dataclass(frozen=True)
class Curve:
    """A logistic curve over excess nearness (`frames.FrameScorer.excess`).

    At `bar` the probability is .5; `slope` says how fast it rises there.
    """

    slope: float
    bar: float

    def probability(self, excess: np.ndarray) -> np.ndarray:
        """P = 1 / (1 + exp(−slope · (excess − bar))), 0 … 1, same shape."""
        return np.asarray(expit(self.slope * (excess - self.bar)))


@dataclass(frozen=True)
class FrameCalibration:
    """The general curve, and the own ones by what their descriptions hash to (`told_by`).

    So a frame whose descriptions were edited, whatever its name, is judged by the general curve.
    """

    general: Curve
    own: Mapping[str, Curve] = field(default_factory=dict)
    fitted_on: str = "nothing"

    def curve_of(self, frame: Frame) -> Curve:
        """The frame's own curve, or the general one."""
        return self.own.get(told_by(frame), self.general)


# Between the curves fitted for the two networks that ship, which lie close together.
GENERAL_RULE = FrameCalibration(
    Curve(1.4, 3.1), fitted_on="half of FrAC's development sentences, by other encoders"
)


def told_by(frame: Frame) -> str:
    """What a frame's descriptions hash to; their order does not matter, as it moves no score."""
    return fingerprint_of(dict.fromkeys(frame.descriptions, ""))


def stored_at(encoder: Encoder) -> Path:
    """Where an embedded encoder's curves are kept; for any other no such file exists."""
    return folder_of(encoder) / CURVES


def calibration_of(encoder: Encoder) -> FrameCalibration:
    """The curves fitted for these very weights, or the general rule.

    Raises:
        ScorerError: The file is not the one that was shipped, or cannot be read.
    """
    stored = fitted_bytes(folder_of(encoder), CURVES, encoder.info.fingerprint)
    if stored is None:
        return GENERAL_RULE
    try:
        read = json.loads(stored)
        return FrameCalibration(
            _curve(read["general"]),
            {one["told_by"]: _curve(one) for one in read["own"].values()},
            str(read["fitted_on"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder_of(encoder), CURVES) from error


def store_calibration(
    encoder: Encoder, general: Curve, own: Mapping[Frame, Curve], fitted_on: str
) -> Path:
    """Write the curves beside the encoder's weights and say where."""
    curves = {
        frame.name: {"told_by": told_by(frame)} | asdict(curve) for frame, curve in own.items()
    }
    values = {
        "fitted_on": fitted_on,
        "general": asdict(general),
        "own": curves,
    }
    path = stored_at(encoder)
    path.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    enter_fitted(path.parent, CURVES, encoder.info.fingerprint)
    return path


def _curve(read: Mapping[str, Any]) -> Curve:
    found = Curve(float(read["slope"]), float(read["bar"]))
    if not (np.isfinite([found.slope, found.bar]).all() and found.slope > 0):
        raise ValueError("a curve rises, by finite numbers")
    return found
