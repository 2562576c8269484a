"""The matrix of shared text: how much of each outlet's text is found in each other outlet."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import NO_VALUE, distinct_labels, label_width, wrap_label
from analysis.charts.sharing_words import (
    effect_finding,
    first_untold_words,
    sharing_finding,
    whole_effect_finding,
)
from analysis.charts.theme import (
    Mode,
    Palette,
    contrast,
    mixed,
    palette_of,
    stretch,
    styled,
    type_size,
)
from analysis.corpus.schema import require_columns
from analysis.formats import number, percent
from analysis.translation import tr

__all__ = [
    "COLUMNS",
    "effect_finding",
    "first_untold_words",
    "sharing_finding",
    "sharing_plot",
    "whole_effect_finding",
]

COLUMNS: Final = ["outlet", "found_in", "share", "n_shared", "n_sentences"]
INKS: Final = ("#ffffff", "#010101")
ALL_DRAWN: Final = 8  # up to so many outlets are all drawn; of more, those that share text
NUMBERED: Final = {False: 14, True: 6}  # columns, wide and narrow, in which a number has room
MOST: Final = {False: 40, True: 14}
_FOOT_LINE: Final = 34  # letters, on a phone


@dataclass(frozen=True)
class _Matrix:
    """The cells to draw, the outlets in order, and how."""

    cells: pd.DataFrame
    outlets: list[str]
    n_left_out: int
    mode: Mode
    narrow: bool

    @property
    def palette(self) -> Palette:
        return palette_of(self.mode)

    @property
    def numbered(self) -> bool:
        return len(self.outlets) <= NUMBERED[self.narrow]

    @property
    def size(self) -> int:
        """The px of letters: smaller where there are many rows."""
        n = len(self.outlets)
        least = 10 if self.narrow else 11
        return max(least, type_size(self.mode, self.narrow) - (n > 8) - 2 * (n > 16) - (n > 30))

    @property
    def row(self) -> int:
        n = len(self.outlets)
        return round((44 if n <= 8 else 30 if n <= 16 else 20) * stretch(self.mode))

    @property
    def largest(self) -> float:
        return max(float(self.cells["share"].max()), 0.01) if len(self.cells) else 1.0


def sharing_plot(shares: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False) -> go.Figure:
    """Shaded cells: which share of the row's sentences is found in the column's outlet, 0 to 1.

    NaN, an outlet with one article against itself, is "–". Outlets that share most come first; of
    more than eight those that share nothing are left out, and counted below, unless none shares
    any. The table is not changed.
    """
    matrix = _matrix(shares, mode, narrow)
    known = matrix.cells[matrix.cells["share"].notna()]
    missing = matrix.cells[matrix.cells["share"].isna()]
    traces = [_shades(matrix, known), _numbers(matrix, known), _missing(matrix, missing)]
    return styled(go.Figure(traces, _layout(matrix)), mode)


def _matrix(shares: pd.DataFrame, mode: Mode, narrow: bool) -> _Matrix:
    require_columns(shares, COLUMNS, "shares")
    apart = shares[shares["outlet"] != shares["found_in"]]
    most = pd.concat(
        [apart.groupby("outlet")["share"].max(), apart.groupby("found_in")["share"].max()]
    )
    given = most.groupby(level=0).max().fillna(0.0).to_dict()
    names = sorted(map(str, shares["outlet"].unique()), key=lambda n: (-given.get(n, 0.0), n))
    if len(names) > ALL_DRAWN:
        names = [name for name in names if given[name] > 0] or names
    drawn = names[: MOST[narrow]]
    cells = shares[shares["outlet"].isin(drawn) & shares["found_in"].isin(drawn)]
    places = {name: n for n, name in enumerate(drawn)}
    cells = cells.assign(x=cells["found_in"].map(places), y=cells["outlet"].map(places))
    return _Matrix(cells, drawn, shares["outlet"].nunique() - len(drawn), mode, narrow)


def _shades(matrix: _Matrix, cells: pd.DataFrame) -> go.Heatmap:
    gap = 2 if len(matrix.outlets) <= 16 else 1
    return go.Heatmap(
        x=cells["x"].tolist(), y=cells["y"].tolist(), z=cells["share"].round(4).tolist(),
        zmin=0, zmax=matrix.largest, xgap=gap, ygap=gap, showscale=False,
        colorscale=[[0, matrix.palette.scale_low], [1, matrix.palette.scale_high]],
        hovertext=[_hover(row) for row in cells.itertuples()], hoverinfo="text",
    )  # fmt: skip


def _numbers(matrix: _Matrix, cells: pd.DataFrame) -> go.Scatter:
    """The share in each cell that has room, in the ink that stands out more from the shade."""
    shown = cells[(cells["n_shared"] > 0) | (len(matrix.outlets) <= ALL_DRAWN)]
    shown = shown if matrix.numbered else shown[:0]
    low, high = matrix.palette.scale_low, matrix.palette.scale_high
    shades = [mixed(low, high, share / matrix.largest) for share in shown["share"]]
    ink = [max(INKS, key=partial(contrast, shade)) for shade in shades]
    words = [percent(share) for share in shown["share"]]
    return _words(shown, words, {"color": ink, "size": matrix.size})


def _missing(matrix: _Matrix, cells: pd.DataFrame) -> go.Scatter:
    font = {"color": matrix.palette.muted, "size": matrix.size}
    trace = _words(cells, [NO_VALUE] * len(cells), font)
    hover = tr("has one article here, so none to compare it with")
    names = [f"<b>{wrap_label(name, 40)}</b><br>{hover}" for name in cells["outlet"]]
    return trace.update(hovertext=names, hoverinfo="text")


def _words(cells: pd.DataFrame, words: list[str], font: dict[str, Any]) -> go.Scatter:
    return go.Scatter(
        x=cells["x"].tolist(), y=cells["y"].tolist(), text=words, mode="text", textfont=font,
        hoverinfo="skip", showlegend=False, cliponaxis=False,
    )  # fmt: skip


def _hover(row: Any) -> str:
    where = (
        tr("found in its other articles")
        if row.outlet == row.found_in
        else tr("found in {outlet}", outlet=wrap_label(row.found_in, 40))
    )
    found = tr(
        "{n_shared} of {n_sentences} sentences ({share})",
        n_shared=number(row.n_shared),
        n_sentences=number(row.n_sentences),
        share=percent(row.share),
    )
    return f"<b>{wrap_label(row.outlet, 40)}</b><br>{found}<br>{where}"


def _layout(matrix: _Matrix) -> dict[str, Any]:
    n, size = len(matrix.outlets), matrix.size
    wide = 16 if matrix.narrow else 24 if n <= 8 else 30
    rows = distinct_labels(matrix.outlets, wide, 2 if matrix.row >= 40 else 1)
    heads = distinct_labels(matrix.outlets, 22 if matrix.narrow else 28)
    left = round(max(map(label_width, rows), default=0) * size * 0.58) + 14
    flat = not matrix.narrow and n <= 5
    if flat:
        heads = distinct_labels(matrix.outlets, 90 // max(n, 1), 2)
    top = 70 if flat else round(max(map(label_width, heads), default=0) * size * 0.56) + 24
    foot = 44 + 16 * (matrix.narrow or bool(matrix.n_left_out))
    return {
        "height": matrix.row * n + top + foot,
        "margin": {"l": left, "r": 10, "t": top, "b": foot},
        "xaxis": {"tickvals": list(range(n)), "ticktext": heads, "side": "top", "ticks": ""}
        | {"range": [-0.5, n - 0.5], "tickangle": 0 if flat else -90, "tickfont": {"size": size}}
        | {"ticklabelstandoff": 4},
        "yaxis": {"tickvals": list(range(n)), "ticktext": rows, "ticks": ""}
        | {"range": [n - 0.5, -0.5], "tickfont": {"size": size}, "ticklabelstandoff": 6},
        "annotations": [_foot(matrix, left)],
    }


def _foot(matrix: _Matrix, left: int) -> dict[str, Any]:
    """What a cell is, and what is not drawn."""
    font = {"size": max(11, matrix.size - 1), "color": matrix.palette.muted}
    said = tr("share of the row’s sentences that the column’s outlet has too")
    said = wrap_label(said, _FOOT_LINE) if matrix.narrow else said
    if matrix.n_left_out:
        is_full = len(matrix.outlets) == MOST[matrix.narrow]
        n = matrix.n_left_out
        said += "<br>" + (
            tr("not drawn: {n} outlets that share less or no text", n=n)
            if is_full
            else tr("not drawn: {n} outlets that share none", n=n)
        )
    place = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -left + 6, "align": "left"}
    return place | {
        "yref": "paper",
        "y": 0,
        "yanchor": "top",
        "yshift": -8,
        "text": said,
        "font": font,
    }
