import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from analysis.turns import Turns
from tests.conftest import ROOT

WAIT_S = 30


class Gate:
    """A run that is let through one at a time, and the order in which runs began."""

    def __init__(self):
        self.begun, self.lock = [], threading.Lock()
        self.open = threading.Semaphore(0)

    def __call__(self, group):
        with self.lock:
            self.begun.append(group)
        assert self.open.acquire(timeout=WAIT_S)
        return group.upper()


def waiting(turns):
    """How many jobs have runs that wait."""
    return len(turns._small) + len(turns._long)


def until(true):
    """Wait until something is so."""
    for _ in range(WAIT_S * 200):
        if true():
            return
        threading.Event().wait(0.005)
    raise AssertionError("it did not come to be so")


def asked(pool, turns, gate, *jobs):
    """Jobs queued one after the other behind a first run that holds the only thread."""
    first = pool.submit(list, turns.results(gate, ["first"]))
    until(lambda: gate.begun == ["first"])
    answers = []
    for n, (groups, small) in enumerate(jobs):
        answers.append(pool.submit(list, turns.results(gate, groups, small=small)))
        until(lambda n=n: waiting(turns) == n + 1)
    gate.open.release(100)
    assert first.result(WAIT_S) == [("first", "FIRST")]
    return [answer.result(WAIT_S) for answer in answers]


def test_every_group_comes_with_its_answer():
    turns = Turns(3)
    groups = [str(n) for n in range(200)]
    assert sorted(turns.results(int, groups)) == sorted((one, int(one)) for one in groups)


def test_no_groups_give_no_answers():
    assert list(Turns(1).results(str, [])) == []


def test_long_jobs_take_turns():
    turns, gate = Turns(1), Gate()
    with ThreadPoolExecutor() as pool:
        asked(pool, turns, gate, (["a1", "a2", "a3"], False), (["b1", "b2"], False))
    assert gate.begun == ["first", "a1", "b1", "a2", "b2", "a3"]


def test_a_small_question_waits_for_one_run_at_most():
    turns, gate = Turns(1), Gate()
    long = ([f"a{n}" for n in range(20)], False), ([f"b{n}" for n in range(20)], False)
    with ThreadPoolExecutor() as pool:
        found = asked(pool, turns, gate, *long, (["pole"], True))
    assert gate.begun[:2] == ["first", "pole"]
    assert found[2] == [("pole", "POLE")]
    assert [len(answers) for answers in found] == [20, 20, 1]


def test_the_queue_tells_how_many_run_and_wait():
    turns, gate = Turns(1), Gate()
    assert turns.queue == (0, 0, 0, 0)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(list, turns.results(gate, ["first"]))
        until(lambda: gate.begun == ["first"])
        for groups, small in ((["a1", "a2"], False), (["b1"], False), (["pole"], True)):
            pool.submit(list, turns.results(gate, groups, small=small))
        until(lambda: turns.queue == (1, 1, 2, 4))
        gate.open.release(10)
        assert first.result(WAIT_S)
        until(lambda: turns.queue == (0, 0, 0, 0))


def test_who_leaves_gives_up_the_turn():
    turns, gate = Turns(1), Gate()
    gate.open.release(2)
    with closing(turns.results(gate, [str(n) for n in range(100)])) as results:
        assert next(results) == ("0", "0")
    assert waiting(turns) == 0
    gate.open.release(100)
    assert list(turns.results(gate, ["x"])) == [("x", "X")]
    assert len(gate.begun) <= 4


def test_an_error_reaches_the_one_who_asked_and_nobody_else():
    turns = Turns(2)
    with pytest.raises(ValueError, match="invalid literal"):
        list(turns.results(int, ["1", "no", "2"]))
    assert list(turns.results(int, ["3"])) == [("3", 3)]


def test_a_job_has_no_more_runs_at_once_than_it_asked_for():
    turns, now, most = Turns(4), [0], [0]
    lock = threading.Lock()

    def run(group):
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        threading.Event().wait(0.002)
        with lock:
            now[0] -= 1
        return group

    assert len(list(turns.results(run, list(range(30)), at_once=1))) == 30
    assert most == [1]


def test_the_end_of_the_program_waits_for_what_has_begun_and_not_for_what_is_in_line():
    program = (
        "import threading, time\n"
        "from analysis.turns import Turns\n"
        "turns, begun = Turns(1), threading.Event()\n"
        "def run(group):\n"
        "    begun.set()\n"
        "    time.sleep(0.1)\n"
        "    print('ran', flush=True)\n"
        "ask = lambda: list(turns.results(run, range(10_000)))\n"
        "threading.Thread(target=ask, daemon=True).start()\n"
        "begun.wait()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert 1 <= done.stdout.count("ran") < 100


def test_many_callers_all_get_their_answers():
    turns = Turns(2)
    with ThreadPoolExecutor(12) as pool:
        jobs = [
            pool.submit(list, turns.results(str, range(n), small=n % 3 == 0, at_once=1 + n % 2))
            for n in range(60)
        ]
        assert [len(job.result(WAIT_S)) for job in jobs] == list(range(60))
    until(lambda: turns._n_active == 0)
