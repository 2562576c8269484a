"""Rules of the screen that a reviewer would otherwise have to look for."""

import ast
import re

import pytest

from tests.conftest import ROOT

FILES = [ROOT / "app.py", *ROOT.glob("pages/*.py"), *ROOT.glob("ui/*.py")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_the_state_names_session_keys(path):
    allowed = {"choices.py", "session.py", "history.py", "memory.py", "viewport.py"}
    allowed |= {"editors.py", "pickers.py"}
    assert path.name in allowed or "session_state" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_of_an_article_goes_through_unsafe_markup(path):
    text = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in text
    assert "st.table" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_all_that_is_remembered_is_bounded_and_knows_its_language(path):
    """There is one way to remember; it asks for a bound, and takes the language into the key."""
    names = re.findall(r"\bst\.cache_\w+", path.read_text(encoding="utf-8"))
    assert not names or path.name == "remembering.py"


@pytest.mark.parametrize("path", sorted(ROOT.glob("pages/*.py")), ids=lambda path: path.name)
def test_pages_stay_thin(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert max(node.end_lineno or 0 for node in ast.walk(tree) if hasattr(node, "end_lineno")) <= 60
