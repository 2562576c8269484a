from dataclasses import replace

import numpy as np
import pytest

from analysis.models import background, encoder
from analysis.models.axis import AxisScorer
from analysis.models.background import (
    background_sentences,
    background_vectors,
    store_background,
    stored_background,
)
from analysis.models.frames import FrameScorer


@pytest.fixture
def weights(tmp_path, monkeypatch, word_encoder):
    """A folder of weights in which the word encoder has its own."""
    monkeypatch.setattr(encoder, "WEIGHTS", tmp_path)
    (tmp_path / word_encoder.info.name).mkdir()
    return tmp_path


def test_axes_and_frames_have_fingerprints_of_their_own(word_encoder):
    prints = {AxisScorer(word_encoder).info.fingerprint, FrameScorer(word_encoder).info.fingerprint}
    assert len(prints | {word_encoder.info.fingerprint}) == 3


@pytest.mark.parametrize("scorer", [AxisScorer, FrameScorer])
def test_a_fingerprint_changes_with_weights_background_and_thresholds(
    scorer, word_encoder, monkeypatch
):
    first = scorer(word_encoder).info.fingerprint
    assert scorer(word_encoder).info.fingerprint == first
    monkeypatch.setattr(background, "_DEVIATIONS", 2.5)
    bar = scorer(word_encoder).info.fingerprint
    monkeypatch.setattr(background, "background_sentences", lambda: ["It rained."])
    news = scorer(word_encoder).info.fingerprint
    monkeypatch.setattr(scorer, "method", "another")
    method = scorer(word_encoder).info.fingerprint
    word_encoder.info = replace(word_encoder.info, fingerprint="0" * 64)
    assert len({first, bar, news, method, scorer(word_encoder).info.fingerprint}) == 5


def test_stored_vectors_are_used_for_the_weights_that_made_them(weights, word_encoder):
    made = background_vectors(word_encoder)
    file = store_background(word_encoder)
    assert file.parent.parent == weights
    with np.load(file) as stored:
        changed = {**stored, "vectors": stored["vectors"] * 0}
    np.savez(file, **changed)
    assert not background_vectors(word_encoder).any()
    word_encoder.info = replace(word_encoder.info, fingerprint="0" * 64)
    np.testing.assert_array_equal(background_vectors(word_encoder), made)


def test_vectors_that_are_not_stored_are_made(weights, word_encoder):
    assert not stored_background(word_encoder).exists()
    assert background_vectors(word_encoder).shape[0] == len(background_sentences())
