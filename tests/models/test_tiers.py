"""Tiers, on networks that stand for the shipped ones; those are in test_shipped_tiers.py."""

import json

import numpy as np
import pytest

from analysis.errors import ScorerError
from analysis.models import tiers
from analysis.models.shipped import FITTED, MADE_AFTERWARDS, enter_fitted
from analysis.models.tiers import DEFAULT_TIER, FOLDERS, TIERS, load_tier
from analysis.models.tone import CALIBRATION
from tests.conftest import WordNetwork


@pytest.fixture
def loaded(tmp_path, monkeypatch):
    """Folders with a calibration each, and the names of those whose network was loaded."""
    names = []

    class Network(WordNetwork):
        dimension = 2

        def __init__(self, folder, store=None):
            super().__init__()
            names.append(folder.name)

        def texts(self, text):
            return np.array([len(text), 1.0])

    for name in TIERS:
        (tmp_path / FOLDERS[name]).mkdir()
        for file in MADE_AFTERWARDS:
            (tmp_path / FOLDERS[name] / file).touch()
            enter_fitted(tmp_path / FOLDERS[name], file, WordNetwork().info.fingerprint)
        values = {"scale": [1, 1, 1], "bias": [0, 0, 0], "fitted_on": "rows"}
        (tmp_path / FOLDERS[name] / CALIBRATION).write_text(json.dumps(values))
    monkeypatch.setattr(tiers, "WEIGHTS", tmp_path)
    monkeypatch.setattr(tiers, "load_network", Network)
    return names


def test_only_the_tier_that_is_asked_for_is_loaded(loaded):
    assert load_tier("fast").name == "fast"
    assert loaded == ["parallax-fast"]
    assert load_tier().name == DEFAULT_TIER == "accurate"


def test_one_network_gives_vectors_and_tone(loaded):
    tier = load_tier("fast")
    assert tier.encoder.info == tier.tone.network.info
    assert tier.encoder.encode(["a", "bb"]).shape == (2, 2)


def test_an_encoder_of_the_hub_leaves_the_tone_to_the_tier(loaded, monkeypatch, word_encoder):
    asked = []
    monkeypatch.setattr(
        tiers, "load_encoder", lambda name, **given: asked.append((name, given)) or word_encoder
    )
    tier = load_tier("fast", encoder="owner/name")
    assert asked == [("owner/name", {"allow_local": False, "store": None})]
    assert tier.encoder is word_encoder
    assert tier.scorers["tone"] == load_tier("fast").scorers["tone"]
    assert tier.scorers["axis"] != load_tier("fast").scorers["axis"]


def test_an_unknown_tier_lists_those_there_are(loaded):
    with pytest.raises(ScorerError, match="“slow” is not a tier; choose one of: fast, accurate"):
        load_tier("slow")
    assert loaded == []


@pytest.mark.parametrize("file", [FITTED, *MADE_AFTERWARDS])
def test_no_tier_is_loaded_without_what_was_made_by_its_network(loaded, tmp_path, file):
    (tmp_path / FOLDERS["fast"] / file).unlink()
    with pytest.raises(ScorerError, match=rf"{file}; restore .* -- weights/parallax-fast`"):
        load_tier("fast")


def test_every_family_has_a_fingerprint_of_its_own(word_tier):
    assert set(word_tier.scorers) == {"axis", "tone", "frames"}
    assert len({info.fingerprint for info in word_tier.scorers.values()}) == 3
