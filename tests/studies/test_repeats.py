"""A study made of many articles is the same in a new process, and under another Python.

By default a few articles, so that the suite stays quick: PARALLAX_REPEAT_ARTICLES=1000 asks for a
thousand, and PARALLAX_REPEAT_PYTHON names other interpreters, `:` between, with requirements.txt.
"""

import os
import subprocess
import sys
import time

import pytest

from analysis.models.tiers import load_tier
from analysis.studies.bundle import open_study, study_bytes
from analysis.studies.heard import opened_corpus
from analysis.studies.settings import asked_by
from analysis.studies.study import make_study
from analysis.studies.voices import heard_corpus
from tests.conftest import ROOT
from tests.studies.recombined import recombined

N_ARTICLES = int(os.environ.get("PARALLAX_REPEAT_ARTICLES", "8"))
OTHERS = [name for name in os.environ.get("PARALLAX_REPEAT_PYTHON", "").split(":") if name]
MOST_SECONDS = 2.0  # of a study of a thousand articles
SETTINGS = {
    "low": "lukewarm response",
    "high": "strong show of support",
    "about": "Russia's response to Iran",
    "targets": "Russia=Moscow|Kremlin|Putin; Iran=Tehran|Araghchi",
    "tier": "fast",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The study of so many articles in a file, and how long it took to save it and to open it."""
    study = make_study(
        heard_corpus(recombined(N_ARTICLES)), load_tier("fast"), asked_by(SETTINGS), SETTINGS
    )
    path = tmp_path_factory.mktemp("repeats") / "many.parallax.zip"
    began = time.process_time()
    path.write_bytes(study_bytes(study))
    between = time.process_time()
    opened = open_study(path.read_bytes(), path.name)
    read = time.process_time()
    assert opened_corpus(opened).is_heard, "as the app opens it, with nothing to be parsed"
    took = {"saved": between - began, "opened": time.process_time() - between}
    print(
        f"{N_ARTICLES:,} articles: saved in {took['saved']:.2f} s, opened in {read - between:.2f} s"
        f" and, with who speaks, in {took['opened']:.2f} s of processor time,"
        f" {path.stat().st_size:,} bytes"
    )
    return path, took


@pytest.fixture(scope="module")
def saved(kept):
    return kept[0]


@pytest.mark.slow
@pytest.mark.parametrize("what", ["saved", "opened"])
def test_a_study_is_saved_and_opened_in_two_seconds(kept, what):
    assert kept[1][what] <= MOST_SECONDS, kept[1]


@pytest.mark.slow
@pytest.mark.parametrize("python", [sys.executable, *OTHERS])
def test_a_study_repeats_without_a_differing_number(saved, python):
    command = [python, "-m", "analysis", "repeat", str(saved)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-2_000:]
    assert "Nothing differs." in done.stdout
    assert "The same to the byte: none" not in done.stdout
