"""The matrix of claims: which outlet carries which, where in its articles, and in which voice."""

from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.claim_hovers import left_out_hover, mark_hover
from analysis.charts.claim_words import claims_finding
from analysis.charts.labels import (
    label_width,
    n_lines,
    shorten_text,
    wrap_label,
)
from analysis.charts.rows import PLACEHOLDER, STEADY, Trace
from analysis.charts.theme import Mode, Palette, on_paper, palette_of, styled, type_size
from analysis.translation import tr

__all__ = ["FIGURES", "OTHERWISE", "claims_finding", "claims_plot"]

FIGURES = "≠"  # beside the count of a claim whose sentences differ in a figure
OTHERWISE = "↔"  # … of which some say that it is so, and some that it is not
WIDE_WORDS, NARROW_WORDS = 50, 44  # letters a line of a claim
MARKS = {"lead": 15, "middle": 11, "end": 7}  # px
FOOT = 62
MOST_HEADS = 22  # over the columns on a phone
STAGGER = 5  # px
_CLAIMS = ["claim_id", "wording", "n_outlets", "figures", "told_otherwise"]


def claims_plot(
    claims: pd.DataFrame,
    carried: pd.DataFrame,
    outlets: list[str],
    *,
    absent: Collection[str] = (),
    mode: Mode = "light",
    narrow: bool = False,
) -> go.Figure:
    """A row a claim, in the order given, a column an outlet; a mark where the outlet carries it.

    Large marks stand for the top of an article, small ones for its end; filled ones for the
    outlet's own voice, open ones for words that it gives to others. A faint dot is a claim left
    out; an outlet that is `absent`, without the event, has none. The tables are not changed.

    customdata of a mark is [claim_id].
    """
    palette, size = palette_of(mode), type_size(mode, narrow) - (len(claims) > 30)
    places = {claim: float(row) for row, claim in enumerate(claims["claim_id"])}
    columns = {outlet: float(at) for at, outlet in enumerate(outlets)}
    shown = carried[carried["claim_id"].isin(places) & carried["outlet"].isin(columns)]
    shown = shown.assign(
        y=shown["claim_id"].map(places).astype(float), x=shown["outlet"].map(columns).astype(float)
    )
    room = _Room(claims, outlets, narrow, size, most_level=3 if narrow or on_paper(mode) else 5)
    traces = [
        _left_out_trace(shown, claims, outlets, absent, palette, room),
        *_mark_traces(shown, claims, palette, room),
        *_keys(palette),
    ]
    return styled(go.Figure(traces, room.layout(palette)), mode)


class _Room:
    """Where words and marks go: by how many there are, and how wide the screen is."""

    def __init__(
        self, claims: pd.DataFrame, outlets: list[str], narrow: bool, size: int, most_level: int
    ) -> None:
        self.narrow, self.size, self.n_outlets = narrow, size, len(outlets)
        letters, lines = (NARROW_WORDS, 2) if narrow else (WIDE_WORDS, 2)
        self.words = [wrap_label(text, letters, lines) for text in claims["wording"]]
        self.counts = [
            " ".join([str(n), *[FIGURES] * bool(figures), *[OTHERWISE] * bool(otherwise)])
            for n, figures, otherwise in zip(
                *(claims[name] for name in ("n_outlets", "figures", "told_otherwise")), strict=True
            )
        ]
        # Few columns on a wide screen have room for longer lines.
        line = 12 if most_level < 5 else max(12, 72 // max(3, self.n_outlets))
        self.upright = self.n_outlets > min(most_level, 4 if size > 16 else 5) or any(
            label_width(wrap_label(name, line)) > line or n_lines(wrap_label(name, line)) > 3
            for name in outlets
        )
        self.heads = [shorten_text(name, 26 if self.upright else 60) for name in outlets]
        self.heads = [
            wrap_label(head, 30 if self.upright else line, 1 if self.upright else 3)
            for head in self.heads
        ]
        self.row = (2.7 * size + 34) if narrow else max(2.75 * size, 30.0)

    @property
    def scale(self) -> float:
        """How much smaller marks are where many outlets stand side by side, lest they touch."""
        width = (330 if self.narrow else 480) / max(1, self.n_outlets)
        return min(1.0, max(0.5, width / (MARKS["lead"] + 3)))

    def layout(self, palette: Palette) -> dict[str, Any]:
        """Axes, margins, and the claims' words: left of their row, or above it on a phone."""
        n, size = len(self.words), self.size
        widest = max(map(label_width, self.heads), default=0)
        head = widest * size * 0.55 if self.upright else 1.4 * size * max(map(n_lines, self.heads))
        top, left = round(head) + 22, 12 if self.narrow else round(WIDE_WORDS * size * 0.5) + 14
        font = {"size": size - (self.n_outlets > 24) - 1}
        return {
            "height": round(self.row * n) + top + FOOT,
            "margin": {"l": left, "r": 52, "t": top, "b": FOOT},
            "xaxis": {"tickvals": self._named(), "ticktext": [self.heads[i] for i in self._named()]}
            | {"side": "top", "range": [-0.6, self.n_outlets - 0.4], "tickfont": font}
            | {"tickangle": -90 if self.upright else 0, "ticks": "", "ticklabelstandoff": 4},
            "yaxis": {"tickvals": list(range(n)), "range": [n - 0.5, -0.5], "ticks": ""}
            | {"ticktext": self.words, "showticklabels": not self.narrow}
            | {"tickfont": {"size": size - 1}, "ticklabelstandoff": 6},
            "shapes": [_rule(y, palette) for y in range(n)] if not self.narrow else [],
            "annotations": [*self._counts(palette), *(self._above() if self.narrow else [])],
            "legend": self._legend(palette),
        }

    def _named(self) -> list[int]:
        """The columns with a name above them: on a phone not each of many, which tell on a tap."""
        step = -(-self.n_outlets // MOST_HEADS) if self.narrow else 1
        return list(range(0, self.n_outlets, step))

    def _legend(self, palette: Palette) -> dict[str, Any]:
        """The key at the foot of the picture; clicking it does nothing."""
        place = {"orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yanchor": "bottom"}
        place |= {"xref": "container", "yref": "container"}
        quiet = {"itemclick": False, "itemdoubleclick": False}
        font = {"size": max(11, self.size - 2), "color": palette.muted}
        return place | quiet | {"font": font}

    def _counts(self, palette: Palette) -> list[dict[str, Any]]:
        """How many outlets carry a claim, right of its row."""
        place = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 6, "yref": "y"}
        place |= {"font": {"size": self.size - 1, "color": palette.muted}}
        shift = -self._lowered() if self.narrow else 0
        return [place | {"y": y, "text": n, "yshift": shift} for y, n in enumerate(self.counts)]

    def _above(self) -> list[dict[str, Any]]:
        place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "top"}
        place |= {"align": "left", "font": {"size": self.size - 1}}
        top = self.row / 2 - 3
        return [place | {"y": y, "yshift": top, "text": t} for y, t in enumerate(self.words)]

    def _lowered(self) -> float:
        """How many px below the middle of a row its marks stand, under words above them."""
        return self.row / 2 - 16 if self.narrow else 0.0

    def at(self, y: Iterable[float], x: Iterable[float]) -> list[float]:
        """How high the marks of these rows and columns are drawn.

        Of more columns than a phone has room for, every second one stands lower, lest marks touch.
        """
        crowded = self.narrow and self.n_outlets > MOST_HEADS
        lowered = [self._lowered() + crowded * STAGGER * (-1, 1)[int(at) % 2] for at in x]
        return [round(row + px / self.row, 4) for row, px in zip(y, lowered, strict=True)]


def _rule(y: int, palette: Palette) -> dict[str, Any]:
    ends = {"x0": 0, "x1": 1, "y0": y + 0.5, "y1": y + 0.5}
    line = {"color": palette.line, "width": 0.5}
    return {"type": "line", "xref": "paper", "yref": "y", "line": line, "layer": "below"} | ends


def _left_out_trace(
    shown: pd.DataFrame,
    claims: pd.DataFrame,
    outlets: list[str],
    absent: Collection[str],
    palette: Palette,
    room: _Room,
) -> Trace:
    """A faint dot for every claim that an outlet leaves out."""
    carried = set(zip(shown["claim_id"], shown["outlet"], strict=True))
    missing = [
        (x, y, outlet, row)
        for y, row in enumerate(claims[_CLAIMS].to_dict("records"))
        for x, outlet in enumerate(outlets)
        if (row["claim_id"], outlet) not in carried and outlet not in absent
    ]
    return dict(
        type="scatter", x=[x for x, *_ in missing],
        y=room.at((y for _, y, *_ in missing), (x for x, *_ in missing)),
        mode="markers", marker={"size": 4, "color": palette.line}, showlegend=False,
        hoverinfo="text",
        hovertext=[left_out_hover(row, outlet) for *_, outlet, row in missing],
        customdata=[[row["claim_id"]] for *_, row in missing], **STEADY,
    )  # fmt: skip


def _mark_traces(
    shown: pd.DataFrame, claims: pd.DataFrame, palette: Palette, room: _Room
) -> list[Trace]:
    about = {row["claim_id"]: row for row in claims.to_dict("records")}
    own = shown["voice"] == "own"
    return [
        dict(
            type="scatter", x=part["x"].tolist(), y=room.at(part["y"], part["x"]), mode="markers",
            marker={"size": [round(MARKS[place] * room.scale, 1) for place in part["place"]]}
            | _ink(is_own, palette),
            hovertext=[mark_hover(row, about[row["claim_id"]]) for row in part.to_dict("records")],
            hoverinfo="text", customdata=part[["claim_id"]].to_numpy().tolist(), showlegend=False,
            **STEADY,
        )
        for part, is_own in ((shown[own], True), (shown[~own], False))
    ]  # fmt: skip


def _ink(is_own: bool, palette: Palette) -> dict[str, Any]:
    colour = palette.low if is_own else palette.ground
    # plotly makes marks of several sizes translucent unless told otherwise
    return {"color": colour, "opacity": 1, "line": {"width": 2, "color": palette.low}}


def _keys(palette: Palette) -> list[Trace]:
    """What the marks mean, in the legend."""
    kinds = [(tr("top of the article"), 15, True), (tr("middle"), 11, True), (tr("end"), 7, True)]
    kinds += [(tr("in others' words"), 11, False)]
    keys: list[Trace] = [
        {"type": "scatter", "mode": "markers", "name": name}
        | PLACEHOLDER
        | {"marker": {"size": size} | _ink(is_own, palette)}
        for name, size, is_own in kinds
    ]
    dot = {"marker": {"size": 4, "color": palette.muted}, "name": tr("left out")}
    return [*keys, {"type": "scatter", "mode": "markers"} | PLACEHOLDER | dot]
