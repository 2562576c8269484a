"""Sentence encoders of the model hub, by repository id; folders of one's own, on the command line.

A name is typed by a user and the files are a stranger's: the name must look like a name, no code
that comes with a model is run, no pickled file is read, and only the files needed are fetched.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.errors import ScorerError
from analysis.models.info import ScorerInfo, file_hashes, fingerprint_of
from analysis.models.text_runs import Run, onnx_run, read_recipe, torch_run
from analysis.translation import tr

NAME = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*", re.ASCII)
ONNX = re.compile(r"(onnx/)?model[\w-]*\.onnx", re.ASCII)
USUAL_ONNX = ["onnx/model.onnx", "model.onnx", "onnx/model_quantized.onnx", "model_quantized.onnx"]
TEXT_FILES = re.compile(
    r"(config|modules|sentence_bert_config|config_sentence_transformers|tokenizer|tokenizer_config"
    r"|special_tokens_map|added_tokens|vocab|\w+_Pooling/config)\.json"
    r"|vocab\.txt|merges\.txt|[\w.-]+\.model|README\.md",
    re.ASCII,
)
SHARDS = re.compile(r"model(-\d+-of-\d+)?\.safetensors(\.index\.json)?")
MAX_BYTES = 3_000_000_000


@dataclass(frozen=True)
class FoundModel:
    """A model's name, its version (a hub commit, or `local`), and where its files are."""

    name: str
    version: str
    folder: Path


def find_model(name: str, *, allow_local: bool) -> FoundModel:
    """The folder that holds the model: a local one, one in the hub cache, or freshly fetched.

    Raises:
        ScorerError: The name is not one, or nothing of that name can be had.
    """
    if allow_local and Path(name).is_dir():
        return FoundModel(Path(name).resolve().name, "local", Path(name))
    if not NAME.fullmatch(name) or ".." in name:
        raise ScorerError(
            tr("“{name}” is not an encoder: give a hub id such as owner/name.", name=name[:80])
        )
    folder = _cached(name) or _fetched(name)
    return FoundModel(name, folder.name, folder)


def open_model(model: FoundModel) -> tuple[ScorerInfo, Run, int | None]:
    """Its facts, its function from text to vector, and how many threads to run it in.

    Raises:
        ScorerError: The files are not those of a sentence encoder, or torch is missing.
    """
    names = _file_names(model.folder)
    weights = weight_files(names)
    if not weights or "config.json" not in names:
        raise _no_encoder(model.name)
    try:
        recipe = read_recipe(model.folder)
        if weights[0].endswith(".onnx"):
            run, n_workers = onnx_run(model.folder, weights[0], recipe), None
        else:  # torch spreads one text over the cores by itself
            run, n_workers = torch_run(model.folder, recipe), 1
    except (ScorerError, ValueError, KeyError, TypeError, AttributeError) as error:
        unread = tr("Its description cannot be read.")
        reason = error if isinstance(error, ScorerError) else unread
        raise ScorerError(
            tr("{name} cannot be used. {reason}", name=model.name, reason=reason)
        ) from error
    used = [name for name in names if name in weights or TEXT_FILES.fullmatch(name)]
    fingerprint = fingerprint_of(file_hashes(model.folder, used))
    return _info(model, fingerprint), run, n_workers


def _no_encoder(name: str) -> ScorerError:
    return ScorerError(tr("{name} is not a sentence encoder that can be run safely.", name=name))


def weight_files(names: list[str]) -> list[str]:
    """The files that hold the weights, the one to open first; ONNX before safetensors."""
    graphs = sorted(name for name in names if ONNX.fullmatch(name))
    for graph in [name for name in USUAL_ONNX if name in graphs] + graphs:
        return [graph, *(name for name in names if name.startswith((f"{graph}_", f"{graph}.")))]
    return sorted(name for name in names if SHARDS.fullmatch(name))


def cached_models() -> list[str]:
    """The ids of the models in the local hub cache that hold weights this program reads."""
    from huggingface_hub import constants

    folders = Path(constants.HF_HUB_CACHE).glob("models--*--*")
    names = [folder.name.removeprefix("models--").replace("--", "/", 1) for folder in folders]
    return sorted(name for name in names if NAME.fullmatch(name) and _cached(name))


def _info(model: FoundModel, fingerprint: str) -> ScorerInfo:
    card = model.folder / "README.md"
    text = card.read_text("utf-8", "replace") if card.is_file() else ""
    licence = re.search(r"^license:[ \t]*([\w.+-]+)", text, re.MULTILINE)
    return ScorerInfo(
        model.name, model.version, fingerprint, licence[1] if licence else "not stated"
    )


def _file_names(folder: Path) -> list[str]:
    found = [*folder.glob("*"), *folder.glob("*/*")]
    return sorted(path.relative_to(folder).as_posix() for path in found if path.is_file())


def _runnable(folder: Path) -> bool:
    names = _file_names(folder)
    return bool(weight_files(names)) and "config.json" in names


def _cached(name: str) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, ValueError, OSError):
        return None
    return folder if _runnable(folder) else None


def _fetched(name: str) -> Path:
    from huggingface_hub import HfApi, snapshot_download

    try:
        listed = HfApi().model_info(name, files_metadata=True, timeout=20)
        wanted = _wanted(name, {file.rfilename: file.size for file in listed.siblings or []})
        return Path(snapshot_download(name, revision=listed.sha, allow_patterns=wanted))
    except ScorerError:
        raise
    except Exception as error:  # the hub's, the network's and the disk's errors share no base
        raise ScorerError(
            tr(
                "{name} is not in the local hub cache and could not be fetched from the model hub "
                "({why}): check the name and the connection.",
                name=name,
                why=type(error).__name__,
            )
        ) from error


def _wanted(name: str, sizes: dict[str, Any]) -> list[str]:
    weights = weight_files(sorted(sizes))
    wanted = [file for file in sizes if file in weights or TEXT_FILES.fullmatch(file)]
    if not weights:
        raise _no_encoder(name)
    if sum(sizes[file] or 0 for file in wanted) > MAX_BYTES:
        raise ScorerError(
            tr("{name} is larger than {most} GB.", name=name, most=MAX_BYTES // 10**9)
        )
    return wanted
