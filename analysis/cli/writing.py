"""Files that are whole or not there: each is written beside its place and then moved into it."""

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import ExportError


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file at once; ExportError says which could not be written and why."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(data)
        os.replace(unfinished, path)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror}); choose another place with --out."
        ) from error


def json_lines(table: pd.DataFrame) -> bytes:
    """One JSON object a line for each row, UTF-8."""
    rows = table.to_dict("records")
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def json_text(value: dict[str, Any]) -> bytes:
    """Readable JSON, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
