import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.sentences import split_sentences
from analysis.corpus.voice import quotations, voices

PIECES = st.sampled_from([*"\"“”„«»‘’'.,?! ab9s\n", "``", "''", " said", "It’s "])


@pytest.mark.parametrize(
    "sentence",
    [
        "“We will go on,” Putin said.",
        '"We will go on," Putin said.',
        "‘We won’t stop, and Iran’s friends won’t,’ Putin said.",
        "'We won't stop, and Iran's friends won't,' Putin said.",
        "«We will go on,» Putin said.",
        "`` We will go on , '' Putin said .",
        '" We will go on , " Putin said .',
        '“We will go on," Putin said.',
        "„Wir machen weiter“, sagte Putin.",
        "“It is the ‘landing’ we hoped for,” said Ann Lee of the bank EY, speaking of low rates.",
    ],
)
def test_a_sentence_mostly_between_marks_is_quoted(sentence: str) -> None:
    assert voices([sentence]) == ["quoted"]


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that Russia would go on.",
        "Tehran called the strikes “unprovoked aggression” and asked Moscow for more help.",
        "Russia was ‘making efforts’ for Iranians, it said, but gave no details of them.",
        "Iran’s friends don’t agree with the sites’ owners’ lawyers.",
        "The ‘90s weren't kind to Iran's or the Russians' plans, and ’tis so still.",
        'A 12" gun and a 6\'2" man stood at the gate.',
        "Russia 's minister did n't go , and Iran 's did .",
        "",
        "* * *",
    ],
)
def test_a_sentence_mostly_outside_marks_is_own(sentence: str) -> None:
    assert voices([sentence]) == ["own"]


def test_a_quotation_goes_on_through_several_sentences() -> None:
    assert voices(["He said: “We go.", "We do not stop.", "We win.”", "Then he left."]) == [
        "quoted",
        "quoted",
        "quoted",
        "own",
    ]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’"])
def test_a_paragraph_left_open_is_quoted_if_the_next_one_opens_again(marks: str) -> None:
    opening, closing = marks
    sentences = [f"{opening}We go.", "It isn’t far.", f"{opening}We win.{closing}", "He left."]
    assert voices(sentences, [True, False, True, True]) == ["quoted"] * 3 + ["own"]


def test_an_opening_mark_without_a_partner_makes_its_paragraph_unknown() -> None:
    assert voices(["“We go.", "It is far.", "He left."], [True, False, True]) == [
        "unknown",
        "unknown",
        "own",
    ]


def test_a_closing_mark_without_a_partner_makes_its_sentence_unknown() -> None:
    assert voices(["He came.", "We go on,” he said."]) == ["own", "unknown"]


def test_a_fragment_left_open_ends_with_its_sentence() -> None:
    assert quotations("It was “bad. It rained.") == [(7, 12, True)]


def test_a_mark_opened_twice_leaves_the_first_stretch_in_doubt() -> None:
    assert quotations("A “B c “d” e")[0] == (2, 7, False)


def test_a_quotation_within_a_quotation_belongs_to_the_outer_one() -> None:
    text = "“He told me ‘go’ twice,” she said."
    assert [text[start:end] for start, end, _ in quotations(text)] == ["“He told me ‘go’ twice,”"]


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one entry per sentence"):
        voices(["One.", "Two."], [True])


@settings(deadline=None)
@given(st.lists(st.one_of(st.text(), st.lists(PIECES).map("".join))))
def test_every_sentence_has_one_voice(sentences: list[str]) -> None:
    found = voices(sentences)
    assert len(found) == len(sentences)
    assert set(found) <= {"own", "quoted", "unknown"}


@settings(deadline=None)
@given(st.lists(PIECES).map("".join))
def test_quotations_are_in_order_and_never_overlap(text: str) -> None:
    edges = [edge for start, end, _ in quotations(text) for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(start < end for start, end, _ in quotations(text))


@given(st.lists(st.sampled_from(["He left.", "It rained all day.", "Iran’s men won’t."])))
def test_text_without_marks_is_all_own(sentences: list[str]) -> None:
    assert set(voices(sentences)) <= {"own"}
    assert set(voices(split_sentences(" ".join(sentences)))) <= {"own"}
