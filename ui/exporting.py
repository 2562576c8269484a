"""Image downloads that the reader's own browser draws: no Chrome and no memory on the server.

Two folders are served: our buttons, and plotly's own plotly.min.js from the installed package. The
buttons find plotly.js beside themselves, so this works offline and below any base address.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import plotly
import streamlit.components.v1 as components

from analysis.translation import language, tr

HEIGHT = 46  # px; said before the buttons are there, so that nothing jumps
_BUTTONS = Path(__file__).parent / "export_component"
_PLOTLY = Path(plotly.__file__).parent / "package_data"


def export_buttons(figure_json: dict[str, Any], file_stem: str, key: str) -> None:
    """Two buttons, SVG and PNG (384 dpi), that save the figure below a safe file name.

    Their words go along, since the page that they stand on knows no language.

    Pass a figure made by `print_ready`, as `to_plotly_json()` gives it. A click does not rerun.
    """
    buttons, library = _declared()
    buttons(
        figure=figure_json,
        file_stem=safe_stem(file_stem),
        plotly_address=f"../{library.name}/plotly.min.js",
        words={
            "lang": language(),
            "svg": tr("Download the chart as SVG"),
            "png": tr("Download the chart as PNG"),
            "drawing": tr("drawing …"),
            "failed": tr("The image could not be drawn; the HTML download still works."),
        },
        height=HEIGHT,
        default=None,
        key=key,
    )


@cache
def _declared() -> tuple[Any, Any]:
    """Both folders, declared at the first call inside a run of a page, which registers them."""
    buttons = components.declare_component("download_chart_image", path=_BUTTONS)
    return buttons, components.declare_component("plotly_js", path=_PLOTLY)


def safe_stem(text: str) -> str:
    """The text as a file name without ending: letters, digits and hyphens, at most 60."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:60].strip("-").lower() or "parallax"
