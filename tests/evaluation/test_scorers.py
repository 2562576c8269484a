import math
import time

import numpy as np
import pytest

from analysis.models.axis import AxisScorer
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame, FramingAxis
from evaluation.baselines import (
    FROZEN,
    TEXTBLOB,
    TFIDF,
    VADER,
    fit,
    fit_frames,
    mark,
    trained,
    word_list,
)
from evaluation.memory import peak_memory
from evaluation.running import Stopwatch
from evaluation.scorers import by_probability, frame_shares, places
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
