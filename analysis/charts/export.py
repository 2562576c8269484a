"""Charts and tables taken out: HTML, images by a Chrome if there is one, CSV and Parquet.

One lock around every image: kaleido starts one Chrome (about 450 MB) at a time, and its shared
server hands results to the wrong caller when several threads ask. So it is never shared here.
"""

import csv
import html
import io
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.labels import plain_label
from analysis.charts.theme import PIXELS_PER_MM
from analysis.errors import ExportError
from analysis.translation import language, tr

ImageFormat = Literal["png", "svg", "pdf"]
IMAGE_FORMATS: tuple[ImageFormat, ...] = ("png", "svg", "pdf")
PRINT_SCALE = 4  # 96 px an inch × 4 = 384 dpi
_IS_FORMULA = re.compile(r"^[\s\ufeff\u200b]*[=+\-@|＝＋－＠]|^[\t\r\n]")  # noqa: RUF001
_CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head>
<body style="margin: 0; background: {ground}">{chart}</body>
</html>
"""
_one_at_a_time = threading.Lock()


def figure_html(figure: go.Figure, *, offline: bool, title: str = "Parallax") -> bytes:
    """The chart as a page of its own, the same bytes for the same figure.

    `offline` puts plotly.js into the page (5 MB); otherwise the page fetches it (100 kB).
    """
    chart = figure.to_html(
        full_html=False,
        include_plotlyjs=True if offline else "cdn",
        div_id="parallax-chart",
        config={"displaylogo": False, "responsive": True},
    )
    ground = figure.layout.template.layout.paper_bgcolor or "#ffffff"
    named = html.escape(plain_label(title))
    page = _PAGE.format(language=language(), title=named, ground=ground, chart=chart)
    return page.encode("utf-8")


@cache
def chrome_path() -> str | None:
    """Where Chrome or Chromium is (`BROWSER_PATH` comes first), or None; looked up once."""
    named = os.environ.get("BROWSER_PATH")
    if named and os.access(named, os.X_OK):
        return named
    return next((path for name in _CHROMES if (path := shutil.which(name))), None)


def figure_image(
    figure: go.Figure,
    fmt: ImageFormat,
    width_mm: float = 180,
    *,
    scale: float = PRINT_SCALE,
    wait_s: float = 60,
) -> bytes:
    """The chart as PNG (384 dpi), SVG or PDF, `width_mm` wide; takes about 3 s and needs Chrome.

    Other callers wait for their turn, at most `wait_s` seconds.
    """
    if fmt not in IMAGE_FORMATS:
        known = ", ".join(IMAGE_FORMATS)
        raise ExportError(
            tr("No image format {given}: choose one of {known}.", given=repr(fmt), known=known)
        )
    if chrome_path() is None:
        raise ExportError(
            tr(
                "No image could be made because this machine has no Chrome or Chromium: install "
                "one, set BROWSER_PATH to it, or download the chart as HTML."
            )
        )
    with one_chrome(wait_s):
        return _drawn(figure, fmt, round(width_mm * PIXELS_PER_MM), scale if fmt == "png" else 1)


@contextmanager
def one_chrome(wait_s: float) -> Iterator[None]:
    """The turn to run a Chrome: one at a time, since each takes some 450 MB.

    ExportError after `wait_s` seconds of waiting.
    """
    if not _one_at_a_time.acquire(timeout=wait_s):
        raise ExportError(tr("Another image is still being made: try again in a minute."))
    try:
        yield
    finally:
        _one_at_a_time.release()


def table_csv(table: pd.DataFrame) -> bytes:
    """The table as CSV (UTF-8 with the mark that Excel needs; NaN is an empty cell).

    A text cell or a heading that a spreadsheet would run as a formula gets a ' in front; numbers
    are never changed. `table_parquet` keeps the exact text.
    """
    safe = table.copy()
    for place, dtype in enumerate(table.dtypes):
        if not (
            pd.api.types.is_numeric_dtype(dtype) or pd.api.types.is_datetime64_any_dtype(dtype)
        ):
            safe.isetitem(place, table.iloc[:, place].astype(object).map(_quoted_formula).array)
    safe.columns = [_quoted_formula(name) for name in table.columns]
    text = safe.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return text.encode("utf-8-sig")


def table_parquet(table: pd.DataFrame) -> bytes:
    """The exact table as Parquet: same columns, types and text, and no index."""
    buffer = io.BytesIO()
    table.to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()


def _drawn(figure: go.Figure, fmt: ImageFormat, width: int, scale: float) -> bytes:
    """One Chrome is started, draws, and ends; nothing is fetched from the network."""
    import kaleido

    size = {"format": fmt, "width": width, "height": figure.layout.height or 500, "scale": scale}
    chrome = {"path": chrome_path(), "mathjax": False, "timeout": 60}
    try:
        image: bytes = kaleido.calc_fig_sync(figure.to_plotly_json(), opts=size, kopts=chrome)
    except Exception as error:
        raise ExportError(
            tr(
                "Chrome could not draw the image ({fault}): try again, or download the chart as "
                "HTML.",
                fault=type(error).__name__,
            )
        ) from error
    return image


def _quoted_formula(cell: object) -> object:
    risky = isinstance(cell, str) and _IS_FORMULA.match(cell)
    return f"'{cell}" if risky else cell
