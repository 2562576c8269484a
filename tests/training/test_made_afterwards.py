"""A tier is loaded only when all that is made after its network was made, and by that network."""

import sys
from dataclasses import replace

import pytest

from analysis.errors import ScorerError
from analysis.models import encoder, tiers
from analysis.models.encoder import load_embedded
from analysis.models.frame_calibration import Curve, calibration_of, store_calibration
from analysis.models.tiers import FOLDERS, load_tier
from tests.training.tiny_networks import write_tiny
from training import store_background
from training.calibrate_tone import AS_IT_IS, write
from training.export_encoder import export_encoder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The tier fast as an export and a calibration of tone leave it."""
    for module in (encoder, tiers):
        monkeypatch.setattr(module, "WEIGHTS", tmp_path)
    monkeypatch.setattr(sys, "argv", ["store_background", "--tier", "fast"])
    name = FOLDERS["fast"]
    export_encoder(write_tiny(tmp_path / "model", "bert"), tmp_path / name, name, "1")
    write(tmp_path / name, AS_IT_IS)
    return tmp_path / name


def test_each_step_needs_the_network_alone_and_the_tier_needs_them_all(folder):
    curve = Curve(1.5, 3.0)
    for step in (
        store_background.main,
        lambda: store_calibration(load_embedded(folder), curve, {}, "labels"),
    ):
        with pytest.raises(ScorerError, match=r"fitted\.json.* restore"):
            load_tier("fast")
        step()
    assert calibration_of(load_tier("fast").encoder).general == curve


def test_weights_that_were_changed_since_are_not_judged_by_what_others_made(folder):
    store_background.main()
    store_calibration(load_embedded(folder), Curve(1.5, 3.0), {}, "labels")
    load_tier("fast")
    write(folder, replace(AS_IT_IS, scale=(0.9, 0.9, 0.9)))
    with pytest.raises(ScorerError, match="were made by other weights"):
        load_tier("fast")
