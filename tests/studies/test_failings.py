from dataclasses import replace

import pytest

from analysis.models.builtin import FRAMES
from analysis.models.questions import FramingAxis, Target
from analysis.models.tiers import TIERS, load_tier
from analysis.studies.failings import Failing, all_failings, failings_of
from analysis.studies.validity import FAMILIES
from evaluation.failings import answer_of, check_failings
from evaluation.story_failings import found_in

LONG = "The council of Sund voted on Tuesday to close the old harbour before the spring floods."

ANSWERS = {
    "tone": {"negative", "neutral", "positive"},
    "axis": {"low", "high", "off"},
    "frames": {"in", "out"},
    "sharing": {"copied", "apart"},
    "claims": {"same", "apart"},
}
VENN = Target("Orla Venn")
HELP = FramingAxis.parse("Norland leaves Estmark without help <-> Norland helps Estmark")
ECONOMIC = next(frame for frame in FRAMES if frame.name == "economic")
PLAIN = [
    Failing(
        "tone", "", "Voters praised Orla Venn for her courage and honesty.", VENN, "positive", ""
    ),
    Failing("tone", "", "Critics accused Orla Venn of lying.", VENN, "negative", ""),
    Failing("tone", "", "Orla Venn will speak on Tuesday at noon.", VENN, "neutral", ""),
    Failing("axis", "", "Norland sent Estmark doctors and grain.", HELP, "high", ""),
    Failing("axis", "", "Norland refused to send Estmark any help.", HELP, "low", ""),
    Failing("axis", "", "The choir will sing on Sunday.", HELP, "off", ""),
    Failing("frames", "", "Higher tariffs will cost jobs and push up prices.", ECONOMIC, "in", ""),
    Failing("frames", "", "The choir will sing on Sunday.", ECONOMIC, "out", ""),
]


@pytest.mark.parametrize("family", list(FAMILIES))
def test_each_family_shows_five_kinds_of_error(family):
    shown = failings_of(family)
    assert len({one.kind for one in shown}) == 5
    assert all(one.expected in ANSWERS.get(family, {one.expected}) and one.why for one in shown)


@pytest.fixture(scope="module", params=list(TIERS))
def checked(request):
    """What a tier, or the rules with its vectors, answers for every example of the cards."""
    return check_failings(request.param)


@pytest.mark.parametrize("family", list(FAMILIES))
def test_what_stands_as_an_error_is_one(family, checked):
    own = checked[checked["family"] == family]
    assert len(own) == 5
    assert own.loc[~own["is_wrong"], ["kind", "text", "answer"]].to_dict("records") == []


@pytest.mark.parametrize("tier", list(TIERS))
def test_the_models_do_get_what_is_plain(tier):
    """So that what stands as an error is none of how the answer is read off a score."""
    found = check_failings(tier, PLAIN)
    assert found["answer"].tolist() == [one.expected for one in PLAIN]


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


def test_an_example_that_is_got_right_is_told():
    found = check_failings("fast", [PLAIN[0], replace(PLAIN[0], expected="negative")])
    assert found["is_wrong"].tolist() == [False, True]


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
