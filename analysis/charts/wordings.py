"""The wordings chart: where each outlet stands under the axis as asked and under other wordings."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import isolated, signed, wrap_label
from analysis.charts.poles import name_words, pole_words, rows_layout, zero_line
from analysis.charts.rows import (
    PLACEHOLDER,
    STEADY,
    Rows,
    Trace,
    fitting_limit,
    in_order,
    line_trace,
    undefined_trace,
)
from analysis.charts.theme import Mode, pole_colour, soft, styled
from analysis.charts.verdicts import CANNOT_TELL, DIFFER
from analysis.corpus.schema import require_columns
from analysis.formats import number
from analysis.translation import mark, tr

NO_PLACE = mark("no sentence on this axis")
SMALL, LARGE, RANGE = 9, 14, 8  # px
_COLUMNS = ["outlet", "wording", "estimate"]


def wordings_plot(
    places: pd.DataFrame,
    *,
    low_pole: str,
    high_pole: str,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """Each outlet's place under the axis as asked (wording 0, filled) and other wordings (open).

    Columns: outlet, wording, estimate, −1 (low) to +1 (high), NaN for no place. A soft bar runs
    from the smallest to the largest place of an outlet. The table is not changed.
    """
    require_columns(places, _COLUMNS, "places")
    asked = places[places["wording"] == 0].assign(ci_low=float("nan"), ci_high=float("nan"))
    table = in_order(asked.assign(question=""))
    others = places[(places["wording"] > 0) & places["estimate"].notna()]
    limit = fitting_limit(places["estimate"].tolist())
    rows = Rows(table, [float(n) for n in range(len(table))], limit, mode, narrow)
    layout = rows_layout(rows, (low_pole, high_pole), tr("Place on the axis"))
    layout["shapes"] = zero_line(rows)
    layout["annotations"] = pole_words(low_pole, high_pole, rows)
    layout["annotations"] += name_words(rows) if narrow else []
    traces = [line_trace(rows), *_range_traces(rows, others), *_asked_traces(rows)]
    traces += [*_other_traces(rows, others), undefined_trace(rows, tr(NO_PLACE))]
    return styled(go.Figure(traces, layout), mode)


def holds_words(verdicts: pd.DataFrame) -> str:
    """Under how many other wordings the differences hold, to follow a finding; "" if not known."""
    if "order_kept" not in verdicts.columns:
        return ""
    return "".join(f" {said}" for said in (_kept_words(verdicts), _lost_words(verdicts)) if said)


def wordings_finding(places: pd.DataFrame, verdicts: pd.DataFrame) -> str:
    """Whose place moves most with the wording, and what becomes of the differences."""
    known = places.dropna(subset="estimate").groupby("outlet")["estimate"]
    spread = (known.max() - known.min()).sort_index()
    n_others = int(places["wording"].max()) if len(places) else 0
    if not n_others or spread.empty:
        return tr("The other wordings have not been run yet.")
    name = str(spread.idxmax())
    low, high = (signed(float(ends[name])) for ends in (known.min(), known.max()))
    moved = {"outlet": isolated(name), "low": low, "high": high}
    if n_others == 1:
        said = tr(
            "Over one other wording of the poles, the place of {outlet} moves most, from {low} to "
            "{high}.",
            **moved,
        )
    else:
        said = tr(
            "Over {n} other wordings of the poles, the place of {outlet} moves most, from {low} to "
            "{high}.",
            n=n_others,
            **moved,
        )
    return f"{said}{holds_words(verdicts)}"


def _kept_words(verdicts: pd.DataFrame) -> str:
    apart = verdicts[verdicts["verdict"] == DIFFER].dropna(subset=["order_kept", "n_wordings"])
    if apart.empty:
        return ""
    least = apart.sort_values(["order_kept", "n_wordings"]).iloc[0]
    n, kept = int(least["n_wordings"]), round(least["order_kept"] * least["n_wordings"])
    if len(apart) == 1:
        return tr(
            "The difference holds under {kept} of {n} other wordings of the poles.", kept=kept, n=n
        )
    if kept == n:
        return tr(
            "Each difference holds under {kept} of {n} other wordings of the poles.", kept=kept, n=n
        )
    return tr(
        "Each difference holds under at least {kept} of {n} other wordings of the poles.",
        kept=kept,
        n=n,
    )


def _lost_words(verdicts: pd.DataFrame) -> str:
    """The pairs whose intervals say "differ" and whose other wordings do not."""
    clear = (verdicts["ci_low"] > 0) | (verdicts["ci_high"] < 0)
    n = int((clear & (verdicts["verdict"] == CANNOT_TELL)).sum())
    if not n:
        return ""
    if n == 1:
        return tr(
            "One pair of outlets differs as asked but not in most other wordings, so it counts as "
            "“cannot tell”."
        )
    return tr(
        "{n} pairs of outlets differ as asked but not in most other wordings, so they count as "
        "“cannot tell”.",
        n=number(n),
    )


def _range_traces(rows: Rows, others: pd.DataFrame) -> list[Trace]:
    """A soft bar over all places of an outlet, the one as asked included."""
    asked = rows.table[["outlet", "estimate"]]
    known = pd.concat([asked, others[["outlet", "estimate"]]]).dropna()
    ends = known.groupby("outlet")["estimate"].agg(["min", "max"]).round(4)
    place = dict(zip(rows.table["outlet"], rows.below(0), strict=True))
    drawn = [(place[name], *ends.loc[name]) for name in rows.table["outlet"] if name in ends.index]
    marker = {"color": soft(rows.palette.middle, 0.3), "cornerradius": 4, "line": {"width": 0}}
    bar: Trace = dict(
        type="bar", base=[low for _, low, _ in drawn], x=[high - low for _, low, high in drawn],
        y=[y for y, _, _ in drawn], width=round(RANGE / rows.row_height, 4), orientation="h",
        marker=marker, hoverinfo="skip", showlegend=False, name="range", **STEADY,
    )  # fmt: skip
    return [bar, {"type": "bar", **PLACEHOLDER, "marker": marker, "name": tr("range")}]


def _other_traces(rows: Rows, others: pd.DataFrame) -> list[Trace]:
    place = dict(zip(rows.table["outlet"], rows.below(0), strict=True))
    drawn = others[others["outlet"].isin(place)].sort_values(["outlet", "wording"])
    marker: dict[str, Any] = {"size": SMALL, "color": soft(rows.palette.ground, 0)}
    marker["line"] = {"width": 1.5, "color": rows.palette.text}
    marks = dict(
        type="scatter", x=drawn["estimate"].round(4).tolist(), mode="markers", marker=marker,
        y=[place[name] for name in drawn["outlet"]], hoverinfo="text", name=tr("other wordings"),
        hovertext=[_hover(row) for row in drawn.itertuples()], showlegend=True, **STEADY,
    )  # fmt: skip
    return [marks]


def _asked_traces(rows: Rows) -> list[Trace]:
    drawn = rows.table.assign(wording=0, y=rows.below(0)).dropna(subset="estimate")
    colours = [pole_colour(x, rows.limit, rows.palette) for x in drawn["estimate"]]
    line = {"width": 2, "color": rows.palette.ground}
    marks = dict(
        type="scatter", x=drawn["estimate"].tolist(), y=drawn["y"].tolist(), mode="markers",
        marker={"size": LARGE, "color": colours, "line": line}, hoverinfo="text",
        hovertext=[_hover(row) for row in drawn.itertuples()], showlegend=False,
        name=tr("as asked"),
        customdata=drawn.assign(id="")[["id", "outlet", "question"]].values.tolist(), **STEADY,
    )  # fmt: skip
    key = {"size": 11, "color": rows.palette.middle, "symbol": "circle"}
    named = dict(
        type="scatter", **PLACEHOLDER, mode="markers", marker=key, name=tr("as asked"),
        legendrank=1,
    )  # fmt: skip
    return [marks, named]


def _hover(row: Any) -> str:
    which = tr("wording {n}", n=row.wording) if row.wording else tr("as asked")
    return f"<b>{wrap_label(row.outlet, 48)}</b><br>{which}: {signed(row.estimate)}"
