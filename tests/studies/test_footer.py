"""A stranger's Parquet: refused in Python before it can end the process or fill the memory."""

import io
import random

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.corpus.footer import check_plain
from analysis.errors import StudyError
from analysis.studies.bundle import study_parts
from analysis.studies.parts import read_part, table_part
from analysis.studies.tables import KINDS

TEXTS = ["one", "two", "two"]


def written(**options: object) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": TEXTS, "n": [1, 2, 3]}), buffer, **options)
    return buffer.getvalue()


def test_our_own_tables_are_plain(study_apart):
    for name, part in study_parts(study_apart).items():
        assert check_plain(part) == len(read_part(part, name, [], None))
    assert check_plain(table_part(pd.DataFrame({"text": []}, dtype="str"), "t")) == 0


@pytest.mark.parametrize(
    "options",
    [
        {"compression": "none"},
        {"compression": "none", "use_dictionary": False},
        {"compression": "none", "row_group_size": 1},
        {"compression": "none", "data_page_version": "2.0"},
    ],
)
def test_plain_tables_of_others_are_read(options):
    data = written(**options)
    assert check_plain(data) == 3
    assert read_part(data, "t", ["text"], None)["text"].tolist() == TEXTS


@pytest.mark.parametrize(
    "options",
    [
        {"compression": "snappy"},
        {"compression": {"text": "none", "n": "gzip"}},
        {"compression": "none", "use_dictionary": False,
         "column_encoding": {"text": "DELTA_BYTE_ARRAY", "n": "PLAIN"}},
        {"compression": "none", "use_dictionary": False,
         "column_encoding": {"text": "PLAIN", "n": "DELTA_BINARY_PACKED"}},
    ],
)  # fmt: skip
def test_what_could_grow_is_refused(options):
    with pytest.raises(ValueError, match=r"packed|encoding"):
        check_plain(written(**options))


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1PAR1PAR1", b"PAR1\xff\xff\xff\xffPAR1" * 2])
def test_what_is_no_parquet_is_refused(data):
    with pytest.raises(ValueError, match=r"\w"):
        check_plain(data)


@pytest.mark.parametrize("name", KINDS)
def test_no_changed_byte_gives_anything_but_a_sentence(study_apart, name):
    whole = study_parts(study_apart)[f"{name}.parquet"]
    drawn = random.Random(name)
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(drawn.choice([1, 1, 2, 4])):
            back = 1 + drawn.randrange(min(len(whole), drawn.choice([1_500, len(whole)])))
            broken[-back] = drawn.choice([0, 127, 128, 255, drawn.randrange(256)])
        try:
            read_part(bytes(broken), name, KINDS[name].columns, 2_000)
        except StudyError:
            continue


def test_lists_within_lists_without_end_are_refused():
    footer = b"\x19" * 5_000
    with pytest.raises(ValueError, match="nested"):
        check_plain(b"PAR1" + footer + len(footer).to_bytes(4, "little") + b"PAR1")
