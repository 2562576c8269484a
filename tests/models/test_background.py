from dataclasses import replace

import numpy as np
import pytest

from analysis.errors import ScorerError
from analysis.models import background, encoder
from analysis.models.axis import AxisScorer
from analysis.models.background import (
    background_fingerprint,
    background_sentences,
    background_vectors,
    store_background,
    stored_background,
)
from analysis.models.frames import FrameScorer
from analysis.models.questions import FramingAxis
from analysis.models.shipped import enter_fitted


@pytest.fixture
def weights(tmp_path, monkeypatch, word_encoder):
    """A folder of weights in which the word encoder has its own."""
    monkeypatch.setattr(encoder, "WEIGHTS", tmp_path)
    (tmp_path / word_encoder.info.name).mkdir()
    return tmp_path


def write(file, **changed):
    """Write the file anew, with these arrays changed."""
    with np.load(file) as stored:
        arrays = {**stored, **changed}
    np.savez(file, **arrays)


def put(file, word_encoder, **changed):
    """As `write`, and list the file as it is now."""
    write(file, **changed)
    enter_fitted(file.parent, file.name, word_encoder.info.fingerprint)


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
    put(file, word_encoder, vectors=made * 0)
    assert not background_vectors(word_encoder).any()
    put(file, word_encoder, list=np.array("another"))
    np.testing.assert_array_equal(background_vectors(word_encoder), made)
    put(file, word_encoder, vectors=made * 0, list=np.array(background_fingerprint()))
    word_encoder.info = replace(word_encoder.info, fingerprint="0" * 64)
    np.testing.assert_array_equal(background_vectors(word_encoder), made)


@pytest.mark.parametrize("scorer", [AxisScorer, FrameScorer])
def test_a_fingerprint_changes_with_the_vectors_that_are_kept(scorer, weights, word_encoder):
    file = store_background(word_encoder)
    kept = scorer(word_encoder).info.fingerprint
    store_background(word_encoder)
    assert scorer(word_encoder).info.fingerprint == kept
    put(file, word_encoder, vectors=background_vectors(word_encoder) * 0)
    assert scorer(word_encoder).info.fingerprint != kept


@pytest.mark.parametrize("damage", ["gone", "cut", "changed"])
def test_vectors_that_are_not_those_that_were_stored_are_refused(damage, weights, word_encoder):
    file = store_background(word_encoder)
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:200])
    else:
        write(file, vectors=np.zeros((2, 11), np.float32))
    with pytest.raises(ScorerError, match=r"background\.npz.* restore .* weights/words`"):
        AxisScorer(word_encoder).score(["cat"], FramingAxis(("cold",), ("hot",)))


def test_what_cannot_be_read_is_refused_whatever_is_listed(weights, word_encoder):
    file = store_background(word_encoder)
    for written in (b"", file.read_bytes()[:200], b"PK"):
        file.write_bytes(written)
        enter_fitted(file.parent, file.name, word_encoder.info.fingerprint)
        with pytest.raises(ScorerError, match=r"background\.npz of the model words is damaged"):
            background_vectors(word_encoder)


def test_vectors_that_are_not_stored_are_made(weights, word_encoder):
    assert not stored_background(word_encoder).exists()
    assert background_vectors(word_encoder).shape[0] == len(background_sentences())
