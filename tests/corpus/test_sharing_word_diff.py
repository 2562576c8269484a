"""Word changes keep every word of both texts, and name what the rewriting did."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.word_diff import word_changes

TEXTS = st.lists(st.sampled_from(["the", "The", "court,", "court", "ruled", "—", "today."])).map(
    " ".join
)


def test_a_change_of_words_is_named():
    assert word_changes("The court has ruled.", "The high court ruled, again.") == [
        ("same", "The", "The"),
        ("added", "", "high"),
        ("same", "court", "court"),
        ("removed", "has", ""),
        ("same", "ruled.", "ruled,"),
        ("added", "", "again."),
    ]


def test_case_and_marks_are_no_change():
    assert word_changes("“Iran's aim”", "Iran’s Aim") == [("same", "“Iran's aim”", "Iran’s Aim")]


def test_blank_texts_have_no_changes():
    assert word_changes("", " ") == []


@given(TEXTS, TEXTS)
def test_every_word_of_both_is_kept_in_order(a, b):
    changes = word_changes(a, b)
    assert " ".join(x for _, x, _ in changes if x) == a
    assert " ".join(x for _, _, x in changes if x) == b


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text):
    assert {kind for kind, _, _ in word_changes(text, text)} <= {"same"}
