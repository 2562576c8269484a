"""The figures of words for the same thing, on pairs that one can count by hand."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from evaluation import word_pairs
from evaluation.rows import LabelsError, read_rows
from evaluation.tasks import OURS
from evaluation.word_pairs import (
    FOUND,
    HELD,
    RIGHT,
    STRICT,
    WORDS,
    measure,
    shares,
    story_sentences,
)

ROWS = [
    {"event": "e", "one": "attack", "other": "raid", "label": "same"},
    {"event": "e", "one": "attack", "other": "strike", "label": "same"},
    {"event": "e", "one": "port", "other": "quay", "label": "either"},
    {"event": "e", "one": "port", "other": "ship", "label": "not"},
]


def outcome(monkeypatch, *found):
    monkeypatch.setattr(
        word_pairs, "story_sentences", lambda event: pd.DataFrame({"text": "."}, [0])
    )
    return measure(ROWS, SimpleNamespace(words=lambda _: set(found)))


def test_what_is_in_doubt_counts_neither_way_and_what_is_not_listed_is_wrong(monkeypatch):
    got = outcome(monkeypatch, ("attack", "raid"), ("port", "quay"), ("cat", "dog"))
    assert got.main["value"] == pytest.approx(1 / 2)
    assert got.others[FOUND]["value"] == pytest.approx(1 / 2)
    assert got.others[STRICT]["value"] == pytest.approx(1 / 3, abs=1e-6)
    assert got.parts["e"]["n"] == len(ROWS)


def test_a_story_that_is_not_here_is_named():
    with pytest.raises(LabelsError, match="no articles of the story “e” to look for"):
        measure(ROWS, SimpleNamespace(words=lambda _: set()))


def test_nothing_found_is_undefined_and_not_0(monkeypatch):
    got = outcome(monkeypatch)
    assert got.main["value"] is None
    assert got.others[FOUND]["value"] == 0
    assert np.isnan(shares(np.array(["not"]), np.array([False]))[FOUND])
    assert np.isnan(shares(np.array(["either"]), np.array([True]))[RIGHT])


def test_the_terms_of_the_labels_are_in_their_stories():
    rows = read_rows(OURS / "word_pairs.jsonl", WORDS.columns, WORDS.check)
    assert {row["split"] for row in WORDS.keep(rows)} == {HELD}
    held, tried = (
        {r["event"] for r in rows if (r["split"] == HELD) is kept} for kept in (True, False)
    )
    assert held.isdisjoint(tried)
    for story in ("sample", "recount", "port-strike", "water-rules"):
        text = " ".join(story_sentences(story)["text"]).lower().replace("-", " ")
        mine = [row for row in rows if row["event"] == story]
        # a term is written without its plural s, and -ies as -y
        words = {word for row in mine for word in f"{row['one']} {row['other']}".split()}
        lost = {word for word in words if word.rstrip("y").replace("-", " ") not in text}
        assert mine
        assert lost == set()


def test_a_pair_in_another_order_is_refused(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text(
        '{"event": "e", "split": "held back", "one": "raid", "other": "attack", "label": "same"}'
    )
    with pytest.raises(LabelsError, match="order of the alphabet"):
        read_rows(path, WORDS.columns, WORDS.check)
