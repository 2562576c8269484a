"""Axes and frames to begin with, by field: what one asks of news on war, money, climate, votes.

Each is put into the fields of the app by a choice, to be reworded there. Poles are whole sentences,
since the encoder compares sentences; `about` is empty where the poles say by themselves what they
speak of. `tests/models/test_examples.py` holds two plain sentences against each.
"""

from dataclasses import dataclass

from analysis.models.example_frames import (
    CLIMATE,
    ECONOMY,
    ELECTIONS,
    FIELDS,
    FRAME_SETS,
    HEALTH,
    WAR,
)
from analysis.models.questions import FramingAxis
from analysis.translation import mark, tr

__all__ = ["AXES", "FIELDS", "FRAME_SETS", "ExampleAxis"]


@dataclass(frozen=True)
class ExampleAxis:
    """An axis with the field that it is of."""

    field: str
    axis: FramingAxis

    @property
    def label(self) -> str:
        """The first entry of either pole in the reader's language, for a list to choose from."""
        low, high = (tr(pole[0]).rstrip(".") for pole in (self.axis.low_pole, self.axis.high_pole))
        return f"{low} ↔ {high}"


def _axis(field: str, low: tuple[str, ...], high: tuple[str, ...]) -> ExampleAxis:
    return ExampleAxis(field, FramingAxis(low, high))


AXES = (
    _axis(
        WAR,
        (mark("The war must go on until victory."), "Only force will bring the enemy to give in."),
        (mark("The war must end by negotiation."), "Only talks can bring peace."),
    ),
    _axis(
        WAR,
        (mark("The attack was unprovoked aggression."), "The attack broke international law."),
        (
            mark("The attack was legitimate self-defence."),
            "The country has a right to defend itself.",
        ),
    ),
    _axis(
        ECONOMY,
        (
            mark("The economy is in crisis, and firms close."),
            "Inflation and recession make people poorer.",
        ),
        (
            mark("The economy is booming, and firms hire."),
            "Low unemployment and higher wages make people richer.",
        ),
    ),
    _axis(
        ECONOMY,
        (mark("The workers go too far."), "Higher wages and strikes harm the economy."),
        (mark("The workers deserve more."), "Higher wages are fair, and the strike is justified."),
    ),
    _axis(
        CLIMATE,
        (mark("Climate policy costs too much."), "The green rules harm jobs and households."),
        (
            mark("Climate action is urgent and must go further."),
            "Stricter rules on emissions are needed.",
        ),
    ),
    _axis(
        CLIMATE,
        (mark("The climate activists are selfish and go too far."), "Their protest is a nuisance."),
        (mark("The climate activists are right to be angry."), "Their protest is brave and just."),
    ),
    _axis(
        ELECTIONS,
        (mark("The election was rigged."), "The result cannot be trusted."),
        (mark("The election was free and fair."), "The result must be accepted."),
    ),
    _axis(
        ELECTIONS,
        (mark("The candidate is unfit for office."), "The candidate's plans would do harm."),
        (mark("The candidate is fit to lead."), "The candidate's plans would help the country."),
    ),
    _axis(
        HEALTH,
        (mark("The health measures go too far."), "The rules take away people's freedom."),
        (mark("The health measures are needed."), "The rules protect people and save lives."),
    ),
    _axis(
        HEALTH,
        (mark("The treatment harms patients."), "The vaccine makes people ill."),
        (mark("The treatment is safe for patients."), "The vaccine prevents illness."),
    ),
)
