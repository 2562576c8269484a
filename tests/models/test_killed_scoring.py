"""`kill -9` at random moments of scoring: nothing kept is lost or wrong, the rest is done once.

More kills than usual: `PARALLAX_KILLS=200 python -m pytest tests/models/test_killed_scoring.py`.
"""

import os
import random
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from analysis.models.score_store import FILE
from tests.conftest import ROOT
from tests.models.scoring_child import RUN_S, TEXTS, opened, score, shelf, vector

N_KILLS = int(os.environ.get("PARALLAX_KILLS", "20"))
KILLS_A_FILE = 10
EXPECTED = {text: vector(text).tobytes() for text in TEXTS}
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL here")


def started(folder, log):
    """A process that has begun to score."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.models.scoring_child", str(folder), str(log)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout.readline() == "ready\n"
    return child


def killed(child, log, draw):
    """Whether the process was still at work when it was killed, at a moment by chance.

    That is some runs on and a bit, or, once in four times, while the file is being opened.
    """
    if draw.random() < 0.75:
        n_runs = draw.randrange(150)
        while n_run(log) < n_runs and child.poll() is None:
            time.sleep(0.001)
    time.sleep(draw.uniform(0, 10 * RUN_S))
    child.send_signal(signal.SIGKILL)
    said, _ = child.communicate(timeout=30)
    return "done" not in said


def n_run(log):
    """How many texts the log names."""
    return log.read_text().count("\n") if log.exists() else 0


def kept(folder):
    """The texts whose rows are on disk, once each row has been found right."""
    store = opened(folder)
    found = shelf(store).find(TEXTS)
    store.close()
    assert all(row.tobytes() == EXPECTED[text] for text, row in found.items())
    return set(found)


def ran(log):
    """The texts that were run since the log was last read; a line cut by a kill does not count."""
    lines = log.read_text().split("\n")[:-1] if log.exists() else []
    log.unlink(missing_ok=True)
    return [TEXTS[int(line)] for line in lines]


@pytest.mark.parametrize("seed", range(-(-N_KILLS // KILLS_A_FILE)))
def test_what_was_kept_outlives_every_kill_and_only_the_rest_is_run(tmp_path, seed, caplog):
    draw, log, before = random.Random(seed), tmp_path / "log", set()
    n_at_work = 0
    for _ in range(KILLS_A_FILE):
        child = started(tmp_path, log)
        n_at_work += killed(child, log, draw)
        now = kept(tmp_path)
        assert before <= now
        assert not before & set(ran(log))
        before = now
    assert n_at_work > 0
    rows = score(tmp_path, log)
    assert sorted(ran(log)) == sorted(set(TEXTS) - before)
    assert rows.tobytes() == np.stack([vector(text) for text in TEXTS]).tobytes()
    assert kept(tmp_path) == set(TEXTS)
    assert not caplog.records


def test_two_processes_may_keep_their_rows_in_one_file(tmp_path):
    children = [started(tmp_path, tmp_path / f"log{n}") for n in range(2)]
    assert [child.communicate(timeout=60)[0] for child in children] == ["done\n"] * 2
    assert kept(tmp_path) == set(TEXTS)


def test_a_process_that_writes_survives_another_that_begins_the_file_anew(tmp_path):
    child = started(tmp_path, tmp_path / "log")
    while not (tmp_path / "log").exists():
        time.sleep(0.001)
    for part in ("-wal", "-shm", ""):
        (tmp_path / f"{FILE}{part}").unlink(missing_ok=True)
    store = opened(tmp_path)
    assert child.communicate(timeout=60)[0] == "done\n"
    store.close()
    assert kept(tmp_path) <= set(TEXTS)
