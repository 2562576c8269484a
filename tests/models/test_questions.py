import pytest

from analysis.errors import QuestionError
from analysis.models.questions import Frame, FramingAxis, Target, split_entries


def test_axis_is_read_from_one_line():
    axis = FramingAxis.parse("cold | very cold <-> hot", "the weather")
    assert axis.low_pole == ("cold", "very cold")
    assert axis.high_label == "hot"


def test_about_joins_bare_phrases_and_leaves_sentences_that_name_it():
    axis = FramingAxis.parse("lukewarm | Russia is cool <-> warm", "Russia's response to Iran")
    assert axis.low_sentences == (
        "Russia's response to Iran: lukewarm",
        "lukewarm",
        "Russia is cool",
    )


def test_a_name_within_another_word_is_not_that_name():
    axis = FramingAxis.parse("Iranian anger <-> calm", "Russia's response to Iran")
    assert "Russia's response to Iran: Iranian anger" in axis.low_sentences


def test_about_without_names_joins_what_does_not_repeat_it():
    axis = FramingAxis.parse("good | the new tax is bad <-> fair", "the new tax")
    assert "the new tax: good" in axis.low_sentences
    assert "the new tax: the new tax is bad" not in axis.low_sentences


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cold", "two poles"),
        ("a <-> b <-> c", "two poles"),
        (" <-> hot", "low pole of the axis is empty"),
        ("cold <-> | ", "high pole of the axis is empty"),
        ("Cold  day <-> cold day", "Both poles"),
        ("b | a <-> A | B", "Both poles"),
        ("x" * 501 + " <-> y", "too long"),
    ],
)
def test_bad_axis_says_what_is_wrong(text, says):
    with pytest.raises(QuestionError, match=says):
        FramingAxis.parse(text)


def test_reversing_twice_gives_the_axis_back():
    axis = FramingAxis.parse("cold <-> hot", "tea")
    assert axis.reversed().reversed() == axis


def test_target_is_found_as_a_whole_word_by_any_name():
    target = Target.parse("Russia = Moscow | the Kremlin")
    assert target.is_named_in("Officials in Moscow’s ministry")
    assert target.is_named_in("It said the Kremlin knew.")
    assert not target.is_named_in("Russian officials, moscow mules")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor smiled.",
        "“The mayor smiled,” she said.",
        'He left. "The mayor smiled," she said.',
        "He went away. The mayor smiled.",
        "It was 2026. The mayor smiled.",
        "He said: “No.” The mayor smiled.",
        "Then the mayor smiled.",
    ],
)
def test_an_alias_written_small_is_found_where_a_sentence_begins(text):
    target = Target.parse("Oduya=the mayor")
    (span,) = target.spans(text)
    assert text[slice(*span)].lower() == "the mayor"


@pytest.mark.parametrize("text", ["Dr. King spoke.", "George W. King won.", "Gov. King left."])
def test_a_full_stop_of_an_abbreviation_begins_no_sentence(text):
    assert not Target.parse("Charles=king").is_named_in(text)


@pytest.mark.parametrize("text", ["He met The mayor there.", "He met the Mayor.", "THE MAYOR WINS"])
def test_elsewhere_an_alias_keeps_its_own_letters(text):
    assert not Target.parse("Oduya=the mayor").is_named_in(text)


def test_an_alias_with_a_capital_is_not_found_written_small():
    assert not Target.parse("Oduya=The Hague").is_named_in("Then the Hague ruled.")


def test_target_with_marks_in_its_name_is_found():
    assert Target.parse("U.S.=C++").is_named_in("the U.S. said")
    assert Target.parse("U.S.=C++").is_named_in("in C++ it is")


@pytest.mark.parametrize("text", ["", "=Moscow"])
def test_target_without_name_is_refused(text):
    with pytest.raises(QuestionError, match="needs a name"):
        Target.parse(text)


def test_frame_needs_a_description():
    assert Frame.parse("economic: prices | jobs").descriptions == ("prices", "jobs")
    with pytest.raises(QuestionError, match="description"):
        Frame.parse("economic")


def test_entries_are_trimmed_and_kept_once():
    assert split_entries(" a |b||a |  c  d ") == ("a", "b", "c d")


def test_of_several_entries_findings_and_charts_name_the_first():
    axis = FramingAxis(("cold", "icy"), ("hot",))
    assert axis.poles_shown == ("cold …", "hot")
    assert axis.low_label == "cold | icy"


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("Russia helps Iran", "Russia helps Iran."),
        ("Russia helps Iran!", " russia  HELPS Iran …"),
        ("a | b.", "B | A"),
    ],
)
def test_poles_that_differ_in_capitals_spaces_or_end_marks_say_the_same(low, high):
    with pytest.raises(QuestionError, match="say the same"):
        FramingAxis.parse(f"{low} <-> {high}")
