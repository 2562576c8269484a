import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.parsing import parse_texts
from analysis.corpus.taken_apart import put_together
from tests.corpus.stories import told

APART = "Lee ’ s lawyer said , `` She wo n't pay ( $ 5 ) ; the Lees ' boat is sold . ''"


def test_a_text_taken_apart_is_put_together_as_a_page_prints_it():
    together = put_together(APART)
    assert together
    assert together.text == "Lee’s lawyer said, “She won't pay ($5); the Lees' boat is sold.”"


@pytest.mark.parametrize("marked", ["``No .''", "`` No . ''", "``  No .  ''", "``\tNo . ''"])
def test_marks_are_put_together_whatever_blanks_stand_at_them(marked):
    together = put_together(f"Lee said , {marked} He left .")
    assert together
    assert together.text == "Lee said, “No.” He left."


def test_each_letter_knows_where_it_stood():
    together = put_together(APART)
    assert together
    stood = [APART[a:b] for a, b in zip(together.starts, together.ends, strict=True)]
    marks = {"``": "“", "''": "”"}
    assert [marks.get(one, one) for one in stood] == list(together.text)


def test_a_text_that_is_whole_is_left_alone():
    assert put_together("Lee’s lawyer said, “She won't pay ($5); it's late.”") is None


@given(
    st.lists(st.sampled_from(["Lee", "’", "s", "'s", "``", "''", ",", ".", "(", " ", "\n", "é"]))
)
def test_nothing_but_blanks_is_lost(parts):
    text = " ".join(parts)
    together = put_together(text)
    if together:
        stood = "".join(text[a:b] for a, b in zip(together.starts, together.ends, strict=True))
        assert "".join(stood.split()) == "".join(text.split())


def test_tokens_stand_in_the_text_as_it_is():
    [parse] = parse_texts([APART])
    words = [APART[token.start : token.end] for token in parse.tokens]
    assert words[:4] == ["Lee", "’ s", "lawyer", "said"]
    assert parse.tokens[0].dep == "poss"


def test_who_speaks_is_heard_as_in_the_text_that_was_not_taken_apart():
    assert (
        told("Anna Lind ’ s lawyer said that she “ was ill ” in May .")[0][1]
        == (told("Anna Lind’s lawyer said that she “was ill” in May.")[0][1])
    )
