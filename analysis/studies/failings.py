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
    two poles; in or out of a frame; the speaker of the quotation that is asked about, in `question`
    as it stands in the text; copied or apart, same or apart for a text and the `other` outlet's,
    where there is no question.
    """

    family: str
    kind: str
    text: str
    question: Target | FramingAxis | Frame | str
    expected: str
    why: str
    other: str = ""


@cache
def all_failings() -> tuple[Failing, ...]:
    """Every example, in the order of the file."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Failing(
            row["family"], row["kind"], row["text"], _question(row), row["expected"], row["why"],
            row.get("other", ""),
        )
        for row in rows
    )  # fmt: skip


def failings_of(family: str) -> tuple[Failing, ...]:
    """The five examples of a family (one of `validity.FAMILIES`)."""
    return tuple(one for one in all_failings() if one.family == family)


def _question(row: dict[str, str]) -> Target | FramingAxis | Frame | str:
    if row["family"] == "tone":
        return Target.parse(row["target"])
    if row["family"] == "axis":
        return FramingAxis.parse(row["poles"])
    if row["family"] == "frames":
        return next(frame for frame in FRAMES if frame.name == row["frame"])
    return row.get("quotation", "")
