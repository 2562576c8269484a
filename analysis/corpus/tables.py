"""Tables of articles (CSV, TSV, JSON, JSON Lines, Parquet) to rows of plain text.

A broken file stops with the file and the place; no row is dropped or mended in silence.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.corpus.columns import Columns, check_columns
from analysis.corpus.encoding import decode_bytes
from analysis.corpus.json_tables import Row, json_line_rows, json_rows
from analysis.corpus.limits import LIMITS, Limits
from analysis.corpus.parquet_tables import parquet_columns, parquet_rows
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import tr

TABLE_SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet")
DELIMITERS = {".tsv": "\t"}


def column_names(name: str, suffix: str, data: bytes) -> list[str]:
    """The names of a table's columns, in the order of the file."""
    if suffix == ".parquet":
        return parquet_columns(name, data)
    if suffix in (".csv", ".tsv"):
        text = decode_bytes(data, name).text
        return csv_header(name, text, _delimiter(text, suffix))
    seen: dict[str, None] = {}
    for _, row in text_rows(name, suffix, data):
        seen.update(dict.fromkeys(row))
    return list(seen)


def csv_header(name: str, text: str, delimiter: str) -> list[str]:
    """The first row of comma-separated text."""
    try:
        return _checked_header(next(_csv_reader(text, delimiter), []), name)
    except csv.Error as error:
        raise CorpusError(
            tr("{name} has wrong quoting in its first row ({why}).", name=name, why=error)
        ) from None


def _csv_reader(text: str, delimiter: str) -> Any:
    csv.field_size_limit(max(csv.field_size_limit(), LIMITS.file_bytes))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def read_rows(
    name: str,
    suffix: str,
    data: bytes,
    columns: Columns | None,
    limits: Limits = LIMITS,
    beside: Sequence[str] = (),
) -> Iterator[tuple[str, Row]]:
    """Each row as ("row 3" or, of JSON Lines, "line 3", our column name → its cell as text).

    `beside` names further columns; their cells come under their own names, after "beside ".
    """
    chosen = check_columns(columns, column_names(name, suffix, data), name).named()
    chosen |= {f"beside {column}": column for column in beside}
    rows = (
        parquet_rows(name, data, list(chosen.values()), limits)
        if suffix == ".parquet"
        else text_rows(name, suffix, data)
    )
    for n_before, (place, row) in enumerate(rows):
        if n_before >= limits.articles:
            raise CorpusError(
                tr(
                    "{name} has more than {most} rows; split it.",
                    name=name,
                    most=number(limits.articles),
                )
            )
        yield place, {ours: cell_text(row.get(theirs)) for ours, theirs in chosen.items()}


def text_rows(name: str, suffix: str, data: bytes) -> Iterator[tuple[str, Row]]:
    """Rows of a table that is a text file."""
    text = decode_bytes(data, name).text
    if suffix == ".json":
        return json_rows(name, text)
    return (
        json_line_rows(name, text)
        if suffix != ".csv" and suffix != ".tsv"
        else csv_rows(name, text, _delimiter(text, suffix))
    )


def _delimiter(text: str, suffix: str) -> str:
    """The mark between cells: as the suffix says, else the commonest in the header."""
    header = text.split("\n", 1)[0]
    return DELIMITERS.get(suffix) or max(",;\t|", key=lambda mark: header.count(mark))


def csv_rows(name: str, text: str, delimiter: str) -> Iterator[tuple[str, Row]]:
    """Rows of comma-separated text; wrong quoting or a row of another length stops.

    A row is told by its number in a spreadsheet, where the column names stand in row 1; its line of
    the file would be another one, as cells may hold line breaks.
    """
    reader = _csv_reader(text, delimiter)
    header: list[str] = []
    place, line = 1, 1
    try:
        for place, cells in enumerate(reader, 1):
            if not header:
                header = _checked_header(cells, name)
            elif cells and len(cells) != len(header):
                raise CorpusError(
                    tr(
                        "{name}, row {row}, has {n} cells where the header has {n_header}; check "
                        "the quotes and the separators there.",
                        name=name,
                        row=place,
                        n=len(cells),
                        n_header=len(header),
                    )
                )
            elif cells:
                yield sheet_row(place), dict(zip(header, cells, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        raise CorpusError(
            tr(
                "{name} has wrong quoting in row {row}, which begins on line {line} of the file "
                "({why}); export the table again.",
                name=name,
                row=place + 1,
                line=line,
                why=error,
            )
        ) from None


def sheet_row(number: int) -> str:
    """A row by its number in a spreadsheet, where the column names stand in row 1."""
    return tr("row {row}", row=number)


def _checked_header(cells: list[str], name: str) -> list[str]:
    header = [cell.strip() for cell in cells]
    twice = sorted({cell for cell in header if header.count(cell) > 1})
    if twice:
        raise CorpusError(
            tr(
                '{name} has more than one column called "{column}"; rename or delete one.',
                name=name,
                column=twice[0],
            )
        )
    return header


def cell_text(cell: Any) -> str:
    """A cell as text: paragraphs of a list on lines, a named thing by its name."""
    if cell is None or cell != cell:  # NaN is a missing cell
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, dict):
        named = next((cell[key] for key in ("name", "title", "text") if key in cell), None)
        return (
            named if isinstance(named, str) else json.dumps(cell, ensure_ascii=False, default=str)
        )
    if isinstance(cell, list):
        return "\n".join(cell_text(part) for part in cell[:10_000])
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace")
    return str(cell)
