"""A missing or damaged file of weights is named, with the command that restores it."""

import json

import pytest

from analysis.errors import ScorerError
from analysis.models.info import file_sha256
from analysis.models.network import load_network


@pytest.fixture
def folder(tmp_path):
    """A folder of weights whose files are what its manifest says, though no network."""
    weights = tmp_path / "parallax-tiny"
    weights.mkdir()
    for name in ("model.onnx", "tokenizer.json"):
        (weights / name).write_text(name)
    hashes = {name: file_sha256(weights / name) for name in ("model.onnx", "tokenizer.json")}
    facts = {"name": "tiny", "version": "1", "licence": "none", "dimension": 2, "max_tokens": 8}
    (weights / "manifest.json").write_text(json.dumps({**facts, "files": hashes}))
    return weights


@pytest.mark.parametrize("file", ["tokenizer.json", "model.onnx", "manifest.json"])
@pytest.mark.parametrize("damage", ["gone", "changed", "no text"])
def test_the_file_is_named_with_the_way_to_restore_it(folder, file, damage):
    path = folder / file
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(b"{} " if damage == "changed" else b"\xff\x00")
    with pytest.raises(ScorerError, match=r"git checkout -- weights/parallax-tiny") as caught:
        load_network(folder)
    assert file in str(caught.value)
    assert str(caught.value).count(". ") == 0, "one sentence"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ScorerError, match="file of the model parallax-none is missing: manifest"):
        load_network(tmp_path / "parallax-none")
