"""Names of a parsed sentence, where the recogniser takes more for one than there is."""

from types import SimpleNamespace

from analysis.corpus.mentions import named_in


def test_a_piece_between_two_commas_without_a_word_is_no_name():
    text = ", , spoke"
    parse = SimpleNamespace(names=[("PERSON", 0, 4)], tokens=[])
    assert named_in(text, parse) == []
