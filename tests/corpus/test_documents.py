"""Word documents and rich text: what a reader sees, and nothing of what is hidden or hostile."""

import io
import time
import zipfile

import pytest

from analysis.corpus.limits import Limits
from analysis.corpus.reading import Source, read_articles
from analysis.corpus.rtf import rtf_text
from analysis.corpus.word import word_text
from analysis.errors import CorpusError
from tests.corpus.press_files import BRIDGE, NAMESPACE, as_docx, as_rtf, as_zip

LINES = [*BRIDGE.paragraphs, "Smörgås – 100 € {in braces} \\ 🦊"]


def rtf(body):
    return rtf_text(b"{\\rtf1\\ansi\\ansicpg1252 " + body + b"}", "a.rtf")


def test_a_document_is_read_as_a_page():
    for name, data in (("a.docx", as_docx(LINES)), ("a.rtf", as_rtf(LINES[:3]))):
        text = read_articles([Source(name, data)]).articles["text"][0]
        assert text.startswith(BRIDGE.paragraphs[0]), name
        assert "hidden" not in text


def test_word_shows_paragraphs_breaks_and_tabs_and_no_deleted_or_hidden_text():
    assert word_text(as_docx(LINES), "a.docx", Limits()).split("\n")[:-2] == LINES


def test_a_document_is_known_by_what_is_in_it_whatever_its_name():
    for name in ("a.txt", "a.doc", "a"):
        assert len(read_articles([Source(name, as_docx(LINES))]).articles) == 1
        assert len(read_articles([Source(name, as_rtf(LINES))]).articles) == 1


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (b"one\\par two\\line three", "one\ntwo\nthree"),
        (b"caf\\'e9 \\ldblquote so\\rdblquote\\~he", "café “so” he"),
        (b"{\\*\\unknown secret}{\\stylesheet Normal;}seen", "seen"),
        (b"\\u8217?s \\u-10179?\\u-8630?", "’s 🙊"),
        (b"\\uc2\\u8217'`s", "’s"),
        (b"{\\uc0\\u233}\\u232?!", "éè!"),
        (b"{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0 \\'cc\\'ee\\f1 \\'e9", "\u041c\u043eé"),
        (b"{\\fonttbl{\\f0\\fcharset128 MS;}}\\f0\\'93\\'fa", "日"),
        (b"a{\\v b\\v0 c}{\\deleted d}e", "ace"),
        (b"a{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt link}}", "alink"),
        (b"a{\\pict\\bin4 }}}}b}c", "ac"),
        (b"one\r\n two", "one two"),
        (b"a\\\nb", "a\nb"),
        (b"}}}}after", "after"),
    ],
)
def test_rich_text_is_what_a_reader_sees(body, shown):
    assert rtf(body) == shown


def test_other_code_pages_of_rich_text():
    assert rtf_text(b"{\\rtf1\\ansi\\ansicpg1251 \\'cc}", "a") == "\u041c"
    assert rtf_text(b"{\\rtf1\\mac \\'8e}", "a") == "é"
    assert rtf_text(b"{\\rtf1\\ansicpg99999 \\'e9}", "a") == "é"


def test_a_font_table_that_never_ends_takes_no_time():
    start = time.process_time()
    rtf(b"{\\fonttbl" + b"{\\f1\\fcharset0 }" * 20_000 + b"}x")
    assert time.process_time() - start < 3


def bomb():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    return (
        f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{entities}]><w:document xmlns:w="{NAMESPACE}">'
        "<w:body><w:p><w:r><w:t>&e8;</w:t></w:r></w:p></w:body></w:document>"
    )


def from_elsewhere():
    return bomb().replace('<!ENTITY e0 "ha">', '<!ENTITY e0 SYSTEM "file:///etc/passwd">')


def locked():
    data = bytearray(as_docx(LINES))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 8] |= 1
    return bytes(data)


def packed_far():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 15_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"", "is empty"),
        ("a.docx", b"PK\x03\x04...", "damaged Word document"),
        ("a.docx", as_docx(LINES)[:-30], "damaged Word document"),
        ("a.docx", as_zip({"other.xml": "x"}), "is no Word document"),
        ("a.docx", as_docx([], "<w:document"), "damaged Word document"),
        ("a.docx", as_docx([], bomb()), "damaged Word document|declares entities"),
        ("a.docx", as_docx([], from_elsewhere()), "damaged Word document|declares entities"),
        ("a.docx", as_docx([], "<a>" * 5_000), "damaged Word document"),
        ("a.docx", locked(), "locked with a password"),
        ("a.docx", packed_far(), "packed more than 200 to 1"),
        ("a.docx", as_docx([]), "no article text left"),
        ("a.xlsx", as_zip({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "an Excel"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "an old Word or Excel file"),
        ("a.rtf", b"plain words", "is no RTF file"),
        ("a.rtf", b"{\\rtf1}", "no article text left"),
        ("a.rtf", b"{\\rtf1" + b"{" * 2_000, "more than 1,000 deep"),
        ("a.rtf", b"{\\rtf1 " + b"word " * 1_000_000 + b"}", "more than 1,000,000 characters"),
    ],
)
def test_a_bad_document_is_one_sentence(name, data, message):
    with pytest.raises(CorpusError, match=message) as caught:
        read_articles([Source(name, data)])
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_too_many_commands_are_refused(monkeypatch):
    monkeypatch.setattr("analysis.corpus.rtf._MOST_TOKENS", 1_000)
    with pytest.raises(CorpusError, match="more commands than any text"):
        rtf(b"{}" * 600)


def test_a_document_that_unpacks_too_large_is_refused_unread():
    with pytest.raises(CorpusError, match="unpacks to more than"):
        word_text(as_docx(LINES), "a.docx", Limits(file_bytes=100))
