import numpy as np
import pytest

from analysis.models.builtin import FRAMES
from analysis.models.frame_calibration import Curve
from analysis.models.frames import FrameScorer
from evaluation.framed import POLICY_FRAMES
from training.calibrate_frames import fit, fit_general, fit_own

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


def test_every_built_in_frame_gets_a_curve_of_its_own_near_the_general_one(word_encoder):
    nine = [{"sentence": f"{name} {n}", "frame": name} for name in POLICY_FRAMES for n in range(3)]
    seven = [
        {"sentence": f"{frame.descriptions[0]} {n}", "frames": [frame.name]}
        for frame in FRAMES
        for n in range(3)
    ]
    scorer = FrameScorer(word_encoder)
    general = fit_general(scorer, nine)
    own = fit_own(scorer, seven, general)
    assert list(own) == list(FRAMES)
    assert general not in own.values()
    assert all(abs(curve.bar - general.bar) < 2 for curve in own.values())
