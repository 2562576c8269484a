"""Limits are settings: read from the environment, and a wrong one is a sentence."""

import os
import re
import subprocess
import sys
from dataclasses import fields

import pytest

from analysis.corpus import limits
from analysis.corpus.limits import MEGABYTE, SETTINGS, Limits, read_limits
from analysis.errors import SettingError
from tests.conftest import ROOT
from ui.entrance import check_before_start


def test_with_nothing_set_the_limits_are_the_usual_ones():
    assert read_limits({}) == read_limits({"PARALLAX_ARTICLES": " "}) == Limits()


def test_every_limit_can_be_set():
    assert sorted(s.field for s in SETTINGS) == sorted(field.name for field in fields(Limits))
    for setting in SETTINGS:
        most = read_limits({setting.name: f"{setting.most:,}"})
        assert getattr(most, setting.field) == setting.most * setting.unit
        assert setting.least <= setting.usual <= setting.most
        assert setting.usual * setting.unit == getattr(Limits(), setting.field)


def test_megabytes_are_given_in_megabytes():
    assert read_limits({"PARALLAX_FILE_MB": "3"}).file_bytes == 3 * MEGABYTE


@pytest.mark.parametrize(
    "text", ["many", "0", "-4", "1.5", "1e3", "٣", "9" * 30, "0x10", "2000001"]
)
def test_a_wrong_value_is_one_sentence_that_names_it(text):
    with pytest.raises(SettingError, match=r"PARALLAX_ARTICLES is “.+”; it must be a whole number"):
        read_limits({"PARALLAX_ARTICLES": text})


@pytest.mark.parametrize("text", ["0", "-3", "much"])
def test_a_wrong_size_of_the_kept_scores_stops_the_start_as_any_other(text, monkeypatch):
    monkeypatch.setattr(limits, "_GIVEN", {"PARALLAX_CACHE_MB": text})
    with pytest.raises(SystemExit, match=f"parallax: PARALLAX_CACHE_MB is “{text}”; it must be a"):
        check_before_start()


def test_the_command_line_starts_with_no_wrong_setting(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "read", str(tmp_path)], cwd=ROOT, check=False,
        env=os.environ | {"PARALLAX_SESSIONS": "a few"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("parallax: PARALLAX_SESSIONS is “a few”; it must be")
    assert len(done.stderr.splitlines()) == 1


def test_the_table_of_settings_says_what_the_code_does():
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    rows = [f"| `{s.name}` | {s.usual:,} | {s.least:,} | {s.most:,} | {s.says} |" for s in SETTINGS]
    missing = [row for row in rows if row not in text]
    assert not missing, "Put these rows into docs/settings.md:\n" + "\n".join(missing)


def test_the_settings_of_the_code_are_those_of_the_document():
    name = re.compile(r"\bPARALLAX_[A-Z][A-Z_]*\b")
    files = [p for room in ("analysis", "ui") for p in (ROOT / room).rglob("*.py")]
    code = {found for path in files for found in name.findall(path.read_text(encoding="utf-8"))}
    document = set(name.findall((ROOT / "docs/settings.md").read_text(encoding="utf-8")))
    assert code == document, "docs/settings.md must name the settings that the code reads, no more."
