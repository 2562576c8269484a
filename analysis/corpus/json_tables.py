"""JSON and JSON Lines to rows, each with its place in words."""

import io
import json
from collections.abc import Iterator
from typing import Any

from analysis.errors import CorpusError
from analysis.translation import tr

Row = dict[str, Any]
_EXAMPLE = '{"text": "…", "outlet": "…"}'


def line_place(number: int) -> str:
    """A row by its line of the file."""
    return tr("line {number}", number=number)


def row_place(number: int) -> str:
    """A row by its number among the rows."""
    return tr("row {number}", number=number)


def json_rows(name: str, text: str) -> Iterator[tuple[str, Row]]:
    """Objects of a JSON list; an object that holds one list of objects counts as that list."""
    data = load_json(text, name)
    if isinstance(data, dict):
        lists = [value for value in data.values() if _is_object_list(value)]
        data = lists[0] if len(lists) == 1 else [data]
    if not isinstance(data, list):
        raise CorpusError(
            tr("{name} is not a list of articles; save it as a list of JSON objects.", name=name)
        )
    for place, row in enumerate(data, 1):
        if not isinstance(row, dict):
            raise CorpusError(
                tr(
                    "{name}, row {row}, is not a JSON object such as {example}.",
                    name=name,
                    row=place,
                    example=_EXAMPLE,
                )
            )
        yield row_place(place), _named(row)


def _is_object_list(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def json_line_rows(name: str, text: str) -> Iterator[tuple[str, Row]]:
    """One JSON object a line; blank lines are skipped."""
    for place, line in enumerate(io.StringIO(text), 1):
        if line.strip():
            row = load_json(line, name, place)
            if not isinstance(row, dict):
                raise CorpusError(
                    tr(
                        "{name}, line {line}, is not a JSON object such as {example}.",
                        name=name,
                        line=place,
                        example=_EXAMPLE,
                    )
                )
            yield line_place(place), _named(row)


def load_json(text: str, name: str, line: int | None = None) -> Any:
    """JSON as data; a mistake names its line, which is this one where there is one only."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise CorpusError(
            tr(
                "{name} is broken JSON on line {line} ({why}); correct or delete that line.",
                name=name,
                line=line or error.lineno,
                why=error.msg,
            )
        ) from None
    except (RecursionError, ValueError):
        raise CorpusError(
            tr(
                "{name} holds JSON that is nested too deep or numbers too long, on line {line}.",
                name=name,
                line=line or 1,
            )
        ) from None


def _named(row: dict[Any, Any]) -> Row:
    return {str(key): value for key, value in row.items()}
