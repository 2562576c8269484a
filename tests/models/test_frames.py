import json
from dataclasses import replace

import numpy as np
import pytest

from analysis.errors import ScorerError
from analysis.models import encoder
from analysis.models.builtin import FRAMES
from analysis.models.frame_calibration import (
    GENERAL_RULE,
    Curve,
    FrameCalibration,
    calibration_of,
    store_calibration,
    told_by,
)
from analysis.models.frames import FrameScorer, mean_of_nearest
from analysis.models.questions import Frame
from analysis.models.shipped import enter_fitted

ANIMALS = Frame("animals", ("cat", "dog"))
EDITED = Frame("animals", ("cat", "dog", "tree"))
STEEP, FLAT = Curve(3.0, 2.0), Curve(1.0, 3.0)


@pytest.fixture
def weights(tmp_path, monkeypatch, word_encoder):
    """A folder of weights in which the word encoder has its own."""
    monkeypatch.setattr(encoder, "WEIGHTS", tmp_path)
    (tmp_path / word_encoder.info.name).mkdir()
    return tmp_path


def test_the_two_nearest_descriptions_count_or_the_only_one():
    assert mean_of_nearest(np.array([[0.1, 0.5, 0.3], [0.9, 0.1, 0.1]])) == pytest.approx(
        [0.4, 0.5]
    )
    assert mean_of_nearest(np.array([[0.7], [0.2]])) == pytest.approx([0.7, 0.2])


def test_a_sentence_in_the_frame_is_likely_and_every_sentence_counts_once(word_encoder):
    score, weight = FrameScorer(word_encoder).score(["cat dog", "stone river", "dog"], ANIMALS)
    assert score[0] > 0.9 > 0.1 > score[1]
    assert weight.tolist() == [1, 1, 1]


def test_a_score_hangs_on_no_other_sentence_and_on_no_order_of_descriptions(word_encoder):
    scorer = FrameScorer(word_encoder)
    together = scorer.score(["cat dog", "a tree", "dog"], ANIMALS).score
    turned = Frame("turned", ANIMALS.descriptions[::-1])
    assert scorer.score(["dog"], ANIMALS).score[0] == together[2]
    assert told_by(turned) == told_by(ANIMALS)
    assert scorer.score(["dog"], turned).score == pytest.approx(together[2])


def test_a_curve_is_half_at_its_bar_and_never_overflows():
    assert FLAT.probability(np.array([3.0, -1e6, 1e6])).tolist() == [0.5, 0, 1]


def test_an_edited_frame_loses_its_own_curve_whatever_its_name():
    found = FrameCalibration(FLAT, {told_by(ANIMALS): STEEP})
    assert found.curve_of(replace(ANIMALS, name="beasts")) == STEEP
    assert found.curve_of(EDITED) == FLAT


def test_curves_are_read_as_they_were_written_and_change_the_fingerprint(weights, word_encoder):
    before = FrameScorer(word_encoder).info.fingerprint
    store_calibration(word_encoder, FLAT, {ANIMALS: STEEP}, "labels")
    assert calibration_of(word_encoder) == FrameCalibration(
        FLAT, {told_by(ANIMALS): STEEP}, "labels"
    )
    assert FrameScorer(word_encoder).info.fingerprint != before


def test_curves_of_other_weights_are_not_used(weights, word_encoder):
    store_calibration(word_encoder, FLAT, {}, "labels")
    word_encoder.info = replace(word_encoder.info, fingerprint="0" * 64)
    assert calibration_of(word_encoder) == GENERAL_RULE


@pytest.mark.parametrize("damage", ["gone", "changed"])
def test_curves_that_are_not_those_that_were_stored_are_refused(weights, word_encoder, damage):
    path = store_calibration(word_encoder, FLAT, {}, "labels")
    if damage == "gone":
        path.unlink()
    else:
        path.write_text(path.read_text("utf-8").replace("3.0", "4.0"), encoding="utf-8")
    with pytest.raises(ScorerError, match=r"frame_calibration\.json.* restore .* weights/words`"):
        FrameScorer(word_encoder)


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"general": {"slope": -1, "bar": 0}}'])
def test_a_damaged_file_is_named(weights, word_encoder, said):
    path = store_calibration(word_encoder, FLAT, {}, "labels")
    path.write_text(said, encoding="utf-8")
    enter_fitted(path.parent, path.name, word_encoder.info.fingerprint)
    with pytest.raises(ScorerError, match=r"frame_calibration.json .* is damaged"):
        calibration_of(word_encoder)


def test_no_two_built_in_frames_share_a_description():
    told = [text for frame in FRAMES for text in frame.descriptions]
    assert len(set(told)) == len(told)


def test_what_is_written_holds_no_sentence(weights, word_encoder):
    read = json.loads(store_calibration(word_encoder, FLAT, {ANIMALS: STEEP}, "x").read_text())
    assert set(read["own"]["animals"]) == {"told_by", "slope", "bar"}
