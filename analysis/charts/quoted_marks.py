"""The second mark of an outlet: where the voices it quotes stand, joined to its own voice."""

import pandas as pd

from analysis.charts.row_words import hover_lines
from analysis.charts.rows import STEADY, Rows, Trace, in_order
from analysis.translation import tr

Key = tuple[str, str]  # question and outlet


def row_keys(table: pd.DataFrame) -> list[Key]:
    """What tells the rows of a chart apart, in their order."""
    questions, outlets = (table[name].astype(str) for name in ("question", "outlet"))
    return list(zip(questions, outlets, strict=True))


def places_of(estimates: pd.DataFrame) -> dict[Key, float]:
    """Where the estimates stand, without those that are undefined."""
    known = estimates.dropna(subset=["estimate"])
    return dict(zip(row_keys(known), known["estimate"].astype(float).tolist(), strict=True))


def quoted_traces(rows: Rows, quoted: pd.DataFrame) -> list[Trace]:
    """Open diamonds where the quoted voices stand, each joined to its outlet's own voice.

    `quoted` (ESTIMATE_COLUMNS) is drawn in the rows of the same question and outlet; what has no
    such row, or no estimate, is not drawn.
    """
    keys = row_keys(rows.table)
    place = dict(zip(keys, rows.below(0), strict=True))
    own = dict(zip(keys, rows.table["estimate"], strict=True))
    table = in_order(quoted)
    table = table[table["estimate"].notna()]
    drawn = table.loc[[key in place for key in row_keys(table)]]
    names, stands = row_keys(drawn), drawn["estimate"].tolist()
    xs = [x for name, there in zip(names, stands, strict=True) for x in (own[name], there, None)]
    ys = [y for name in names for y in (place[name], place[name], None)]
    line = {"color": rows.palette.middle, "width": 1.5}
    joins: Trace = {"type": "scatter", "x": xs, "y": ys, "mode": "lines", "line": line}
    joins |= {"hoverinfo": "skip", "showlegend": False}
    open_mark = {"size": 11, "symbol": "diamond", "color": rows.palette.ground}
    open_mark["line"] = {"width": 2, "color": rows.palette.text}
    hover = [hover_lines(row, tr("the voices it quotes")) for row in drawn.itertuples()]
    marks = dict(
        type="scatter", x=stands, y=[place[name] for name in names],
        mode="markers", marker=open_mark,
        hovertext=hover, hoverinfo="text", name=tr("voices it quotes"), showlegend=True,
        customdata=drawn.assign(id="")[["id", "outlet", "question"]].values.tolist(),
        **STEADY,
    )  # fmt: skip
    return [joins, marks]
