import json
import shutil

import numpy as np
import pytest

from analysis.errors import ScorerError
from analysis.models.encoder import DEFAULT_ENCODER, WEIGHTS, load_embedded
from analysis.models.network import load_network
from tests.training.tiny_networks import WIDTH, answers, write_tiny
from training.export_encoder import export_encoder

TEXTS = [" ".join(f"w{(i * 7 + j) % 45}" for j in range(2 + i % 5)) for i in range(23)]
PAIRS = [(f"{text} * w{i} * w1", f"w{i}") for i, text in enumerate(TEXTS)]


@pytest.fixture(scope="module", params=["mpnet", "bert"])
def exported(request, tmp_path_factory):
    scratch = tmp_path_factory.mktemp(request.param)
    model = write_tiny(scratch / request.param, request.param)
    export_encoder(model, scratch / "out", "tiny", "1")
    return scratch / "out"


def test_the_manifest_says_what_the_network_is(exported):
    manifest = json.loads((exported / "manifest.json").read_text())
    assert (manifest["name"], manifest["dimension"], manifest["has_tone"]) == ("tiny", WIDTH, True)
    assert set(manifest["files"]) == {"model.onnx", "layers.bin", "words.bin", "tokenizer.json"}


def test_the_same_network_is_exported_as_the_same_bytes(exported, tmp_path):
    kind = exported.parent.name.rstrip("0123456789")
    export_encoder(write_tiny(tmp_path / "model", kind), tmp_path / "out", "tiny", "1")
    assert (tmp_path / "out/manifest.json").read_bytes() == (
        exported / "manifest.json"
    ).read_bytes()


def test_vectors_and_tones_are_the_networks(exported):
    network, kind = load_network(exported), exported.parent.name.rstrip("0123456789")
    ids = [[0, 5 + 3, 5 + 4, 2], [0, 5 + 3, 4, 5 + 9, 4, 2, 5 + 9, 2]]
    vector, _ = answers(kind, ids[0], [0] * 4)
    _, tone = answers(kind, ids[1], [0] * 6 + [1] * 2)
    assert network.vectors(["w3 w4"])[0] @ vector > 0.998
    np.testing.assert_allclose(network.tone_scores([("w3 * w9 *", "w9")])[0], tone, atol=0.1)


def test_another_longest_input_is_another_network(exported, tmp_path):
    copy = shutil.copytree(exported, tmp_path / "copy")
    told = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(told | {"max_tokens": 6}))
    long, short = load_network(exported), load_network(copy)
    text = TEXTS[4] + TEXTS[5]
    assert long.vectors([text]).tobytes() != short.vectors([text]).tobytes()
    assert long.info.fingerprint != short.info.fingerprint


def test_company_and_order_do_not_matter(exported):
    together = load_network(exported)
    backwards = load_network(exported)
    vectors, tones = together.vectors(TEXTS), together.tone_scores(PAIRS)
    assert vectors.tobytes() == backwards.vectors(TEXTS[::-1])[::-1].tobytes()
    assert tones.tobytes() == backwards.tone_scores(PAIRS[::-1])[::-1].tobytes()
    alone = load_network(exported)
    assert vectors.tobytes() == np.vstack([alone.vectors([text]) for text in TEXTS]).tobytes()
    assert tones.tobytes() == np.vstack([alone.tone_scores([pair]) for pair in PAIRS]).tobytes()


def test_shapes_hold_for_nothing(exported):
    network = load_network(exported)
    assert network.vectors([]).shape == (0, WIDTH)
    assert network.tone_scores([]).shape == (0, 3)


def test_a_pair_runs_once_and_counts_in_the_progress(exported):
    network, seen = load_network(exported), []
    assert network.n_unheard(PAIRS[:3] * 2) == 3
    network.tone_scores(PAIRS[:3])
    assert (network.n_unheard(PAIRS[:3]), network.n_unheard(PAIRS[:4])) == (0, 1)
    network.tone_scores(PAIRS[:3] * 2, progress=lambda *counts: seen.append(counts))
    assert seen == [(3, 3)]


def test_the_encoder_gives_the_networks_vectors(exported):
    encoder, network = load_embedded(exported), load_network(exported)
    assert encoder.info == network.info
    np.testing.assert_array_equal(encoder.encode(TEXTS), network.vectors(TEXTS))


def test_the_shipped_folder_is_a_network():
    network = load_network(WEIGHTS / DEFAULT_ENCODER)
    assert network.vectors(["Ferries are late."]).shape == (1, network.dimension)


@pytest.mark.parametrize("kind", ["mpnet", "bert"])
def test_tone_may_have_layers_of_its_own_beside_the_same_words(kind, tmp_path):
    vectors = write_tiny(tmp_path / "vectors", kind, with_head=False)
    heard = write_tiny(tmp_path / "heard", kind, seed_of_layers=7)
    export_encoder(vectors, tmp_path / "own", "vectors", "1")
    export_encoder(heard, tmp_path / "other", "tone", "1")
    export_encoder(vectors, tmp_path / "both", "both", "1", tone=heard)
    both, own, other = (load_network(tmp_path / name) for name in ("both", "own", "other"))
    assert both.vectors(TEXTS).tobytes() == own.vectors(TEXTS).tobytes()
    assert both.tone_scores(PAIRS).tobytes() == other.tone_scores(PAIRS).tobytes()
    assert (tmp_path / "both/words.bin").read_bytes() == (tmp_path / "own/words.bin").read_bytes()
    files = json.loads((tmp_path / "both/manifest.json").read_text())["files"]
    assert {"tone.onnx", "tone_layers.bin"} <= set(files)


def test_tone_of_other_words_is_refused(tmp_path):
    vectors = write_tiny(tmp_path / "vectors", "bert")
    without = write_tiny(tmp_path / "without", "bert", with_head=False)
    others = write_tiny(tmp_path / "others", "bert", seed=3)
    for wrong in (without, others):
        with pytest.raises(SystemExit, match="no tone head, or its word vectors"):
            export_encoder(vectors, tmp_path / "out", "both", "1", tone=wrong)


def test_a_network_without_a_head_says_so(tmp_path):
    model = write_tiny(tmp_path / "model", "bert", with_head=False)
    export_encoder(model, tmp_path / "out", "tiny", "1")
    with pytest.raises(ScorerError, match="tiny does not judge tone"):
        load_network(tmp_path / "out").tone_scores(PAIRS)
