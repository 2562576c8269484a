import pytest

from analysis.errors import QuestionError
from analysis.models.examples import AXES
from analysis.models.paraphrases import (
    MANY_ENTRIES,
    N_WORDINGS,
    _by_hand,
    _paraphrases,
    _synonyms,
    other_wordings,
    parse_wordings,
    wordings_text,
)
from analysis.models.questions import FramingAxis
from analysis.studies.gallery import stories
from analysis.studies.settings import parse_axis

BUILT_IN = FramingAxis(("lukewarm response",), ("strong show of support",), "Russia's response")
COMES_WITH = [
    BUILT_IN,
    *(example.axis for example in AXES),
    *(parse_axis(story.settings) for name, story in stories().items() if name),
]
OWN = FramingAxis(("a fair deal", "They gave way at last."), ("zugzwang",), "the talks")


@pytest.mark.parametrize("axis", [BUILT_IN, OWN])
def test_every_axis_has_five_other_wordings_all_of_them_different(axis):
    wordings = other_wordings(axis)
    assert len(wordings) == N_WORDINGS
    assert len({*wordings, axis}) == N_WORDINGS + 1
    assert {wording.about for wording in wordings} == {axis.about}
    assert wordings == other_wordings(axis)


@pytest.mark.parametrize("axis", COMES_WITH, ids=lambda axis: axis.low_label)
def test_each_pole_that_parallax_comes_with_has_five_wordings_by_hand(axis):
    assert len(_by_hand(axis)) == N_WORDINGS
    assert other_wordings(axis) == _by_hand(axis)
    for pole in ("low_pole", "high_pole"):
        wordings = [getattr(wording, pole) for wording in (axis, *_by_hand(axis))]
        assert len({" | ".join(entries).lower() for entries in wordings}) == N_WORDINGS + 1
        assert {len(entries) for entries in wordings} == {len(wordings[0])}
        entries = [entry for wording in wordings for entry in wording]
        assert len({entry.lower().rstrip(".") for entry in entries}) == len(entries)
        is_sentence = {entry[0].isupper() and entry.endswith(".") for entry in entries}
        assert len(is_sentence) == 1


def test_no_wording_by_hand_is_of_an_axis_that_is_not_there():
    assert len(_paraphrases()) == len(COMES_WITH)


@pytest.mark.parametrize("axis", [BUILT_IN, OWN])
def test_an_axis_turned_round_has_the_same_wordings_turned_round(axis):
    assert other_wordings(axis.reversed()) == tuple(w.reversed() for w in other_wordings(axis))


def test_a_known_word_gives_way_to_another_and_an_unknown_one_gets_a_frame():
    first = other_wordings(OWN)[0]
    assert first.low_pole == ("a just deal", "In other words, they gave way at last")
    assert first.high_pole == ("clear signs of zugzwang",)


def test_within_a_sentence_a_common_word_begins_small_and_a_name_keeps_its_capital():
    axis = FramingAxis(("The zebra was just right",), ("Kate was just right",))
    wordings = other_wordings(axis)
    assert "It is plain that the zebra" in wordings[1].low_label
    assert wordings[2].low_label.startswith("The zebra")
    assert "It is plain that Kate" in wordings[1].high_label
    plural = FramingAxis(("Traders lose by the deal",), ("Zebra keepers gain, a zebra told Kate",))
    second = other_wordings(plural)[1]
    assert second.low_label == "It is plain that traders lose by the deal"
    assert second.high_label.startswith("It is plain that zebra keepers")
    named = FramingAxis(("Germans lose by the deal",), ("US traders gain by the deal",))
    assert "that Germans lose" in other_wordings(named)[1].low_label
    assert "that US traders" in other_wordings(named)[1].high_label
    short = other_wordings(FramingAxis(("The zebra",), ("Zebras",)))[0]
    assert (short.low_label, short.high_label) == (
        "clear signs of the zebra",
        "clear signs of Zebras",
    )


def test_a_pole_of_many_entries_leaves_some_out_and_needs_no_run_of_the_encoder():
    entries = tuple(f"entry {k}" for k in range(MANY_ENTRIES))
    wordings = other_wordings(FramingAxis(entries, ("the other end",)))
    left_out = [set(entries) - set(wording.low_pole) for wording in wordings]
    assert set().union(*left_out) == set(entries)
    assert all(set(wording.low_pole) < set(entries) for wording in wordings)


def test_a_rule_that_makes_both_poles_alike_is_skipped():
    axis = FramingAxis(("backs",), ("supports",))  # the other word of the one is the other
    assert all(wording.low_pole != wording.high_pole for wording in other_wordings(axis))


def test_poles_too_long_to_be_put_in_a_frame_are_no_error():
    axis = FramingAxis(("x" * 499,), ("y" * 10,))
    assert len(other_wordings(axis)) < N_WORDINGS


def test_every_known_word_has_five_others_and_is_none_of_them():
    for word, others in _synonyms().items():
        assert len(set(others)) == N_WORDINGS, word
        assert word not in others


def test_wordings_are_written_as_they_are_read():
    wordings = other_wordings(OWN)
    assert parse_wordings(wordings_text(wordings), OWN.about) == wordings
    assert parse_wordings(" \n", OWN.about) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [("cold", "two poles"), ("a <-> a", "Both poles"), ("a <-> b\n" * 10, "at most 9")],
)
def test_wordings_that_cannot_be_read_say_why(text, says):
    with pytest.raises(QuestionError, match=says):
        parse_wordings(text, "")
