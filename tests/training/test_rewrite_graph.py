import json

import onnx
import pytest
from safetensors.numpy import save_file

from tests.training.tiny_networks import tiny_steady, write_tiny
from training.base_model import sha256
from training.export_encoder import Rounding, export_encoder
from training.network_weights import STEADY, read_steady
from training.rewrite_graph import rewrite_graph, shipped_steady
from training.unpack_weights import read_graph

LESS = Rounding(2, (0, 1))


@pytest.fixture(params=["mpnet", "bert"])
def shipped(request, tmp_path):
    model = write_tiny(tmp_path / "model", request.param)
    (model / "settings.json").write_text("{}")
    export_encoder(model, tmp_path / "out", "tiny", "1", "A remark.")
    return tmp_path / "out"


def hashes(folder):
    return {path.name: sha256(path) for path in sorted(folder.iterdir())}


def test_in_the_same_form_the_graph_comes_back_byte_for_byte(shipped):
    before = hashes(shipped)
    rewrite_graph(shipped, "1", Rounding())
    assert hashes(shipped) == before


def test_in_another_form_only_the_graph_changes_and_what_tells_of_it(shipped):
    before = hashes(shipped)
    rewrite_graph(shipped, "2", LESS)
    after = hashes(shipped)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"model.onnx", "manifest.json", "training.json"}
    manifest = json.loads((shipped / "manifest.json").read_text())
    assert manifest["version"] == "2"
    assert manifest["files"] == {name: after[name] for name in manifest["files"]}
    made = json.loads((shipped / "training.json").read_text())
    assert made["rounding"] == {"n_apart": 2, "twice": [0, 1]}
    assert made["remark"] == "A remark."


def test_rewritten_twice_it_is_as_it_was(shipped):
    before = hashes(shipped)
    rewrite_graph(shipped, "2", LESS)
    rewrite_graph(shipped, "1", Rounding())
    assert hashes(shipped) == before


def test_a_map_of_vectors_stands_in_the_graph_and_stays_there(shipped, tmp_path):
    before = hashes(shipped)
    save_file(tiny_steady(), tmp_path / "steady")
    rewrite_graph(shipped, "2", LESS, read_steady(tmp_path / "steady"))
    mapped = hashes(shipped)
    assert {name for name in before if mapped[name] != before[name]} == {
        "model.onnx", "manifest.json", "training.json",
    }  # fmt: skip
    rewrite_graph(shipped, "3", Rounding())
    rewrite_graph(shipped, "2", LESS)
    assert hashes(shipped) == mapped
    found = shipped_steady(read_graph(shipped / "model.onnx"))
    assert (found.down == tiny_steady()["down"]).all()
    assert (found.up == tiny_steady()["up"]).all()
    assert json.loads((shipped / "training.json").read_text())["steady_rank"] == 8


def test_the_exporter_takes_up_the_map_beside_a_trained_network(shipped, tmp_path):
    save_file(tiny_steady(), tmp_path / "model" / STEADY)
    export_encoder(tmp_path / "model", tmp_path / "mapped", "tiny", "2")
    rewrite_graph(shipped, "2", Rounding(), read_steady(tmp_path / "model" / STEADY))
    assert nodes(shipped) == nodes(tmp_path / "mapped")
    assert sha256(shipped / "layers.bin") == sha256(tmp_path / "mapped" / "layers.bin")


def nodes(folder):
    graph = onnx.load(str(folder / "model.onnx"), load_external_data=False).graph
    return [(node.name, node.op_type, *node.input) for node in graph.node]


def test_the_exporter_writes_the_same_form(shipped, tmp_path):
    export_encoder(tmp_path / "model", tmp_path / "less", "tiny", "2", rounding=LESS)
    rewrite_graph(shipped, "2", LESS)
    assert nodes(shipped) == nodes(tmp_path / "less")
    told = json.loads((tmp_path / "less" / "training.json").read_text())
    assert told["rounding"] == {"n_apart": 2, "twice": [0, 1]}


def test_numbers_that_would_not_stay_are_refused(shipped):
    manifest = json.loads((shipped / "manifest.json").read_text())
    manifest["files"]["layers.bin"] = "0"
    (shipped / "manifest.json").write_text(json.dumps(manifest))
    graph = sha256(shipped / "model.onnx")
    with pytest.raises(SystemExit, match=r"layers\.bin of .* would not stay as it is"):
        rewrite_graph(shipped, "2", LESS)
    assert sha256(shipped / "model.onnx") == graph
