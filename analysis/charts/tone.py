"""The tone chart: how favourably each outlet speaks of each target, and how sure that is."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import wrap_label
from analysis.charts.poles import name_words, pole_words, rows_layout, zero_line
from analysis.charts.quoted_marks import places_of, quoted_traces
from analysis.charts.row_words import hover_lines
from analysis.charts.rows import (
    NUMBERS,
    Rows,
    band_traces,
    fitting_limit,
    in_order,
    key_traces,
    line_trace,
    mark_trace,
    undefined_trace,
)
from analysis.charts.theme import Mode, styled
from analysis.corpus.schema import ESTIMATE_COLUMNS, require_columns
from analysis.translation import mark, tr

POLES = (mark("criticised"), mark("praised"))
NO_SENTENCE = mark("no sentence about this target")
_HEADING_ROOM = 0.7  # of a row


def tone_plot(
    estimates: pd.DataFrame,
    *,
    quoted: pd.DataFrame | None = None,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """The tone of every outlet toward every target, −1 (criticised) to +1 (praised), NaN in words.

    `question` is the target's name. Targets keep their order of appearance; the outlets below
    each are sorted by place. `quoted` are the estimates of the voices each outlet quotes, drawn
    open and joined to its own voice. The tables are not changed.
    """
    require_columns(estimates, ESTIMATE_COLUMNS, "estimates")
    groups = [(str(name), in_order(part)) for name, part in _by_target(estimates)]
    places, headings = _places(groups)
    table = pd.concat([part for _, part in groups], ignore_index=True) if groups else estimates
    others = {} if quoted is None else places_of(quoted)
    limit = fitting_limit([*table[NUMBERS].to_numpy().ravel().tolist(), *others.values()])
    rows = Rows(table, places, limit, mode, narrow)
    low, high = map(tr, POLES)
    layout = rows_layout(rows, (low, high), tr("Tone toward the target"))
    layout["shapes"] = [line for group in _split(rows, groups) for line in zero_line(group)]
    layout["annotations"] = pole_words(low, high, rows) + _heading_words(rows, headings)
    layout["annotations"] += name_words(rows) if narrow else []
    hover = [hover_lines(row, _toward(row.question)) for row in table.itertuples()]
    name = tr("outlet") if quoted is None else tr("its own voice")
    marks = [mark_trace(rows, hover, name, others), undefined_trace(rows, tr(NO_SENTENCE), others)]
    joined = [] if quoted is None else quoted_traces(rows, quoted)
    traces = [line_trace(rows), *band_traces(rows), *joined, *marks, *key_traces(rows, name)]
    return styled(go.Figure(traces, layout), mode)


def _by_target(estimates: pd.DataFrame) -> Any:
    return estimates.groupby("question", sort=False)


def _places(groups: list[tuple[str, pd.DataFrame]]) -> tuple[list[float], dict[str, float]]:
    """The place of every row, and of the heading above each target's rows."""
    places: list[float] = []
    headings: dict[str, float] = {}
    start = 0.0
    for name, table in groups:
        headings[name] = start
        places += [round(start + _HEADING_ROOM + row, 4) for row in range(len(table))]
        start += len(table) + _HEADING_ROOM
    return places, headings


def _split(rows: Rows, groups: list[tuple[str, pd.DataFrame]]) -> list[Rows]:
    """The rows of each target by themselves."""
    parts, start = [], 0
    for _, table in groups:
        places = rows.places[start : start + len(table)]
        parts.append(Rows(table, places, rows.limit, rows.mode, rows.narrow))
        start += len(table)
    return parts


def _heading_words(rows: Rows, headings: dict[str, float]) -> list[dict[str, Any]]:
    common = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "middle"}
    common |= {"align": "left", "xshift": -rows.label_room, "name": "target"}
    common |= {"font": {"size": rows.type_size + 1, "color": rows.palette.text}}
    width = 34 if rows.narrow else 60
    return [
        common | {"y": y - 0.1 - 0.2 * rows.narrow, "text": f"<b>{wrap_label(name, width, 2)}</b>"}
        for name, y in headings.items()
    ]


def _toward(target: object) -> str:
    return tr("tone toward {name}", name=wrap_label(target, 40))
