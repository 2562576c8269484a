import pytest

from analysis.models.questions import Target
from analysis.models.tiers import TIERS, load_tier
from analysis.studies.failings import Failing, all_failings, failings_of
from analysis.studies.validity import FAMILIES
from evaluation.failings import answer_of
from evaluation.story_failings import found_in

LONG = "The council of Sund voted on Tuesday to close the old harbour before the spring floods."

ANSWERS = {
    "tone": {"negative", "neutral", "positive"},
    "axis": {"low", "high", "off"},
    "frames": {"in", "out"},
    "sharing": {"copied", "apart"},
    "claims": {"same", "apart"},
}


@pytest.mark.parametrize("family", list(FAMILIES))
def test_each_family_shows_five_kinds_of_error(family):
    shown = failings_of(family)
    assert len({one.kind for one in shown}) == 5
    assert all(one.expected in ANSWERS.get(family, {one.expected}) and one.why for one in shown)


@pytest.mark.parametrize("tier", list(TIERS))
@pytest.mark.parametrize("family", ["voices", "sharing", "claims"])
def test_what_stands_as_an_error_of_rules_is_one(family, tier):
    encoder = load_tier(tier).encoder
    right = [one.text for one in failings_of(family) if found_in(one, encoder) == one.expected]
    assert right == []


def test_the_rules_do_find_what_is_plain():
    """So that what stands as an error is none of the small articles around it."""
    encoder = load_tier("fast").encoder
    said = "Petra Lohm said: “The bridge is closed.”"
    plain = [
        Failing("voices", "", said, "The bridge is closed", "Petra Lohm", ""),
        Failing("sharing", "", LONG, "", "copied", "", LONG),
        Failing("claims", "", LONG, "", "same", "", LONG),
    ]
    assert [found_in(one, encoder) for one in plain] == ["Petra Lohm", "copied", "same"]


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
