"""The files that commands write, each whole or not there."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import ExportError
from analysis.storage.folder import write_file


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file at once, and what was there stays until the new one is safe on the disk.

    ExportError says which could not be written and why.
    """
    try:
        write_file(path, data)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror}); choose another place."
        ) from error


def check_file(path: Path) -> None:
    """Refuse a folder where a file is to be written, before any work is done."""
    if path.is_dir():
        raise ExportError(f"{path} is a folder; give the name of a file.")


def check_folder(path: Path) -> None:
    """Refuse a file where a folder is to be filled, before any work is done."""
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path} is a file; give the name of a folder.")


def json_lines(table: pd.DataFrame) -> bytes:
    """One JSON object a line for each row, UTF-8."""
    rows = table.to_dict("records")
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def json_text(value: dict[str, Any]) -> bytes:
    """Readable JSON, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
