import io
import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.columns import Columns, guess_columns
from analysis.corpus.reading import Limits, Source, read_articles, table_columns
from analysis.corpus.tables import read_rows
from analysis.errors import CorpusError

ROWS = [
    {"Title": "One", "Source": "Gazette", "Body": "The bridge stays open.\nSo it was voted."},
    {"Title": 'Two, "quoted"', "Source": "Courier; daily", "Body": "The bridge, they say, is old."},
]


def as_bytes(rows, suffix):
    table, buffer = pd.DataFrame(rows), io.BytesIO()
    if suffix == ".parquet":
        table.to_parquet(buffer)
        return buffer.getvalue()
    if suffix in (".csv", ".tsv"):
        return table.to_csv(index=False, sep="\t" if suffix == ".tsv" else ",").encode()
    lines = suffix == ".jsonl"
    return table.to_json(orient="records", lines=lines, force_ascii=False).encode()


SUFFIXES = [".csv", ".tsv", ".jsonl", ".json", ".parquet"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_of_table_gives_the_same_articles(suffix):
    articles = read_articles([Source(f"news{suffix}", as_bytes(ROWS, suffix))]).articles
    assert articles["headline"].tolist() == ["One", 'Two, "quoted"']
    assert articles["outlet"].tolist() == ["Gazette", "Courier; daily"]
    assert articles["text"].tolist() == [row["Body"] for row in ROWS]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl"])
@given(cells=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_cells_survive_the_round_trip(suffix, cells):
    rows = [{"text": text, "outlet": outlet} for text, outlet in cells]
    found = [row for _, row in read_rows(f"a{suffix}", suffix, as_bytes(rows, suffix), None)]
    assert found == rows


def test_semicolons_between_cells_are_recognised():
    data = b"text;outlet\nThe bridge, they say, is old.;Gazette\n"
    assert read_articles([Source("a.csv", data)]).articles["outlet"].tolist() == ["Gazette"]


def test_columns_are_known_by_their_usual_names():
    names = ["ID", "Publish Date", "media_name", "Headline", "full_text", "Link"]
    assert guess_columns(names) == Columns(
        "full_text", "media_name", "Headline", "Publish Date", "Link", "ID"
    )
    assert guess_columns(["a", "b"]) is None


def test_a_table_without_a_text_column_names_the_columns_it_has():
    with pytest.raises(CorpusError, match=r"No column of a\.csv .*: foo, bar\."):
        read_articles([Source("a.csv", b"foo,bar\n1,2\n")])


def test_the_user_chooses_the_columns():
    columns = Columns(text="foo", outlet="bar")
    source = Source("a.csv", b"foo,bar\nThe bridge stays open.,Gazette\n")
    assert table_columns(source) == ["foo", "bar"]
    assert read_articles([source], columns=columns).articles["outlet"][0] == "Gazette"


def test_a_chosen_column_that_is_not_there_is_named():
    with pytest.raises(CorpusError, match='no column "body"; it has: foo'):
        read_articles([Source("a.csv", b"foo\nx\n")], columns=Columns("body"))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.jsonl",
            b'{"text":"x"}\n{"text":"y"}\n{"text":\n',
            "broken JSON on line 3",
        ),
        (
            "a.json",
            b'[{"text":"x"},\n{"text":"y"},\n{"text":]',
            "broken JSON on line 3",
        ),
        ("a.json", b"3", "not a list of articles"),
        ("a.json", b"[1]", "row 1, is not a JSON object"),
        ("a.json", b"[" * 200_000, "nested too deep"),
        ("a.json", b'[{"text":"x","id":' + b"1" * 9000 + b"}]", "numbers too long"),
        ("a.csv", b'text,outlet\n"x,Gazette\ny,Courier\n', "wrong quoting in row 2, .* on line 2"),
        ("a.csv", b"text,outlet\nx,y,z\n", "row 2, has 3 cells where the header has 2"),
        ("a.csv", b"text,text\nx,y\n", 'more than one column called "text"'),
        ("a.csv", b'"text\n', "wrong quoting in its first row"),
        ("a.csv", b"text,outlet\n", "no row below its column names"),
        ("a.parquet", b"PAR1" + b"x" * 99 + b"PAR1", "no readable Parquet"),
    ],
)
def test_a_broken_table_is_refused_with_the_place(name, data, message):
    with pytest.raises(CorpusError, match=message):
        read_articles([Source(name, data)])


def test_nested_cells_become_text():
    buffer = io.BytesIO()
    row = {"text": ["The bridge stays open.", "So it was voted."], "source": {"name": "Gazette"}}
    pq.write_table(pa.Table.from_pylist([row]), buffer)
    articles = read_articles([Source("a.parquet", buffer.getvalue())]).articles
    assert articles[["outlet", "text"]].values.tolist() == [["Gazette", "\n".join(row["text"])]]


def test_a_list_inside_an_object_is_the_list_of_articles():
    data = json.dumps({"status": "ok", "articles": ROWS}).encode()
    assert len(read_articles([Source("a.json", data)]).articles) == 2


def test_a_parquet_file_that_unpacks_too_large_is_refused_unread():
    data = as_bytes([{"text": "The bridge stays open. " * 5000}], ".parquet")
    with pytest.raises(CorpusError, match="unpacks to more than"):
        read_articles([Source("a.parquet", data)], limits=Limits(table_bytes=100))


def test_a_table_broken_at_its_end_is_refused_whole():
    data = b"text,outlet\nThe bridge stays open.,Gazette\nx,y,z\n"
    with pytest.raises(CorpusError, match=r"a\.csv, row 3"):
        read_articles([Source("a.csv", data)])


def test_a_row_that_is_too_long_does_not_cost_the_others():
    data = b"text\n" + b"word " * 30 + b"\nThe bridge stays open.\n"
    reading = read_articles([Source("a.csv", data)], limits=Limits(article_characters=100))
    assert reading.articles["text"].tolist() == ["The bridge stays open."]
    assert "a.csv, row 2 has more than 100 characters" in reading.problems[0]


def test_a_guessed_encoding_of_a_table_is_told():
    data = "text,outlet\nL’hôtel de ville a rouvert mardi à Orléans.,Gazette\n".encode("cp1252")
    assert "cp1252" in read_articles([Source("a.csv", data)]).notes[0]


def test_old_line_breaks_part_the_rows_too():
    data = b"text,outlet\rThe bridge stays open.,Gazette\rThe bridge is old.,Courier\r"
    assert read_articles([Source("a.csv", data)]).articles["outlet"].tolist() == [
        "Gazette",
        "Courier",
    ]


def test_rows_without_text_are_named_and_the_others_kept():
    data = b"text,outlet\nThe bridge stays open.,Gazette\n,Courier\n"
    reading = read_articles([Source("a.csv", data)])
    assert len(reading.articles) == 1
    assert reading.problems == ("a.csv: no text in row 3; left out.",)


def test_a_date_that_cannot_be_read_is_told():
    data = b"text,outlet,date\nThe bridge stays open.,Gazette,03/04/2025\n"
    reading = read_articles([Source("a.csv", data)])
    assert reading.articles["published"][0] == ""
    assert "the date in row 2 could not be read for sure" in reading.notes[0]
    assert "2025-04-03" in reading.notes[0]  # how to write it


def test_markup_in_a_cell_is_read_as_a_page():
    cell = "<p>" + "The council voted to keep the bridge open. " * 9 + "</p>"
    articles = read_articles([Source("a.json", json.dumps([{"text": cell}]).encode())]).articles
    assert "<p>" not in articles["text"][0]


DATES = "text,outlet,date\nOne.,A,03/04/2026\n\nTwo.,B,{}\nThree.,C,{}\n"


@pytest.mark.parametrize(
    ("others", "read"),
    [
        (("25/04/2026", "6 May 2026"), "2026-04-03"),
        (("04/25/2026", "2026-05-06"), "2026-03-04"),
        (("25/04/2026", "04/25/2026"), ""),
        (("05/06/2026", "25.04.2026"), ""),
        (("45/04/2026", "soon"), ""),
    ],
)
def test_dates_with_two_readings_are_read_as_others_of_their_column(others, read):
    reading = read_articles([Source("a.csv", DATES.format(*others).encode())])
    assert reading.articles["published"][0] == read
    said = "was read with the" if read else "could not be read for sure"
    assert "the date in row 2" in " ".join(reading.notes)
    assert said in " ".join(reading.notes)


def test_a_row_is_told_by_its_number_in_a_spreadsheet_though_cells_hold_line_breaks():
    data = b'text,outlet\n"The bridge\nstays\nopen.",Gazette\n\n,Courier\n'
    assert read_articles([Source("a.csv", data)]).problems == (
        "a.csv: no text in row 4; left out.",
    )
    with pytest.raises(CorpusError, match="quoting in row 4, which begins on line 6 of the file"):
        read_articles([Source("a.csv", data.replace(b"\n,C", b'\n"x"y,C'))])
