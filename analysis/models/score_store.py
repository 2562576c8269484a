"""Rows kept on disk by content: work goes on where it stopped, also after its process was killed.

A row lies under a hash of its text and of everything that decides its numbers; no text is in the
file. The file is a cache and may be thrown away at any time.
"""

import atexit
import hashlib
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import platformdirs

from analysis.corpus.limits import LIMITS
from analysis.models.made_by import made_by
from analysis.models.score_file import ScoreFile

FOLDER_SETTING = "PARALLAX_CACHE"  # where the file lies; empty for none
FILE = "scores-1.sqlite3"  # the number is that of its format
_SETTLE_S = 30.0

Rows = npt.NDArray[np.float32]
Text = TypeVar("Text", str, tuple[str, str])


class ScoreStore:
    """Rows on disk, written by a thread of its own, so that no answer waits for the disk."""

    def __init__(self, file: ScoreFile) -> None:
        self.file = file
        self._is_closed = False
        self._to_write: SimpleQueue[Mapping[bytes, bytes] | threading.Event | None] = SimpleQueue()
        threading.Thread(target=self._write, name="score-store", daemon=True).start()
        atexit.register(self.settle)

    def shelf(self, fingerprint: str, output: str, width: int) -> "Shelf":
        """The place for rows of `width` numbers of one output of the model with this print."""
        return Shelf(self, f"{made_by()}\n{fingerprint}\n{output}", width)

    def keep(self, rows: Mapping[bytes, bytes]) -> None:
        """Have these rows written soon."""
        self._to_write.put(rows)

    def settle(self) -> bool:
        """Wait until all that was to be kept is written; whether it is, within half a minute."""
        if self._is_closed:
            return True
        written = threading.Event()
        self._to_write.put(written)
        return written.wait(_SETTLE_S)

    def close(self) -> None:
        """Write what is left, and let go of the file."""
        self.settle()
        self._is_closed = True
        atexit.unregister(self.settle)
        self._to_write.put(None)
        self.file.close()

    def _write(self) -> None:
        while (task := self._to_write.get()) is not None:
            if isinstance(task, threading.Event):
                task.set()
            else:
                self.file.write(task)


class Shelf:
    """The rows of one output of one model: texts in, the rows that are kept of them out."""

    def __init__(self, store: ScoreStore, belongs_to: str, width: int) -> None:
        self._store = store
        self._hash = hashlib.sha256(belongs_to.encode())
        self._n_bytes = width * np.dtype(np.float32).itemsize

    def find(self, texts: Sequence[Text]) -> dict[Text, Rows]:
        """The rows of those texts that have one, bit for bit as they were computed."""
        keys = {self._key(text): text for text in texts}
        return {
            keys[key]: np.frombuffer(row, "<f4").astype(np.float32)
            for key, row in self._store.file.find(list(keys)).items()
            if len(row) == self._n_bytes
        }

    def keep(self, texts: Sequence[Text], rows: Sequence[Rows]) -> None:
        """Have the texts' rows written soon."""
        self._store.keep(
            {
                self._key(text): row.astype("<f4").tobytes()
                for text, row in zip(texts, rows, strict=True)
            }
        )

    def settle(self) -> None:
        """Wait until all rows are written."""
        self._store.settle()

    def _key(self, text: str | tuple[str, str]) -> bytes:
        key = self._hash.copy()
        for part in (text,) if isinstance(text, str) else text:
            data = part.encode("utf-8", "surrogatepass")
            key.update(b"%d\n" % len(data) + data)
        return key.digest()


def open_store() -> ScoreStore | None:
    """The store in the folder that is set, or in the system's for caches; None where there is none.

    In a folder that cannot be used nothing is found or kept, and the file's `fault` says why.
    """
    folder = cache_folder()
    return ScoreStore(ScoreFile(folder / FILE, LIMITS.cache_bytes)) if folder else None


def cache_folder() -> Path | None:
    """Where the kept scores lie; None when `PARALLAX_CACHE` is set to nothing."""
    chosen = os.environ.get(FOLDER_SETTING)
    if chosen is None:
        usual = platformdirs.user_cache_path("parallax", appauthor=False)
        return usual if usual.is_absolute() else None  # whoever has no home has no cache
    return Path(chosen) if chosen.strip() else None


def forget_kept() -> None:
    """Throw all kept scores away; programs that run now go on, and keep none from here on."""
    folder = cache_folder()
    for path in folder.glob(f"{FILE}*") if folder else []:
        path.unlink(missing_ok=True)
