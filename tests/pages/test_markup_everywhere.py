"""Markup in every field that a visitor can fill stays text, on every page."""

import json
import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from ui.shell import PAGES

IMAGE = "<img src=x onerror=alert(1)>"
PICTURE = "![x](http://127.0.0.1:9/x.png)"
LINK = "[x](javascript:alert(1))"
EVIL = f"{IMAGE}<script>alert(1)</script>{PICTURE}{LINK}"
ADDRESS = {
    "low": f"cold {EVIL}", "high": f"warm {EVIL}", "about": f"Iran {EVIL}",
    "targets": f"Russia=Moscow|{EVIL}; {EVIL}", "frames": f"{EVIL}: help | {EVIL}",
    "sides": f"{EVIL}={EVIL}", "speaker": EVIL, "outlets": EVIL, "outlet": EVIL, "article": EVIL,
    "wordings": f"{EVIL} <-> warm", "voice": EVIL, "by": EVIL, "claims": EVIL, "model": EVIL,
    "shared": EVIL,
}  # fmt: skip
# Markdown that is not escaped: our own, which has none of these.
_RAW = re.compile(r"(?<!\\)<(?:img|script)|(?<!\\)!\[x|(?<!\\)\[x\]")


def _table() -> bytes:
    said = f"Russia backs Iran {EVIL} fully, the minister {EVIL} said. Moscow gave Tehran its help."
    rows = [
        {name: f"{name} {number} {EVIL}" for name in ("outlet", "headline", "url", "article_id")}
        | {"published": f"2025-06-1{number} {EVIL}", "text": f"{said} This is report {number}."}
        for number in range(2)
    ]
    return pd.DataFrame(rows).to_csv(index=False).encode()


@pytest.fixture(scope="module")
def visitor():
    """Somebody whose every word is hostile, with articles of their own."""
    page = AppTest.from_file(ROOT / "app.py", default_timeout=300)
    page.query_params["tier"] = "fast"
    for name, value in ADDRESS.items():
        page.query_params[name] = value
    page.run()
    page.button(key="load").click().run()
    page.file_uploader(key="files").set_value([(f"{EVIL}.csv", _table(), "text/csv")]).run()
    page.button(key="read").click().run()
    return page


@pytest.mark.parametrize("path", PAGES)
def test_markup_stays_text(visitor, path):
    visitor.switch_page(path).run()
    assert not visitor.exception
    for element in visitor.get("html"):
        assert not re.search(r"<(?:img|script)\b", element.proto.body), element.proto.body
    for kind in ("markdown", "caption", "info", "warning", "error", "header", "title"):
        for element in visitor.get(kind):
            assert not _RAW.search(str(element.value)), (kind, element.value)
    for chart in visitor.get("plotly_chart"):
        for text in _texts(json.loads(chart.proto.spec)):
            assert not re.search(r"<(?:img|script|a)\b", text), text


def _texts(value):
    """Every text in a figure that plotly draws; what is not drawn, as a key is, does not count."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in ("customdata", "meta", "uid"):
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
