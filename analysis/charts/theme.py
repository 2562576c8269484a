"""All styling of the charts: colours, type, and the light, dark and print templates.

Every colour is set here on purpose: importing Streamlit swaps plotly's default template for
placeholder colours that only a browser replaces, and a chart that relied on it is exported black.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import plotly.graph_objects as go

from analysis.charts.labels import escape_label, n_lines, plain_label, wrap_label
from analysis.charts.palettes import COLOURS, GROUNDS, PALETTES, USUAL, Palette
from analysis.formats import separators
from analysis.translation import ENGLISH, language

__all__ = ["MODES", "Look", "Mode", "Palette", "contrast", "escape_label", "look_of", "mixed"]
__all__ += [
    "marks_of_numbers",
    "mode_of",
    "on_paper",
    "palette_of",
    "plain_label",
    "plain_template",
    "pole_colour",
]
__all__ += ["print_ready", "soft", "stretch", "styled", "type_size"]

Mode = str  # "dark", "light contrast large": see `mode_of`
LARGE = "large"
MODES: tuple[Mode, ...] = tuple(
    ground if colours == USUAL else f"{ground} {colours}"
    for colours in COLOURS
    for ground in GROUNDS
)
SCREEN_FONT = '"Source Sans 3", "Source Sans Pro", "Source Sans", Arial, sans-serif'
PRINT_FONT = "Arial, Helvetica, Liberation Sans, sans-serif"  # found, or matched, on any machine
PIXELS_PER_MM = 96 / 25.4


@dataclass(frozen=True)
class Look:
    """What a mode says: what a chart is drawn on, in which colours, in which size."""

    ground: str
    colours: str = USUAL
    large: bool = False


def mode_of(ground: str, colours: str = USUAL, *, large: bool = False) -> Mode:
    """The mode in one line: the ground, and after it what differs from the usual look."""
    others = [*([colours] if colours != USUAL else []), *([LARGE] if large else [])]
    return " ".join([ground, *others])


@cache
def look_of(mode: Mode) -> Look:
    """What the mode says; an unknown mode stops with the list of the known ones."""
    if mode.removesuffix(f" {LARGE}") not in MODES:
        raise ValueError(
            f"Unknown mode {mode!r}; known: {', '.join(MODES)}, each also followed by “{LARGE}”."
        )
    ground, *others = mode.split()
    colours = next((word for word in others if word != LARGE), USUAL)
    return Look(ground, colours, LARGE in others)


def palette_of(mode: Mode) -> Palette:
    """The colours of a mode."""
    look = look_of(mode)
    return PALETTES[look.colours, look.ground]


def on_paper(mode: Mode) -> bool:
    """Whether a chart of this mode is for paper."""
    return look_of(mode).ground == "print"


def stretch(mode: Mode) -> float:
    """By how much all words, and what must hold them, are larger than usual; never on paper."""
    return 1.2 if look_of(mode).large and not on_paper(mode) else 1.0


def type_size(mode: Mode, narrow: bool) -> int:
    """The size of ordinary words in px: for a lecture hall, for a phone, or for paper (9 pt)."""
    if on_paper(mode):
        return 12
    return round((14 if narrow else 15) * stretch(mode))


def mixed(start: str, end: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from `start` to `end`."""
    pairs = zip(_channels(start), _channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def soft(colour: str, opacity: float) -> str:
    """The colour made translucent, so that what lies below stays visible."""
    return f"rgba({', '.join(map(str, _channels(colour)))}, {opacity:g})"


def pole_colour(position: float, limit: float, palette: Palette) -> str:
    """The colour of a position: grey in the middle, the pole's own colour at 40 % of `limit`."""
    pole = palette.low if position < 0 else palette.high
    return mixed(palette.middle, pole, min(1.0, abs(position) / (0.4 * limit)))


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two colours, 1 (same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def styled(figure: go.Figure, mode: Mode) -> go.Figure:
    """The same figure, with every colour and font that it does not set itself set for `mode`."""
    return figure.update_layout(template=template_of(mode), **marks_of_numbers())


def marks_of_numbers() -> dict[str, str]:
    """What a layout needs for plotly to write numbers as the language does; English needs none."""
    return {} if language() == ENGLISH else {"separators": separators()}


@cache
def template_of(mode: Mode) -> go.layout.Template:
    """The explicit plotly template of a mode."""
    p = palette_of(mode)
    font = {"family": PRINT_FONT if on_paper(mode) else SCREEN_FONT, "color": p.text}
    axis: dict[str, object] = {
        "color": p.text,
        "gridcolor": p.line,
        "linecolor": p.line,
        "zerolinecolor": p.line,
    }
    axis |= {"tickcolor": p.line, "showgrid": False, "zeroline": False, "fixedrange": True}
    return go.layout.Template(
        layout={
            "font": font | {"size": type_size(mode, narrow=False)},
            "paper_bgcolor": p.ground,
            "plot_bgcolor": p.ground,
            "colorway": [p.low, p.high, p.middle],
            "xaxis": axis | {"tickfont": {"color": p.muted}},
            "yaxis": axis,
            "hoverlabel": {
                "bgcolor": p.sheet,
                "bordercolor": p.muted,
                "font": font | {"size": round(14 * stretch(mode))},
                "align": "left",
            },
            "hovermode": "closest",
            "dragmode": False,
            "legend": {"bgcolor": soft(p.ground, 0), "font": {"color": p.muted}},
            "modebar": {"bgcolor": soft(p.ground, 0), "color": p.muted, "activecolor": p.text},
            "annotationdefaults": {"showarrow": False, "font": {"color": p.text}},
            "shapedefaults": {"line": {"color": p.muted}},
        }
    )


@cache
def plain_template(mode: Mode) -> dict[str, Any]:
    """The template as plain data; shared, so not to be changed."""
    plain: dict[str, Any] = template_of(mode).to_plotly_json()
    return plain


def print_ready(figure: go.Figure, width_mm: float = 180, *, caption: str = "") -> go.Figure:
    """A copy for paper: exact width at 96 px an inch, and a line below that says what it rests on.

    Give it a figure built with mode="print" (and narrow=True for one column of 85 mm), because
    the marks carry the colours of the mode they were built with.
    """
    if figure.layout.template.layout.paper_bgcolor == palette_of("dark").ground:
        raise ValueError("Build the figure with mode='print' before making it ready for print.")
    width = round(width_mm * PIXELS_PER_MM)
    printed = go.Figure(figure)
    printed.update_layout(width=width, autosize=False)
    return _captioned(printed, wrap_label(caption, width // 6)) if plain_label(caption) else printed


def _captioned(figure: go.Figure, caption: str) -> go.Figure:
    """The figure, higher by the caption, which stands at the foot of the picture."""
    margin, palette = figure.layout.margin, palette_of("print")
    room = 15 * n_lines(caption) + 10
    height, bottom = figure.layout.height + room, margin.b + room
    figure.update_layout(height=height, margin_b=bottom, legend_y=room / height)
    figure.add_annotation(
        text=caption, align="left", font={"size": 11, "color": palette.muted}, name="caption",
        xref="paper", x=0, xanchor="left", xshift=8 - margin.l,
        yref="paper", y=0, yanchor="bottom", yshift=4 - bottom, showarrow=False,
    )  # fmt: skip
    return figure


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [_linear(channel / 255) for channel in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
