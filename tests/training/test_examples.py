"""What the encoder is trained on: invented sentences, denials and renamed mentions."""

import random

import pytest

from training.axis_examples import denial
from training.labels import CERTAIN, Tone
from training.renaming import renamed
from training.turned_phrases import PHRASES, turned_phrases


def test_the_same_seed_invents_the_same_sentences_and_another_others():
    assert turned_phrases(50, seed=1) == turned_phrases(50, seed=1)
    assert turned_phrases(50, seed=1) != turned_phrases(50, seed=2)


def test_both_ends_of_an_axis_are_invented_about_equally_often():
    found = [row.agreement for row in turned_phrases(2_000, seed=3)]
    high = sum(agreement > 0.5 for agreement in found)
    assert 0.4 < high / len(found) < 0.6
    assert all(0 <= agreement <= 1 for agreement in found)


def test_no_sentence_keeps_an_unfilled_place_and_poles_differ():
    for row in turned_phrases(500, seed=4):
        assert "{" not in row.text + row.low + row.high
        assert row.low != row.high
        assert row.text.endswith(".")


def test_poles_come_in_lists_that_turn_entry_by_entry():
    for low, high in (("hostile", "friendly"), ("discontent", "content"), ("blamed", "praised")):
        assert len(PHRASES[low]) == len(PHRASES[high])


@pytest.mark.parametrize(
    ("claim", "denied"),
    [
        ("Cats bark.", "It is not true that cats bark."),
        ("I agree", "It is not true that I agree"),
        ("UN troops left", "It is not true that UN troops left"),
        ("U.S. troops left", "It is not true that U.S. troops left"),
        ("A ban is wrong", "It is not true that a ban is wrong"),
    ],
)
def test_a_denial_keeps_the_capitals_of_names(claim, denied):
    assert denial(claim) == denied


def _row(sentence, mention):
    start = sentence.index(mention)
    return Tone(sentence, start, start + len(mention), CERTAIN[-1])


def test_a_renamed_mention_stands_where_its_offsets_say_and_keeps_its_label():
    rows = [_row("Critics say Alder lied, and Alder knew.", "Alder")] * 200
    found = [row for row in renamed(rows, seed=1) if row.mention != "Alder"]
    assert 0.2 * len(rows) < len(found) < 0.5 * len(rows)
    for row in found:
        assert row.mention in PHRASES["parties"]
        assert "Alder" not in row.sentence
        assert row.chances == CERTAIN[-1]


def test_pronouns_and_descriptions_keep_their_words():
    rows = [_row("Critics say he lied.", "he"), _row("Critics say the man lied.", "the man")]
    assert all(renamed(rows * 30, seed=seed) == rows * 30 for seed in range(3))


def test_a_name_at_the_start_gets_a_capital():
    found = renamed(
        [_row("Alder lied to the council.", "Alder")] * 200, seed=random.Random(1).random()
    )
    assert all(row.sentence[0].isupper() for row in found)
