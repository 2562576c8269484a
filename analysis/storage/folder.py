"""Files in a folder that are whole or not there: written beside their place, then moved into it."""

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_UNFINISHED = ".part"
_ABANDONED_S = 3_600.0  # nobody takes an hour to write one


# What new files are not allowed. Asking for it takes setting it for a moment, which no two threads
# must do at once, so it is asked for while this is imported.
_UMASK = os.umask(0o077)
os.umask(_UMASK)


def write_file(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file at once; what was there stays until the new one is safe on the disk.

    Through a file of its own beside the path, so that two who write do not mix. A private one is
    for its owner alone.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(
        prefix=f".{path.name}.", suffix=_UNFINISHED, dir=path.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(unfinished, 0o600 if private else 0o666 & ~_UMASK)
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def sweep(folder: Path) -> None:
    """Remove what those left unfinished who were killed while they wrote."""
    before = time.time() - _ABANDONED_S
    for path in folder.rglob(f".*{_UNFINISHED}"):
        with suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()
