"""The weights that ship keep the contract. Missing weights fail here, they are never skipped."""

import numpy as np
import pytest

from analysis.models.axis import AxisScorer
from analysis.models.background import (
    background_sentences,
    background_vectors,
    stored_background,
)
from analysis.models.builtin import FRAMES
from analysis.models.encoder import WEIGHTS
from analysis.models.frame_calibration import GENERAL_RULE, calibration_of, told_by
from analysis.models.frames import FrameScorer
from analysis.models.network import load_network
from analysis.models.questions import FramingAxis, Target
from analysis.models.shipped import checked_manifest
from analysis.models.tiers import TIERS, load_tier, tier_folder
from analysis.models.tone import CALIBRATION

MEASURES = WEIGHTS.parent / "docs/measures.md"
MAYOR = Target("Alder")


@pytest.fixture(scope="module", params=TIERS)
def tier(request):
    return load_tier(request.param)


@pytest.mark.parametrize("name", TIERS)
def test_the_weights_are_here(name):
    assert (tier_folder(name)).is_dir(), "the app cannot run without its weights"
    assert CALIBRATION in checked_manifest(tier_folder(name))["files"]


def test_all_weights_together_keep_within_their_limit():
    sizes = [path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()]
    assert sum(sizes) <= 250e6
    assert max(sizes) <= 95e6


def test_praise_and_criticism_fall_on_their_sides(tier):
    texts = [
        "Voters praised Alder for her courage and honesty.",
        "Critics accused Alder of lying and demanded that she resign.",
        "Alder will speak on Tuesday at noon.",
    ]
    tone, weight = tier.tone.score(texts, MAYOR)
    assert tone[0] > 0.3
    assert tone[1] < -0.3
    assert abs(tone[2]) < 0.3
    assert weight.tolist() == [1, 1, 1]


def test_two_targets_in_one_sentence_get_their_own_tone(tier):
    text = ["Alder was praised for her honesty, while Reed was condemned for his lies."]
    praised, condemned = (
        tier.tone.score(text, Target(name)).score[0] for name in ("Alder", "Reed")
    )
    assert praised > 0 > condemned


def test_the_pole_a_sentence_supports_is_the_nearer_one(tier):
    axis = FramingAxis.parse("critics attack the plan <-> supporters praise the plan", "the plan")
    texts = ["Unions slammed the plan as reckless.", "Business groups welcomed the plan warmly."]
    position, weight = AxisScorer(tier.encoder).score(texts, axis)
    assert position[0] < 0 < position[1]
    assert (weight > 0).all()


def test_a_mention_gets_the_same_scores_in_any_company(tier):
    pairs = [("Critics slammed * Alder *.", "Alder"), ("* Reed * spoke.", "Reed")]
    network = load_network(tier_folder(tier.name))
    together = network.tone_scores(pairs)
    assert together.shape == (2, 3)
    assert together.dtype == np.float32
    np.testing.assert_array_equal(tier.tone.network.tone_scores(pairs[1:]), together[1:])


def test_tone_is_calibrated_by_one_factor_as_the_measures_say(tier):
    assert len(set(tier.tone.calibration.scale)) == 1
    assert set(tier.tone.calibration.bias) == {0.0}
    assert "With the factor a of `tone_calibration.json`" in MEASURES.read_text("utf-8")


def test_curves_of_frames_were_fitted_for_these_weights_and_descriptions(tier):
    found = calibration_of(tier.encoder)
    again = f"run `python -m training.calibrate_frames --tier {tier.name}` again"
    assert found != GENERAL_RULE, again
    assert set(found.own) <= {told_by(frame) for frame in FRAMES}, again


def test_plain_sentences_are_likeliest_in_their_own_frame(tier):
    texts = {
        "economic": "Higher tariffs will cost importers millions and push up prices in shops.",
        "human interest": "Widowed at thirty, she raised four children and still cries at night.",
        "security": "The army moved missiles and two thousand troops to the border.",
        "diplomacy": "The foreign ministers met in Geneva and agreed to resume negotiations.",
    }
    scorer = FrameScorer(tier.encoder)
    found = np.array([scorer.score(list(texts.values()), frame).score for frame in FRAMES])
    assert [FRAMES[n].name for n in found.argmax(axis=0)] == list(texts)


def test_stored_background_is_what_the_encoder_makes_of_the_list(tier):
    with np.load(stored_background(tier.encoder), allow_pickle=False) as stored:
        vectors = stored["vectors"]
    assert background_vectors(tier.encoder).tobytes() == vectors.tobytes(), (
        f"run `python -m training.store_background --tier {tier.name}` again"
    )
    some = background_sentences()[::40]
    np.testing.assert_allclose(tier.encoder.encode(some), vectors[::40], atol=0.05)
