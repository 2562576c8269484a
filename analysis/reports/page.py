"""The report as one HTML page that needs no server and no network.

plotly.js is in it once. A content security policy allows the two scripts of the page by their
hashes and nothing else: no address, no frame, no form. Every text of the study is escaped.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import plotly
import plotly.graph_objects as go
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.utils import PlotlyJSONEncoder

from analysis.charts.labels import isolated
from analysis.charts.palettes import GROUNDS
from analysis.charts.theme import Mode, plain_template, print_ready
from analysis.formats import day, number
from analysis.reports.parts import Chart, Report
from analysis.translation import ENGLISH, speaking, tr, trn

_HERE = Path(__file__).parent
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
SCREEN: tuple[Mode, ...] = ("light", "dark")
# JSON within a script element: no text can end the element or begin a comment.
_SAFE = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})


def report_page(
    report: Report, *, paper: bool = False, pages: Mapping[str, int] | None = None
) -> bytes:
    """The page of a report in its language; the same report gives the same bytes.

    With `paper` it is laid out for the printer: charts as on paper, everything unfolded, and in the
    contents the `pages` of the sections where they are known.
    """
    with speaking(report.language):
        return _page(report, paper, pages or {})


def _page(report: Report, paper: bool, pages: Mapping[str, int]) -> bytes:
    script, library = _text("report.js"), _PLOTLY.read_text(encoding="utf-8")
    template = _environment().get_template("report.html.jinja")
    page = template.render(
        report=report,
        paper=paper,
        pages=pages,
        english=report.language == ENGLISH,
        figures={
            chart.name: _figures(chart.draw, paper) for chart in _charts(report) if chart.draw
        },
        templates=_json({mode: plain_template(mode) for mode in GROUNDS}),
        policy=_policy(library, script),
        style=Markup(_text("report.css")),  # noqa: S704 – ours
        script=Markup(script),  # noqa: S704 – ours
        plotly=Markup(library),  # noqa: S704 – plotly's own
    )
    return page.encode("utf-8")


def _charts(report: Report) -> list[Chart]:
    return [chart for section in report.sections for chart in section.charts]


def _figures(draw: Callable[..., go.Figure], paper: bool) -> Markup:
    """The figure of a chart for paper, and for every screen: wide and narrow, light and dark."""
    wide = {mode: _figure(draw, mode) for mode in (("print",) if paper else GROUNDS)}
    narrow = {mode: _figure(draw, mode, narrow=True) for mode in (() if paper else SCREEN)}
    return _json({"wide": wide, "narrow": narrow})


def _figure(draw: Callable[..., go.Figure], mode: Mode, *, narrow: bool = False) -> dict[str, Any]:
    """A figure as plain data, without the template that all figures of a mode have in common."""
    drawn = draw(mode=mode, narrow=narrow)
    figure: dict[str, Any] = (print_ready(drawn) if mode == "print" else drawn).to_plotly_json()
    layout = {name: part for name, part in figure["layout"].items() if name != "template"}
    return {"data": figure["data"], "layout": layout}


def _json(value: Mapping[str, Any]) -> Markup:
    """The value as JSON that can stand in a script element."""
    text = json.dumps(value, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_SAFE))  # noqa: S704 – what could end a script is escaped


def _policy(*scripts: str) -> str:
    """What the page may do: run these scripts, style itself, and save an image of a chart."""
    hashes = " ".join(f"'sha256-{_sha256(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _text(name: str) -> str:
    return (_HERE / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"plain": isolated, "day": day}
    environment.globals |= {"tr": tr, "trn": trn, "number": number}
    return environment
