"""The training itself, on a network of two layers; needs torch: `make test-torch`."""

import pytest

from tests.training.labelled_files import write_labelled
from tests.training.tiny_networks import N_PLACES, write_tiny
from training.labels import NOTHING_TAUGHT
from training.schedule import Settings

torch = pytest.importorskip("torch", reason="for training only: `make test-torch`")
train_encoder = pytest.importorskip("training.train_encoder")

GIVEN = Settings(0, 1e-3, 8, 4, 1.0, 1.0, 1.0, 0, 20, 20, 1.0, 1)
STOPPED_AT = 4


@pytest.fixture
def data(tmp_path):
    """A dozen labelled mentions, and no inference pair or stance."""
    rows = [
        {"sentence": f"w7 Alder w{n}", "from": 3, "to": 8, "polarity": n % 3 - 1,
         "mention": "Alder"}
        for n in range(8, 20)
    ]  # fmt: skip
    return write_labelled(tmp_path / "data", rows)


def test_torch_a_run_that_was_stopped_goes_on_to_the_weights_of_one_that_was_not(
    data, tmp_path, monkeypatch
):
    base = write_tiny(tmp_path / "tiny", "mpnet")
    monkeypatch.setattr(train_encoder, "MAX_TOKENS", N_PLACES - 4)
    loss_of, n_losses = train_encoder.loss_of, 0

    def trained(name):
        paths = train_encoder.Paths(base, data, tmp_path / name)
        paths.out.mkdir(exist_ok=True)
        torch.manual_seed(GIVEN.seed)
        train_encoder.train(train_encoder.Network(base), NOTHING_TAUGHT, GIVEN, paths)
        return (paths.out / "model.safetensors").read_bytes()

    def stopped(*given):
        nonlocal n_losses
        n_losses += 1
        if n_losses == STOPPED_AT:
            raise KeyboardInterrupt
        return loss_of(*given)

    whole = trained("whole")
    assert whole != (base / "model.safetensors").read_bytes()
    monkeypatch.setattr(train_encoder, "CHECKPOINT_SECONDS", 0)
    monkeypatch.setattr(train_encoder, "loss_of", stopped)
    with pytest.raises(KeyboardInterrupt):
        trained("stopped")
    assert not (tmp_path / "stopped" / "model.safetensors").exists()
    assert trained("stopped") == whole
