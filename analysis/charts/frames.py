"""The frames chart: which share of each outlet's sentences is expected in which frame."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.cells import frame_words
from analysis.charts.frame_rows import Row, names_above, row_names, row_of, wrapped_names
from analysis.charts.labels import (
    NO_VALUE,
    label_width,
    n_lines,
    plain_label,
    wrap_label,
)
from analysis.charts.row_words import WITHIN, counts_words
from analysis.charts.theme import (
    Mode,
    Palette,
    contrast,
    mixed,
    on_paper,
    palette_of,
    stretch,
    styled,
    type_size,
)
from analysis.corpus.schema import ESTIMATE_COLUMNS, require_columns
from analysis.formats import number
from analysis.translation import tr

INKS = ("#ffffff", "#010101")


def frames_plot(
    estimates: pd.DataFrame,
    *,
    quoted: pd.DataFrame | None = None,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """A table of shaded cells, outlets by frames, each with its share (0 to 1); NaN is hollow, "–".

    `question` is the frame's name. Outlets are sorted by name, frames keep their order of
    appearance. The shade runs from 0 to the largest share shown. With `quoted`, the shares of what
    each outlet quotes, `estimates` are its own voice, and both stand in a pair, own above. The
    tables are not changed.
    """
    foot = tr("expected share of the sentences, 0 to 1")
    if narrow and quoted is not None:
        foot = tr("expected share, 0 to 1; own voice above, quoted below")
    elif not narrow:
        foot = tr("expected share of the sentences, 0 to 1; several frames may hold")
    return shares_plot(estimates, foot, frame_words, quoted=quoted, mode=mode, narrow=narrow)


def shares_plot(
    estimates: pd.DataFrame,
    foot: str,
    named: Callable[[object], str],
    *,
    quoted: pd.DataFrame | None = None,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """Shares of any kind as such a table: `foot` says what they are, `named` names a column."""
    outlets, frames, cells = _cells(estimates, quoted, named)
    short = narrow and len(frames) > 6  # room for ".12" only
    palette, size = palette_of(mode), type_size(mode, narrow) - 3 * short
    names = wrapped_names(outlets, type_size(mode, narrow), narrow)
    row = row_of(names, type_size(mode, narrow), quoted is not None, narrow)
    cells = cells.assign(y=cells["y"] + cells["side"] * row.off)
    known, missing = cells[cells["estimate"].notna()], cells[cells["estimate"].isna()]
    # The rows of a voice are as far apart as they seem only if each has its cells, known or not.
    shades = [
        _shade_trace(mine, palette, row.height - row.cell, _largest(known))
        for _, mine in (cells if quoted is not None else known).groupby("side")
    ] or [_shade_trace(known, palette, row.height - row.cell, 1.0)]
    numbers = _number_trace(known, palette, size, short)
    heads = [named(name) for name in frames]
    layout = _layout(names, heads, foot, row, mode, narrow)
    layout["shapes"] = [_hollow(cell, palette, row.half) for cell in missing.itertuples()]
    traces = [*shades, numbers, _missing_trace(missing, palette, size)]
    return styled(go.Figure(traces, layout), mode)


def _cells(
    estimates: pd.DataFrame, quoted: pd.DataFrame | None, named: Callable[[object], str]
) -> tuple[list[str], list[str], pd.DataFrame]:
    """The outlets, the frames, and a row for each cell; `side` is −1 above, 1 below, else 0."""
    tables = [estimates] if quoted is None else [estimates, quoted]
    for table in tables:
        require_columns(table, ESTIMATE_COLUMNS, "estimates")
    sides, voices = ((0,), ("",)) if quoted is None else ((-1, 1), (tr("own voice"), tr("quoted")))
    parts = [
        table.assign(side=side, voice=voice)
        for table, side, voice in zip(tables, sides, voices, strict=True)
    ]
    cells = pd.concat(parts, ignore_index=True)
    cells = cells.assign(outlet=cells["outlet"].astype(str))
    outlets = sorted(cells["outlet"].unique().tolist())
    frames = cells["question"].drop_duplicates().astype(str).tolist()
    return (
        outlets,
        frames,
        cells.assign(
            x=[frames.index(str(name)) for name in cells["question"]],
            y=[outlets.index(name) for name in cells["outlet"]],
            named=[named(name) for name in cells["question"]],
        ),
    )


def _shade_trace(cells: pd.DataFrame, palette: Palette, gap: int, most: float) -> go.Heatmap:
    shares = cells["estimate"].round(4)
    return go.Heatmap(
        x=cells["x"].tolist(), y=cells["y"].tolist(),
        z=shares.astype(object).where(shares.notna(), None).tolist(),
        zmin=0, zmax=most, xgap=2, ygap=gap, showscale=False, hoverongaps=False,
        colorscale=[[0, palette.scale_low], [1, palette.scale_high]],
        hovertext=[_hover(row) for row in cells.itertuples()], hoverinfo="text",
    )  # fmt: skip


def _number_trace(cells: pd.DataFrame, palette: Palette, size: int, short: bool) -> go.Scatter:
    """The share in each cell, in the ink that stands out more from the shade."""
    shades = [
        mixed(palette.scale_low, palette.scale_high, share / _largest(cells))
        for share in cells["estimate"]
    ]
    ink = [max(INKS, key=partial(contrast, shade)) for shade in shades]
    numbers = [
        "1" if short and share >= 1 else number(min(share, 1.0), ".2f")[short:]
        for share in cells["estimate"]
    ]
    return _words_trace(cells, numbers, {"color": ink, "size": size})


def _missing_trace(cells: pd.DataFrame, palette: Palette, size: int) -> go.Scatter:
    trace = _words_trace(cells, [NO_VALUE] * len(cells), {"color": palette.muted, "size": size})
    return trace.update(hovertext=[_hover(row) for row in cells.itertuples()], hoverinfo="text")


def _words_trace(cells: pd.DataFrame, words: list[str], font: dict[str, Any]) -> go.Scatter:
    return go.Scatter(
        x=cells["x"].tolist(), y=cells["y"].tolist(), text=words, mode="text", textfont=font,
        hoverinfo="skip", showlegend=False, cliponaxis=False,
    )  # fmt: skip


def _hollow(row: Any, palette: Palette, half: float) -> dict[str, Any]:
    ends = {"x0": row.x - 0.46, "x1": row.x + 0.46, "y0": row.y - half, "y1": row.y + half}
    return {"type": "rect", "line": {"color": palette.muted, "width": 1, "dash": "dot"}} | ends


def _largest(cells: pd.DataFrame) -> float:
    return max(float(cells["estimate"].max()), 0.01) if len(cells) else 1.0


def _hover(row: Any) -> str:
    voice = f" ({row.voice})" if row.voice else ""
    names = f"<b>{wrap_label(row.outlet, 48)}</b>{voice}<br>{wrap_label(row.named, 48)}"
    return f"{names}<br>{_share_words(row)}<br>{counts_words(row)}"


def _share_words(row: Any) -> str:
    if pd.isna(row.estimate):
        return tr("no sentence could be asked")
    share = number(row.estimate, ".2f")
    if pd.isna(row.ci_low) or pd.isna(row.ci_high):
        return tr("{share}, no interval", share=share)
    told = {"share": share, "low": number(row.ci_low, ".2f"), "high": number(row.ci_high, ".2f")}
    if row.interval == WITHIN:
        return tr("{share}, 95 % interval within this article {low} to {high}", **told)
    return tr("{share}, 95 % interval {low} to {high}", **told)


def _layout(
    names: list[str], frames: list[str], foot: str, row: Row, mode: Mode, narrow: bool
) -> dict[str, Any]:
    size, (heads, upright) = type_size(mode, narrow), _heads(frames, mode, narrow)
    left = 10 if narrow else round(max(map(label_width, names), default=0) * size * 0.56) + 20
    top = _head_room(heads, size, upright)
    layout: dict[str, Any] = {
        "height": round(row.height * (len(names) + 0.15 * narrow)) + top + 44,
        "margin": {"l": min(left, 240), "r": 10, "t": top, "b": 44},
        "xaxis": {"tickvals": list(range(len(frames))), "ticktext": heads, "side": "top"}
        | {"range": [-0.5, len(frames) - 0.5], "tickangle": -90 if upright else 0}
        | {"tickfont": {"size": size - 1}, "ticks": "", "ticklabelstandoff": 4},
        "yaxis": row_names(names, row, palette_of(mode))
        | {"ticks": "", "ticklabelstandoff": 6, "showticklabels": not narrow}
        | {"range": [len(names) - 0.5, -0.5 - 0.15 * narrow], "tickfont": {"size": size}},
    }
    layout["annotations"] = [_foot(foot, size, palette_of(mode))]
    layout["annotations"] += names_above(names, size, row) if narrow else []
    return layout


def _heads(frames: list[str], mode: Mode, narrow: bool) -> tuple[list[str], bool]:
    """The frames' names over their columns, and whether they stand upright for want of room."""
    letters = 40 if narrow else 72 if on_paper(mode) else round(84 / stretch(mode))
    room = letters // max(1, len(frames))
    words = [word for name in frames for word in plain_label(name).split()]
    if max(map(len, words), default=0) <= room:
        return [wrap_label(name, room, 4) for name in frames], False
    lines = 1 if narrow and len(frames) > 8 else 2
    return [wrap_label(name, 32 if lines == 1 else 22, lines) for name in frames], True


def _head_room(heads: list[str], size: int, upright: bool) -> int:
    if upright:
        return round(max(map(label_width, heads), default=0) * size * 0.54) + 20
    return round(1.35 * size * max(map(n_lines, heads), default=1)) + 16


def _foot(words: str, size: int, palette: Palette) -> dict[str, Any]:
    """What the numbers are, at the foot."""
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 0, "yanchor": "top"}
    font = {"size": max(11, size - 2), "color": palette.muted}
    return place | {"yshift": -10, "text": words, "font": font}
