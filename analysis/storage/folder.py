"""Files and folders that are whole or not there: written beside their place, then moved into it."""

import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_UNFINISHED, _ASIDE = ".part", ".old"
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


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder with these files at once; what was there stays until the new one is safe.

    A folder that is there and not empty is moved aside, under a name that ends in `.old`, for the
    moment in which the new one takes its place, and removed then.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(
        tempfile.mkdtemp(prefix=f".{path.name}.", suffix=_UNFINISHED, dir=path.parent)
    )
    try:
        for name, data in files.items():
            with open(unfinished / name, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        os.chmod(unfinished, 0o777 & ~_UMASK)
        _move(unfinished, path)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _move(unfinished: Path, path: Path) -> None:
    """Put a finished folder in its place, and what was there away."""
    if not path.is_dir() or not any(path.iterdir()):
        with suppress(FileNotFoundError):
            path.rmdir()
        os.rename(unfinished, path)
        return
    old = unfinished.with_suffix(_ASIDE)
    os.rename(path, old)
    try:
        os.rename(unfinished, path)
    except BaseException:
        os.rename(old, path)
        raise
    os.rename(old, unfinished)  # what is half removed must not look like what was set aside
    shutil.rmtree(unfinished, ignore_errors=True)


def set_aside(path: Path) -> list[Path]:
    """Folders that were moved aside for one of this name, by writing that was ended just then."""
    begins = f".{path.name}."
    with suppress(OSError):
        return sorted(
            one
            for one in path.parent.iterdir()
            if one.name.startswith(begins) and one.suffix == _ASIDE
        )
    return []


def sweep(folder: Path) -> None:
    """Remove what those left unfinished who were killed while they wrote."""
    before = time.time() - _ABANDONED_S
    for path in folder.rglob(f".*{_UNFINISHED}"):
        with suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()
