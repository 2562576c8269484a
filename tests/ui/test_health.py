"""What the page of health says of those who wait for the models."""

import threading

from analysis.turns import Turns
from ui import health


def test_whoever_waits_for_the_models_is_counted(monkeypatch):
    turns, gate = Turns(1), threading.Event()
    monkeypatch.setattr(health, "TURNS", turns)
    assert health.scoring_rows() == [
        ("runs", "0 of 1"),
        ("small questions in line", "0"),
        ("long jobs in line", "0"),
        ("runs that these wait for", "0"),
    ]
    job = threading.Thread(
        target=lambda: list(turns.results(lambda group: gate.wait(30), range(3)))
    )
    job.start()
    while turns.queue.n_runs != 2:
        threading.Event().wait(0.005)
    assert [value for _, value in health.scoring_rows()] == ["1 of 1", "0", "1", "2"]
    gate.set()
    job.join(30)
