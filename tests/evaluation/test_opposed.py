"""The pairs that contradict each other or do not, and how many of them are known."""

import re
from pathlib import Path

import pytest

from evaluation.opposed import SPLITS, main, read_pairs, shares

MEASURES = Path(__file__).parents[2] / "docs/measures.md"


@pytest.mark.parametrize("split", SPLITS)
def test_half_of_the_pairs_of_each_half_contradict_each_other(split):
    pairs = read_pairs(split)
    assert (len(pairs), sum(pair["opposed"] for pair in pairs)) == (30, 15)
    assert len({pair["one"] for pair in pairs} | {pair["other"] for pair in pairs}) == 60


@pytest.mark.parametrize("split", SPLITS)
def test_the_shares_are_those_that_the_docs_tell(split):
    told = shares(read_pairs(split))
    row = f"| {split} | {told['found'][0]} of {told['found'][1]} | {told['right'][0]} of "
    assert f"{row}{told['right'][1]} |" in MEASURES.read_text("utf-8")


def test_the_report_has_a_line_for_each_half(capsys):
    main()
    lines = capsys.readouterr().out.splitlines()
    heads = [
        line for line in lines if re.match(r"[a-z ]+: found \d+ of 15, right \d+ of \d+$", line)
    ]
    assert len(heads) == len(SPLITS)
