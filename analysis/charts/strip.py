"""The strip: the sentences of one outlet over the axis, each where it stands."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.poles import axis_of, key_layout, pole_words, room_above, small_font
from analysis.charts.rows import PLACEHOLDER, STEADY, Rows, fitting_limit
from analysis.charts.spectrum import sentence_words
from analysis.charts.theme import Mode, Palette, palette_of, pole_colour, soft, styled
from analysis.corpus.schema import require_columns
from analysis.formats import number
from analysis.translation import mark, tr

SMALLEST, LARGEST = 7.0, 17.0  # px
BINS, STEP = 60, 9  # of the swarm: columns over the axis, px from mark to mark
LINE, TIGHT_LINE = 17, 11  # px a sentence, where sentences stand in the order of the article
_COLUMNS = ["sentence_id", "text", "score", "weight"]
_MARKS = [
    ("own", mark("own voice"), False),
    ("quoted", mark("quoted"), True),
    ("unknown", mark("voice unknown"), False),
]


def strip_plot(
    sentences: pd.DataFrame,
    *,
    low_pole: str,
    high_pole: str,
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """The sentences of one outlet, −1 (low) to +1 (high), larger where they speak to the axis more.

    Columns: sentence_id, text, score, weight; voice (own, quoted: open mark, unknown) and, for
    the order of the article, position and article_id if there are any. The sentences of one
    article stand in its order, first on top; those of several are heaped up. A sentence with
    weight 0 or NaN is off the axis: not drawn, but counted below. The table is not changed.
    """
    require_columns(sentences, _COLUMNS, "sentences")
    drawn = _on_axis(sentences)
    limit = fitting_limit(drawn["score"].tolist())
    ordered = _is_one_article(drawn)
    drawn = drawn.assign(y=_article_places(drawn) if ordered else _swarm_places(drawn, limit))
    traces = [trace for voice in _MARKS for trace in _voice_traces(drawn, *voice, limit, mode)]
    n_off = len(sentences) - len(drawn)
    layout = _layout(drawn, (low_pole, high_pole), limit, (mode, narrow), ordered, n_off)
    return styled(go.Figure(traces, layout), mode)


def _on_axis(sentences: pd.DataFrame) -> pd.DataFrame:
    """A copy of the sentences on the axis, in a fixed order, each with a voice."""
    drawn = sentences[(sentences["weight"] > 0) & sentences["score"].notna()]
    order = [c for c in ("article_id", "position", "sentence_id") if c in drawn.columns]
    drawn = drawn.sort_values(order).reset_index(drop=True)
    voice = drawn["voice"] if "voice" in drawn.columns else pd.Series("own", index=drawn.index)
    return drawn.assign(voice=voice.where(voice.isin(["own", "quoted"]), "unknown"))


def _is_one_article(drawn: pd.DataFrame) -> bool:
    several = "article_id" in drawn.columns and drawn["article_id"].nunique() > 1
    return "position" in drawn.columns and not several and len(drawn) <= 120


def _article_places(drawn: pd.DataFrame) -> list[float]:
    """Evenly spaced, in the order of the article: px from the top."""
    line = LINE if len(drawn) <= 40 else TIGHT_LINE
    return [float(line * n) for n in range(len(drawn))]


def _swarm_places(drawn: pd.DataFrame, limit: float) -> list[float]:
    """Heaped up from the middle, alternately below and above it: px from the middle."""
    heights: dict[int, int] = {}
    places = []
    for score in drawn["score"]:
        column = round(score / limit * BINS / 2)
        n = heights[column] = heights.get(column, -1) + 1
        places.append(float(STEP * ((n + 1) // 2) * (1 if n % 2 else -1)))
    return places


def _voice_traces(
    drawn: pd.DataFrame, voice: str, name: str, hollow: bool, limit: float, mode: Mode
) -> list[go.Scatter]:
    """The marks of one voice, and their entry in the key."""
    part, palette, name = drawn[drawn["voice"] == voice], palette_of(mode), tr(name)
    if part.empty:
        return []
    colours = [pole_colour(score, limit, palette) for score in part["score"]]
    symbol = "square" if voice == "unknown" else "circle"
    size = (SMALLEST + (LARGEST - SMALLEST) * part["weight"].clip(upper=1)).round(1)
    marks = go.Scatter(
        x=part["score"].round(3).tolist(), y=part["y"].tolist(), mode="markers", name=name,
        hovertext=[sentence_words(row, 400) for row in part.itertuples()], hoverinfo="text",
        customdata=part[["sentence_id"]].to_numpy().tolist(), showlegend=False, cliponaxis=False,
        marker=_marker(colours, hollow, palette) | {"size": size.tolist(), "symbol": symbol},
        **STEADY,
    )  # fmt: skip
    key = _marker([palette.middle], hollow, palette) | {"size": 11, "symbol": symbol}
    return [marks, go.Scatter(**PLACEHOLDER, mode="markers", marker=key, name=name)]


def _marker(colours: list[str], hollow: bool, palette: Palette) -> dict[str, Any]:
    if hollow:
        return {"color": soft(palette.ground, 0.6), "line": {"width": 2, "color": colours}}
    return {
        "color": [soft(c, 0.75) for c in colours],
        "line": {"width": 1, "color": palette.ground},
    }


def _layout(
    drawn: pd.DataFrame,
    poles: tuple[str, str],
    limit: float,
    look: tuple[Mode, bool],
    ordered: bool,
    n_off: int,
) -> dict[str, Any]:
    frame = Rows(pd.DataFrame({"outlet": [], "estimate": []}), [], limit, *look)
    words, font = pole_words(*poles, frame), small_font(frame)
    low, high = (drawn["y"].min(), drawn["y"].max()) if len(drawn) else (0.0, 0.0)
    reach, top, bottom = [high + 16, low - 16], room_above(words), 104
    room = {"l": 44 if ordered else 22, "r": 22, "t": top, "b": bottom}
    zero = {"type": "line", "x0": 0, "x1": 0, "y0": reach[0], "y1": reach[1], "layer": "below"}
    ends = {"tickvals": [low, high], "ticktext": [tr("first"), tr("last")], "tickfont": font}
    return {
        "height": round(max(reach[0] - reach[1], 60)) + top + bottom,
        "margin": room,
        "annotations": words,
        "shapes": [zero | {"line": {"color": frame.palette.muted, "width": 1.5}}],
        "xaxis": axis_of(limit) | {"tickfont": font, "showgrid": True}
        | {"title": {"text": _axis_words(len(drawn), n_off, look[1]), "font": font}},
        "yaxis": {"range": reach, "showticklabels": ordered and len(drawn) > 1}
        | ends,
        "legend": key_layout(frame),
    }  # fmt: skip


def _axis_words(n_on: int, n_off: int, narrow: bool) -> str:
    counts = {"n_off": number(n_off), "n": number(n_on + n_off)}
    if not narrow:
        return tr(
            "Place of each sentence on the axis ({n_off} of {n} sentences are off the axis and not "
            "drawn)",
            **counts,
        )
    off = tr("{n_off} of {n} sentences are off the axis", **counts)
    return tr("Place of each sentence on the axis") + f"<br>{off}"
