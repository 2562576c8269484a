"""The keyness chart: the terms that one outlet uses more, and less, than all the others."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import isolated, label_width, listed, quoted, wrap_label
from analysis.charts.row_words import WITHIN
from analysis.charts.theme import Mode, Palette, palette_of, soft, styled, type_size
from analysis.corpus.schema import require_columns
from analysis.formats import number
from analysis.translation import mark, tr

ROW, MARK = 30, 13  # px
_COLUMNS = ["term", "form", "z", "z_bar", "n", "n_all", "n_others", "n_all_others", "n_articles"]
_MOST_NAMED = 4
# What sets an outlet apart, by what it is (more, less, both), and for a single article.
_FINDINGS = {
    ("both", False): mark("{who} uses {more} more than the other outlets, and uses {less} less."),
    ("more", False): mark("{who} uses {more} more than the other outlets."),
    ("less", False): mark("{who} uses {less} less than the others."),
    ("both", True): mark(
        "{who} uses {more} more than the other outlets, and uses {less} less (within this article)."
    ),
    ("more", True): mark("{who} uses {more} more than the other outlets (within this article)."),
    ("less", True): mark("{who} uses {less} less than the others (within this article)."),
}


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
        return tr("No term is used often enough to set {who} apart.", who=who)
    sure = terms[terms["sure"]]
    more = [quoted(form) for form in sure.loc[sure["z"] > 0, "form"]]
    less = [quoted(form) for form in sure.loc[sure["z"] < 0, "form"][::-1]]
    if not more and not less:
        return _nearest_words(next(iter(terms.itertuples())), who)
    told = {"more": _some(more)} if more else {}
    told |= {"less": _some(less)} if less else {}
    kind = "both" if more and less else "more" if more else "less"
    return tr(_FINDINGS[kind, bool((sure["interval"] == WITHIN).any())], who=who, **told)


def _nearest_words(first: Any, who: str) -> str:
    """The term that comes nearest to setting an outlet apart, with its counts."""
    return tr(
        "No term sets {who} apart surely in a text of this length; nearest to it comes {term} "
        "({n} of its {n_all} words, {n_others} of {n_all_others} in the others).",
        who=who,
        term=quoted(first.form),
        n=number(first.n),
        n_all=number(first.n_all),
        n_others=number(first.n_others),
        n_all_others=number(first.n_all_others),
    )


def _some(names: list[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= _MOST_NAMED:
        return listed(names)
    shown = ", ".join(names[:_MOST_NAMED])
    return tr("{names} and {n} more", names=shown, n=len(names) - _MOST_NAMED)


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
    keys = [(tr("sets it apart"), palette.middle), (tr("may be chance"), palette.ground)]
    return [marks] + [
        dict(
            type="scatter", x=[None], y=[None], mode="markers", name=name, hoverinfo="skip",
            marker={"size": 11, "color": fill, "line": {"width": 2, "color": palette.middle}},
        )
        for name, fill in keys
    ]  # fmt: skip


def _hover(row: Any) -> str:
    counts = {"n": number(row.n), "n_all": number(row.n_all)}
    own = (
        tr("{n} of its {n_all}, in one article", **counts)
        if row.n_articles == 1
        else tr(
            "{n} of its {n_all}, in {n_articles} articles",
            **counts,
            n_articles=number(row.n_articles),
        )
    )
    others = tr(
        "{n} of {n_all} in the other outlets",
        n=number(row.n_others),
        n_all=number(row.n_all_others),
    )
    z = tr("z {value}", value=number(row.z, "+.1f").replace("-", "−"))
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
    title = (
        tr("← used less · used more →")
        if narrow
        else tr("← used less than in the other outlets · used more →")
    )
    what = f"{title}<br>" + tr("z of the log-odds; grey: may be chance")
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
