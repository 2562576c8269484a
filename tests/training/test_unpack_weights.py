import numpy as np
import pytest
from onnx import numpy_helper

from tests.training.tiny_networks import N_LAYERS, WORDS, tiny_config, tiny_head, tiny_tensors
from training.encoder_graph import encoder_graph
from training.even_channels import divisors, measured_reach
from training.network_weights import arranged
from training.unpack_weights import Unpacked, unpacked_trunk


@pytest.fixture(params=["mpnet", "bert"])
def kind(request):
    return request.param


@pytest.fixture
def shipped(kind):
    """The constants of a tiny network in eight bits."""
    network = arranged(tiny_config(kind), tiny_tensors(kind), tiny_head())
    ids = np.random.default_rng(5).integers(3, len(WORDS), (20, 12)).tolist()
    reach = measured_reach(network, ((row, [0] * 12) for row in ids))
    graph = encoder_graph(network, divisors(network, reach)).graph
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}


def test_matrices_come_back_but_for_what_eight_bits_rounded(kind, shipped):
    wanted = tiny_tensors(kind)
    found = unpacked_trunk(Unpacked(shipped), kind, wanted, n_frozen=0)
    assert found.keys() == wanted.keys()
    matrices = [name for name in wanted if "layer." in name and wanted[name].ndim == 2]
    assert len(matrices) == 6 * N_LAYERS
    for name in matrices:
        apart = np.linalg.norm(found[name] - wanted[name]) / np.linalg.norm(wanted[name])
        assert 0 < apart < 0.03, name


def test_the_network_read_back_is_the_same_network(kind, shipped):
    wanted = arranged(tiny_config(kind), tiny_tensors(kind), tiny_head())
    base = tiny_tensors(kind)
    found = arranged(
        tiny_config(kind),
        unpacked_trunk(Unpacked(shipped), kind, base, 0),
        Unpacked(shipped).head(),
    )
    for one, other in zip(found.layers, wanted.layers, strict=True):
        x = np.ones(len(one.value.bias), np.float32)
        for layer in (one, other):
            assert layer.narrow_norm.gamma == pytest.approx(other.narrow_norm.gamma)
        mixed = [
            (x @ layer.value.weight + layer.value.bias) @ layer.attended.weight
            + layer.attended.bias
            for layer in (one, other)
        ]
        assert mixed[0] == pytest.approx(mixed[1], abs=0.15)
    assert (found.head.out.weight == wanted.head.out.weight).all()


def test_layers_that_were_not_trained_are_the_bases_own(kind, shipped):
    base = tiny_tensors(kind)
    found = unpacked_trunk(Unpacked(shipped), kind, base, n_frozen=1)
    for name in base:
        if "layer.1." not in name:
            assert (found[name] == base[name]).all()


def test_a_drawn_network_stays_within_the_step_that_rounding_hid(kind, shipped):
    base = tiny_tensors(kind)
    read = unpacked_trunk(Unpacked(shipped), kind, base, n_frozen=0)
    one, other = (
        unpacked_trunk(Unpacked(shipped, np.random.default_rng(seed)), kind, base, n_frozen=0)
        for seed in (1, 2)
    )
    for name in (
        "encoder.layer.0.output.dense.weight",
        "encoder.layer.1.intermediate.dense.weight",
    ):
        assert (one[name] != other[name]).any()
        apart = np.linalg.norm(one[name] - read[name]) / np.linalg.norm(read[name])
        assert 0 < apart < 0.03
