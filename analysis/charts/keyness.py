"""The keyness chart: the terms that one outlet uses more, and less, than all the others."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import isolated, label_width, wrap_label
from analysis.charts.theme import Mode, Palette, palette_of, soft, styled, type_size
from analysis.corpus.schema import require_columns

ROW, MARK = 30, 13  # px
_COLUMNS = ["term", "form", "z", "z_bar", "n", "n_all", "n_others", "n_all_others", "n_articles"]
_MOST_NAMED = 4
_WITHIN = "within this article"


def keyness_plot(terms: pd.DataFrame, *, mode: Mode = "light", narrow: bool = False) -> go.Figure:
    """A stick a term from 0 to its z, most used more on top; filled where sure, else hollow.

    The grey field reaches to the |z| below which a term may be chance. `terms` are those of one
    outlet: term, form, z, z_bar, n, n_all, n_others, n_all_others, n_articles, sure. customdata of
    a mark is [term]. The table is not changed.
    """
    require_columns(terms, [*_COLUMNS, "sure"], "terms")
    table, palette = terms.reset_index(drop=True), palette_of(mode)
    bar = float(table["z_bar"].max()) if len(table) else 1.0
    reach = max(1.08 * float(table["z"].abs().max()) if len(table) else 1.0, 1.15 * bar)
    traces = [_sticks(table, palette), *_marks(table, palette)]
    return styled(go.Figure(traces, _layout(table, bar, reach, mode, narrow)), mode)


def keyness_finding(terms: pd.DataFrame, outlet: str) -> str:
    """Which terms surely set the outlet apart; else which come nearest to it."""
    require_columns(terms, [*_COLUMNS, "sure"], "terms")
    who = isolated(outlet)
    if terms.empty:
        return f"No term is used often enough to set {who} apart."
    sure = terms[terms["sure"]]
    more = [_quoted(form) for form in sure.loc[sure["z"] > 0, "form"]]
    less = [_quoted(form) for form in sure.loc[sure["z"] < 0, "form"][::-1]]
    if not more and not less:
        first: Any = next(iter(terms.itertuples()))
        return (
            f"No term sets {who} apart surely in a text of this length; nearest to it comes "
            f"{_quoted(first.form)} ({first.n:,} of its {first.n_all:,} words, {first.n_others:,} "
            f"of {first.n_all_others:,} in the others)."
        )
    said = [f"uses {_listed(more)} more than the other outlets"] if more else []
    said += [f"uses {_listed(less)} less" + ("" if more else " than the others")] if less else []
    one = " (within its one article)" if (sure["interval"] == _WITHIN).any() else ""
    return f"{who} {', and '.join(said)}{one}."


def _quoted(form: object) -> str:
    return f"“{isolated(form)}”"


def _listed(names: list[str]) -> str:
    shown, rest = names[:_MOST_NAMED], len(names) - _MOST_NAMED
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _colours(table: pd.DataFrame, palette: Palette) -> list[str]:
    return [palette.low if z > 0 else palette.high for z in table["z"]]


def _sticks(table: pd.DataFrame, palette: Palette) -> dict[str, Any]:
    xs = [x for z in table["z"].round(3) for x in (0, z, None)]
    ys = [y for row in table.index for y in (row, row, None)]
    line = {"color": palette.middle, "width": 1.5}
    return dict(
        type="scatter", x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", showlegend=False
    )


def _marks(table: pd.DataFrame, palette: Palette) -> list[dict[str, Any]]:
    colours = _colours(table, palette)
    filled = [c if sure else palette.ground for c, sure in zip(colours, table["sure"], strict=True)]
    marks = dict(
        type="scatter", x=table["z"].round(3).tolist(), y=table.index.tolist(), mode="markers",
        marker={"size": MARK, "color": filled, "line": {"width": 2, "color": colours}},
        hovertext=[_hover(row) for row in table.itertuples()], hoverinfo="text",
        customdata=table[["term"]].to_numpy().tolist(), showlegend=False, cliponaxis=False,
        name="terms", unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
    keys = [("sets it apart", palette.middle), ("may be chance", palette.ground)]
    return [marks] + [
        dict(
            type="scatter", x=[None], y=[None], mode="markers", name=name, hoverinfo="skip",
            marker={"size": 11, "color": fill, "line": {"width": 2, "color": palette.middle}},
        )
        for name, fill in keys
    ]  # fmt: skip


def _hover(row: Any) -> str:
    articles = "one article" if row.n_articles == 1 else f"{row.n_articles:,} articles"
    own = f"{row.n:,} of its {row.n_all:,}, in {articles}"
    others = f"{row.n_others:,} of {row.n_all_others:,} in the other outlets"
    z = f"z {row.z:+.1f}".replace("-", "−")
    return f"<b>{wrap_label(row.form, 48)}</b><br>{own}<br>{others}<br>{z}"


def _layout(
    table: pd.DataFrame, bar: float, reach: float, mode: Mode, narrow: bool
) -> dict[str, Any]:
    palette, size = palette_of(mode), type_size(mode, narrow)
    names = [wrap_label(form, 16 if narrow else 28, 1) for form in table["form"]]
    left = round(max(map(label_width, names), default=0) * size * 0.58) + 20
    ends = {"y0": -0.6, "y1": len(table) - 0.4, "layer": "below", "line": {"width": 0}}
    field = {"type": "rect", "x0": -bar, "x1": bar, "fillcolor": soft(palette.middle, 0.12)}
    zero = {"type": "line", "x0": 0, "x1": 0, "line": {"color": palette.muted, "width": 1}}
    small = {"size": max(11, size - 2), "color": palette.muted}
    between = " · " if narrow else " than in the other outlets · "
    title = f"← used less{between}used more →"
    what = f"{title}<br>z of the log-odds; grey: may be chance"
    low = min(-1.15 * bar, 1.08 * float(table["z"].min())) if len(table) else -reach
    return {
        "height": round(ROW * (len(table) + 0.4)) + 118,
        "margin": {"l": left, "r": 18, "t": 12, "b": 106},
        "shapes": [field | ends, ends | zero],
        "xaxis": {"range": [low, reach], "tickfont": small, "ticks": "outside", "nticks": 7}
        | {"title": {"text": what, "font": small, "standoff": 8}},
        "yaxis": {"tickvals": table.index.tolist(), "ticktext": names, "ticks": ""}
        | {"range": [len(table) - 0.4, -0.6], "tickfont": {"size": size}}
        | {"ticklabelstandoff": 8},
        "legend": {"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0}
        | {"itemclick": False, "itemdoubleclick": False, "font": small},
    }
