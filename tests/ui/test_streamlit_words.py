"""Streamlit's own words are changed where they are words, and nowhere else."""

import ast

from analysis.translation import speaking
from tests.conftest import ROOT
from ui.streamlit_words import COUNTED, words_style


def counted_fields():
    """The keys of all fields of text that count their letters."""
    for path in [*(ROOT / "ui").glob("*.py"), *(ROOT / "pages").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            given = {one.arg: one.value for one in getattr(node, "keywords", ())}
            if "max_chars" in given:
                yield given["key"].value


def test_a_count_of_letters_is_left_as_it_is():
    assert set(counted_fields()) == set(COUNTED)
    with speaking("de"):
        style = words_style()
    assert all(f".st-key-{key} :only-child" in style for key in COUNTED)
