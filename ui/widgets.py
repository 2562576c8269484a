"""The repeated bits of pages: the finding, a chart with its downloads, how it was measured."""

import hashlib
import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from plotly.basedatatypes import BaseFigure

from analysis.charts.export import chrome_path, figure_html, figure_image, table_csv, table_parquet
from analysis.translation import mark, tr
from ui import figures
from ui.downloads import download
from ui.exporting import export_buttons
from ui.reading import paper_mode, screen_mode
from ui.viewport import is_narrow

_SCALE_600_DPI = 600 / 96
_WIDTHS = {180: mark("two columns (180 mm)"), 85: mark("one column (85 mm)")}
# What a sentence's voice is called beside it.
VOICE_WORDS = {"own": mark("own voice"), "quoted": mark("quoted"), "unknown": mark("voice unknown")}


def finding(text: str) -> None:
    """The finding in plain words, above the chart."""
    st.html(f'<p class="finding">{html.escape(text)}</p>')


@dataclass(frozen=True)
class Chart:
    """A chart to show and to take out: its kind, its arguments, its words and its data.

    The caption is written when the chart is taken out: it counts all articles. `small` says what of
    the finding is smaller than what swapping names alone moves a score, given how much that is.
    """

    kind: str
    arguments: dict[str, Any]
    key: str
    alt: str
    data: pd.DataFrame | Callable[[], pd.DataFrame]
    caption: Callable[[], str]
    small: Callable[[float | None], str] = lambda moved: ""

    @cached_property
    def table(self) -> pd.DataFrame:
        """The numbers behind the chart; made when asked for where the chart itself needs fewer."""
        return self.data() if callable(self.data) else self.data

    @property
    def digest(self) -> str:
        """A short name that changes with anything the chart is made of."""
        return hashlib.sha256(f"{self.kind} {self.key}".encode()).hexdigest()[:16]


class _Checked(BaseFigure):
    """A figure whose parts were checked when it was made; Streamlit checks a dict at each rerun."""

    def __init__(self, figure: dict[str, Any]) -> None:
        self._figure = figure

    def to_dict(self) -> dict[str, Any]:
        return self._figure


def show_chart(chart: Chart) -> list[str]:
    """Draw the chart; the ids of the sentences whose marks were clicked."""
    drawn = figures.figure(chart.kind, chart.digest, screen_mode(), is_narrow(), chart.arguments)
    event = st.plotly_chart(
        _Checked(drawn),
        theme=None,
        alt=chart.alt,
        key=f"chart-{chart.kind}",
        on_select="rerun",
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False},
    )
    points = event.get("selection", {}).get("points", [])
    data = [point.get("customdata") for point in points]
    return [str(item[0]) for item in data if isinstance(item, list | tuple) and item and item[0]]


@st.fragment
def downloads(chart: Chart) -> None:
    """SVG and PNG made in the browser; HTML and CSV; PDF and large PNG where Chrome is found.

    Nothing of it is made before it is opened, and opening it runs nothing else of the page.
    """
    drawer = st.expander(
        tr("Take this chart with you"), key=f"take-{chart.kind}", on_change="rerun"
    )
    if not drawer.open:
        return
    stem = f"parallax-{chart.kind}"
    with drawer:
        width = st.radio(
            tr("Width on paper"),
            list(_WIDTHS),
            format_func={mm: tr(word) for mm, word in _WIDTHS.items()}.__getitem__,
            horizontal=True,
            key=f"width-{chart.kind}",
        )
        paper = figures.paper_figure(
            chart.kind, chart.digest, width, chart.caption(), chart.arguments, paper_mode()
        )
        export_buttons(paper, stem, key=f"images-{chart.kind}")
        with st.container(horizontal=True):
            _download("HTML", _html_maker(paper), f"{stem}.html", "text/html")
            table = chart.table  # made here: a download's thread sees no session
            _download("CSV", lambda: table_csv(table), f"{stem}.csv", "text/csv")
            if chrome_path():
                pdf, png = (_image_maker(paper, fmt, width) for fmt in ("pdf", "png"))
                _download("PDF", pdf, f"{stem}.pdf", "application/pdf")
                _download(tr("PNG, 600 dpi"), png, f"{stem}-600dpi.png", "image/png")


def _download(label: str, data: Callable[[], bytes], name: str, mime: str) -> None:
    download(label, data, name, mime, key=f"get-{name}")


# Made on the click, in a thread that sees no session: these close over plain data only.
def _html_maker(paper: dict[str, Any]) -> Callable[[], bytes]:
    return lambda: figure_html(go.Figure(paper), offline=True)


def _image_maker(paper: dict[str, Any], fmt: Any, width: int) -> Callable[[], bytes]:
    return lambda: figure_image(go.Figure(paper), fmt, width, scale=_SCALE_600_DPI)


def table_downloads(name: str, table: pd.DataFrame) -> None:
    """A table as CSV (safe for spreadsheets) and as Parquet (exact)."""
    parquet = "application/vnd.apache.parquet"
    with st.container(horizontal=True):
        _download(f"{name}.csv", lambda: table_csv(table), f"{name}.csv", "text/csv")
        _download(f"{name}.parquet", lambda: table_parquet(table), f"{name}.parquet", parquet)


def how_measured() -> None:
    """In three sentences how the place of an outlet comes about, with the way to the rest."""
    explained(
        tr(
            "Every sentence is turned into a vector by one language model. Its position is where "
            "that vector lies on the line between the two poles, and its weight how much nearer it "
            "comes to them than ordinary news does. An outlet stands at the weighted mean of its "
            "sentences; the band is a 95 % interval that resamples its articles or, with a single "
            "article, that article's sentences. Quoted is what stands between quotation marks: "
            "indirect speech (“he said that …”) is worded by the outlet and counts as its own "
            "voice."
        )
    )


def explained(how: str) -> None:
    """Folded away: in a few sentences how the figures of a page come about."""
    with st.expander(tr("How was this measured?")):
        st.write(how)
        st.page_link("pages/9_Method.py", label=tr("The whole method, in words for a paper"))
