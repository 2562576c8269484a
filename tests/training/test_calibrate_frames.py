import numpy as np
import pytest

from analysis.models.builtin import FRAMES
from analysis.models.frame_calibration import Curve, FrameCalibration, told_by
from analysis.models.frames import FrameScorer
from evaluation.framed import LABELS, POLICY_FRAMES
from training.calibrate_frames import fit, fit_all, own_errors

TRUE = Curve(1.6, 3.0)


def labelled(curve, n):
    """Excesses of n sentences, and labels drawn by the curve."""
    draw = np.random.default_rng(0)
    excess = draw.normal(1.5, 1.5, n)
    return excess, draw.random(n) < curve.probability(excess)


def test_the_fit_finds_the_curve_that_made_the_labels():
    found = fit(*labelled(TRUE, 20_000))
    assert (found.slope, found.bar) == pytest.approx((1.6, 3.0), abs=0.1)


def test_few_labels_move_a_curve_little_from_the_general_one():
    few = fit(*labelled(Curve(1.6, 2.0), 20), TRUE)
    many = fit(*labelled(Curve(1.6, 2.0), 20_000), TRUE)
    assert many.bar == pytest.approx(2.0, abs=0.1)
    assert 2.0 < few.bar < 3.0


def test_frames_with_a_label_get_a_curve_and_their_error_is_said(word_encoder):
    rows = [{"sentence": f"{name} {n}", "frame": name} for name in POLICY_FRAMES for n in range(3)]
    scorer = FrameScorer(word_encoder)
    general, own = fit_all(scorer, rows)
    assert {frame.name for frame in own} == set(LABELS)
    found = FrameCalibration(general, {told_by(frame): curve for frame, curve in own.items()})
    assert own_errors(FrameScorer(word_encoder, found), rows, own).count("[") == len(LABELS) + 1


def test_labels_are_those_of_both_lists():
    assert set(LABELS) <= {frame.name for frame in FRAMES}
    assert set(LABELS.values()) <= set(POLICY_FRAMES)
