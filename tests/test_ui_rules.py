"""Rules of the screen that a reviewer would otherwise have to look for."""

import ast
import re

import pytest

from tests.conftest import ROOT

FILES = [ROOT / "app.py", *ROOT.glob("pages/*.py"), *ROOT.glob("ui/*.py")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_the_state_names_session_keys(path):
    allowed = {"state.py", "history.py", "memory.py", "viewport.py", "pickers.py"}
    assert path.name in allowed or "session_state" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_of_an_article_goes_through_unsafe_markup(path):
    text = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in text
    assert "st.table" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_cache_is_bounded(path):
    text = path.read_text(encoding="utf-8")
    for use in re.findall(r"@st\.cache_\w+(?:\([^)]*\))?\n(?:@.*\n)*def (\w+)\(([^)]*)\)", text):
        name, parameters = use
        decorator = text[: text.index(f"def {name}(")].rsplit("@st.cache_", 1)[1]
        assert not parameters.strip() or "max_entries" in decorator, name


@pytest.mark.parametrize("path", sorted(ROOT.glob("pages/*.py")), ids=lambda path: path.name)
def test_pages_stay_thin(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert max(node.end_lineno or 0 for node in ast.walk(tree) if hasattr(node, "end_lineno")) <= 60
