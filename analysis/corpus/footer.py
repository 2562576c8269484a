"""What a Parquet file says of itself, read in Python, before the library is trusted with it.

Of a damaged or hostile file the library's own description can end the whole process (an exception
that crosses its border), and some encodings let a few bytes stand for gigabytes. So the footer and
the pages' headers are read here (Thrift's compact protocol). The tables of a study must be plain:
not packed, values plain or by dictionary, all columns as long as the table. A table that people
bring may be packed and nested; it must fit together, and what it unpacks to is counted.
"""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

_MAGIC = b"PAR1"
_MOST_NESTED = 16
_LONGEST_FOOTER, _LONGEST_PAGE_HEADER = 1_000_000, 100_000  # bytes; both hold statistics at most
_PLAIN_ENCODINGS = {0, 2, 3, 4, 8}  # plain, dictionary, run lengths, bits, dictionary by runs
_USUAL_ENCODINGS = _PLAIN_ENCODINGS | {5, 9}  # and numbers by steps or by bytes; no texts by steps
# Field numbers of parquet.thrift.
_ROWS, _GROUPS = 3, 4
_CHUNKS, _GROUP_ROWS = 1, 3
_ELSEWHERE, _META = 1, 3
_CODEC, _VALUES, _PACKED_SIZE, _DATA_AT, _DICTIONARY_AT = 4, 5, 7, 9, 11
_PAGE_SIZE, _PACKED_PAGE_SIZE = 2, 3
_ENCODING_OF_PAGE = {5: 2, 7: 2, 8: 4}  # kind of page header → its field for the encoding
Fields = list[tuple[int, Any]]


class Facts(NamedTuple):
    """What a file holds: rows, and bytes once its pages are unpacked."""

    n_rows: int
    n_bytes: int


def check_plain(data: bytes) -> int:
    """The number of rows; ValueError when the file is not plain or does not fit together."""
    return _checked(data, plain=True).n_rows


def check_packed(data: bytes) -> Facts:
    """What a file that may be packed holds; ValueError when it does not fit together."""
    return _checked(data, plain=False)


def _checked(data: bytes, *, plain: bool) -> Facts:
    if len(data) < 12 or not data.startswith(_MAGIC) or not data.endswith(_MAGIC):
        raise ValueError("no Parquet file")
    (length,) = struct.unpack("<I", data[-8:-4])
    if length > _LONGEST_FOOTER:
        raise ValueError("a footer too long")
    end = len(data) - 8
    facts, _ = _Reader(data, end - length, end).struct()
    n_rows = _number(facts, _ROWS)
    groups = _some(facts, _GROUPS)
    if n_rows < 0 or sum(_number(group, _GROUP_ROWS) for group in groups) != n_rows:
        raise ValueError("rows do not add up")
    packed = unpacked = 0
    for group in groups:
        for chunk in _some(group, _CHUNKS):
            # Asked before the pages are walked: columns that share them would be walked for hours.
            packed += max(0, _number(_one(chunk, _META), _PACKED_SIZE))
            if packed > len(data):
                raise ValueError("columns share pages")
            unpacked += _check_chunk(data, chunk, _number(group, _GROUP_ROWS), plain)
    return Facts(n_rows, unpacked)


def _check_chunk(data: bytes, chunk: Fields, n_rows: int, plain: bool) -> int:
    """How many bytes the pages of a column have once unpacked."""
    meta = _one(chunk, _META)
    if any(field == _ELSEWHERE for field, _ in chunk):
        raise ValueError("elsewhere")
    if plain and _number(meta, _CODEC) != 0:
        raise ValueError("packed")
    n_values = _number(meta, _VALUES)
    if n_rows < 0 or n_values < 0 or (plain and n_values != n_rows):
        raise ValueError("a column of another length")
    if n_values == 0 and _number(meta, _PACKED_SIZE) == 0:
        return 0
    return _check_pages(data, meta, plain)


def _check_pages(data: bytes, meta: Fields, plain: bool) -> int:
    """The same, of the pages from the first to the last."""
    starts = [_number(meta, field) for field, _ in meta if field in (_DATA_AT, _DICTIONARY_AT)]
    at = min(start for start in starts if start > 0)
    end = at + _number(meta, _PACKED_SIZE)
    if not 4 <= at <= end <= len(data) - 8:
        raise ValueError("pages outside the file")
    n_bytes = 0
    while at < end:
        page, at = _Reader(data, at, min(end, at + _LONGEST_PAGE_HEADER)).struct()
        packed, size = _number(page, _PACKED_PAGE_SIZE), _number(page, _PAGE_SIZE)
        if min(packed, size) < 0 or (plain and packed != size):
            raise ValueError("a packed page")
        kinds = [(value, _ENCODING_OF_PAGE[kind]) for kind, value in page if kind in (5, 7, 8)]
        allowed = _PLAIN_ENCODINGS if plain else _USUAL_ENCODINGS
        if len(kinds) != 1 or _number(*kinds[0]) not in allowed:
            raise ValueError("another encoding")
        at += packed
        n_bytes += size
    if at != end:
        raise ValueError("pages do not fit")
    return n_bytes


def _one(fields: Any, number: int) -> Any:
    """The only value of that number."""
    found = _some_of(fields, number)
    if len(found) != 1:
        raise ValueError("a field is missing or comes twice")
    return found[0]


def _number(fields: Any, number: int) -> int:
    value = _one(fields, number)
    if not isinstance(value, int):
        raise ValueError("no number")
    return value


def _some(fields: Any, number: int) -> list[Any]:
    values = _one(fields, number)
    if not isinstance(values, list):
        raise ValueError("no list")
    return values


def _some_of(fields: Any, number: int) -> list[Any]:
    if not isinstance(fields, list):
        raise ValueError("no structure")
    return [field[1] for field in fields if isinstance(field, tuple) and field[0] == number]


class _Reader:
    """Walks over bytes in Thrift's compact protocol, never beyond `end`."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        if not 0 <= at <= end <= len(data):
            raise ValueError("outside the file")
        self._data, self._at, self._end = data, at, end

    def struct(self, depth: int = 0) -> tuple[Fields, int]:
        """The fields, each with its number, and where they end."""
        return list(self._fields(depth)), self._at

    def _fields(self, depth: int) -> Iterator[tuple[int, Any]]:
        if depth > _MOST_NESTED:
            raise ValueError("nested too deep")
        number = 0
        while head := self._byte():
            step, kind = head >> 4, head & 15
            number = number + step if step else self._signed()
            yield number, kind == 1 if kind in (1, 2) else self._value(kind, depth)

    def _value(self, kind: int, depth: int) -> Any:
        if kind == 3 or kind in (1, 2):
            return self._byte()
        if kind in (4, 5, 6):
            return self._signed()
        if kind == 7:
            return self._skipped(8)
        if kind == 8:
            return self._skipped(self._unsigned())
        if kind in (9, 10):
            return self._list(depth)
        if kind == 12:
            return self.struct(depth + 1)[0]
        raise ValueError("a kind that Parquet does not use")

    def _list(self, depth: int) -> list[Any]:
        if depth > _MOST_NESTED:
            raise ValueError("nested too deep")
        head = self._byte()
        size, kind = head >> 4, head & 15
        size = self._unsigned() if size == 15 else size
        if size > self._end - self._at:
            raise ValueError("a list longer than the file")
        return [self._value(kind, depth + 1) for _ in range(size)]

    def _byte(self) -> int:
        self._skipped(1)
        return self._data[self._at - 1]

    def _skipped(self, size: int) -> None:
        if size > self._end - self._at:
            raise ValueError("the file breaks off")
        self._at += size

    def _unsigned(self) -> int:
        value = 0
        for shift in range(0, 64, 7):
            byte = self._byte()
            value |= (byte & 127) << shift
            if byte < 128:
                return value
        raise ValueError("a number too long")

    def _signed(self) -> int:
        value = self._unsigned()
        return (value >> 1) ^ -(value & 1)
