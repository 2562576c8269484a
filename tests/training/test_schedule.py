"""The batches of a training run: every task, every row, and what a teacher said."""

import numpy as np
import pytest

from tests.training.labelled_files import write_labelled
from training.axis_examples import axis_examples
from training.labels import CERTAIN, NOTHING_TAUGHT, Taught, Tone, taught_vectors
from training.schedule import Settings, schedule
from training.teach_vectors import distinct_texts, write_vectors

GIVEN = Settings(0, 1e-4, 4, 4, 1.0, 1.0, 1.0, 0, 40, 40, 1.0, 1)


@pytest.fixture
def data(tmp_path):
    """Twelve labelled mentions, and no inference pair or stance."""
    rows = [
        {"sentence": f"Critics say Alder lied {n} times.", "from": 12, "to": 17, "polarity": -1,
         "mention": "Alder"}
        for n in range(12)
    ]  # fmt: skip
    return write_labelled(tmp_path, rows)


def rows_of(plan, task):
    return [row for name, batch in plan if name == task for row in batch]


def test_both_tasks_take_their_turns_and_the_same_seed_gives_the_same_plan(data):
    plan = schedule(data, NOTHING_TAUGHT, GIVEN)
    assert {task for task, _ in plan} == {"axis", "tone"}
    assert len(rows_of(plan, "tone")) == 12
    assert plan == schedule(data, NOTHING_TAUGHT, GIVEN)


def test_what_a_teacher_said_is_learned_beside_the_labels(data):
    taught = [Tone(f"Alder spoke {n} times.", 0, 5, (0.2, 0.7, 0.1)) for n in range(8)]
    plan = schedule(data, Taught(taught, {}), GIVEN)
    chances = [row.chances for row in rows_of(plan, "tone")]
    assert chances.count((0.2, 0.7, 0.1)) == 8
    assert chances.count(CERTAIN[-1]) == 12


def test_epochs_may_be_broken_and_each_is_shuffled_anew(data):
    taught = Taught([Tone(f"Alder spoke {n} times.", 0, 5, (0.2, 0.7, 0.1)) for n in range(8)], {})
    plan = schedule(data, taught, GIVEN._replace(tone_epochs=0.5, taught_epochs=2.5))
    rows = rows_of(plan, "tone")
    assert sum(row.chances == CERTAIN[-1] for row in rows) == 6
    assert sum(row.chances == (0.2, 0.7, 0.1) for row in rows) == 20
    assert len(set(rows)) == 6 + 8


def test_where_a_teacher_said_how_texts_lie_that_is_learned_and_not_the_labels(data):
    examples = axis_examples(data, GIVEN.n_invented, GIVEN.seed)[: GIVEN.n_axis]
    vectors = {text: np.ones(4, np.float16) for text in distinct_texts(examples)}
    plan = schedule(data, Taught([], vectors), GIVEN)
    assert {task for task, _ in plan} == {"vectors", "tone"}
    asked = {text for row in rows_of(plan, "vectors") for text in row[:3]}
    assert asked <= set(vectors)


def test_a_teachers_vectors_are_read_as_they_were_written(tmp_path):
    texts, vectors = ["Tea, “hot”.", "No\nline"], np.eye(2, 3, dtype=np.float16)
    write_vectors(tmp_path / "said.npz", texts, vectors)
    found = taught_vectors(tmp_path / "said.npz")
    assert list(found) == texts
    assert np.array_equal(np.stack(list(found.values())), vectors)
