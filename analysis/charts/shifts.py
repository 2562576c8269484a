"""What the rewriting changed: a dumbbell a pair of sentences, from the first wording to the later.

Sorted by shift. The open mark is the first wording, the filled one the later, and the line between
them has the colour of the pole that the rewriting moved toward.
"""

from collections.abc import Iterable
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.cells import change_words
from analysis.charts.labels import escape_label, isolated, quoted, signed, wrap_label
from analysis.charts.poles import pole_words, rows_layout
from analysis.charts.rows import MARK, PLACEHOLDER, STEADY, Rows, Trace, fitting_limit
from analysis.charts.theme import Mode, soft, styled
from analysis.corpus.schema import require_columns
from analysis.formats import number
from analysis.translation import tr, trn

COLUMNS: Final = [
    "pair",
    "outlet_a",
    "outlet_b",
    "score_a",
    "score_b",
    "shift",
    "changed",
    "changes",
]
MOST_DRAWN: Final = 30
ARROW: Final = " → "  # stands in `changed` between the old words and the new
UNMOVED: Final = 0.005  # a smaller shift is written 0.00
_LINE = 60  # letters of hover text
_LABEL = 28


class _PairRows(Rows):
    """Rows named by what the rewriting changed: the old words, and below them the new ones."""

    @property
    def labels(self) -> list[str]:
        width = 38 if self.narrow else _LABEL
        return [
            "<br>→ ".join(wrap_label(part, width, 1) for part in str(name).split(ARROW))
            for name in self.table["changed"]
        ]


def shifts_plot(
    shifts: pd.DataFrame,
    *,
    low_pole: str,
    high_pole: str,
    what: str,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """Both positions of each rewritten pair, −1 (low) to +1 (high), a row a pair, by shift.

    `changed` names the row, `changes` (kind, words of a, words of b) is read on hover, `pair` is
    what a click tells. Of more than 30 pairs those are drawn that moved most. Pairs with a shift
    of NaN are not drawn. The table is not changed.
    """
    require_columns(shifts, COLUMNS, "shifts")
    drawn = drawn_pairs(shifts)
    limit = fitting_limit(drawn[["score_a", "score_b"]].to_numpy().ravel().tolist())
    changed = drawn["changed"].map(change_words)
    table = drawn.assign(estimate=drawn["score_b"], outlet=changed, changed=changed)
    rows = _PairRows(table, [float(n) for n in range(len(table))], limit, mode, narrow)
    layout = rows_layout(rows, (low_pole, high_pole), escape_label(what))
    layout["annotations"] = pole_words(low_pole, high_pole, rows) + _names(rows)
    layout["shapes"] = [_zero(rows)] if len(drawn) else []
    return styled(go.Figure([*_lines(rows), *_marks(rows), *_key(rows)], layout), mode)


def drawn_pairs(shifts: pd.DataFrame) -> pd.DataFrame:
    """The pairs that are drawn, by shift: those that moved most, where there are many."""
    known = shifts.dropna(subset=["shift"])
    most = known.assign(moved=known["shift"].abs()).sort_values(
        ["moved", "pair"], ascending=[False, True]
    )
    return most.head(MOST_DRAWN).sort_values(["shift", "pair"], ignore_index=True)


def shifts_finding(shifts: pd.DataFrame, low_pole: str, high_pole: str) -> str:
    """How many rewritten pairs moved toward which pole, and the one that moved most."""
    known = shifts.dropna(subset=["shift"])
    if known.empty:
        return tr("No rewritten sentence speaks to this question.")
    poles = quoted(low_pole), quoted(high_pole)
    if len(known) == 1:
        return _lone_words(known.iloc[0], poles)
    first = known.assign(moved=known["shift"].abs()).sort_values(
        ["moved", "pair"], ascending=[False, True]
    )
    moved = _moved_words(known["shift"], poles)
    if first.iloc[0]["moved"] < UNMOVED:
        return moved
    largest = tr("The largest shift is {shift}: {later} after {earlier}.", **_told(first.iloc[0]))
    return f"{moved} {largest}"


def _lone_words(row: pd.Series, poles: tuple[str, str]) -> str:
    """What became of the only rewritten sentence."""
    told = _told(row)
    if abs(row["shift"]) < UNMOVED:
        return tr("The one rewritten sentence did not move: {later} after {earlier}.", **told)
    return tr(
        "The one rewritten sentence moved toward {pole}, by {shift}: {later} after {earlier}.",
        pole=poles[int(row["shift"] > 0)],
        **told,
    )


def _moved_words(shifts: pd.Series, poles: tuple[str, str]) -> str:
    """How many of several rewritten sentences moved toward each pole."""
    low, high = poles
    n_low, n_high = int((shifts <= -UNMOVED).sum()), int((shifts >= UNMOVED).sum())
    n = number(len(shifts))
    if not (n_low or n_high):
        return tr("None of the {n} rewritten sentences moved.", n=n)
    if n_low and n_high:
        return trn(
            "Of {n_all} rewritten sentences {n_low} moved toward {low} and {n_high} toward {high}.",
            "Of {n_all} rewritten sentences {n_low} moved toward {low} and {n_high} toward {high}.",
            n_low,
            n_all=n,
            n_low=number(n_low),
            low=low,
            n_high=number(n_high),
            high=high,
        )
    toward, other = (low, high) if n_low else (high, low)
    n_moved = n_low or n_high
    return trn(
        "Of {n_all} rewritten sentences {n_moved} moved toward {pole} and none toward {other}.",
        "Of {n_all} rewritten sentences {n_moved} moved toward {pole} and none toward {other}.",
        n_moved,
        n_all=n,
        n_moved=number(n_moved),
        pole=toward,
        other=other,
    )


def _told(row: pd.Series) -> dict[str, str]:
    outlets = {"later": isolated(row["outlet_b"]), "earlier": isolated(row["outlet_a"])}
    return {"shift": signed(row["shift"]), **outlets}


def _names(rows: Rows) -> list[dict[str, Any]]:
    """On a phone the words of each pair above its row."""
    if not rows.narrow:
        return []
    common = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "bottom"}
    font = {"size": rows.type_size - 1, "color": rows.palette.text}
    return [
        common | {"y": y, "text": label, "align": "left", "font": font}
        for y, label in zip(rows.below(-11), rows.labels, strict=True)
    ]


def _zero(rows: Rows) -> dict[str, Any]:
    line = {"color": rows.palette.muted, "width": 1, "dash": "dot"}
    ends = {"x0": 0, "x1": 0, "y0": -0.4, "y1": len(rows.places) - 0.55}
    return {"type": "line", "layer": "below", "line": line} | ends


def _colour(rows: Rows, shift: float) -> str:
    if abs(shift) < UNMOVED:
        return rows.palette.middle
    return rows.palette.low if shift < 0 else rows.palette.high


def _rows_of(rows: Rows) -> Iterable[Any]:
    return rows.table.itertuples()


def _lines(rows: Rows) -> list[Trace]:
    return [
        dict(
            type="scatter", x=[row.score_a, row.score_b], y=[y, y], mode="lines",
            line={"color": soft(_colour(rows, row.shift), 0.55), "width": 4},
            hoverinfo="skip", showlegend=False,
        )
        for row, y in zip(_rows_of(rows), rows.below(0), strict=True)
    ]  # fmt: skip


def _marks(rows: Rows) -> list[Trace]:
    """The first wordings, hollow, and over them the later ones, filled."""
    table, ground = rows.table, rows.palette.ground
    colours = [_colour(rows, shift) for shift in table["shift"]]
    common: Trace = {
        "type": "scatter", "y": rows.below(0), "mode": "markers", "hoverinfo": "text",
        "hovertext": [_hover(row) for row in table.itertuples()], "showlegend": False,
        "customdata": table[["pair"]].to_numpy().tolist(), "cliponaxis": False, **STEADY,
    }  # fmt: skip
    hollow = {"size": MARK - 2, "color": ground, "line": {"width": 2, "color": colours}}
    filled = {"size": MARK, "color": colours, "line": {"width": 2, "color": ground}}
    return [
        common | {"x": table["score_a"].tolist(), "marker": hollow, "name": "first wording"},
        common | {"x": table["score_b"].tolist(), "marker": filled, "name": "later wording"},
    ]


def _key(rows: Rows) -> list[Trace]:
    middle, ground = rows.palette.middle, rows.palette.ground
    hollow = {"size": 10, "color": ground, "line": {"width": 2, "color": middle}}
    filled = {"size": 11, "color": middle}
    marks = ((tr("first wording"), hollow), (tr("later wording"), filled))
    return [
        dict(type="scatter", **PLACEHOLDER, mode="markers", marker=marker, name=name)
        for name, marker in marks
    ]


def _hover(row: Any) -> str:
    first = f"<b>{wrap_label(row.outlet_a, 40)}</b> {signed(row.score_a)}"
    later = f"<b>{wrap_label(row.outlet_b, 40)}</b> {signed(row.score_b)}"
    ends = (marked_words(row.changes, side) for side in (1, 2))
    said = f"{first}<br>{next(ends)}<br>{later}<br>{next(ends)}"
    return f"{said}<br>" + tr("shift {shift}", shift=signed(row.shift))


def marked_words(changes: list[tuple[str, str, str]], side: int) -> str:
    """One side of the changes in lines, the words that differ underlined; escaped."""
    words = [
        (word, change[0] != "same") for change in changes for word in str(change[side]).split()
    ]
    lines: list[list[str]] = [[]]
    length = 0
    for word, differs in words:
        if length + len(word) > _LINE and lines[-1]:
            lines.append([])
            length = 0
        length += len(word) + 1
        safe = escape_label(word)
        lines[-1].append(f"<u>{safe}</u>" if differs else safe)
    return "<br>".join(" ".join(line) for line in lines)
