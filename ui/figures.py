"""The figures of the charts, remembered as plain dicts: building them is most of a rerun's time.

They hold words, so they are remembered in each language.
"""

import json
from collections.abc import Callable
from typing import Any

from analysis.charts.choices import choices_plot
from analysis.charts.claims import claims_plot
from analysis.charts.frames import frames_plot
from analysis.charts.headline import headline_plot
from analysis.charts.keyness import keyness_plot
from analysis.charts.sharing import sharing_plot
from analysis.charts.shifts import shifts_plot
from analysis.charts.spectrum import spectrum_parts, spectrum_plot
from analysis.charts.strip import strip_plot
from analysis.charts.theme import Mode, print_ready
from analysis.charts.tone import tone_plot
from analysis.charts.voices import voices_plot
from analysis.charts.wordings import wordings_plot
from ui.remembering import remembered

PLOTS: dict[str, Callable[..., Any]] = {
    "spectrum": spectrum_plot,
    "tone": tone_plot,
    "frames": frames_plot,
    "strip": strip_plot,
    "claims": claims_plot,
    "sharing": sharing_plot,
    "shifts": shifts_plot,
    "tone-shifts": shifts_plot,
    "wordings": wordings_plot,
    "headline": headline_plot,
    "headline-tone": headline_plot,
    "keyness": keyness_plot,
    "choices": choices_plot,
    "voices": voices_plot,
}
# Charts that need no figure of plotly to be shown, only to be taken out.
PARTS: dict[str, Callable[..., dict[str, Any]]] = {"spectrum": spectrum_parts}


@remembered(max_entries=256)
def figure(
    kind: str, key: str, mode: Mode, narrow: bool, _arguments: dict[str, Any]
) -> dict[str, Any]:
    """The chart of this kind as a plain dict; `key` must tell its arguments from all others."""
    if kind in PARTS:
        return PARTS[kind](**_arguments, mode=mode, narrow=narrow)
    return plain(PLOTS[kind](**_arguments, mode=mode, narrow=narrow).to_plotly_json())


@remembered(max_entries=128)
def paper_figure(
    kind: str,
    key: str,
    width_mm: int,
    caption: str,
    _arguments: dict[str, Any],
    mode: Mode = "print",
) -> dict[str, Any]:
    """The same chart for paper, always on white, at a column's width and with its caption."""
    plot = PLOTS[kind](**_arguments, mode=mode, narrow=width_mm < 120)
    return plain(print_ready(plot, width_mm=width_mm, caption=caption).to_plotly_json())


def plain(value: Any) -> Any:
    """A figure without plotly's own classes, so that it can be kept and sent as it is."""
    from plotly.utils import PlotlyJSONEncoder

    return json.loads(json.dumps(value, cls=PlotlyJSONEncoder))
