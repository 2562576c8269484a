import json
import shutil
import sys

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

from analysis.errors import ScorerError
from analysis.models import hub, text_runs
from analysis.models.encoder import DEFAULT_ENCODER, load_encoder

WORDS = {"[UNK]": 0, "red": 1, "green": 2, "blue": 3}
TABLE = np.array([[9, 9], [1, 0], [0, 2], [3, 1]], np.float32)  # a vector a word


def write_json(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value))


def write_tokenizer(folder):
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))


def write_graph(path, *, inputs=("input_ids", "attention_mask"), output="last_hidden_state"):
    """A model that looks each word up: (1, tokens) in, (1, tokens, 2) out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kinds = [helper.make_tensor_value_info(i, TensorProto.INT64, [1, "tokens"]) for i in inputs]
    rows = helper.make_tensor_value_info(output, TensorProto.FLOAT, None)
    node = helper.make_node("Gather", ["table", "input_ids"], [output])
    table = numpy_helper.from_array(TABLE, "table")
    graph = helper.make_graph([node], "tiny", kinds, [rows], [table])
    opsets = [helper.make_opsetid("", 18)]
    onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=9), path)


def write_recipe(folder, pooling="mean_tokens", **sizes):
    steps = ["Transformer", "Pooling", "Normalize"]
    paths = ["", "1_Pooling", "2_Normalize"]
    kinds = [f"sentence_transformers.models.{step}" for step in steps]
    write_json(
        folder / "modules.json", [{"type": t, "path": p} for t, p in zip(kinds, paths, strict=True)]
    )
    flags = {f"pooling_mode_{name}": name == pooling for name in POOLINGS}
    write_json(folder / "1_Pooling/config.json", {"word_embedding_dimension": 2, **flags})
    write_json(folder / "sentence_bert_config.json", sizes)


POOLINGS = ["cls_token", "mean_tokens", "max_tokens", "mean_sqrt_len_tokens"]


@pytest.fixture
def tiny(tmp_path):
    folder = tmp_path / "tiny"
    write_graph(folder / "onnx/model.onnx")
    write_tokenizer(folder)
    write_json(folder / "config.json", {"model_type": "bert", "max_position_embeddings": 8})
    (folder / "README.md").write_text("---\nlicense: mit\n---\n# Tiny\n")
    return folder


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty local hub cache, and no way out to the network."""
    folder = tmp_path / "hub"
    folder.mkdir()
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(folder))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    return folder


def keep_in_cache(cache, model, repo="owner/tiny", commit="a" * 40):
    """Store a folder as the hub's own program would."""
    home = cache / f"models--{repo.replace('/', '--')}"
    shutil.copytree(model, home / "snapshots" / commit)
    (home / "refs").mkdir()
    (home / "refs/main").write_text(commit)


def unit(vector):
    return np.array(vector, np.float32) / np.linalg.norm(vector)


def load(folder):
    return load_encoder(str(folder), allow_local=True)


@pytest.mark.parametrize(
    ("pooling", "expected"),
    [("mean_tokens", [2, 0.5]), ("cls_token", [1, 0]), ("max_tokens", [3, 1])],
)
def test_tokens_are_pooled_as_the_model_says(tiny, pooling, expected):
    write_recipe(tiny, pooling)
    np.testing.assert_allclose(load(tiny).encode(["red blue"])[0], unit(expected), rtol=1e-6)


def test_tokens_are_averaged_when_the_model_says_nothing(tiny):
    np.testing.assert_allclose(load(tiny).encode(["red green"])[0], unit([0.5, 1]), rtol=1e-6)


def test_newer_recipes_name_their_pooling(tiny):
    write_json(tiny / "1_Pooling/config.json", {"pooling_mode": "max"})
    np.testing.assert_allclose(load(tiny).encode(["red blue"])[0], unit([3, 1]), rtol=1e-6)


@pytest.mark.parametrize("pooling", ["mean_sqrt_len_tokens", "lasttoken"])
def test_unknown_poolings_are_refused(tiny, pooling):
    write_json(tiny / "1_Pooling/config.json", {f"pooling_mode_{pooling}": True})
    with pytest.raises(ScorerError, match="pools tokens in a way"):
        load(tiny)


def test_a_further_layer_is_refused_rather_than_left_out(tiny):
    write_json(tiny / "modules.json", [{"type": "sentence_transformers.models.Dense", "path": "2"}])
    with pytest.raises(ScorerError, match="Dense"):
        load(tiny)


@pytest.mark.parametrize(
    "inputs",
    [("input_ids",), ("input_ids", "attention_mask", "token_type_ids", "position_ids")],
)
def test_a_graph_is_given_the_inputs_it_declares(tiny, inputs):
    write_graph(tiny / "onnx/model.onnx", inputs=inputs)
    np.testing.assert_allclose(load(tiny).encode(["green"])[0], unit([0, 2]))


def test_a_graph_that_wants_more_than_a_text_is_refused(tiny):
    write_graph(tiny / "onnx/model.onnx", inputs=("input_ids", "pixel_values"))
    with pytest.raises(ScorerError, match="pixel_values"):
        load(tiny)


def test_a_classifier_is_not_a_sentence_encoder(tiny):
    write_graph(tiny / "onnx/model.onnx", output="logits")
    with pytest.raises(ScorerError, match="not a sentence encoder"):
        load(tiny)


def test_a_broken_graph_is_one_sentence(tiny):
    (tiny / "onnx/model.onnx").write_bytes(b"not a graph")
    with pytest.raises(ScorerError, match=r"cannot load model\.onnx"):
        load(tiny)


def test_texts_are_cut_where_the_model_says(tiny):
    write_recipe(tiny, max_seq_length=2)
    cut, whole = load(tiny).encode(["red green blue blue", "red green"])
    np.testing.assert_array_equal(cut, whole)


def test_a_models_own_prompt_goes_before_every_text(tiny):
    settings = {"prompts": {"passage": "blue "}, "default_prompt_name": "passage"}
    write_json(tiny / "config_sentence_transformers.json", settings)
    np.testing.assert_allclose(load(tiny).encode(["red"])[0], unit([2, 0.5]), rtol=1e-6)


def test_texts_are_lowered_where_the_model_says(tiny):
    write_recipe(tiny, do_lower_case=True)
    np.testing.assert_allclose(load(tiny).encode(["RED"])[0], unit([1, 0]))


def test_a_words_file_serves_where_there_is_no_fast_tokenizer(tiny):
    (tiny / "tokenizer.json").unlink()
    pieces = ["[UNK]", "red", "green", "blue", "[CLS]", "[SEP]", "[PAD]", "[MASK]"]
    (tiny / "vocab.txt").write_text("\n".join(pieces))
    ids = text_runs.read_tokenizer(tiny, 4).encode("red blue red red").ids
    assert ids == [4, 1, 3, 5]


def test_a_model_in_the_local_cache_is_used_without_a_connection(cache, tiny):
    keep_in_cache(cache, tiny)
    encoder = load_encoder("owner/tiny")
    assert encoder.dimension == 2
    assert (encoder.info.name, encoder.info.version) == ("owner/tiny", "a" * 40)
    assert encoder.info.licence == "mit"
    assert hub.cached_models() == ["owner/tiny"]


def test_fingerprints_tell_weights_apart_and_not_names(tiny, tmp_path):
    other = shutil.copytree(tiny, tmp_path / "other")
    assert load(tiny).info.fingerprint == load(other).info.fingerprint
    write_recipe(other)
    assert load(tiny).info.fingerprint != load(other).info.fingerprint


def test_an_unknown_name_lists_what_is_at_hand(cache, tiny):
    keep_in_cache(cache, tiny)
    with pytest.raises(ScorerError, match=f"at hand: {DEFAULT_ENCODER}, owner/tiny"):
        load_encoder("owner/absent")


@pytest.mark.parametrize(
    "name",
    ["tiny", "../owner/name", "owner/../name", "-/..", "a/b/c", "http://a.b/c", "ö/x", "a/b\n", ""],
)
def test_what_is_not_a_name_is_never_looked_up(name, monkeypatch):
    monkeypatch.setattr(hub, "_cached", None)
    monkeypatch.setattr(hub, "_fetched", None)
    with pytest.raises(ScorerError, match="give a hub id such as owner/name"):
        load_encoder(name)


def test_folders_are_read_only_where_that_is_allowed(tiny):
    with pytest.raises(ScorerError, match="give a hub id"):
        load_encoder(str(tiny))


def test_only_the_files_that_are_needed_are_fetched():
    sizes = {"config.json": 1, "tokenizer.json": 1, "1_Pooling/config.json": 1, "README.md": 1}
    others = ["pytorch_model.bin", "model.safetensors", "onnx/model_O4.onnx", "code.py", "a/b.json"]
    wanted = hub._wanted("a/b", {**sizes, "onnx/model.onnx": 5, **dict.fromkeys(others, 5)})
    assert sorted(wanted) == sorted([*sizes, "onnx/model.onnx"])


def test_a_model_that_is_too_large_is_not_fetched():
    with pytest.raises(ScorerError, match="larger than 3 GB"):
        hub._wanted("a/b", {"model.safetensors": 10**10})


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["model.onnx", "model.safetensors", "onnx/model.onnx"], ["onnx/model.onnx"]),
        (["onnx/model.onnx", "onnx/model.onnx_data"], ["onnx/model.onnx", "onnx/model.onnx_data"]),
        (["onnx/model_int8.onnx", "onnx/model_quantized.onnx"], ["onnx/model_quantized.onnx"]),
        (["onnx/model_int8.onnx", "model.safetensors"], ["onnx/model_int8.onnx"]),
        (["model.safetensors", "pytorch_model.bin"], ["model.safetensors"]),
        (["pytorch_model.bin", "model.pkl"], []),
    ],
)
def test_graphs_come_before_tensors_and_pickles_never(names, expected):
    assert hub.weight_files(names) == expected


def test_a_pickled_model_is_refused(tiny):
    shutil.rmtree(tiny / "onnx")
    (tiny / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(ScorerError, match="run safely"):
        load(tiny)


def test_without_torch_the_sentence_names_what_to_install(tiny, monkeypatch):
    shutil.rmtree(tiny / "onnx")
    (tiny / "model.safetensors").write_bytes(b"")
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ScorerError, match=r"pip install -r requirements-torch\.txt"):
        load(tiny)


def test_with_torch_any_plain_encoder_runs(tiny):
    torch = pytest.importorskip("torch", reason="torch is an optional extra: `make test-torch`")
    from transformers import BertConfig, BertModel

    shutil.rmtree(tiny / "onnx")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=4,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=8,
    )
    model = BertModel(config).eval()
    model.save_pretrained(tiny)
    with torch.inference_mode():
        states = model(torch.tensor([[1, 3]])).last_hidden_state[0].numpy()
    found = load(tiny).encode(["red blue"])[0]
    np.testing.assert_allclose(found, unit(states.mean(axis=0)), rtol=1e-4, atol=1e-6)
