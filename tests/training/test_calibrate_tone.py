import json

import numpy as np
import pytest

from analysis.models.info import file_sha256
from analysis.models.tone import CALIBRATION, read_calibration
from training.calibrate_tone import AS_IT_IS, fit, report, write


@pytest.fixture
def boastful():
    """Scores that are right in kind and three times too large, with their labels."""
    draw = np.random.default_rng(0)
    honest = draw.normal(size=(4000, 3)) * 1.5
    chances = AS_IT_IS.probabilities(honest)
    gold = (chances.cumsum(axis=1) < draw.random((4000, 1))).sum(axis=1)
    return honest * 3, gold


def test_the_fit_takes_back_what_the_scores_boast(boastful):
    assert fit(*boastful).scale == pytest.approx([1 / 3] * 3, abs=0.04)


def test_the_report_says_that_the_error_fell(boastful, capsys):
    report("as it is", AS_IT_IS, *boastful)
    report("calibrated", fit(*boastful), *boastful)
    before, after = (
        float(line.split("ECE ")[1][:5]) for line in capsys.readouterr().out.split("\n")[:2]
    )
    assert before > 0.1 > 0.03 > after


def test_what_is_written_is_read_again_and_stands_in_the_manifest(tmp_path, boastful):
    (tmp_path / "manifest.json").write_text(json.dumps({"name": "x", "files": {"a": "1"}}))
    found = fit(*boastful)
    write(tmp_path, found)
    assert read_calibration(tmp_path) == found
    files = json.loads((tmp_path / "manifest.json").read_text())["files"]
    assert files == {"a": "1", CALIBRATION: file_sha256(tmp_path / CALIBRATION)}
