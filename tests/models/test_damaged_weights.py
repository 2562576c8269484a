"""A missing or damaged file of weights is named, with the command that restores it."""

import json

import pytest

from analysis.errors import ScorerError
from analysis.models.info import file_sha256
from analysis.models.network import load_network
from analysis.models.shipped import (
    FITTED,
    MADE_AFTERWARDS,
    MANIFEST,
    check_fitted,
    check_weights,
    checked_manifest,
    enter_fitted,
    fitted_hashes,
    network_fingerprint,
)

NETWORK = ("model.onnx", "tokenizer.json")


@pytest.fixture
def folder(tmp_path):
    """A folder of weights whose files are what its lists say, though no network."""
    weights = tmp_path / "parallax-tiny"
    weights.mkdir()
    for name in (*NETWORK, *MADE_AFTERWARDS):
        (weights / name).write_text(name)
    hashes = {name: file_sha256(weights / name) for name in NETWORK}
    facts = {"name": "tiny", "version": "1", "licence": "none", "dimension": 2, "max_tokens": 8}
    (weights / MANIFEST).write_text(json.dumps({**facts, "files": hashes}))
    for name in MADE_AFTERWARDS:
        enter_fitted(weights, name, network_fingerprint(checked_manifest(weights)))
    return weights


def damage_file(path, damage):
    """Take the file away, or write what it must not be."""
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(b"{} " if damage == "changed" else b"\xff\x00")


def edit(path, **facts):
    """Change what a list says."""
    path.write_text(json.dumps(json.loads(path.read_text()) | facts))


def says_how_to_restore(caught, file):
    """Whether one sentence names the file and the command."""
    assert file in str(caught.value)
    assert "git checkout -- weights/parallax-tiny" in str(caught.value)
    assert str(caught.value).count(". ") == 0, "one sentence"


@pytest.mark.parametrize("file", [*NETWORK, MANIFEST])
@pytest.mark.parametrize("damage", ["gone", "changed", "no text"])
def test_the_file_is_named_with_the_way_to_restore_it(folder, file, damage):
    damage_file(folder / file, damage)
    with pytest.raises(ScorerError) as caught:
        load_network(folder)
    says_how_to_restore(caught, file)


@pytest.mark.parametrize("file", [*MADE_AFTERWARDS, FITTED])
@pytest.mark.parametrize("damage", ["gone", "changed", "no text"])
def test_so_is_a_file_that_was_made_by_the_network(folder, file, damage):
    check_weights(folder)
    damage_file(folder / file, damage)
    with pytest.raises(ScorerError) as caught:
        check_weights(folder)
    says_how_to_restore(caught, file)


@pytest.mark.parametrize("file", MADE_AFTERWARDS)
def test_a_list_that_leaves_a_file_out_is_refused(folder, file):
    listed = json.loads((folder / FITTED).read_text())
    del listed["files"][file]
    (folder / FITTED).write_text(json.dumps(listed))
    with pytest.raises(ScorerError) as caught:
        check_weights(folder)
    says_how_to_restore(caught, FITTED)


def test_what_other_weights_made_is_refused_and_forgotten_when_made_anew(folder):
    with pytest.raises(ScorerError, match="were made by other weights; restore") as caught:
        check_fitted(folder, "0" * 64)
    says_how_to_restore(caught, FITTED)
    assert fitted_hashes(folder, "0" * 64) == {}
    enter_fitted(folder, MADE_AFTERWARDS[0], "0" * 64)
    assert list(fitted_hashes(folder, "0" * 64)) == [MADE_AFTERWARDS[0]]


@pytest.mark.parametrize(
    "facts",
    [{"max_tokens": "8"}, {"max_tokens": 0}, {"dimension": None}, {"version": 1}, {"files": []}],
)
def test_a_manifest_that_does_not_say_what_the_network_is_is_damaged(folder, facts):
    edit(folder / MANIFEST, **facts)
    with pytest.raises(ScorerError) as caught:
        load_network(folder)
    says_how_to_restore(caught, MANIFEST)


@pytest.mark.parametrize("listed", [{"../x": "0"}, {"background.npz": 3}])
def test_a_list_of_anything_but_files_and_hashes_is_damaged(folder, listed):
    edit(folder / FITTED, files=listed)
    with pytest.raises(ScorerError) as caught:
        check_weights(folder)
    says_how_to_restore(caught, FITTED)


@pytest.mark.parametrize("facts", [{"max_tokens": 7}, {"dimension": 3}, {"files": {}}])
def test_a_fingerprint_covers_all_that_decides_a_score(folder, facts):
    before = network_fingerprint(checked_manifest(folder))
    edit(folder / MANIFEST, name="other", version="2")
    assert network_fingerprint(checked_manifest(folder)) == before
    edit(folder / MANIFEST, **facts)
    assert network_fingerprint(checked_manifest(folder)) != before


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ScorerError, match="file of the model parallax-none is missing: manifest"):
        load_network(tmp_path / "parallax-none")
