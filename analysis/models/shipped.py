"""The files of a folder of shipped weights, each found true by its SHA-256 before it is used.

`manifest.json` says what the network is and lists its files. `fitted.json` lists what was made by
that network afterwards, and by which: hashes that hang on the network's fingerprint cannot stand
among those that make it.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.errors import ScorerError
from analysis.models.info import file_hashes, file_sha256, fingerprint_of
from analysis.translation import tr

MANIFEST, FITTED = "manifest.json", "fitted.json"
BACKGROUND, CURVES = "background.npz", "frame_calibration.json"
MADE_AFTERWARDS = (BACKGROUND, CURVES)  # what every tier ships beside its network
# What of the manifest decides scores besides the files: where a text is cut, how long a vector is.
_DECIDING = ("dimension", "max_tokens")
_NAMING = ("name", "version", "licence")


def checked_manifest(folder: Path) -> dict[str, Any]:
    """What a folder of shipped weights says of its network, found true file by file.

    Raises:
        ScorerError: A file is missing, or is not the one that was shipped.
    """
    manifest = _read(folder, MANIFEST)
    is_whole = all(isinstance(manifest.get(name), str) for name in _NAMING)
    if not is_whole or not all(_counts(manifest.get(name)) for name in _DECIDING):
        raise damaged(folder, MANIFEST)
    _compare(folder, manifest["files"])
    return manifest


def network_fingerprint(manifest: Mapping[str, Any]) -> str:
    """SHA-256 over all of a manifest that decides what the network says of a text."""
    return fingerprint_of(manifest["files"] | {name: f"{manifest[name]}" for name in _DECIDING})


def check_fitted(folder: Path, fingerprint: str) -> None:
    """See that all that was made by the network with this fingerprint lies beside it, as shipped.

    Raises:
        ScorerError: A file is missing, is not the one that was shipped, or is of other weights.
    """
    fitted = _read(folder, FITTED)
    if not set(fitted["files"]) >= set(MADE_AFTERWARDS):
        raise damaged(folder, FITTED)
    if fitted.get("made_by") != fingerprint:
        raise ScorerError(
            tr(
                "The files that {file} of the model {model} lists were made by other weights; "
                "restore them with `git checkout -- weights/{model}`, or fetch the program again.",
                file=FITTED,
                model=folder.name,
            )
        )
    _compare(folder, fitted["files"])


def check_weights(folder: Path) -> None:
    """See that every file of a tier's folder is the one that was shipped.

    Raises:
        ScorerError: One is not.
    """
    check_fitted(folder, network_fingerprint(checked_manifest(folder)))


def fitted_hashes(folder: Path, fingerprint: str) -> dict[str, str]:
    """The SHA-256 of each file made by the network with this fingerprint.

    None are listed for an encoder that does not ship, or for weights that were changed since, as
    between two steps of the training: `check_fitted` sees to it that no tier is loaded so.

    Raises:
        ScorerError: The list is there and damaged.
    """
    if not (folder / FITTED).is_file():
        return {}
    fitted = _read(folder, FITTED)
    return dict(fitted["files"]) if fitted.get("made_by") == fingerprint else {}


def fitted_bytes(folder: Path, name: str, fingerprint: str) -> bytes | None:
    """A file made by the network with this fingerprint, or None where none is listed.

    Raises:
        ScorerError: It is listed, and missing or not the one that was shipped.
    """
    expected = fitted_hashes(folder, fingerprint).get(name)
    if expected is None:
        return None
    try:
        found = (folder / name).read_bytes()
    except OSError as error:
        raise _missing(folder, name) from error
    if hashlib.sha256(found).hexdigest() != expected:
        raise _changed(folder, name)
    return found


def enter_fitted(folder: Path, name: str, fingerprint: str) -> None:
    """List a file that the network with this fingerprint has just made; forget those of others."""
    files = fitted_hashes(folder, fingerprint) | {name: file_sha256(folder / name)}
    told = {"made_by": fingerprint, "files": dict(sorted(files.items()))}
    (folder / FITTED).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def damaged(folder: Path, name: str) -> ScorerError:
    """What to say of a file that cannot be read."""
    return ScorerError(
        tr(
            "The file {file} of the model {model} is damaged; restore it with "
            "`git checkout -- weights/{model}`, or fetch the program again.",
            file=name,
            model=folder.name,
        )
    )


def _missing(folder: Path, name: str) -> ScorerError:
    return ScorerError(
        tr(
            "A file of the model {model} is missing: {file}; restore it with "
            "`git checkout -- weights/{model}`, or fetch the program again.",
            model=folder.name,
            file=name,
        )
    )


def _changed(folder: Path, name: str) -> ScorerError:
    return ScorerError(
        tr(
            "The file {file} of the model {model} is damaged or changed (its SHA-256 is "
            "not the shipped one); restore it with `git checkout -- weights/{model}`, or "
            "fetch the program again.",
            file=name,
            model=folder.name,
        )
    )


def _read(folder: Path, name: str) -> dict[str, Any]:
    """A list of files with whatever else it says."""
    try:
        found: dict[str, Any] = json.loads((folder / name).read_text("utf-8"))
        pairs = [*found["files"].items()]
    except OSError as error:
        raise _missing(folder, name) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder, name) from error
    if not all(isinstance(sha, str) and Path(file).name == file for file, sha in pairs):
        raise damaged(folder, name)
    return found


def _compare(folder: Path, expected: Mapping[str, str]) -> None:
    try:
        found = file_hashes(folder, expected)
    except OSError as error:
        raise _missing(folder, Path(error.filename or folder).name) from error
    for name in expected:
        if found[name] != expected[name]:
            raise _changed(folder, name)


def _counts(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
