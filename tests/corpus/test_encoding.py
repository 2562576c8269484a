from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.encoding import decode_bytes, normalise_characters
from analysis.errors import CorpusError

FRENCH = "Le maire a déclaré mardi que l’hôtel de ville rouvrirait « avant l’été », à Orléans. " * 4
RUSSIAN = "Мэр города заявил во вторник, что старый мост останется открытым до весны. " * 4
ARABIC = "قال رئيس البلدية يوم الثلاثاء إن الجسر القديم سيبقى مفتوحا حتى الربيع المقبل. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_note(encoding):
    decoded = decode_bytes(FRENCH.encode(encoding), "a.txt")
    assert (decoded.text, decoded.note) == (FRENCH, "")


def test_utf16_without_a_mark_is_read():
    assert (
        decode_bytes("The bridge stays open.".encode("utf-16-le"), "a.txt").text[:10]
        == "The bridge"
    )


@pytest.mark.parametrize(
    ("text", "encoding"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (ARABIC, "cp1256")]
)
def test_an_old_encoding_is_guessed_and_the_guess_is_told(text, encoding):
    decoded = decode_bytes(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert encoding in decoded.note


def test_a_page_that_declares_its_encoding_is_believed():
    page = '<html><meta charset="windows-1251"><p>Мост открыт</p></html>'.encode("cp1251")
    assert "Мост открыт" in decode_bytes(page, "a.html", declares=True).text


def test_a_declared_encoding_that_is_no_text_encoding_is_not_believed():
    page = b'<html><meta charset="hex"><p>open</p></html>'
    assert "open" in decode_bytes(page, "a.html", declares=True).text


def test_a_few_broken_bytes_do_not_turn_utf8_into_gibberish():
    decoded = decode_bytes(RUSSIAN.encode()[:-1] + b"\xff.", "a.txt")
    assert decoded.text.startswith(RUSSIAN[:100])
    assert "broken characters" in decoded.note


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"\x00\x01\x02\x03" * 50])
def test_a_binary_file_is_refused_by_name(data):
    with pytest.raises(CorpusError, match=r"photo\.txt is not a text file"):
        decode_bytes(data, "photo.txt")


def test_a_wrong_byte_order_mark_is_refused():
    with pytest.raises(CorpusError, match="UTF-8"):
        decode_bytes(b"\xef\xbb\xbf\xff\xfe\xff", "a.txt")


def test_controls_and_direction_overrides_go_and_right_to_left_marks_stay():
    assert normalise_characters("a\x00b\u202ec\u2066d\u200fe\u200cf") == "abcd\u200fe\u200cf"


def test_every_kind_of_line_break_becomes_one():
    assert normalise_characters("a\r\nb\rc\u2028d\x0ce\xa0f\tg") == "a\nb\nc\nd\ne f g"


def test_half_a_character_pair_can_be_written_out_again():
    assert normalise_characters("\ud800x").encode() == "\ufffdx".encode()


def test_halves_of_pairs_in_bytes_of_their_own_are_joined_or_said_to_be_broken():
    whole = "“Yes” \U0001f600"
    halves = b"\xed\xa0\xbd\xed\xb8\x80"
    decoded = decode_bytes("“Yes” ".encode() + halves, "a.csv")
    assert (decoded.text, decoded.note) == (whole, "")
    cut = decode_bytes("“Yes” ".encode() + halves[:3] + b" x", "a.csv")
    assert cut.text == "“Yes” \ufffd x"
    assert cut.note == "a.csv is UTF-8 with 1 broken characters, shown as \ufffd."


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_text_or_a_corpus_error(data, declares):
    with suppress(CorpusError):
        normalise_characters(decode_bytes(data, "a", declares=declares).text).encode()


@given(st.text(st.characters(codec="utf-8")))
def test_normalising_twice_changes_nothing_more(text):
    once = normalise_characters(text)
    assert normalise_characters(once) == once
