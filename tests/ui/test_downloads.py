"""What a download leaves behind when its bytes cannot be made."""

import re

import pytest

from analysis.errors import StudyError
from analysis.translation import same_language, speaking, tr
from tests.conftest import ROOT
from ui.downloads import telling


def _too_large() -> bytes:
    raise StudyError(tr("The study cannot be opened"))


def _broken() -> bytes:
    raise ZeroDivisionError("a piece of an article")


def test_the_bytes_are_passed_on_and_nothing_is_left():
    refusals: dict[str, str] = {}
    assert telling(lambda: b"bytes", refusals, "save")() == b"bytes"
    assert not refusals


def test_an_error_of_ours_leaves_its_sentence_and_is_raised_all_the_same():
    refusals: dict[str, str] = {}
    with pytest.raises(StudyError):
        telling(_too_large, refusals, "save")()
    assert refusals == {"save": "The study cannot be opened"}


def test_a_bug_leaves_a_sentence_without_its_words():
    refusals: dict[str, str] = {}
    with speaking("de"):
        made = same_language(telling(_broken, refusals, "save"))
    with pytest.raises(ZeroDivisionError):
        made()
    assert refusals["save"].startswith("Die Datei konnte nicht erstellt werden")
    assert "article" not in refusals["save"]


def test_all_that_is_made_on_a_click_is_downloaded_by_one_function():
    callers = {
        path.name
        for path in [ROOT / "app.py", *ROOT.glob("pages/*.py"), *ROOT.glob("ui/*.py")]
        if re.search(r"\bst\.download_button\(", path.read_text(encoding="utf-8"))
    }
    assert callers == {"downloads.py", "9_Method.py"}  # Method's bytes are made with its page
