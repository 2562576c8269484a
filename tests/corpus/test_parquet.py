"""Parquet files that people bring: however they were written, and none that floods the memory."""

import io
from contextlib import suppress

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.footer import check_packed
from analysis.corpus.limits import MEGABYTE, Limits
from analysis.corpus.parquet_tables import parquet_columns, parquet_rows
from analysis.corpus.reading import Source, read_articles
from analysis.errors import CorpusError

SMALL = Limits(table_bytes=10 * MEGABYTE)
ROWS = [
    {"text": "The bridge stays open.", "outlet": {"name": "Ledger"}, "tags": ["a", "b"], "n": 1},
    {"text": None, "outlet": {"name": "Courier"}, "tags": [], "n": None},
    {"text": "The bridge stays open.", "outlet": None, "tags": None, "n": 3},
]


def written(table, **options) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table if isinstance(table, pa.Table) else pa.table(table), buffer, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "options",
    [
        {},
        *({"compression": name} for name in ("none", "gzip", "zstd", "brotli", "lz4")),
        {"data_page_version": "2.0", "version": "1.0"},
        {"use_dictionary": False, "write_statistics": False},
        {"row_group_size": 1, "store_schema": False},
        {"data_page_size": 10, "write_page_index": True, "write_page_checksum": True},
        {"use_dictionary": False, "column_encoding": {"n": "DELTA_BINARY_PACKED"}},
    ],
)  # fmt: skip
def test_a_file_is_read_however_it_was_written(options):
    data = written(pa.Table.from_pylist(ROWS), **options)
    names = parquet_columns("a.parquet", data)
    assert [row for _, row in parquet_rows("a.parquet", data, names, Limits())] == ROWS
    assert check_packed(data).n_rows == len(ROWS)


def test_a_text_that_many_rows_share_is_counted_once_for_each():
    whole = "The bridge stays open until the spring. " * 25_000
    for column in ([whole] * 40, [[whole] * 40], [{"name": whole}] * 40, [whole.encode()] * 40):
        data = written({"text": column})
        assert len(data) < 2 * MEGABYTE
        with pytest.raises(CorpusError, match="unpacks to more than 10 MB"):
            read_articles([Source("a.parquet", data)], limits=SMALL)


def test_numbers_of_any_width_are_counted_too():
    wide = pa.array([b"x" * MEGABYTE] * 40, pa.binary(MEGABYTE))
    data = written({"text": wide})
    with pytest.raises(CorpusError, match="unpacks to more than 10 MB"):
        read_articles([Source("a.parquet", data)], limits=SMALL)


def test_a_list_of_more_values_than_articles_have_is_refused():
    data = written({"text": [[0] * 1_000_001]}, compression="zstd")
    assert len(data) < 10_000
    with pytest.raises(CorpusError, match="damaged Parquet"):
        read_articles([Source("a.parquet", data)])


@pytest.mark.parametrize("encoding", ["DELTA_BYTE_ARRAY", "DELTA_LENGTH_BYTE_ARRAY"])
def test_texts_told_by_what_they_share_with_the_one_before_are_not_read(encoding):
    data = written(
        {"text": ["The bridge. " * 1_000] * 900},
        use_dictionary=False,
        column_encoding={"text": encoding},
    )
    with pytest.raises(CorpusError, match="no readable Parquet"):
        read_articles([Source("a.parquet", data)])


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_a_damaged_file_is_a_table_or_a_sentence(data):
    whole = bytearray(written({"text": ["The bridge.", "No bridge."]}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(CorpusError):
        read_articles([Source("a.parquet", bytes(whole))])
