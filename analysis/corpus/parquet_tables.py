"""Parquet files that people bring to rows: vetted, and counted before they grow in memory.

A text that many rows share stands in the file once, so a small file can be many gigabytes once each
row has its own: texts are kept as such a dictionary until it is known how much they come to.
"""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.corpus.footer import check_packed
from analysis.corpus.json_tables import Row, row_place
from analysis.corpus.limits import MEGABYTE, Limits
from analysis.errors import CorpusError
from analysis.translation import tr

_MOST_VALUES = 1_000_000  # of a column; the rows of one that holds lists have several each
_TEXTS = "BYTE_ARRAY"
_UNREADABLE = (pa.ArrowException, OSError, ValueError, KeyError, OverflowError)


def parquet_columns(name: str, data: bytes) -> list[str]:
    """The names of the columns."""
    return [str(column) for column in _opened(name, data).schema_arrow.names]


def parquet_rows(
    name: str, data: bytes, columns: list[str], limits: Limits
) -> Iterator[tuple[str, Row]]:
    """Rows of a Parquet file, the chosen columns only; what they unpack to is counted first."""
    file = _opened(name, data)
    if file.metadata.num_rows > limits.articles:
        raise CorpusError(
            tr(
                "{name} has {n} rows; {most} is the limit: split it.",
                name=name,
                n=file.metadata.num_rows,
                most=limits.articles,
            )
        )
    try:
        if max(check_packed(data).n_bytes, _widest(file)) > limits.table_bytes:
            raise _too_large(name, limits)
        rows, n_bytes = [], 0
        for number in range(file.metadata.num_row_groups):  # dictionaries are each group's own
            table = file.read_row_group(number, columns)
            n_bytes += sum(map(_text_bytes, table.columns))
            if n_bytes > limits.table_bytes:
                raise _too_large(name, limits)
            rows += table.to_pylist()
    except _UNREADABLE:
        raise CorpusError(
            tr("{name} is a damaged Parquet file; write it again.", name=name)
        ) from None
    for number, row in enumerate(rows, 1):
        yield row_place(number), row


def _opened(name: str, data: bytes) -> pq.ParquetFile:
    """The file, its texts as dictionaries, once it is known to fit together."""
    try:
        check_packed(data)
        leaves = _leaves(pq.ParquetFile(pa.BufferReader(data)))
        texts = [leaf.path for leaf in leaves if leaf.physical_type == _TEXTS]
        return pq.ParquetFile(pa.BufferReader(data), read_dictionary=texts)
    except _UNREADABLE:
        raise CorpusError(
            tr("{name} is no readable Parquet file; write it again.", name=name)
        ) from None


def _leaves(file: pq.ParquetFile) -> list[Any]:
    return [file.schema.column(number) for number in range(len(file.schema.names))]


def _widest(file: pq.ParquetFile) -> int:
    """The bytes of the largest column of what is no text, each of its values with its own."""
    groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    largest = 0
    for number, leaf in enumerate(_leaves(file)):
        n_values = sum(group.column(number).num_values for group in groups)
        if n_values > _MOST_VALUES:
            raise ValueError("more values than a table of articles has")
        largest = max(largest, n_values * (0 if leaf.physical_type == _TEXTS else leaf.length))
    return largest


def _too_large(name: str, limits: Limits) -> CorpusError:
    return CorpusError(
        tr(
            "{name} unpacks to more than {most} MB; split it.",
            name=name,
            most=limits.table_bytes // MEGABYTE,
        )
    )


def _text_bytes(column: pa.ChunkedArray) -> int:
    """How much the texts of a column, also of lists in it, take once each has its own."""
    return sum(_lengths(chunk) for chunk in column.chunks)


def _lengths(array: Any) -> int:
    if pa.types.is_dictionary(array.type):
        lengths = pc.take(pc.binary_length(array.dictionary), array.indices)
        return int(pc.sum(pc.cast(lengths, pa.int64())).as_py() or 0)
    if pa.types.is_struct(array.type):
        return sum(_lengths(array.field(number)) for number in range(array.type.num_fields))
    if pa.types.is_nested(array.type):
        return _lengths(array.values)
    return 0
