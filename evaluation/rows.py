"""Labelled files in, checked rows out: JSON Lines, gzipped or not, and CSV."""

import csv
import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.corpus.encoding import without_halves
from analysis.errors import AnalysisError, QuestionError

Row = dict[str, Any]
# Turns what a file holds into what a task needs; a ValueError says what to write instead.
Convert = Callable[[Any], Any]


class LabelsError(AnalysisError):
    """A labelled file cannot be read; the message names file and line and says what to do."""


def read_rows(
    path: Path, columns: Mapping[str, Convert], check: Callable[[Row], object] | None = None
) -> list[Row]:
    """The rows of a labelled file in order, every column of the task converted and checked.

    Args:
        path: `.jsonl`, `.jsonl.gz`, `.csv` or `.csv.gz`, also in capitals, in UTF-8; more columns
            may stand in it.
        columns: for each column that must be there, what turns its value into the task's.
        check: looks at a row as a whole; raises a ValueError or QuestionError that says what to do.

    Raises:
        LabelsError: no such file, another kind of file, no rows, or a bad row.
    """
    rows = [_checked(path, line, row, columns, check) for line, row in _raw_rows(path)]
    if not rows:
        raise LabelsError(f"{path.name} holds no rows; give one labelled row a line.")
    return rows


def file_fingerprint(*paths: Path) -> str:
    """SHA-256 of labelled files in order, so that figures of changed labels are not mixed."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _raw_rows(path: Path) -> Iterator[tuple[int, Row]]:
    text = _text(path)
    kind = path.name.lower().removesuffix(".gz")
    if kind.endswith(".csv"):
        yield from _csv_rows(path, text)
    elif kind.endswith(".jsonl"):
        for line, said in enumerate(text.split("\n"), start=1):
            if said.strip():
                yield line, _parsed(path, line, said)
    else:
        raise LabelsError(
            f"{path.name} is no labelled file; give .jsonl or .csv, or either with .gz."
        )


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    try:
        yield from ((reader.line_num, row) for row in reader)
    except csv.Error as error:
        raise LabelsError(
            f"{path.name}, line {reader.line_num + 1}: this is no CSV ({error}); "
            "look for a quotation mark that nothing closes."
        ) from error


def _text(path: Path) -> str:
    try:
        return _content(path).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise LabelsError(f"There is no file {path}; check the path.") from error
    except UnicodeDecodeError as error:
        raise LabelsError(f"{path.name} cannot be read ({error}); save it as UTF-8.") from error
    except OSError as error:
        raise LabelsError(
            f"{path.name} cannot be opened ({error.strerror}); check its rights."
        ) from error


def _content(path: Path) -> bytes:
    """The bytes of a file, unpacked where it is gzipped."""
    content = path.read_bytes()
    if not path.name.lower().endswith(".gz"):
        return content
    try:
        return gzip.decompress(content)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise LabelsError(
            f"{path.name} is no whole gzip file ({error}); pack it again, or give it unpacked."
        ) from error


def _parsed(path: Path, line: int, said: str) -> Row:
    try:
        row = json.loads(said)
    except (ValueError, RecursionError) as error:
        raise LabelsError(
            f"{path.name}, line {line}: this is no JSON ({error}); write one object a line."
        ) from error
    if not isinstance(row, dict):
        raise LabelsError(f"{path.name}, line {line}: write an object with names and values.")
    return row


def _checked(
    path: Path,
    line: int,
    row: Row,
    columns: Mapping[str, Convert],
    check: Callable[[Row], object] | None,
) -> Row:
    found = _converted(path, line, row, columns)
    if check:
        try:
            check(found)
        except (ValueError, QuestionError) as error:
            said = str(error).rstrip(".")
            raise LabelsError(f"{path.name}, line {line}: {said}.") from error
    return found


def _converted(path: Path, line: int, row: Row, columns: Mapping[str, Convert]) -> Row:
    found = dict(row)
    for name, convert in columns.items():
        if row.get(name) is None:
            raise LabelsError(
                f"{path.name}, line {line}: `{name}` is missing; "
                f"each row needs {', '.join(columns)}."
            )
        try:
            found[name] = convert(row[name])
        except (ValueError, TypeError) as error:
            raise LabelsError(
                f"{path.name}, line {line}: `{name}` is {_short(row[name])}; {error}."
            ) from error
    return found


def _short(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False)
    return said if len(said) <= 60 else f"{said[:59]}…"


def text(value: Any) -> str:
    """A text that is not blank, read as articles are: half a character pair is U+FFFD."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("write a text")
    return without_halves(value)


def text_or_none(value: Any) -> str:
    """A text, "" where there is none to write."""
    if not isinstance(value, str):
        raise ValueError('write a text, or ""')
    return value


def texts(value: Any) -> list[str]:
    """A list of texts, which may be empty."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError("write a list of texts")
    return value


def whole_number(value: Any) -> int:
    """A whole number from 0; CSV writes it in letters."""
    said = str(value)
    if not said.isdecimal():
        raise ValueError("write a whole number from 0")
    return int(said)


def truth(value: Any) -> bool:
    """True or false, in JSON's way or as a word."""
    said = str(value).strip().lower()
    if said not in {"true", "false", "1", "0"}:
        raise ValueError("write true or false")
    return said in {"true", "1"}


def one_of(*known: str) -> Convert:
    """What takes exactly these words, numbers being read as words."""

    def convert(value: Any) -> str:
        if (said := str(value).strip()) not in known:
            raise ValueError(f"write one of {', '.join(known)}")
        return said

    return convert
