import gzip
import json

import pytest

from evaluation.builtin_frames import texts_of
from evaluation.rows import LabelsError, read_rows, text, truth, whole_number
from evaluation.tone import TONE

GOOD = {"sentence": "Ann won.", "from": 0, "to": 3, "polarity": 1}


def written(path, *rows):
    said = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_bytes(gzip.compress(said.encode()) if path.suffix == ".gz" else said.encode())
    return path


def read_tone(path):
    return read_rows(path, TONE.columns, TONE.check)


@pytest.mark.parametrize("name", ["labels.jsonl", "labels.jsonl.gz"])
def test_json_lines_are_read_gzipped_or_not_and_blank_lines_skipped(tmp_path, name):
    assert read_tone(written(tmp_path / name, GOOD, "", GOOD)) == [GOOD, GOOD]


@pytest.mark.parametrize("name", ["Three.JSONL", "THREE.Jsonl.GZ"])
def test_capitals_in_the_name_change_nothing(tmp_path, name):
    said = json.dumps(GOOD).encode()
    (tmp_path / name).write_bytes(gzip.compress(said) if name.endswith("GZ") else said)
    assert read_tone(tmp_path / name) == [GOOD]


def test_csv_gives_the_same_rows_with_numbers_and_words_for_polarity(tmp_path):
    path = written(
        tmp_path / "labels.csv", "sentence,from,to,polarity", "Ann won.,0,3,1",
        '"Ann, it is said, lost.",0,3,negative',
    )  # fmt: skip
    assert [row["polarity"] for row in read_tone(path)] == [1, -1]


def test_a_separator_within_a_sentence_ends_no_line(tmp_path):
    row = GOOD | {"sentence": "Ann won.\u2028Twice."}
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert len(read_tone(path)) == 1


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (GOOD | {"polarity": "good"}, 'line 2: `polarity` is "good"; write one of -1, 0, 1'),
        (GOOD | {"from": -1}, "line 2: `from` is -1; write a whole number"),
        (GOOD | {"to": 99}, "line 2: `from` and `to` mark no stretch of the sentence"),
        (GOOD | {"sentence": " "}, 'line 2: `sentence` is " "; write a text'),
        ({"sentence": "Ann won."}, "line 2: `from` is missing; each row needs sentence, from"),
        ("{oops", "line 2: this is no JSON"),
        ([1], "line 2: write an object"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line_with_what_to_do(tmp_path, bad, words):
    with pytest.raises(LabelsError) as caught:
        read_tone(written(tmp_path / "labels.jsonl", GOOD, bad))
    assert f"labels.jsonl, {words}" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.jsonl", b"", "holds no rows"),
        ("labels.xlsx", b"x", "give .jsonl or .csv, or either with .gz"),
        ("labels.jsonl", b"\xff\xfe", "save it as UTF-8"),
        ("labels.jsonl.gz", b"not gzip", r"no whole gzip file \(.*pack it again"),
        ("cut.jsonl.gz", gzip.compress(b"{}" * 99, mtime=0)[:-9], "no whole gzip file"),
        ("odd.jsonl.gz", gzip.compress(b"{}", mtime=0)[:10] + b"\xff" * 20, "no whole gzip file"),
        ("latin.jsonl.gz", gzip.compress(b"\xff", mtime=0), "save it as UTF-8"),
        ("deep.jsonl", b"[" * 200_000, "line 1: this is no JSON"),
        ("open.csv", b'sentence\n"' + b"a" * 200_000, "line 2: this is no CSV .*closes"),
        ("short.csv", b'sentence\n"a\nb\n', "this is no CSV .*closes"),
    ],
)
def test_a_bad_file_is_named(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LabelsError, match=words):
        read_tone(tmp_path / name)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LabelsError, match="There is no file"):
        read_tone(tmp_path / "nowhere.jsonl")


def test_poles_that_cannot_be_an_axis_are_named_by_line(tmp_path):
    from evaluation.axes import TURNED

    row = {"kind": "k", "low": "Same", "high": "same", "nearer_low": "a", "nearer_high": "b"}
    with pytest.raises(LabelsError, match="line 1: Both poles of the axis say the same"):
        read_rows(written(tmp_path / "pairs.jsonl", row), TURNED.columns, TURNED.check)


def test_half_an_emoji_is_read_as_articles_are_and_places_stay(tmp_path):
    row = GOOD | {"sentence": "\ud83d Ann won.", "from": 2, "to": 5}
    assert read_tone(written(tmp_path / "labels.jsonl", row))[0]["sentence"] == "\ufffd Ann won."
    assert texts_of([{"sentence": "\ud83d Ann won."}]) == ["\ufffd Ann won."]


def test_values_are_taken_as_csv_and_json_write_them():
    assert (truth("True"), truth(False), truth("0"), whole_number("12")) == (True, False, False, 12)
    with pytest.raises(ValueError, match="true or false"):
        truth("perhaps")
    with pytest.raises(ValueError, match="write a text"):
        text(None)
