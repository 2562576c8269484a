import threading

import pytest

from ui import background
from ui.background import Works

WAIT_S = 30


class Scoring:
    """A hundred texts, one a step; each step waits for the test, and what is done stays done."""

    def __init__(self, total=100):
        self.total, self.done, self.begun = total, 0, 0
        self.steps = threading.Semaphore(0)

    def __call__(self, progress):
        self.begun += 1
        progress(self.done, self.total)
        while self.done < self.total:
            assert self.steps.acquire(timeout=WAIT_S)
            self.done += 1
            progress(self.done, self.total)


@pytest.fixture
def works():
    return Works()


def ended(work):
    return work.wait(WAIT_S)


def test_work_is_done_once_for_all_who_wait(works):
    scoring = Scoring(3)
    work = works.join("a", "ann", scoring)
    assert works.join("a", "ben", scoring) is work
    scoring.steps.release(3)
    assert ended(work)
    assert work.is_done
    assert (work.done, work.total, scoring.begun) == (3, 3, 1)


def test_who_stops_does_not_stop_the_others(works):
    scoring = Scoring(3)
    work = works.join("a", "ann", scoring)
    works.join("a", "ben", scoring)
    works.leave("ann")
    scoring.steps.release(3)
    assert ended(work)
    assert work.is_done


def test_work_that_nobody_waits_for_ends_and_goes_on_where_it_was(works):
    scoring = Scoring(10)
    work = works.join("a", "ann", scoring)
    works.leave("ann")
    scoring.steps.release(1)
    assert ended(work)
    assert not work.is_done
    assert work.error is None
    assert scoring.done == 1
    again = works.join("a", "ann", scoring)
    assert again is not work
    scoring.steps.release(9)
    assert ended(again)
    assert again.is_done
    assert scoring.begun == 2


def test_a_visitor_waits_for_one_piece_of_work_at_a_time(works):
    first, second = Scoring(10), Scoring(1)
    work = works.join("a", "ann", first)
    works.join("b", "ann", second)
    first.steps.release(1)
    assert ended(work)
    assert first.done == 1
    second.steps.release(1)


def test_a_reload_within_the_grace_finds_the_work_going_on(works):
    scoring = Scoring(2)
    work = works.join("a", "before the reload", scoring)
    scoring.steps.release(1)
    assert works.join("a", "after it", scoring) is work
    scoring.steps.release(1)
    assert ended(work)
    assert work.is_done


def test_a_visitor_who_is_silent_for_too_long_gives_up_the_place(works, monkeypatch):
    scoring = Scoring(5)
    work = works.join("a", "ann", scoring)
    monkeypatch.setattr(background, "GRACE_S", -1.0)
    scoring.steps.release(1)
    assert ended(work)
    assert not work.is_done
    assert works.n_going_on == 0


def test_an_error_is_there_for_all_and_the_next_who_asks_tries_again(works):
    def fails(progress):
        raise ValueError("no")

    work = works.join("a", "ann", fails)
    assert ended(work)
    assert isinstance(work.error, ValueError)
    assert not work.is_done
    scoring = Scoring(0)
    again = works.join("a", "ann", scoring)
    assert ended(again)
    assert again.is_done


def test_the_pace_leaves_out_what_was_known_at_the_start(works):
    scoring = Scoring(10)
    scoring.done = 6
    work = works.join("a", "ann", scoring)
    assert work.pace is None
    scoring.steps.release(4)
    assert ended(work)
    elapsed, done, total = work.pace
    assert elapsed > 0
    assert (done, total) == (4, 4)
