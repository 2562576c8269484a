"""Built-in frames of a sentence: labels without text, several frames at once, a split of events."""

import json
from dataclasses import replace

import numpy as np
import pytest

from evaluation import baselines, running
from evaluation.baselines import FROZEN, TFIDF, TRAINED
from evaluation.builtin_frames import BUILT_IN, NAMES, are_in, of_split, texts_of
from evaluation.rows import LabelsError, read_rows
from evaluation.running import Bench
from evaluation.scorers import Scorer
from evaluation.tasks import OURS, Task
from tests.conftest import SHARED

LABELS = OURS / "frame_sentences.jsonl"


def labelled(sentence, *frames):
    return {"sentence": sentence, "frames": list(frames)}


def by_words(texts, frames):
    """A scorer that is sure of a frame wherever its name stands in the text."""
    return np.array([[0.9 if f.name in text else 0.1 for f in frames] for text in texts])


def task(tmp_path, rows):
    path = tmp_path / "mine.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return Task("t", BUILT_IN, path, "made up", "", "")


def test_a_sentence_may_speak_in_several_frames_or_in_none(tmp_path):
    rows = task(
        tmp_path,
        [
            labelled(" ".join(NAMES), *NAMES),
            labelled("weather"),
            labelled("conflict, security", "conflict", "security"),
        ],
    ).rows()
    found = BUILT_IN.measure(rows, Scorer("s", "tier", frames=by_words))
    assert found.main["value"] == 1
    assert found.others["mean F1, told from .5 on"]["value"] == 1
    assert found.parts["conflict"]["n"] == 2
    assert found.parts["economic"]["n"] == 1
    assert found.calibration[0]["value"] == pytest.approx(0.1, abs=1e-6)


def test_frames_are_named_by_bars_in_a_table_and_an_unknown_one_is_refused(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("sentence,frames\nA,conflict|economic\nB,\n")
    rows = Task("t", BUILT_IN, path, "", "", "").rows()
    assert are_in(rows).sum(axis=1).tolist() == [2, 0]
    path.write_text("sentence,frames\nA,sport\n")
    with pytest.raises(LabelsError, match=r"line 2: `frames`.*'sport' is none of conflict"):
        Task("t", BUILT_IN, path, "", "", "").rows()


def test_a_row_without_sentence_or_place_is_named(tmp_path):
    with pytest.raises(LabelsError, match="line 1: write a `sentence`"):
        task(tmp_path, [{"frames": ["conflict"]}]).rows()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"sentence": 5}, "`sentence` is no text"),
        ({"sentence": " "}, "`sentence` is no text"),
        ({"sentence": "A.", "split": "dev"}, "`split` is 'dev'; write tune or test"),
        ({"article_id": "a", "sha256": "b", "start": "0", "end": "9"}, "write a `sentence`"),
    ],
)
def test_an_odd_row_is_named(tmp_path, row, words):
    with pytest.raises(LabelsError, match=f"line 1: {words}"):
        task(tmp_path, [{"frames": []} | row]).rows()


def bench_run(mine, monkeypatch):
    """The labels measured by both baselines that learn; the scorers measured, and what was said."""
    monkeypatch.setattr(baselines, "_vectors", lambda texts: np.array([[len(t)] for t in texts]))
    monkeypatch.setattr(
        running, "load_scorer", lambda name, *_: Scorer(name, "b", {"frames": "x"}, frames=by_words)
    )
    said = []
    found = Bench(OURS, said.append, with_memory=False).run(mine, TRAINED)
    return found and [one["scorer"] for one in found["results"]], said


SENTENCES = [labelled(f"{n} conflict here", "conflict") for n in range(4)]
SENTENCES += [labelled(f"{n} calm here") for n in range(4)]


def test_sentences_of_ones_own_need_no_articles(tmp_path, monkeypatch):
    mine = task(tmp_path, SENTENCES)
    mine = replace(mine, kind=replace(BUILT_IN, beside=(tmp_path / "articles.jsonl.gz",)))
    assert bench_run(mine, monkeypatch)[0] == []
    mine.path.write_text(json.dumps({"article_id": "a", "sha256": "b", "start": 0, "end": 1,
                                     "frames": []}))  # fmt: skip
    said = ["t is left out: there is no file articles.jsonl.gz."]
    assert bench_run(mine, monkeypatch) == (None, said)


def test_baselines_never_learn_from_the_rows_that_they_are_tested_on(tmp_path, monkeypatch):
    mine = task(tmp_path, SENTENCES)
    assert (len(mine.rows()), mine.rows_to_learn()) == (8, [])
    said = [f"{name} is left out: t has no rows that are for learning." for name in TRAINED]
    assert bench_run(mine, monkeypatch) == ([], said)
    split = task(tmp_path, [row | {"split": "tune"} for row in SENTENCES[::2]] + SENTENCES[1::2])
    assert (split.rows(), len(split.rows_to_learn())) == (SENTENCES[1::2], 4)
    assert bench_run(split, monkeypatch) == (list(TRAINED), [])


def test_too_few_rows_to_learn_from_are_named(tmp_path, monkeypatch):
    mine = task(tmp_path, [SENTENCES[0] | {"split": "tune"}, *SENTENCES])
    scorers, (said,) = bench_run(mine, monkeypatch)
    assert scorers == [FROZEN]
    assert said.startswith(f"{TFIDF} is left out: too few rows of t are for learning, 1 (")


def test_no_event_is_both_tuned_on_and_reported_on():
    rows = read_rows(LABELS, BUILT_IN.columns, BUILT_IN.check)
    tuned, reported = of_split(rows, "tune"), of_split(rows, "test")
    assert len(tuned) + len(reported) == len(rows) > 200
    assert not {row["event"] for row in tuned} & {row["event"] for row in reported}
    assert all(are_in(part).sum(axis=0).min() >= 8 for part in (tuned, reported))


def test_the_labels_hold_no_text_of_an_article():
    kept = {"event", "split", "article_id", "sha256", "start", "end", "frames"}
    assert {name for line in LABELS.read_text().splitlines() for name in json.loads(line)} == kept


@pytest.mark.skipif(not SHARED.is_dir(), reason="the articles of the events are not here")
def test_labelled_sentences_are_found_again_and_a_changed_article_is_named():
    rows = read_rows(LABELS, BUILT_IN.columns, BUILT_IN.check)
    assert all(len(sentence.split()) > 5 for sentence in texts_of(rows))
    with pytest.raises(LabelsError, match="another sentence from 1 to"):
        texts_of([rows[0] | {"start": 1}])
