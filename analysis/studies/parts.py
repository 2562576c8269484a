"""The tables of a saved study as Parquet: the same table, the same bytes; a stranger's is vetted.

Parquet is written without compression and packed by the archive around it. So a part can hold no
more than its size says, and that is checked before it is read; only text that a dictionary repeats
can grow, and it is counted before it is spread out.
"""

import io
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.corpus.footer import check_plain
from analysis.corpus.limits import MEGABYTE
from analysis.errors import StudyError
from analysis.formats import number
from analysis.translation import tr

LARGEST_TABLE = 1_000 * MEGABYTE  # in memory
MOST_COLUMNS = 100
_TYPES = (pa.string(), pa.bool_(), pa.int64(), pa.float64())


def table_part(table: pd.DataFrame, name: str) -> bytes:
    """The table as Parquet: text, whole numbers, numbers and yes/no, in the order of its columns.

    One group of rows, each distinct text once, and nothing of the program that writes.
    """
    columns = {str(column): _array(table[column]) for column in table.columns}
    arrow = pa.table(columns, schema=pa.schema([(n, a.type) for n, a in columns.items()]))
    if arrow.nbytes > LARGEST_TABLE:
        raise StudyError(
            tr(
                "{part} would hold more than {n} MB; save a study of fewer articles or questions.",
                part=name,
                n=number(LARGEST_TABLE // MEGABYTE),
            )
        )
    buffer = io.BytesIO()
    pq.write_table(
        arrow,
        buffer,
        compression="none",
        row_group_size=max(1, len(table)),
        dictionary_pagesize_limit=LARGEST_TABLE,
        write_statistics=False,
        store_schema=False,
    )
    return buffer.getvalue()


def _array(column: pd.Series) -> Any:
    if pd.api.types.is_bool_dtype(column.dtype):
        wanted = pa.bool_()
    elif pd.api.types.is_integer_dtype(column.dtype):
        wanted = pa.int64()
    elif pd.api.types.is_float_dtype(column.dtype):
        return pa.array(column.to_numpy(dtype="float64"), from_pandas=False)
    else:
        wanted, column = pa.string(), column.fillna("").astype("str")
    array = pa.array(column, type=wanted)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def read_part(data: bytes, name: str, columns: list[str], most_rows: int | None) -> pd.DataFrame:
    """The table of a part, vetted; StudyError names the part that is no such table."""
    try:
        table = _vetted(data, name, most_rows)
    except (pa.ArrowException, OSError, ValueError, KeyError, OverflowError):
        raise StudyError(
            tr("{part} of this study is no readable table; save it again.", part=name)
        ) from None
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise StudyError(
            tr(
                "{part} of this study lacks the column {column}; save it again.",
                part=name,
                column=missing[0],
            )
        )
    return table


def _vetted(data: bytes, name: str, most_rows: int | None) -> pd.DataFrame:
    n_rows = check_plain(data)
    if most_rows is not None and n_rows > most_rows:
        raise StudyError(
            tr(
                "{part} of this study has {n} rows; {most} is most.",
                part=name,
                n=number(n_rows),
                most=number(most_rows),
            )
        )
    schema = pq.ParquetFile(pa.BufferReader(data)).schema_arrow
    if len(schema) > MOST_COLUMNS or n_rows * len(schema) * 8 > LARGEST_TABLE:
        raise StudyError(_too_large(name))
    if len(set(schema.names)) < len(schema.names) or any(f.type not in _TYPES for f in schema):
        raise StudyError(
            tr("{part} of this study has columns of another kind; save it again.", part=name)
        )
    texts = [field.name for field in schema if field.type == pa.string()]
    arrow = pq.ParquetFile(pa.BufferReader(data), read_dictionary=texts).read()
    if sum(_text_bytes(arrow.column(text)) for text in texts) > LARGEST_TABLE:
        raise StudyError(_too_large(name))
    columns = {n: _spread_out(arrow.column(n)).to_pandas() for n in arrow.column_names}
    return pd.DataFrame(columns).astype(dict.fromkeys(texts, "str"))


def _too_large(name: str) -> str:
    return tr("{part} of this study would need too much memory and is not read.", part=name)


def _text_bytes(column: Any) -> int:
    """How much the texts of a column take once each row has its own."""
    total = 0
    for chunk in column.chunks:
        lengths = pc.take(pc.binary_length(chunk.dictionary), chunk.indices)
        total += pc.sum(pc.cast(lengths, pa.int64())).as_py() or 0
    return total


def _spread_out(column: Any) -> Any:
    if pa.types.is_dictionary(column.type):
        column = column.cast(pa.large_string())
        return pc.fill_null(column, "")
    return column
