"""The batches of a training run: every task, every row, and what a teacher said."""

import gzip
import json

import pytest

from training.labels import CERTAIN, Tone
from training.schedule import Settings, schedule

GIVEN = Settings(0, 1e-4, 4, 4, 1.0, 40, 40, 1.0, 1)


@pytest.fixture
def data(tmp_path):
    """Twelve labelled mentions, and no inference pair or stance."""
    rows = [
        {"sentence": f"Critics say Alder lied {n} times.", "from": 12, "to": 17, "polarity": -1,
         "mention": "Alder"}
        for n in range(12)
    ]  # fmt: skip
    files = {"nli/train": [], "stance/perspectrum_train": [], "target_tone/train": rows}
    for name, held in files.items():
        path = tmp_path / f"{name}.jsonl.gz"
        path.parent.mkdir(exist_ok=True)
        with gzip.open(path, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in held)
    return tmp_path


def rows_of(plan, task):
    return [row for name, batch in plan if name == task for row in batch]


def test_both_tasks_take_their_turns_and_the_same_seed_gives_the_same_plan(data):
    plan = schedule(data, [], GIVEN)
    assert {task for task, _ in plan} == {"axis", "tone"}
    assert len(rows_of(plan, "tone")) == 12
    assert plan == schedule(data, [], GIVEN)


def test_what_a_teacher_said_is_learned_beside_the_labels(data):
    taught = [Tone(f"Alder spoke {n} times.", 0, 5, (0.2, 0.7, 0.1)) for n in range(8)]
    plan = schedule(data, taught, GIVEN)
    chances = [row.chances for row in rows_of(plan, "tone")]
    assert chances.count((0.2, 0.7, 0.1)) == 8
    assert chances.count(CERTAIN[-1]) == 12
