import pytest

from analysis.models.questions import Target
from analysis.studies.failings import all_failings, failings_of
from evaluation.failings import answer_of

ANSWERS = {
    "tone": {"negative", "neutral", "positive"},
    "axis": {"low", "high", "off"},
    "frames": {"in", "out"},
}


@pytest.mark.parametrize("family", list(ANSWERS))
def test_each_family_shows_five_kinds_of_error(family):
    shown = failings_of(family)
    assert len({one.kind for one in shown}) == 5
    assert all(one.expected in ANSWERS[family] and one.why for one in shown)


def test_a_target_stands_in_its_sentence():
    toward = [one for one in all_failings() if isinstance(one.question, Target)]
    assert all(one.question.is_named_in(one.text) for one in toward)


@pytest.mark.parametrize(
    ("family", "score", "weight", "answer"),
    [
        ("tone", 0.5, 1, "positive"),
        ("tone", -0.1, 1, "neutral"),
        ("axis", -0.1, 0.2, "low"),
        ("axis", float("nan"), 0, "off"),
        ("frames", 0.9, 1, "in"),
        ("frames", 0.2, 1, "out"),
    ],
)
def test_a_models_answer_is_said_in_the_words_of_a_readers(family, score, weight, answer):
    assert answer_of(failings_of(family)[0], score, weight) == answer
