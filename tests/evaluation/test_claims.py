"""The figures of claims, on groups whose figures one can count by hand."""

import json

import numpy as np
import pandas as pd
import pytest

from evaluation import claim_labels
from evaluation.claim_figures import counts, figures
from evaluation.claim_labels import Labelled, read_labelled
from evaluation.claims import CLAIMS
from evaluation.rows import LabelsError, read_rows
from evaluation.scorers import Scorer


def labelled(main, also=()):
    statements = {i: frozenset([claim]) for i, claim in main.items()}
    statements |= {i: statements[i] | {claim} for i, claim in dict(also).items()}
    return Labelled("event", "dev", pd.DataFrame(), main, statements)


def test_what_is_together_as_it_should_be_scores_one():
    event = labelled({"a": "1", "b": "1", "c": "2", "d": "none-d"})
    got = figures(counts(event, {"a": "x", "b": "x", "c": "y", "d": "z"}))
    assert set(got.values()) == {1.0}


def test_a_claim_in_parts_is_not_found_and_a_wrong_one_is_not_right():
    event = labelled({"a": "1", "b": "1", "c": "2", "d": "none-d"})
    got = figures(counts(event, {"a": "x", "b": "y", "c": "y", "d": "z"}))
    assert got["pairs found"] == 0
    assert got["pairs right"] == 0
    assert got["B-cubed found"] == pytest.approx((0.5 + 0.5 + 1 + 1) / 4)
    assert got["B-cubed right"] == pytest.approx((1 + 0.5 + 0.5 + 1) / 4)
    assert got["of several found"] == pytest.approx(0.5)


def test_sharing_a_further_statement_is_right_and_need_not_be_found():
    event = labelled({"a": "1", "b": "2"}, {"b": "1"})
    together = figures(counts(event, {"a": "x", "b": "x"}))
    assert together["pairs right"] == 1
    assert np.isnan(figures(counts(event, {"a": "x", "b": "y"}))["pairs found"])


def test_the_labels_of_the_sample_fit_its_sentences():
    (sample,) = [event for event in read_labelled("test") if event.event == "sample"]
    assert len(sample.main) == 113
    assert set(sample.main) <= set(sample.sentences["sentence_id"])


def of_sample(**changed):
    """The labels of the sample story as a file of one's own gives them, one of them changed."""
    rows = [row for row in map(json.loads, claim_labels.LABELS.read_text("utf-8").splitlines())
            if row["event"] == "sample"]  # fmt: skip
    return [rows[0] | changed, *rows[1:]]


def test_it_is_the_labels_of_the_file_that_claims_are_held_against():
    alone = Scorer("s", "tier", claims=lambda event: {i: i for i in event.main})
    ours = CLAIMS.measure(of_sample(), alone)
    none_alike = [row | {"claim": f"c{n}", "also": []} for n, row in enumerate(of_sample())]
    assert ours.main["value"] < 1
    assert CLAIMS.measure(none_alike, alone).main["value"] == 1
    assert ours.parts["sample"]["n"] == len(of_sample())


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"start": "0"}, 'line 1: `start` is "0"; write a whole number from 0, or -1'),
        ({"also": "c01"}, 'line 1: `also` is "c01"; write a list of texts'),
        ({"claim": 7}, "line 1: `claim` is 7; write a text"),
        ({"claim": None}, "line 1: `claim` is missing"),
    ],
)
def test_an_odd_label_is_named(tmp_path, changed, words):
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(map(json.dumps, of_sample(**changed))), encoding="utf-8")
    with pytest.raises(LabelsError, match=words):
        read_rows(path, CLAIMS.columns)


def test_an_event_that_is_not_here_is_named():
    with pytest.raises(LabelsError, match="no articles of the event “elsewhere”"):
        CLAIMS.measure(of_sample(event="elsewhere"), Scorer("s", "tier", claims=lambda _: {}))


def test_a_text_that_was_not_the_one_labelled_stops_the_run(monkeypatch):
    changed = claim_labels.event_articles("sample")
    changed["text"] += " More."
    monkeypatch.setattr(claim_labels, "event_articles", lambda event: changed)
    with pytest.raises(LabelsError, match="not the one that was labelled"):
        read_labelled("test")
