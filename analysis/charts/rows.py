"""One row an outlet between two poles: what the spectrum and the tone chart have in common.

A mark stands at the estimate and a soft band covers its interval. Undefined is said in grey words
where no line runs, without a mark, which would seem to stand at a place; an estimate without
interval is a hollow mark on its line. Traces are plain dicts, so that plotly checks their values
once, when the figure is made.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.charts.labels import label_width, n_lines, phone_letters, row_room, wrap_label
from analysis.charts.row_words import WITHIN
from analysis.charts.theme import Mode, Palette, palette_of, pole_colour, soft, stretch, type_size
from analysis.translation import tr

STEPS = (0.25, 0.5, 1.0)
Trace = dict[str, Any]
NUMBERS = ["estimate", "ci_low", "ci_high"]
MARK, BAND, TICK = 14, 20, 9  # px
MANY = 12  # rows from which on they stand closer
STEADY = {"unselected": {"marker": {"opacity": 1}}}  # a click on one mark does not fade the rest
PLACEHOLDER: Trace = {"x": [None], "y": [None], "hoverinfo": "skip", "showlegend": True}


@dataclass(frozen=True)
class Rows:
    """Rows to draw: the estimates in order, a `place` (y) for each, and the shared measures."""

    table: pd.DataFrame
    places: list[float]
    limit: float
    mode: Mode
    narrow: bool
    with_ticks: bool = False

    @property
    def palette(self) -> Palette:
        """The colours of the mode."""
        return palette_of(self.mode)

    @property
    def type_size(self) -> int:
        """The size of the outlets' names in px: a little smaller where there are many."""
        return type_size(self.mode, self.narrow) - (len(self.table) > 24)

    @cached_property
    def labels(self) -> list[str]:
        """The outlets' names, escaped and wrapped; what is cut is said in full on hover."""
        many = len(self.table) > MANY
        width, most = (25, 2 if many else 3)
        if self.narrow:
            width, most = (phone_letters(self.type_size), 1) if many else (38, 2)
        return [wrap_label(name, width, most) for name in self.table["outlet"]]

    @cached_property
    def row_height(self) -> int:
        """The px between two rows."""
        bare = 0 if self.with_ticks else 12
        if self.narrow:
            lines = max(map(n_lines, self.labels), default=1)
            usual = 60 if len(self.table) <= MANY else 50
            return usual - bare + round(1.3 * self.type_size) * lines
        n = len(self.table)
        usual = (60 if n <= MANY else 48 if n <= 24 else 40) - min(bare, 6 if n > MANY else bare)
        return max(round(usual * stretch(self.mode)), row_room(self.labels, self.type_size))

    @cached_property
    def label_room(self) -> int:
        """The px left of the rows that the names take; 0 where they stand above the rows."""
        if self.narrow:
            return 0
        widest = max(map(label_width, self.labels), default=0)
        return min(round(230 * stretch(self.mode)), round(widest * self.type_size * 0.56) + 14)

    @cached_property
    def defined(self) -> list[bool]:
        """For each row whether it has an estimate."""
        return [bool(known) for known in self.table["estimate"].notna()]

    def below(self, px: float) -> list[float]:
        """The places moved down by `px` pixels."""
        return [round(place + px / self.row_height, 4) for place in self.places]


def in_order(estimates: pd.DataFrame) -> pd.DataFrame:
    """A copy sorted from the low to the high pole, ties by name, undefined last."""
    table = estimates.sort_values(["estimate", "outlet"], na_position="last", kind="stable")
    table = table.assign(outlet=table["outlet"].astype(str))
    return table.assign(**{c: table[c].astype(float).round(4) for c in NUMBERS}).reset_index(
        drop=True
    )


def fitting_limit(values: list[float]) -> float:
    """The smallest of ±0.25, ±0.5, ±1 that holds all values; NaN are left out."""
    furthest = max((abs(value) for value in values if value == value), default=0.0)
    return next((step for step in STEPS if furthest <= step), STEPS[-1])


def line_trace(rows: Rows) -> Trace:
    """The thin line from pole to pole of every row that has an estimate."""
    middle, limit = rows.below(0), rows.limit
    drawn = [y for y, known in zip(middle, rows.defined, strict=True) if known]
    return dict(
        type="scatter", x=[x for _ in drawn for x in (-limit, limit, None)],
        y=[y for place in drawn for y in (place, place, None)],
        mode="lines", line={"color": rows.palette.line, "width": 1},
        hoverinfo="skip", showlegend=False,
    )  # fmt: skip


def band_traces(rows: Rows) -> list[Trace]:
    """The soft bands of the intervals, hatched where they hold within one article only."""
    table = rows.table.assign(place=rows.below(0)).dropna(subset=NUMBERS)
    within = table["interval"] == WITHIN
    one = tr("95 %, one article") if rows.narrow else tr("95 % interval, within one article")
    kinds = [(table[~within], tr("95 % interval"), ""), (table[within], one, "/")]
    return [
        trace
        for part, name, pattern in kinds
        if len(part)
        for trace in (_band_trace(rows, part, pattern), _band_key(rows, name, pattern))
    ]


def mark_trace(
    rows: Rows, hover: list[str], name: str, others: Mapping[tuple[str, str], float] | None = None
) -> Trace:
    """The marks at the estimates: filled, or hollow with words where there is no interval.

    `others` tells, by question and outlet, where another mark stands; the words keep clear of it.
    """
    table = rows.table
    known = rows.defined
    lone = [bool(x) for x in table["ci_low"].isna() | table["ci_high"].isna()]
    colours = [
        rows.palette.middle if open_ else pole_colour(x, rows.limit, rows.palette)
        for x, open_ in zip(table["estimate"].fillna(0.0), lone, strict=True)
    ]
    hollow = rows.palette.ground
    pairs = list(zip(lone, colours, strict=True))
    return dict(
        type="scatter", x=_where(known, table["estimate"].tolist()), y=_where(known, rows.below(0)),
        text=_where(known, [tr("no interval") if x else "" for x in lone]),
        hovertext=_where(known, hover), hoverinfo="text", name=name,
        customdata=_where(known, table.assign(id="")[["id", "outlet", "question"]].values.tolist()),
        mode="markers+text", textposition=_where(known, _free_sides(rows, others or {})),
        cliponaxis=False, showlegend=False,
        textfont={"color": rows.palette.muted, "size": rows.type_size - 2},
        marker={
            "size": MARK,
            "color": _where(known, [hollow if x else c for x, c in pairs]),
            "line": {"width": 2, "color": _where(known, [c if x else hollow for x, c in pairs])},
        },
        **STEADY,
    )  # fmt: skip


def undefined_trace(rows: Rows, words: str, shared: Container[tuple[str, str]] = ()) -> Trace:
    """The rows without an estimate: words where no line runs, over a mark that nobody sees.

    In `shared` rows (question, outlet) another mark stands, so there the words stand above it.
    """
    missing = [not known for known in rows.defined]
    table = rows.table[missing].assign(id="")
    names = table["outlet"].tolist()
    keys = list(zip(table["question"].astype(str), names, strict=True))
    return dict(
        type="scatter", x=[-0.98 * rows.limit] * len(names), y=_where(missing, rows.below(0)),
        text=[words] * len(names),
        customdata=table[["id", "outlet", "question"]].values.tolist(),
        hovertext=[f"<b>{wrap_label(name, 48)}</b><br>{words}" for name in names],
        hoverinfo="text", mode="markers+text", cliponaxis=False,
        textposition=[f"{'top' if key in shared else 'middle'} right" for key in keys],
        textfont={"color": rows.palette.muted, "size": rows.type_size - 1},
        marker={"size": MARK - 2, "color": soft(rows.palette.ground, 0)},
        showlegend=False, name="undefined", **STEADY,
    )  # fmt: skip


def key_traces(rows: Rows, name: str) -> list[Trace]:
    """The key's entry for the mark, which comes first; the bands name themselves."""
    if not any(rows.defined):
        return []
    marker = {"size": 11, "color": rows.palette.middle, "symbol": "circle"}
    return [
        dict(type="scatter", **PLACEHOLDER, mode="markers", marker=marker, name=name, legendrank=1)
    ]


def _band_trace(rows: Rows, table: pd.DataFrame, pattern: str) -> Trace:
    colours = [pole_colour(x, rows.limit, rows.palette) for x in table["estimate"]]
    return dict(
        type="bar", base=table["ci_low"].tolist(),
        x=(table["ci_high"] - table["ci_low"]).round(4).tolist(),
        y=table["place"].tolist(), width=round(BAND / rows.row_height, 4), orientation="h",
        marker=_band_marker(colours, pattern), hoverinfo="skip", showlegend=False, name="interval",
        **STEADY,
    )  # fmt: skip


def _band_key(rows: Rows, name: str, pattern: str) -> Trace:
    marker = _band_marker([rows.palette.middle], pattern)
    return dict(type="bar", **PLACEHOLDER, marker=marker, name=name)


def _band_marker(colours: list[str], pattern: str) -> dict[str, Any]:
    marker: dict[str, Any] = {"color": [soft(c, 0.3) for c in colours], "cornerradius": 4}
    marker["line"] = {"width": 0}
    if pattern:
        marker["color"] = [soft(c, 0.7) for c in colours]  # of the hatching
        marker["pattern"] = {"shape": pattern, "size": 6, "solidity": 0.25, "fillmode": "replace"}
    return marker


def _free_sides(rows: Rows, others: Mapping[tuple[str, str], float]) -> list[str]:
    """The side of each mark on which words run neither over the edge nor into another mark."""
    limit = rows.limit
    return [
        _free_side(x / limit, others.get((question, name), float("nan")) / limit, rows.narrow)
        for question, name, x in zip(
            rows.table["question"].astype(str),
            rows.table["outlet"],
            rows.table["estimate"],
            strict=True,
        )
    ]


def _free_side(place: float, other: float, narrow: bool) -> str:
    """The side of a mark, both places from −1 to +1; NaN where no other mark stands."""
    usual = "left" if place > 0.3 else "right"
    if other != other:
        return f"middle {usual}"
    away, room = ("left", place + 1) if other > place else ("right", 1 - place)
    if room > (0.6 if narrow else 0.3):
        return f"middle {away}"
    # Above the row is its name on a phone, and the sentences of the row before on a wide screen.
    return f"{'bottom' if narrow else 'top'} {usual}"


def _where(chosen: list[bool], values: list[Any]) -> list[Any]:
    return [value for value, keep in zip(values, chosen, strict=True) if keep]
