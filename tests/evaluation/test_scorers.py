import gzip
import json
import math
import time

import numpy as np
import pytest

from analysis.models.axis import AxisScorer
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame, FramingAxis
from evaluation.axes import SUPPORT
from evaluation.baselines import (
    FROZEN,
    TEXTBLOB,
    TFIDF,
    VADER,
    fit,
    fit_frames,
    fit_support,
    mark,
    trained,
    word_list,
)
from evaluation.memory import peak_memory
from evaluation.rows import read_rows
from evaluation.running import Bench, Stopwatch
from evaluation.scorers import by_probability, frame_shares, places
from evaluation.tasks import TRAINING_SUPPORT, known_tasks
from tests.conftest import SHARED
from tests.evaluation.made_up import tone_row

AXIS = FramingAxis(("cold",), ("hot",))


def test_places_are_those_of_the_axis_scorer_in_the_order_of_the_texts(word_encoder):
    scorer, other = AxisScorer(word_encoder), FramingAxis(("cat",), ("dog",))
    texts = ["a hot day", "a dog", "a cold day"]
    found = places(scorer, texts, [AXIS, other, AXIS])
    assert found[[0, 2]].tolist() == scorer.place(["a hot day", "a cold day"], AXIS).score.tolist()
    assert found[1] > 0 > found[2]


def test_an_axis_that_is_refused_gives_no_position(word_encoder):
    same = FramingAxis(("hot river",), ("river hot",))
    found = places(AxisScorer(word_encoder), ["hot", "hot"], [same, AXIS])
    assert math.isnan(found[0])
    assert found[1] > 0


def test_frame_shares_are_mean_probabilities_of_sentences(word_encoder):
    frame = Frame("cats", ("cat",))
    article = "The cat cat cat. A dog dog dog."
    scorer = FrameScorer(word_encoder)
    shares = frame_shares(scorer, [article, "A dog dog."], [frame])
    stated = scorer.score(["The cat cat cat.", "A dog dog dog.", "A dog dog."], frame).score
    assert shares[:, 0] == pytest.approx([stated[:2].mean(), stated[2]])
    assert shares[:, 0] == pytest.approx([0.5, 0.0], abs=0.01)


def test_probabilities_give_the_likeliest_label_and_the_difference_of_the_ends():
    answer = by_probability(np.array([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8]]))
    assert answer.label.tolist() == [-1, 1]
    assert answer.tone == pytest.approx([-0.3, 0.7])


@pytest.mark.parametrize("name", [VADER, TEXTBLOB])
def test_word_lists_tell_praise_from_blame_and_state_no_probability(name):
    texts = ["What a wonderful, excellent plan.", "What a terrible, awful plan.", "It is a plan."]
    answer = word_list(name).tone(texts, [(0, 4)] * 3)
    assert answer.label.tolist() == [1, -1, 0]
    assert answer.probability is None


def test_words_learned_from_decide_and_the_mention_is_marked():
    rows = [tone_row("Ann won it", 1), tone_row("Bob lost it", -1), tone_row("Eve saw it", 0)] * 4
    scorer = trained(TFIDF, fit(TFIDF, rows))
    answer = scorer.tone(["Ian won it", "Ian lost it"], [(0, 3)] * 2)
    assert answer.label.tolist() == [1, -1]
    assert answer.probability.sum(axis=1) == pytest.approx([1, 1])
    assert mark(TFIDF, "Ann won", (0, 3)) == "thetarget won"
    assert mark(FROZEN, "Ann won", (0, 3)) == "* Ann * won"


def test_a_class_that_was_never_seen_has_probability_zero():
    rows = [tone_row("Ann won it", 1), tone_row("Bob lost it", -1)] * 4
    probability = trained(TFIDF, fit(TFIDF, rows)).tone(["Ann won it"], [(0, 3)]).probability
    assert probability[0, 1] == 0


def test_the_same_training_gives_the_same_bytes():
    rows = [tone_row("Ann won it", 1), tone_row("Bob lost it", -1)] * 4
    assert fit(TFIDF, rows) == fit(TFIDF, rows)


def test_frames_are_learned_each_by_itself():
    texts = ["prices and jobs", "troops and weapons", "prices and weapons", "a walk"] * 4
    is_so = np.array([[1, 0], [0, 1], [1, 1], [0, 0]] * 4)
    scorer = trained(TFIDF, fit_frames(TFIDF, texts, is_so), "frames")
    stated = scorer.frames(["prices and jobs", "troops and weapons"], ())
    assert stated.shape == (2, 2)
    assert (stated[0, 0] > stated[0, 1], stated[1, 0] < stated[1, 1]) == (True, True)
    assert not scorer.answers("tone")


def test_support_is_learned_from_claim_and_text_and_is_the_expected_grade():
    pairs = [("Taxes must rise", text) for text in ("It is right", "It is wrong", "It is said")]
    grades = [2, -2, 0]
    scorer = trained(TFIDF, fit_support(TFIDF, pairs * 20, grades * 20), "axis")
    axis = FramingAxis(("It is not true that taxes must rise",), ("Taxes must rise",))
    found = scorer.place([text for _, text in pairs], [axis] * 3)
    assert found[0] > 0.5 > abs(found[2])
    assert found[1] < -0.5
    assert scorer.tone is None


def test_support_is_learned_of_this_claim_and_of_no_other():
    pairs = [("Cats are good", "I like cats"), ("Cats are bad", "I like cats")]
    scorer = trained(TFIDF, fit_support(TFIDF, pairs * 20, [2, -2] * 20), "axis")
    axes = [FramingAxis((f"It is not true that {claim}",), (claim,)) for claim, _ in pairs]
    good, bad = scorer.place(["I like cats"] * 2, axes)
    assert good > 0.5
    assert bad < -0.5


@pytest.mark.skipif(
    not (SHARED / "data" / TRAINING_SUPPORT).is_file(),
    reason="the labelled files (../shared/data) are not here",
)
def test_the_rows_of_support_that_were_learned_from_are_those_that_the_task_tells_of():
    task = next(task for task in known_tasks(SHARED / "data") if task.kind is SUPPORT)
    learned = read_rows(SHARED / "data" / TRAINING_SUPPORT, SUPPORT.columns)
    seen = {(row["claim"], row["perspective"]) for row in learned}
    claims = {claim for claim, _ in seen}
    assert {row["claim"] for row in task.rows()} & claims == {"University education should be free"}
    both = [row for row in task.rows() if (row["claim"], row["perspective"]) in seen]
    assert task.note.startswith(f"{len(both)} of these rows, all on one claim, stand in the file")


def test_what_a_regression_learns_hangs_on_what_is_asked_and_is_learned_once(tmp_path):
    path = tmp_path / TRAINING_SUPPORT
    path.parent.mkdir()
    graded = (("yes yes", "SUPPORT"), ("no no", "UNDERMINE")) * 9
    rows = [{"claim": "It is so", "perspective": p, "stance5": grade} for p, grade in graded]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    support, tone = (
        next(task for task in known_tasks(tmp_path) if task.name == name)
        for name in ("axis_support", "tone_real_world")
    )
    told = []
    bench = Bench(tmp_path, told.append, with_memory=False)
    place = trained(TFIDF, bench._fitted(TFIDF, support), "axis").place
    axis = FramingAxis(("It is not so",), ("It is so",))
    yes, no = place(["yes yes", "no no"], [axis] * 2)
    assert yes > 0 > no
    assert bench._fitted(TFIDF, support) == bench._fitted(TFIDF, support)
    assert bench._fitted(TFIDF, tone) == b""
    assert told == [
        f"{TFIDF} is learning …",
        f"{TFIDF} is left out: target_tone/train.jsonl.gz is not there to learn from.",
    ]


def test_memory_is_that_of_a_process_of_its_own():
    held = peak_memory(VADER, "tone")
    if held is None:
        pytest.skip("this system does not tell a process's memory")
    assert 30 < held < 1_000


def test_only_the_first_answer_is_timed():
    watch = Stopwatch()
    work = watch.first(lambda texts, asked: texts)
    work(["a", "b"], [])
    seconds = watch.seconds
    work(["c"] * 9, [])
    assert (watch.seconds, watch.n_sentences) == (seconds, 2)
    assert Stopwatch().per_1000(1.0) is None


def test_waiting_takes_time_by_the_clock_and_none_of_the_processor():
    watch = Stopwatch()
    watch.first(lambda texts, asked: time.sleep(0.3))(["a"] * 10, [])
    assert watch.per_1000(watch.seconds) >= 30
    assert watch.processor < 0.2
    busy = Stopwatch()
    busy.first(lambda texts, asked: sum(n * n for n in range(3_000_000)))(["a"], [])
    assert 0.01 < busy.processor <= busy.seconds + 0.05
