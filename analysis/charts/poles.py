"""The frame around rows between two poles: pole words, the axis and its range, sizes, the key."""

from typing import Any

from analysis.charts.labels import NO_VALUE, n_lines, wrap_label
from analysis.charts.rows import Rows
from analysis.charts.theme import on_paper, stretch, type_size
from analysis.formats import number
from analysis.translation import tr

# There is room for every label, so the browser need not measure each to hide those that overflow.
UNHIDDEN = {"ticklabeloverflow": "allow"}
# px of the words of an entry in a key of two columns, on paper less: the longest need 90 and 83.
_KEY_WIDTH = {False: 90, True: 85}
EDGE = {False: 14, True: 18}  # px at the outer edges, wide and narrow


def pole_words(low_pole: str, high_pole: str, rows: Rows) -> list[dict[str, Any]]:
    """The two poles in the user's own words at the ends of the line, wrapped and never cut."""
    size = rows.type_size + (0 if rows.narrow else 1)
    common = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 6}
    ends = [(low_pole, "left", rows.palette.low, 0), (high_pole, "right", rows.palette.high, 1)]
    return [
        common
        | {"text": f"<b>{_pole_label(pole, side, rows.narrow)}</b>", "x": x, "xanchor": side}
        | {"align": side, "font": {"color": colour, "size": size}, "name": f"{side} pole"}
        for pole, side, colour, x in ends
    ]


def room_above(words: list[dict[str, Any]], least_lines: int = 1) -> int:
    """The px above the plot that the pole words need, or `least_lines` lines of other words."""
    lines = max(least_lines, *(n_lines(word["text"]) for word in words))
    size: int = words[0]["font"]["size"]
    return round(1.35 * size * lines) + 16


def name_words(rows: Rows) -> list[dict[str, Any]]:
    """The outlets' names above their rows, for phones."""
    common = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "bottom"}
    common |= {"bgcolor": rows.palette.ground, "borderpad": 0}  # hides the zero line behind
    font = {"size": rows.type_size, "color": rows.palette.text}
    return [
        common | {"y": y, "text": label, "align": "left", "font": font}
        for y, label in zip(rows.below(-11), rows.labels, strict=True)
    ]


def zero_line(rows: Rows) -> list[dict[str, Any]]:
    """The line at zero, over the rows that have an estimate."""
    known = [y for y, has in zip(rows.places, rows.defined, strict=True) if has]
    if not known:
        return []
    ends = {"x0": 0, "x1": 0, "y0": min(known) - 0.4, "y1": max(known) + 0.45}
    line = {"color": rows.palette.muted, "width": 1, "dash": "dot"}
    return [{"type": "line", "layer": "below", "line": line} | ends]


def rows_layout(
    rows: Rows, poles: tuple[str, str], what: str, room: tuple[int, int] = (0, 1)
) -> dict[str, Any]:
    """Sizes and axes: `what` names the axis; `room` is (px at the side, lines above)."""
    words = pole_words(*poles, rows)
    side, lines_above = room
    top = room_above(words, lines_above)
    title, bottom = _axis_title(what, rows), _room_below(rows)
    edge = EDGE[rows.narrow]
    last = max(rows.places, default=0)
    names = {"tickvals": rows.below(0), "ticktext": rows.labels, "showticklabels": not rows.narrow}
    upper = 0.62 if rows.narrow else 0.5
    return {
        "height": round((last + upper + 0.5) * rows.row_height) + top + bottom,
        "margin": {"l": rows.label_room + edge, "r": side + edge, "t": top, "b": bottom, "pad": 0},
        "barmode": "overlay",
        "xaxis": axis_of(rows.limit)
        | {"title": {"text": title, "font": small_font(rows)}, "tickfont": small_font(rows)}
        | {"visible": any(rows.defined)},
        "yaxis": {"range": [last + 0.5, -upper], "tickfont": {"size": rows.type_size}}
        | names
        | UNHIDDEN,
        "legend": key_layout(rows),
    }


def key_layout(rows: Rows) -> dict[str, Any]:
    """The key at the foot: one line, or two columns on a phone; clicking it does nothing."""
    place = {"orientation": "h", "y": 0, "yref": "container", "yanchor": "bottom", "x": 0}
    quiet = {"itemclick": False, "itemdoubleclick": False, "font": small_font(rows)}
    if not rows.narrow:
        return place | quiet
    width = round(_KEY_WIDTH[on_paper(rows.mode)] * stretch(rows.mode))
    columns = {"entrywidth": width, "entrywidthmode": "pixels"}
    return place | quiet | columns | {"xref": "container", "xanchor": "left", "x": 0.02}


def axis_of(limit: float) -> dict[str, Any]:
    """The x axis from −limit to +limit, with room for a mark at either end."""
    steps = [step * limit for step in ((-1, 0, 1) if limit == 0.25 else (-1, -0.5, 0, 0.5, 1))]
    return {
        "range": [-1.04 * limit, 1.04 * limit], "tickvals": steps,
        "ticktext": [_step_label(step) for step in steps], "ticks": "outside", "ticklen": 4,
    } | UNHIDDEN  # fmt: skip


def _step_label(step: float) -> str:
    return number(step, "+g").replace("-", "−") if step else "0"


def _room_below(rows: Rows) -> int:
    """The px below the rows, for the axis with its title and for the key."""
    if not any(rows.defined):
        return EDGE[rows.narrow]
    large = stretch(rows.mode) > 1  # the key then takes two lines
    return round((122 if rows.narrow else 96) * stretch(rows.mode)) + 20 * large


def _axis_title(what: str, rows: Rows) -> str:
    if not any(rows.defined):
        return ""
    ends = {"low": _step_label(-rows.limit), "high": _step_label(rows.limit)}
    shown = (
        tr("shown: {low} to {high}, of a possible −1 to +1", **ends)
        if rows.limit < 1
        else tr("shown: {low} to {high}, the whole scale", **ends)
    )
    return f"{what}<br>{shown}" if rows.narrow else f"{what} ({shown})"


def _pole_label(pole: str, side: str, narrow: bool) -> str:
    words = wrap_label(pole, 18 if narrow else 26) or NO_VALUE
    if words.endswith("<br>…"):  # the sign of further entries stands on no line of its own
        words = words.removesuffix("<br>…") + " …"
    return f"← {words}" if side == "left" else f"{words} →"


def small_font(rows: Rows) -> dict[str, Any]:
    """The font of the axis, its title and the key."""
    return {"size": max(11, type_size(rows.mode, rows.narrow) - 2), "color": rows.palette.muted}
