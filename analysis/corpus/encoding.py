"""Bytes to text: which encoding a file has, and which characters are kept.

Order: byte-order mark, UTF-16 without a mark, UTF-8, what the page itself declares, and last a
guess among the usual encodings, which is reported so that nobody is misled by it.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from analysis.errors import CorpusError
from analysis.translation import tr, trn

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",  # before UTF-16: its mark begins with UTF-16's
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Encodings a saved news page really has; a guess outside this list is more likely wrong.
USUAL_ENCODINGS = [
    *("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_9", "koi8_r", "koi8_u", "mac_roman"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr", "cp874"),
]
DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([A-Za-z0-9_\-]{2,20})""", re.I)
# What Western European news is written in; Polish or Czech read as Windows-1252 has other signs.
WESTERN = frozenset(
    [chr(code) for code in range(128)]
    + list("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒ")
    + list("‘’\u201a“”„«»\u2039\u203a–—…•·€£§°©®™¡¿ºª\xa0\xad")
)
GUESS_BYTES = 60_000  # enough to tell encodings apart, and quick
# Characters that never belong to an article: controls, invisible marks that hide or reorder
# text (bidirectional embeddings, overrides and isolates). The marks that right-to-left and
# Indic scripts need (U+200C–U+200F, U+061C) stay.
UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
)
LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
LONE_SURROGATES = re.compile("[\ud800-\udfff]")
ODD_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")


@dataclass(frozen=True)
class Decoded:
    """A file's text, and one sentence about its encoding where that was not certain."""

    text: str
    note: str = ""


def decode_bytes(data: bytes, name: str, *, declares: bool = False) -> Decoded:
    """Read bytes as text; `declares` says that the format names its own encoding (HTML)."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    utf16 = _unmarked_utf16(data)
    if utf16 is None and _is_binary(data):
        raise CorpusError(
            tr(
                "{name} is not a text file; save the article as .txt, .html or a table and try "
                "again.",
                name=name,
            )
        )
    declared = _declared_encoding(data) if declares else None
    for candidate in filter(None, [utf16, "utf-8", declared]):
        try:
            return Decoded(data.decode(candidate))
        except UnicodeError:
            continue
    return _halved_utf8(data, name) or _damaged_utf8(data, name) or _guessed(data, name)


def _decode_marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeError:
        raise CorpusError(
            tr(
                "{name} begins with the mark of {encoding} but does not hold such text; save it "
                "again as UTF-8.",
                name=name,
                encoding=encoding.upper(),
            )
        ) from None


def _declared_encoding(data: bytes) -> str | None:
    """The encoding an HTML page names, if Python knows it as one of the usual ones."""
    match = DECLARED.search(data[:4096])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except LookupError:
        return None
    # By the HTML standard "iso-8859-1" and "ascii" on a page mean Windows-1252.
    name = "cp1252" if name in ("iso8859-1", "ascii") else name
    known = {codecs.lookup(usual).name for usual in [*USUAL_ENCODINGS, "gb2312", "gbk"]}
    return name if name in known else None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 by its zero bytes: every second byte of Latin text is zero."""
    sample = data[:4000]
    if len(sample) < 4 or len(data) % 2:
        return None
    zeros_even, zeros_odd = sample[::2].count(0), sample[1::2].count(0)
    if zeros_odd > len(sample) * 0.3 and not zeros_even:
        return "utf-16-le"
    return "utf-16-be" if zeros_even > len(sample) * 0.3 and not zeros_odd else None


def _is_binary(data: bytes) -> bool:
    sample = data[:GUESS_BYTES]
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
    return controls > len(sample) * 0.01


def _halved_utf8(data: bytes, name: str) -> Decoded | None:
    """UTF-8 but for halves of character pairs, each in bytes of its own; two that meet are joined.

    Some databases write emoji so, and cut ones leave a half alone.
    """
    try:
        pairs = data.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
    except UnicodeError:
        return None
    text = pairs.decode("utf-16-le", "replace")
    return Decoded(text, _broken(text.count("\ufffd") - data.count("\ufffd".encode()), name))


def _damaged_utf8(data: bytes, name: str) -> Decoded | None:
    """UTF-8 with a few broken bytes: many good accented letters for each bad one."""
    text = data.decode("utf-8", errors="replace")
    n_bad = text.count("\ufffd") - data.count("\ufffd".encode())
    n_good = sum(character > "\x7f" for character in text) - n_bad
    if n_good < 10 * n_bad:
        return None
    return Decoded(text, _broken(n_bad, name))


def _broken(n: int, name: str) -> str:
    if not n:
        return ""
    return trn(
        "{name} is UTF-8 with {n} broken characters, shown as \ufffd.",
        "{name} is UTF-8 with {n} broken characters, shown as \ufffd.",
        n, name=name,
    )  # fmt: skip


def _guessed(data: bytes, name: str) -> Decoded:
    """The likeliest usual encoding; Windows-1252 first where it gives nothing odd."""
    best = from_bytes(data[:GUESS_BYTES], cp_isolation=USUAL_ENCODINGS).best()
    western = ["cp1252"] if WESTERN.issuperset(data.decode("cp1252", "replace")) else []
    for encoding in [*western, *([best.encoding] if best else [])]:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        note = tr(
            "{name} names no encoding; it was read as {encoding}.", name=name, encoding=encoding
        )
        return Decoded(text, note)
    raise CorpusError(
        tr("The encoding of {name} cannot be told; save it again as UTF-8.", name=name)
    )


def normalise_characters(text: str) -> str:
    """Text with plain line breaks and spaces, and without controls or direction overrides."""
    text = LINE_BREAKS.sub("\n", text)
    text = UNWANTED.sub("", ODD_SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", without_halves(text))


def without_halves(text: str) -> str:
    """Text of the same length with U+FFFD for halves of character pairs, which no file can hold.

    Python also has them for bytes of file names and arguments that are no UTF-8.
    """
    return LONE_SURROGATES.sub("\ufffd", text)
