import json

import numpy as np
import pytest

from analysis.models.axis import AxisScorer
from analysis.models.background import (
    background_fingerprint,
    background_sentences,
    background_vectors,
    stored_background,
)
from analysis.models.encoder import load_encoder
from analysis.models.questions import FramingAxis, Target
from analysis.models.tone import CALIBRATION_FILE, ToneScorer


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


def test_praise_and_criticism_fall_on_their_sides(encoder):
    texts = [
        "Voters praised Mayor Alder for her courage and honesty.",
        "Critics accused Mayor Alder of lying and demanded that she resign.",
        "Mayor Alder will speak on Tuesday at noon.",
    ]
    tone, weight = ToneScorer(encoder).score(texts, Target("Mayor Alder"))
    assert tone[0] > 0.3
    assert tone[1] < -0.3
    assert abs(tone[2]) < 0.3
    assert weight.tolist() == [1, 1, 1]


def test_sentence_that_does_not_name_the_target_has_no_tone(encoder):
    tone, weight = ToneScorer(encoder).score(["It rained."], Target("Alder"))
    assert np.isnan(tone[0])
    assert weight[0] == 0


def test_probabilities_sum_to_one(encoder):
    probability = ToneScorer(encoder).probabilities(["Alder won.", "Alder lost."], "Alder")
    assert probability.shape == (2, 3)
    assert probability.sum(axis=1) == pytest.approx([1, 1])


def test_calibration_was_made_with_the_shipped_weights(encoder):
    made_with = json.loads(CALIBRATION_FILE.read_text())["encoder"]
    assert made_with == encoder.info.fingerprint, "run training.calibrate_tone again"


def test_stored_background_is_what_the_encoder_makes_of_the_list(encoder):
    with np.load(stored_background(encoder), allow_pickle=False) as stored:
        made_by = str(stored["made_by"])
    assert made_by == f"{encoder.info.fingerprint} {background_fingerprint()}"
    some = background_sentences()[::40]
    assert np.allclose(background_vectors(encoder)[::40], encoder.encode(some), atol=0.05)


def test_the_pole_a_sentence_supports_is_the_nearer_one(encoder):
    axis = FramingAxis.parse("critics attack the plan <-> supporters praise the plan", "the plan")
    texts = ["Unions slammed the plan as reckless.", "Business groups welcomed the plan warmly."]
    position, weight = AxisScorer(encoder).score(texts, axis)
    assert position[0] < 0 < position[1]
    assert (weight > 0).all()
