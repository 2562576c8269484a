"""`--column`: the columns of a table named on the command line; and files that cannot be read."""

import json

import pandas as pd
import pytest

from analysis.cli.columns import chosen_columns
from analysis.cli.main import main
from analysis.errors import CorpusError

SAID = "The council voted to keep the old harbour bridge open until the spring, the mayor said."


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "notext.csv"
    pd.DataFrame({"a": [SAID], "b": ["Post"], "title": ["A bridge"]}).to_csv(path, index=False)
    return path


def read(path, tmp_path, *options):
    status = main(["read", str(path), *options, "--out", str(tmp_path / "out.jsonl")])
    return status, json.loads((tmp_path / "out.jsonl").read_text())


def test_columns_that_are_named_are_read_and_the_others_are_known_by_their_names(table, tmp_path):
    status, article = read(table, tmp_path, "--column", "text=a", "--column", "outlet=b")
    assert status == 0
    assert (article["text"], article["outlet"]) == (SAID, "Post")
    assert article["headline"] == "A bridge"


@pytest.mark.parametrize("command", ["read", "compare"])
@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("body=a", "--column needs ROLE=NAME with one of text, outlet, headline, published, url"),
        ("text", "“text” is not that."),
        ("text=c", 'notext.csv has no column "c"; it has: a, b, title.'),
        ("outlet=b", "No column of notext.csv looks like the article's text; choose one of: a"),
    ],
)
def test_an_unknown_role_or_column_is_one_sentence(table, tmp_path, capsys, command, option, says):
    more = ["--axis", "cold <-> hot"] if command == "compare" else []
    status = main([command, str(table), "--column", option, *more, "--out", str(tmp_path / "o")])
    said = capsys.readouterr().err.strip().splitlines()
    assert status == 2
    assert says in said[-1]
    assert sum(line.startswith("parallax:") for line in said) == 1


def test_a_role_is_given_once():
    with pytest.raises(CorpusError, match="gives text twice"):
        chosen_columns(["text=a", "text=b"])


def test_every_file_that_could_not_be_read_is_named_on_a_line_of_its_own(tmp_path, capsys):
    (tmp_path / "empty.txt").write_bytes(b"")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(60_000_000)
    paths = [str(tmp_path / name) for name in ("empty.txt", "large.txt", "none.txt")]
    assert main(["read", *paths, "--out", str(tmp_path / "out.jsonl")]) == 2
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("parallax:")]
    assert len(said) == 3
    assert all(any(name in line for line in said) for name in ("empty", "large", "none.txt"))
