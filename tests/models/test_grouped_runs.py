import threading
from types import SimpleNamespace

import numpy as np
import pytest

from analysis.models import network
from analysis.models.grouped_runs import GroupedRuns, Runner


class Recorder:
    """A model that gives each word's length; remembers its runs."""

    def __init__(self, seconds=0.0):
        self.runs, self.lock, self.seconds = [], threading.Lock(), seconds

    def __call__(self, words):
        threading.Event().wait(self.seconds)
        with self.lock:
            self.runs.append(list(words))
        return np.array([[len(word)] for word in words], np.float32)


def grouped(most=4, n_workers=1, seconds=0.0):
    run = Recorder(seconds)
    runner = Runner(list, run, lambda length: most)
    return run, GroupedRuns(runner, lambda text, row: row, n_workers=n_workers)


def test_a_run_takes_texts_of_one_length_only():
    run, runs = grouped()
    runs.rows(["a", "bb", "c", "dd", "e"])
    assert run.runs == [["bb", "dd"], ["a", "c", "e"]]


def test_rows_come_in_the_order_of_the_texts():
    _, runs = grouped(n_workers=2)
    texts = ["x" * n for n in (3, 1, 2, 3, 5, 1)]
    assert np.concatenate(runs.rows(texts)).tolist() == [3, 1, 2, 3, 5, 1]


def test_no_run_takes_more_than_the_most():
    run, runs = grouped(most=2)
    runs.rows(list("abcde"))
    assert [len(words) for words in run.runs] == [2, 2, 1]


def test_a_few_texts_still_serve_all_cores():
    run, runs = grouped(most=8, n_workers=2)
    runs.rows(list("abcd"))
    assert sorted(len(words) for words in run.runs) == [2, 2]


def test_what_is_known_does_not_run_again():
    run, runs = grouped()
    runs.rows(["a", "b"])
    runs.rows(["b", "c"])
    assert run.runs == [["a", "b"], ["c"]]


def test_a_remembered_row_does_not_hold_its_neighbours():
    _, runs = grouped()
    assert all(row.base is None for row in runs.rows(["a", "b"]))


def test_waiting_texts_do_not_run_once_progress_raises():
    run, runs = grouped(most=1, seconds=0.001)  # else all may be done before this thread hears

    def stop(done, total):
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        runs.rows([str(n) for n in range(1000)], progress=stop)
    assert len(run.runs) < 1000


def test_a_run_of_single_words_holds_a_dozen_since_each_text_takes_memory_of_its_own():
    session = SimpleNamespace(get_inputs=lambda: [SimpleNamespace(shape=["texts", "tokens"])])
    most = network._most(session)
    assert [most(n) for n in (3, 16, 32, 512)] == [12, 12, 8, 1]
