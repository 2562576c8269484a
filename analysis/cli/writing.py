"""Files that are whole or not there: each is written beside its place and then moved into it."""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import ExportError


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file at once, and what was there stays until the new one is safe on the disk.

    ExportError says which could not be written and why.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror}); choose another place."
        ) from error


def _replace(path: Path, data: bytes) -> None:
    """Through a file of its own beside the path, so that two who write do not mix."""
    handle, unfinished = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(unfinished, 0o666 & ~_umask())
        os.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)
        raise


def _umask() -> int:
    """What new files are not allowed; asking for it takes setting it for a moment."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def json_lines(table: pd.DataFrame) -> bytes:
    """One JSON object a line for each row, UTF-8."""
    rows = table.to_dict("records")
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def json_text(value: dict[str, Any]) -> bytes:
    """Readable JSON, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
