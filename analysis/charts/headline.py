"""The headline chart: each outlet's headlines beside the bodies of the same articles."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import isolated, quoted, signed
from analysis.charts.poles import name_words, pole_words, rows_layout, zero_line
from analysis.charts.quoted_marks import places_of, quoted_traces
from analysis.charts.row_words import hover_lines, interval_words
from analysis.charts.rows import (
    NUMBERS,
    PLACEHOLDER,
    STEADY,
    Rows,
    Trace,
    band_traces,
    fitting_limit,
    in_order,
    line_trace,
    mark_trace,
    undefined_trace,
)
from analysis.charts.theme import Mode, pole_colour, styled
from analysis.corpus.schema import ESTIMATE_COLUMNS, require_columns
from analysis.formats import number
from analysis.translation import mark, tr

NOT_BOTH = mark("no article in which headline and body speak to it")
DIAMOND = 13  # px
_MOST_NAMED = 3


def headline_plot(
    estimates: pd.DataFrame,
    *,
    low_pole: str,
    high_pole: str,
    what: str,
    quoted: pd.DataFrame | None = None,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """A dumbbell an outlet, −1 (low) to +1 (high): body filled, with its band; headline open.

    `estimates` has a `part` (headline, body, gap). The line from body to headline is drawn strong
    where the gap's interval leaves out 0. `what` names the axis. With `quoted` (ESTIMATE_COLUMNS),
    `estimates` are of the outlets' own words, and what their articles quote is drawn beside them.
    The tables are not changed.
    """
    require_columns(estimates, [*ESTIMATE_COLUMNS, "part"], "estimates")
    body = in_order(_part(estimates, "body"))
    others = {} if quoted is None else places_of(quoted)
    stand = estimates[estimates["part"] != "gap"][NUMBERS].to_numpy().ravel().tolist()
    limit = fitting_limit([*stand, *others.values()])
    rows = Rows(body, [float(n) for n in range(len(body))], limit, mode, narrow)
    layout = rows_layout(rows, (low_pole, high_pole), what)
    layout["shapes"] = zero_line(rows)
    layout["annotations"] = pole_words(low_pole, high_pole, rows)
    layout["annotations"] += name_words(rows) if narrow else []
    hover = [hover_lines(row, tr("the bodies")) for row in body.itertuples()]
    name = tr("body") if quoted is None else tr("body, own voice")
    bodies = mark_trace(rows, hover, name, others)
    bodies["text"] = [""] * len(bodies["x"])  # the band of the body says whether it has an interval
    joined = [] if quoted is None else quoted_traces(rows, quoted)
    traces = [line_trace(rows), *band_traces(rows), *_join_traces(rows, estimates), *joined, bodies]
    traces += [*_headline_traces(rows, estimates), _body_key(rows, name)]
    traces.append(undefined_trace(rows, tr(NOT_BOTH), others))
    return styled(go.Figure(traces, layout), mode)


def headline_finding(estimates: pd.DataFrame, low_pole: str, high_pole: str) -> str:
    """Whose headlines go beyond their articles, toward which pole, and how sure that is."""
    gaps = _part(estimates, "gap").dropna(subset="estimate")
    gaps = gaps.assign(size=gaps["estimate"].abs()).sort_values(
        ["size", "outlet"], ascending=[False, True]
    )
    if gaps.empty:
        return tr("No article has both a headline and a body that speak to this.")
    sure = gaps[(gaps["ci_low"] > 0) | (gaps["ci_high"] < 0)]
    if len(sure):
        return _sure_words(sure, (quoted(low_pole), quoted(high_pole)))
    widest = next(iter(gaps.itertuples()))
    parts = {p: _part(estimates, p).set_index("outlet")["estimate"] for p in ("headline", "body")}
    told = {name: signed(float(part[str(widest.outlet)])) for name, part in parts.items()}
    if gaps["ci_low"].isna().all():
        return tr(
            "The widest gap is that of {outlet}: headline {headline}, body {body}. A headline is "
            "one sentence, so one article cannot say how sure that is.",
            outlet=isolated(widest.outlet),
            **told,
        )
    return tr(
        "The widest gap is that of {outlet}: headline {headline}, body {body}; but no outlet's "
        "headlines can be told apart from its articles.",
        outlet=isolated(widest.outlet),
        **told,
    )


def _sure_words(sure: pd.DataFrame, poles: tuple[str, str]) -> str:
    """The gaps that are sure, the widest first, and how many more there are."""
    said = "; ".join(_gap_words(row, poles) for row in sure.head(_MOST_NAMED).itertuples())
    said = said[0].upper() + said[1:]
    if len(sure) > _MOST_NAMED:
        return tr("{gaps}; and {n} more.", gaps=said, n=len(sure) - _MOST_NAMED)
    return f"{said}."


def _gap_words(row: Any, poles: tuple[str, str]) -> str:
    return tr(
        "the headlines of {outlet} stand nearer to {pole} than its articles, by {gap}",
        outlet=isolated(row.outlet),
        pole=poles[0] if row.estimate < 0 else poles[1],
        gap=number(abs(row.estimate), ".2f"),
    )


def _part(estimates: pd.DataFrame, part: str) -> pd.DataFrame:
    return estimates[estimates["part"] == part].drop(columns="part")


def _joined(rows: Rows, estimates: pd.DataFrame) -> pd.DataFrame:
    """The headlines with the place of their row, the body's estimate and the gap with its ends."""
    place = pd.DataFrame({"outlet": rows.table["outlet"], "y": rows.below(0)})
    place["body"] = rows.table["estimate"]
    gaps = in_order(_part(estimates, "gap"))[["outlet", *NUMBERS]]
    gaps = gaps.rename(columns={name: f"gap_{name}" for name in NUMBERS})
    drawn = in_order(_part(estimates, "headline")).dropna(subset="estimate")
    return drawn.merge(place, on="outlet").merge(gaps, on="outlet")


def _join_traces(rows: Rows, estimates: pd.DataFrame) -> list[Trace]:
    """The line from body to headline: strong where the gap is sure, thin where it is not."""
    drawn = _joined(rows, estimates)
    sure = (drawn["gap_ci_low"] > 0) | (drawn["gap_ci_high"] < 0)
    kinds = [(drawn[~sure], 1.5, tr("gap: cannot tell")), (drawn[sure], 5, tr("gap: sure"))]
    return [
        dict(
            type="scatter", mode="lines", name=name, hoverinfo="skip", showlegend=True,
            x=[x for row in part.itertuples() for x in (row.body, row.estimate, None)],
            y=[y for y in part["y"] for y in (y, y, None)],
            line={"color": rows.palette.middle, "width": width},
        )
        for part, width, name in kinds
        if len(part)
    ]  # fmt: skip


def _headline_traces(rows: Rows, estimates: pd.DataFrame) -> list[Trace]:
    drawn = _joined(rows, estimates)
    colours = [pole_colour(x, rows.limit, rows.palette) for x in drawn["estimate"]]
    marker = {"size": DIAMOND, "symbol": "square", "color": rows.palette.ground}
    marks = dict(
        type="scatter", x=drawn["estimate"].tolist(), y=drawn["y"].tolist(), mode="markers",
        marker=marker | {"line": {"width": 2.5, "color": colours}}, name=tr("headline"),
        hovertext=[_hover(row) for row in drawn.itertuples()], hoverinfo="text", showlegend=False,
        customdata=drawn.assign(id="")[["id", "outlet", "question"]].values.tolist(), **STEADY,
    )  # fmt: skip
    key = {"size": 11, "symbol": "square", "color": rows.palette.ground}
    key["line"] = {"width": 2, "color": rows.palette.middle}
    named = dict(
        type="scatter", **PLACEHOLDER, mode="markers", marker=key, name=tr("headline"),
        legendrank=2,
    )  # fmt: skip
    return [marks, named] if len(drawn) else []


def _body_key(rows: Rows, name: str) -> Trace:
    key = {"size": 11, "color": rows.palette.middle}
    return dict(type="scatter", **PLACEHOLDER, mode="markers", marker=key, name=name, legendrank=1)


def _hover(row: Any) -> str:
    ends = pd.Series({"ci_low": row.gap_ci_low, "ci_high": row.gap_ci_high, "interval": "articles"})
    gap = tr(
        "headline − body {gap}, {interval}",
        gap=signed(row.gap_estimate),
        interval=interval_words(ends),
    )
    return hover_lines(row, tr("the headlines") + f"<br>{gap}")
