"""Sentences that the models get wrong, invented for this project, one kind of error each.

`failings.json` holds them; `python -m evaluation.failings` prints what the models answer, so that
only true failings stay.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.models.builtin import FRAMES
from analysis.models.questions import Frame, FramingAxis, Target

_FILE = Path(__file__).with_name("failings.json")


@dataclass(frozen=True)
class Failing:
    """A kind of error and an example: what a reader says, in `expected`, and why models miss it.

    `expected` is negative, neutral or positive toward a target; low, high or off the axis between
    two poles; in or out of a frame.
    """

    family: str
    kind: str
    text: str
    question: Target | FramingAxis | Frame
    expected: str
    why: str


@cache
def all_failings() -> tuple[Failing, ...]:
    """Every example, in the order of the file."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Failing(
            row["family"], row["kind"], row["text"], _question(row), row["expected"], row["why"]
        )
        for row in rows
    )


def failings_of(family: str) -> tuple[Failing, ...]:
    """The five examples of a family (axis, tone, frames)."""
    return tuple(one for one in all_failings() if one.family == family)


def _question(row: dict[str, str]) -> Target | FramingAxis | Frame:
    if row["family"] == "tone":
        return Target.parse(row["target"])
    if row["family"] == "axis":
        return FramingAxis.parse(row["poles"])
    return next(frame for frame in FRAMES if frame.name == row["frame"])
