from dataclasses import replace

import numpy as np
import onnxruntime
import pytest

from tests.training.tiny_networks import (
    N_LAYERS,
    WORDS,
    answers,
    tiny_config,
    tiny_head,
    tiny_steady,
    tiny_tensors,
    write_tiny,
)
from training.encoder_graph import encoder_graph, linear_inputs
from training.even_channels import divisors, far_channels, measured_reach, shared_power
from training.graph_builder import rounded_columns
from training.network_weights import Steady, arranged, read_network
from training.onnx_files import SMALLEST
from training.position_bias import relative_buckets

KINDS = ["mpnet", "bert"]
OUTPUTS = ["sentence_embedding", "tone"]


def random_tokens(n, length, seed=0):
    draw = np.random.default_rng(seed)
    ids = draw.integers(3, len(WORDS), (n, length))  # padding, 1, has no position in torch
    segments = np.repeat(np.arange(length)[None] > length // 2, n, axis=0).astype(int)
    return ids, segments


def opened(network, reach=None, n_apart=0, twice=(), *, precise=False):
    given = divisors(network, reach) if reach else {}
    apart = far_channels(reach or {}, given, n_apart)
    model = encoder_graph(network, given, apart=apart, twice=twice).SerializeToString()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    if precise:
        options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(model, options)


def run(session, ids, segments):
    given = {"input_ids": ids, "segments": segments}
    wanted = [value.name for value in session.get_inputs()]
    return session.run(OUTPUTS, {name: given[name] for name in wanted})


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def network(kind):
    return arranged(tiny_config(kind), tiny_tensors(kind), tiny_head())


EVERY_INPUT = list(linear_inputs(N_LAYERS))
LESS_ROUNDED = {
    "alike": {},
    "apart": {"n_apart": 3},
    "twice": {"twice": EVERY_INPUT},
    "both": {"n_apart": 3, "twice": EVERY_INPUT},
}


@pytest.fixture(params=LESS_ROUNDED)
def less_rounded(request):
    return LESS_ROUNDED[request.param]


@pytest.fixture
def reach(network):
    ids, segments = random_tokens(20, 12, seed=5)
    return measured_reach(network, zip(ids.tolist(), segments.tolist(), strict=True))


def expected(kind, ids, segments):
    both = [answers(kind, *one) for one in zip(ids, segments, strict=True)]
    return [np.stack(part) for part in zip(*both, strict=True)]


@pytest.mark.parametrize("length", [2, 3, 12, 30])
def test_the_float_form_answers_as_plain_arithmetic_does(kind, network, length):
    ids, segments = random_tokens(3, length)
    for found, wanted in zip(
        run(opened(network), ids, segments), expected(kind, ids, segments), strict=True
    ):
        np.testing.assert_allclose(found, wanted, atol=2e-5)


def test_a_map_of_vectors_is_added_to_them_and_leaves_tone_alone(kind, network):
    steady = tiny_steady()
    mapped = replace(network, steady=Steady(**steady))
    for length in (2, 12):
        ids, segments = random_tokens(3, length)
        vectors, tone = expected(kind, ids, segments)
        wanted = vectors + vectors @ steady["down"] @ steady["up"]
        found = run(opened(mapped), ids, segments)
        unit = wanted / np.linalg.norm(wanted, axis=1, keepdims=True)
        assert np.abs(unit - vectors).max() > 0.1
        np.testing.assert_allclose(found[0], unit, atol=3e-5)
        np.testing.assert_allclose(found[1], tone, atol=2e-5)


def test_eight_bits_stay_near_the_float_form(kind, network, reach):
    ids, segments = random_tokens(40, 12)
    vectors, tone = run(opened(network, reach), ids, segments)
    true_vectors, true_tone = expected(kind, ids, segments)
    assert (vectors * true_vectors).sum(axis=1).mean() > 0.998
    assert np.abs(tone - true_tone).mean() < 0.05 * true_tone.std()


def test_channels_apart_and_a_second_byte_bring_vectors_nearer(network, reach):
    ids, segments = random_tokens(60, 12)

    def vectors(**less_rounded):
        return run(opened(network, reach, **less_rounded), ids, segments)[0]

    def apart(some, others):
        return np.linalg.norm(some - others, axis=1).mean()

    exact = vectors(n_apart=3, twice=EVERY_INPUT)  # but for the weights, which stay in 8 bits
    alike = apart(vectors(), exact)
    assert apart(vectors(n_apart=3), exact) < 0.95 * alike
    assert apart(vectors(twice=["layer.0.narrow", "layer.1.narrow"]), exact) < 0.95 * alike
    assert apart(vectors(twice=EVERY_INPUT), exact) < 0.1 * alike


def test_what_is_rounded_less_leaves_the_numbers_of_the_layers_alone(network, reach):
    given = divisors(network, reach)
    apart = far_channels(reach, given, 3)
    plain = encoder_graph(network, given).graph.initializer
    less = encoder_graph(network, given, apart=apart, twice=EVERY_INPUT).graph.initializer
    names = {tensor.name for tensor in plain}
    assert [t.raw_data for t in less if t.name in names] == [t.raw_data for t in plain]
    assert all(len(t.raw_data) < SMALLEST for t in less if t.name not in names)


def test_the_farthest_channels_go_apart(network, reach):
    found = far_channels(reach, {name: np.ones_like(reach[name]) for name in reach}, 2)
    assert list(found) == [f"layer.{i}.qkv" for i in range(N_LAYERS)]
    assert all(3 in channels and len(channels) == 2 for channels in found.values())


def test_processors_that_need_another_way_give_the_same_bytes(network, reach):
    ids, segments = random_tokens(5, 9)
    sessions = [
        opened(network, reach, n_apart=3, twice=EVERY_INPUT, precise=precise)
        for precise in (False, True)
    ]
    one, other = (run(session, ids, segments) for session in sessions)
    assert [part.tobytes() for part in one] == [part.tobytes() for part in other]


@pytest.mark.parametrize("length", [2, 3, 7, 16, 33])
def test_a_text_gets_the_same_bytes_in_any_batch_and_place(network, reach, length, less_rounded):
    ids, segments = random_tokens(17, length)
    session = opened(replace(network, steady=Steady(**tiny_steady())), reach, **less_rounded)
    alone = [run(session, ids[i : i + 1], segments[i : i + 1]) for i in range(17)]
    for size in (2, 3, 4, 5, 8, 16, 17):
        for start in range(0, 17, size):
            part = slice(start, start + size)
            for output, found in enumerate(run(session, ids[part], segments[part])):
                wanted = np.concatenate([one[output] for one in alone[part]])
                assert found.tobytes() == wanted.tobytes()


def test_divisors_change_nothing_in_exact_arithmetic(network):
    weight = network.layers[0].wide.weight
    divisor = shared_power(np.abs(weight).max(axis=1) * 9, np.abs(weight).max(axis=1), 0.65)
    x = np.random.default_rng(0).normal(size=(4, len(weight))).astype(np.float32)
    np.testing.assert_array_equal(np.log2(divisor), np.rint(np.log2(divisor)))
    np.testing.assert_allclose((x / divisor) @ (weight * divisor[:, None]), x @ weight, rtol=1e-5)


def test_a_far_channel_is_divided_by_more(network, reach):
    found = divisors(network, reach)
    assert len(found) == 4 * N_LAYERS
    assert found["layer.1.wide"][3] > np.median(found["layer.1.wide"])
    assert (found["layer.0.narrow"] == 1).all()


def test_rounded_columns_are_within_half_a_step():
    weight = np.random.default_rng(0).normal(size=(30, 7)).astype(np.float32)
    whole, scale = rounded_columns(weight)
    assert np.abs(whole * scale - weight).max(axis=0) == pytest.approx(scale / 2, rel=0.2)


def test_a_network_without_a_head_gives_vectors_alone(kind):
    session = opened(arranged(tiny_config(kind), tiny_tensors(kind)))
    assert [value.name for value in session.get_outputs()] == ["sentence_embedding"]


def test_an_unknown_architecture_is_named(kind):
    with pytest.raises(SystemExit, match="gpt2 is not an architecture known here: mpnet, bert"):
        arranged(tiny_config(kind) | {"model_type": "gpt2"}, {})


def test_buckets_are_exact_near_and_shared_far_away():
    buckets = relative_buckets(200)
    assert buckets[199] == 0
    assert buckets[198] == 1
    assert buckets[200] == 17
    assert buckets[0] == buckets[50] == 15


def test_torch_gives_the_same(kind, tmp_path):
    torch = pytest.importorskip("torch", reason="for training only: `make test-torch`")
    transformers = pytest.importorskip("transformers")
    folder = write_tiny(tmp_path / kind, kind)
    trunk = transformers.AutoModel.from_pretrained(folder, add_pooling_layer=False).eval()
    ids, segments = random_tokens(3, 14)
    extra = {"token_type_ids": torch.tensor(segments)} if kind == "bert" else {}
    with torch.inference_mode():
        states = trunk(input_ids=torch.tensor(ids), **extra).last_hidden_state
        wanted = torch.nn.functional.normalize(states.mean(1), dim=1).numpy()
    found, _ = run(opened(read_network(folder)), ids, segments)
    np.testing.assert_allclose(found, wanted, atol=2e-5)
