"""The brackets at the side of the rows: which neighbours cannot be told apart."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts.labels import wrap_label
from analysis.charts.theme import Mode, palette_of
from analysis.charts.verdicts import CANNOT_TELL, alike_chains, alike_runs, in_lanes, pairs_with
from analysis.translation import mark, tr

MOST_LANES = 4
MOST_WORDED = 3
LANE_WIDTH = 10
WORDS_WIDTH = {False: 84, True: 18}
_LINE = 13  # letters beside a bracket
_HOW_TO_READ = mark(
    "A bracket joins neighbours that cannot be told apart; outlets without a common bracket need "
    "not differ. All pairs are tested together, so the bands of a pair that cannot be told apart "
    "may stand apart."
)
ALIKE, CHAINED = mark("cannot tell apart"), mark("cannot tell apart from the next")


@dataclass(frozen=True)
class Brackets:
    """Runs of rows (first, last) with the lane of each, and what the brackets say."""

    runs: list[tuple[int, int]]
    lanes: list[int]
    words: str

    @property
    def width(self) -> int:
        """The room in px that lanes take at the side; 0 without brackets."""
        return 6 + LANE_WIDTH * (max(self.lanes) + 1) if self.runs else 0


def brackets_for(outlets: list[str], verdicts: pd.DataFrame | None) -> Brackets:
    """The brackets for outlets in the order of their rows.

    A bracket joins outlets no two of which can be told apart. Where that needs more than four
    lanes, each bracket joins outlets that cannot be told apart from the next one, and says so.
    """
    alike = pairs_with(CANNOT_TELL, verdicts)
    runs = alike_runs(outlets, alike)
    lanes = in_lanes(runs)
    if lanes and max(lanes) >= MOST_LANES:
        chains = alike_chains(outlets, alike)
        return Brackets(chains, [0] * len(chains), CHAINED)
    return Brackets(runs, lanes, ALIKE)


def brackets_reading(verdicts: pd.DataFrame | None) -> str:
    """How brackets are to be read; "" where every pair can be told apart."""
    return tr(_HOW_TO_READ) if pairs_with(CANNOT_TELL, verdicts) else ""


def bracket_shapes(brackets: Brackets, places: list[float], mode: Mode) -> list[dict[str, Any]]:
    """One plotly shape a bracket, in px from the right edge of the plot."""
    line = {"color": palette_of(mode).muted, "width": 1.5}
    common = {"type": "path", "xref": "paper", "xsizemode": "pixel", "xanchor": 1, "line": line}
    return [
        common | {"path": _bracket_path(places[first] - 0.16, places[last] + 0.16, lane)}
        for (first, last), lane in zip(brackets.runs, brackets.lanes, strict=True)
    ]


def bracket_words(brackets: Brackets, places: list[float], narrow: bool) -> list[dict[str, Any]]:
    """What the brackets say: beside each one, or once at the top when there are many."""
    if not brackets.runs:
        return []
    beside = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": brackets.width + 4}
    said = tr(brackets.words)
    text = said if narrow else wrap_label(said, _LINE)
    common = beside | {"text": text, "align": "left", "textangle": 90 if narrow else 0}
    middles = [(places[first] + places[last]) / 2 for first, last in brackets.runs]
    if max(brackets.lanes) == 0 and len(middles) <= MOST_WORDED:
        return [common | {"yref": "y", "y": middle, "yanchor": "middle"} for middle in middles]
    if narrow:
        return [common | {"yref": "y", "y": middles[0], "yanchor": "middle"}]
    return [common | {"yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 4, "xshift": 4}]


def _bracket_path(top: float, bottom: float, lane: int) -> str:
    near, far = 6 + lane * LANE_WIDTH, 12 + lane * LANE_WIDTH
    return f"M{near},{top:.4g}L{far},{top:.4g}L{far},{bottom:.4g}L{near},{bottom:.4g}"
