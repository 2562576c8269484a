"""The spectrum: where each outlet stands between two poles, how sure that is, and the sentences."""

from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.brackets import WORDS_WIDTH, bracket_shapes, bracket_words, brackets_for
from analysis.charts.labels import shorten_text, signed, wrap_label
from analysis.charts.poles import name_words, pole_words, rows_layout, zero_line
from analysis.charts.quoted_marks import places_of, quoted_traces
from analysis.charts.row_words import hover_lines
from analysis.charts.rows import (
    MARK,
    PLACEHOLDER,
    STEADY,
    TICK,
    Rows,
    Trace,
    band_traces,
    fitting_limit,
    in_order,
    key_traces,
    line_trace,
    mark_trace,
    undefined_trace,
)
from analysis.charts.theme import Mode, marks_of_numbers, plain_template, soft
from analysis.charts.verdicts import CANNOT_TELL, pairs_with
from analysis.corpus.schema import ESTIMATE_COLUMNS, require_columns
from analysis.formats import number
from analysis.translation import mark, tr

MOST_TICKS, MOST_TICKS_IN_ALL = 60, 200  # of an outlet; of a chart, which a browser must redraw
NO_SENTENCE = mark("no sentence on this axis")
_TICK_COLUMNS = ["outlet", "sentence_id", "text", "score", "weight"]


def spectrum_plot(estimates: pd.DataFrame, sentences: pd.DataFrame, **how: Any) -> go.Figure:
    """The figure of `spectrum_parts`, whose arguments it takes, checked by plotly."""
    return go.Figure(spectrum_parts(estimates, sentences, **how))


def spectrum_parts(
    estimates: pd.DataFrame,
    sentences: pd.DataFrame,
    *,
    low_pole: str,
    high_pole: str,
    verdicts: pd.DataFrame | None = None,
    quoted: pd.DataFrame | None = None,
    mode: Mode = "light",
    narrow: bool = False,
) -> dict[str, Any]:
    """The estimates of one axis as rows between its poles, −1 (low) to +1 (high), NaN in words.

    `sentences` (outlet, sentence_id, text, score, weight) are the ticks: those with a weight above
    0, the heaviest; those beyond the range are arrows at its edge. `quoted` are the
    estimates of the voices each outlet quotes, drawn open and joined to its own voice. `verdicts`
    (outlet_a, outlet_b, verdict) make the brackets. The tables are not changed.
    What comes out is plain data: a figure of it takes plotly as long again.

    customdata of a tick is [sentence_id], of any other mark ["", outlet, question].
    """
    require_columns(estimates, ESTIMATE_COLUMNS, "estimates")
    require_columns(sentences, _TICK_COLUMNS, "sentences")
    table, ticks = in_order(estimates), heaviest_sentences(sentences[_TICK_COLUMNS])
    limit = max(_limit_of(table, quoted), fitting_limit([_usual_reach(ticks)]))
    rows = Rows(table, [float(n) for n in range(len(table))], limit, mode, narrow, True)
    known = table["outlet"][rows.defined].tolist()
    brackets = brackets_for(known, verdicts)
    side = brackets.width + WORDS_WIDTH[narrow] if brackets.runs else 0
    bracketed = _in_muted(bracket_words(brackets, rows.places, narrow), rows)
    lines = 3 if any(word["yref"] == "paper" for word in bracketed) else 1
    layout = rows_layout(rows, (low_pole, high_pole), tr("Place on the axis"), (side, lines))
    layout["shapes"] = zero_line(rows) + bracket_shapes(brackets, rows.places, mode)
    layout["annotations"] = pole_words(low_pole, high_pole, rows) + bracketed
    layout["annotations"] += name_words(rows) if narrow else []
    marks = _mark_traces(rows, _hover(rows, verdicts), quoted)
    traces = [line_trace(rows), *band_traces(rows), *_tick_traces(rows, ticks), *marks]
    look = {"template": plain_template(mode)} | marks_of_numbers()
    return {"data": traces, "layout": layout | look}


def heaviest_sentences(sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentences with a weight above 0 and a score, the heaviest, ties by id."""
    on_axis = sentences[(sentences["weight"] > 0) & sentences["score"].notna()]
    by_weight = on_axis.sort_values(["weight", "sentence_id"], ascending=[False, True])
    room = MOST_TICKS_IN_ALL // max(1, on_axis["outlet"].nunique())
    return by_weight.groupby("outlet", sort=False).head(min(MOST_TICKS, max(10, room)))


def sentence_words(row: Any, n_letters: int = 240) -> str:
    """What hovering a sentence reads: the sentence itself, then its place and weight."""
    weight = number(row.weight, ".2f")
    numbers = tr("{score}, weight {weight}", score=signed(row.score), weight=weight)
    return f"{_wrapped(row.text, n_letters)}<br>{numbers}"


@lru_cache(maxsize=20_000)
def _wrapped(text: str, n_letters: int) -> str:
    """The sentence in lines; remembered, since a retyped pole moves sentences and keeps them."""
    return wrap_label(shorten_text(text, n_letters), 52)


def _limit_of(table: pd.DataFrame, quoted: pd.DataFrame | None) -> float:
    values = table[["estimate", "ci_low", "ci_high"]].to_numpy().ravel().tolist()
    return fitting_limit(values + ([] if quoted is None else quoted["estimate"].tolist()))


def _usual_reach(ticks: pd.DataFrame) -> float:
    """What 95 % of the sentences keep within; the others are drawn as arrows at the edge."""
    return float(ticks["score"].abs().quantile(0.95)) if len(ticks) else 0.0


def _tick_traces(rows: Rows, ticks: pd.DataFrame) -> list[Trace]:
    """The sentences as faint ticks below their outlet's row; arrows for those beyond the edge."""
    place = dict(zip(rows.table["outlet"], rows.below(MARK + 4), strict=True))
    ticks = ticks[ticks["outlet"].isin(place)]
    if ticks.empty:
        return []
    ticks = ticks.assign(place=[place[outlet] for outlet in ticks["outlet"]])
    right, left = ticks["score"] > rows.limit, ticks["score"] < -rows.limit
    kinds = [(ticks[~right & ~left], "line-ns-open"), (ticks[right], "triangle-right-open")]
    kinds += [(ticks[left], "triangle-left-open")]
    drawn = [_tick_trace(part, symbol, rows) for part, symbol in kinds if len(part)]
    key = {"size": 10, "symbol": "line-ns-open", "color": rows.palette.text, "line": {"width": 1.5}}
    named: Trace = {"mode": "markers", "marker": key, "name": tr("one sentence")}
    return [*drawn, {"type": "scatter"} | PLACEHOLDER | named]


def _tick_trace(ticks: pd.DataFrame, symbol: str, rows: Rows) -> Trace:
    scale = [[0, soft(rows.palette.text, 0.22)], [1, soft(rows.palette.text, 0.85)]]
    marker = {"size": TICK, "line": {"width": 1.5}, "colorscale": scale, "cmin": 0, "cmax": 1}
    return dict(
        type="scatter", x=ticks["score"].clip(-rows.limit, rows.limit).round(3).tolist(),
        y=ticks["place"].tolist(), mode="markers", name="sentences", showlegend=False,
        hovertext=[sentence_words(row) for row in ticks.itertuples()], hoverinfo="text",
        customdata=ticks[["sentence_id"]].to_numpy().tolist(),
        marker=marker | {"color": ticks["weight"].round(2).tolist(), "symbol": symbol},
        selected={"marker": {"color": rows.palette.low, "size": TICK + 5}}, **STEADY,
    )  # fmt: skip


def _mark_traces(rows: Rows, hover: list[str], quoted: pd.DataFrame | None) -> list[Trace]:
    name = tr("outlet") if quoted is None else tr("its own voice")
    shared = {} if quoted is None else places_of(quoted)
    marks = [mark_trace(rows, hover, name, shared), undefined_trace(rows, tr(NO_SENTENCE), shared)]
    joined = [] if quoted is None else quoted_traces(rows, quoted)
    return [*joined, *marks, *key_traces(rows, name)]


def _hover(rows: Rows, verdicts: pd.DataFrame | None) -> list[str]:
    alike = pairs_with(CANNOT_TELL, verdicts)
    names = rows.table["outlet"].tolist()
    return [
        hover_lines(row, _alike_words([n for n in names if frozenset((n, row.outlet)) in alike]))
        for row in rows.table.itertuples()
    ]


def _alike_words(names: list[str]) -> str:
    if not names:
        return ""
    shown, rest = ", ".join(names[:5]), len(names) - 5
    said = (
        tr("cannot be told apart from {names} and {n} more", names=shown, n=rest)
        if rest > 0
        else tr("cannot be told apart from {names}", names=shown)
    )
    return wrap_label(said, 52)


def _in_muted(words: list[dict[str, Any]], rows: Rows) -> list[dict[str, Any]]:
    font = {"color": rows.palette.muted, "size": rows.type_size - 2}
    return [word | {"font": font, "name": "cannot tell"} for word in words]
