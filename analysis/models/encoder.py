"""Texts in, unit vectors out: the embedded sentence encoder, or any of the model hub."""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.errors import ScorerError
from analysis.models import hub
from analysis.models.info import ScorerInfo, file_hashes, fingerprint_of
from analysis.models.onnx_runtime import n_cores
from analysis.models.text_runs import Recipe, onnx_run

DEFAULT_ENCODER = "parallax-encoder"
WEIGHTS = Path(__file__).parents[2] / "weights"
MEMORY = 30_000  # texts; 3 KB each with 768 dimensions, so 92 MB when full

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Turns texts into unit vectors; each distinct text runs once and is remembered by content.

    A text is cut at the encoder's longest input (384 tokens, about 280 words, for the embedded
    one); what follows has no influence on its vector. Safe to share between threads.
    """

    def __init__(
        self,
        info: ScorerInfo,
        dimension: int,
        run: Callable[[str], Vectors],
        *,
        n_workers: int | None = None,
        memory: int = MEMORY,
    ) -> None:
        self.info = info
        self.dimension = dimension
        self._run = run
        self._n_workers = n_workers or n_cores()
        self._memory = memory
        self._remembered: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None
    ) -> Vectors:
        """Unit vectors, float32, shape (n_texts, dimension), in the order of the texts.

        A text's vector does not depend on the other texts, on their order or on earlier calls:
        same text, same bytes, on one machine.

        Args:
            texts: Any number of texts; none gives shape (0, dimension).
            progress: Called with (distinct texts done, distinct texts in all), from this thread.

        Raises:
            ScorerError: The model gave a vector that is zero or not finite.
        """
        distinct = list(dict.fromkeys(texts))
        known = self._recall(distinct)
        missing = [text for text in distinct if text not in known]
        report = progress or (lambda done, total: None)
        report(len(known), len(distinct))
        with ThreadPoolExecutor(min(self._n_workers, max(len(missing), 1))) as pool:
            try:
                for text, vector in zip(missing, pool.map(self._unit, missing), strict=True):
                    known[text] = vector
                    self._remember(text, vector)
                    report(len(known), len(distinct))
            finally:  # when the caller's progress stops the work, so do the waiting texts
                pool.shutdown(cancel_futures=True)
        found = [known[text] for text in texts]
        return np.stack(found) if found else np.empty((0, self.dimension), np.float32)

    def _unit(self, text: str) -> Vectors:
        vector = np.asarray(self._run(text), np.float32)
        length = float(np.linalg.norm(vector))
        if vector.shape != (self.dimension,) or not np.isfinite(length) or length == 0:
            raise ScorerError(
                f"The encoder {self.info.name} gave no usable vector for the text “{text[:60]}”; "
                "choose another encoder."
            )
        return vector / np.float32(length)

    def _recall(self, texts: Sequence[str]) -> dict[str, Vectors]:
        with self._lock:
            found = {text: self._remembered[text] for text in texts if text in self._remembered}
            for text in found:
                self._remembered.move_to_end(text)
        return found

    def _remember(self, text: str, vector: Vectors) -> None:
        with self._lock:
            self._remembered[text] = vector
            while len(self._remembered) > self._memory:
                self._remembered.popitem(last=False)


def load_encoder(name: str = DEFAULT_ENCODER, *, allow_local: bool = False) -> Encoder:
    """The encoder of that name; loading takes a second or more, so callers keep what they get.

    Args:
        name: `parallax-encoder` (embedded), or a model hub id such as `owner/name`.
        allow_local: Also take the path of a folder. For the command line; never for names that
            come from strangers.

    Raises:
        ScorerError: No such encoder, no connection, files that are not what they should be, or
            torch is needed and not installed. The message lists what is at hand.
    """
    if name == DEFAULT_ENCODER:
        return load_embedded(WEIGHTS / DEFAULT_ENCODER)
    try:
        found = hub.find_model(name, allow_local=allow_local)
        info, run, n_workers = hub.open_model(found)
    except ScorerError as error:
        listed = ", ".join(known_encoders())
        raise ScorerError(f"{error} Encoders at hand: {listed}.") from error
    return Encoder(info, len(run("size")), run, n_workers=n_workers)


def known_encoders() -> list[str]:
    """The encoders that need no download: the embedded one, then those in the local hub cache."""
    return [DEFAULT_ENCODER, *hub.cached_models()]


def load_embedded(folder: Path) -> Encoder:
    """The encoder shipped in `folder`, after every file's SHA-256 has been checked.

    Raises:
        ScorerError: A file is missing, or is not the one that was shipped.
    """
    manifest = checked_manifest(folder)
    info = ScorerInfo(
        manifest["name"],
        manifest["version"],
        fingerprint_of(manifest["files"]),
        manifest["licence"],
    )
    recipe = Recipe(max_tokens=manifest["max_tokens"])
    return Encoder(info, manifest["dimension"], onnx_run(folder, "model.onnx", recipe))


def checked_manifest(folder: Path) -> dict[str, Any]:
    """What a folder of shipped weights says of itself, found true file by file.

    Raises:
        ScorerError: A file is missing, or is not the one that was shipped.
    """
    again = "fetch the program again, with all its files"
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        found = file_hashes(folder, manifest["files"])
    except (OSError, ValueError) as error:
        raise ScorerError(f"A file of the model {folder.name} is missing; {again}.") from error
    for name, expected in manifest["files"].items():
        if found[name] != expected:
            raise ScorerError(
                f"The file {name} of the model {folder.name} is damaged or changed "
                f"(its SHA-256 is not the shipped one); {again}."
            )
    return manifest
