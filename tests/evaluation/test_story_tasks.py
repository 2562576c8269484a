"""Voices, speakers, shared text and claims as tasks of the evaluation, on answers made by hand."""

import datetime
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evaluation import quotations
from evaluation.quotations import FALSE, SPEAKERS
from evaluation.report import rendered
from evaluation.results import fresh_results
from evaluation.rows import LabelsError, read_rows
from evaluation.rules import PARSER, RULES
from evaluation.running import Bench, names_for
from evaluation.scorers import Scorer
from evaluation.sharing import hits_of
from evaluation.tasks import chosen_tasks, known_tasks
from evaluation.voice import VOICE, is_held_back
from tests.evaluation.made_up import OURS

TASKS = {task.name: task for task in known_tasks(Path("nowhere"))}
NAMES = ("voice", "speakers", "sharing", "claims")


def rated(article, sentence, *types):
    return {"article_id": article, "sentence": sentence, "publisher": "Post", "type": list(types)}


def test_they_are_part_of_every_run_and_can_be_asked_for_alone():
    assert set(NAMES) <= set(TASKS)
    for name in NAMES:
        assert [t.name for t in chosen_tasks(list(TASKS.values()), [name])] == [name]


def test_rules_are_measured_in_the_place_of_tiers():
    assert names_for(TASKS["speakers"], ["accurate"], with_baselines=False) == [PARSER]
    assert names_for(TASKS["claims"], ["accurate"], with_baselines=False) == ["accurate"]
    for name in NAMES:
        ours = TASKS[name].kind.ours or ()
        assert set(ours) <= set(RULES)


def test_quoted_or_not_is_scored_on_the_articles_held_back():
    rows = [rated("a", "One.", "fact", "fact", "quote"), rated("b", "“Two.”", *["quote"] * 3)]
    rows += [rated("b", "Three.", "fact", "fact", "fact"), rated("d", "“Four.”", *["quote"] * 3)]
    quoted = pd.Series([True, True, True, False])
    scorer = Scorer("by hand", "rules", {"voice": OURS}, quoted=lambda _: quoted)
    found = VOICE.measure(rows, scorer)
    assert is_held_back(pd.DataFrame(rows)).tolist() == [False, True, True, False]
    assert found.main["value"] == pytest.approx(2 / 3, abs=1e-6)
    assert found.others["precision"]["value"] == 0.5
    assert found.others["recall"]["value"] == 1
    assert found.others["F1, all"]["value"] == pytest.approx(2 / 5, abs=1e-6)


def test_what_raters_said_must_be_a_list(tmp_path):
    file = tmp_path / "labels.jsonl"
    file.write_text('{"article_id": "a", "sentence": "S.", "publisher": "P", "type": "quote"}\n')
    with pytest.raises(LabelsError, match="line 1: `type`"):
        read_rows(file, VOICE.columns)


def test_a_quotation_that_is_not_found_has_no_right_speaker_and_a_false_one_no_label():
    found, right = np.array([True, True, False, True]), np.array([True, False, False, False])
    kinds = np.array(["direct", "direct", "indirect", FALSE])
    got = quotations._figures(found, right, kinds, np.arange(4))
    assert got[quotations.MAIN] == pytest.approx(1 / 3)
    assert got["of those found"] == 0.5
    assert got["quotations found"] == pytest.approx(2 / 3)
    assert got["finds that are labelled"] == pytest.approx(2 / 3)
    assert np.isnan(got["mixed"])


def test_an_article_that_nobody_read_to_the_end_is_named():
    row = {"article_id": "mine", "start": 0, "end": 9, "kind": "direct", "speaker": "Ann"}
    with pytest.raises(LabelsError, match="Article “mine” is none of those"):
        SPEAKERS.measure([row], Scorer("s", "rules", heard=lambda corpus: corpus))


def test_copies_are_found_in_either_direction_and_wrong_pairs_are_not_right():
    class Planted:
        copies = pd.DataFrame({"source": ["a", "b"], "copied": ["x", "y"]})
        origin = {"a": 1, "x": 1, "b": 2, "y": 2, "z": -1}  # noqa: RUF012

    pairs = pd.DataFrame({"sentence_id_a": ["x", "b"], "sentence_id_b": ["a", "z"]})
    hit, right = hits_of(Planted, pairs)
    assert hit.tolist() == [True, False]
    assert right.tolist() == [True, False]


def test_a_task_whose_articles_are_not_here_is_left_out_and_says_so(tmp_path):
    said: list[str] = []
    kind = replace(SPEAKERS, beside=(tmp_path / "articles.jsonl.gz",))
    bench = Bench(tmp_path, said.append, with_memory=False)
    assert bench.run(replace(TASKS["speakers"], kind=kind), [PARSER]) is None
    assert said == ["speakers is left out: there is no file articles.jsonl.gz."]


def test_rules_stand_out_in_the_page_and_are_never_stale():
    figure = {"value": 0.5, "low": 0.4, "high": 0.6}
    one = figure | {
        "scorer": PARSER, "kind": "rules", "fingerprint": "parallax 0", "others": {},
        "parts": {"direct": figure | {"n": 2}}, "calibration_error": None, "reliability": [],
        "n_unanswered": 0, "seconds_per_1000": None, "memory_mb": None, "measured_on": "2026-01-01",
    }  # fmt: skip
    task = {
        "task": "speakers", "family": "speakers", "title": "Who is quoted", "data": "labels",
        "source": "us", "licence": "ours", "n": 2, "unit": "quotations", "metric": "right",
        "human": None, "data_fingerprint": "", "results": [one],
    }  # fmt: skip
    page = rendered(fresh_results(datetime.date(2026, 1, 1)) | {"tasks": [task]}, {})
    assert f"| **{PARSER}** | .500 [.400, .600] |" in page
    assert "| direct | 2 | .500 [.400, .600] |" in page
    assert "stale" not in page
