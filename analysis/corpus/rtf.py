"""Rich text (RTF) to plain text: what a reader would see, a paragraph a line.

Written here because the file is a stranger's: the small readers of the package index take minutes
over a font table of two thousand bytes, and stop with bare exceptions. This one goes once through
the bytes, remembers only the groups it stands in, and leaves out what is not shown.
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import tr

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|(?P<codes>(?:\\'[0-9a-fA-F]{2})+)"
    r"|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])"
    r"|(?P<run>[^\\{}\r\n]+)"
    r"|[\r\n\\]"
)
_MOST_TOKENS = 2_000_000  # some seconds; a hundred long articles have a fifth of it
_DEEPEST = 1_000
# Groups that hold no text of the document itself.
_UNSEEN = frozenset(
    """
    fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl
    footerr footerf footnote annotation atnid atnauthor atndate atnicn fldinst datafield themedata
    listtable listoverridetable rsidtbl generator xmlnstbl latentstyles pgptbl filetbl revtbl
    bkmkstart bkmkend tc xe nonshppict shpinst pntext
    """.split()  # noqa: SIM905
)
_SHOWN = {
    **dict.fromkeys(("par", "line", "sect", "page", "row", "cell", "nestcell"), "\n"),
    "tab": "\t",
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
    **{"emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’"},
    **{"ldblquote": "“", "rdblquote": "”"},
}
_SIGNS = {"~": " ", "_": "-", "\n": "\n", "\r": "\n", "{": "{", "}": "}", "\\": "\\"}
# Code pages by the number that a font names its character set with; 0 and 1 are the document's.
_CHARSETS = {
    **{77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253"},
    **{162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251"},
    **{222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
_STATES = _UNSEEN | {"v", "deleted", "plain", "f", "fcharset", "uc", "mac", "pc", "pca", "ansicpg"}
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


@dataclass(frozen=True)
class _Group:
    """What holds within one pair of braces."""

    unseen: bool = False
    hidden: bool = False
    font: int = -1
    fallback: int = 1  # how many characters stand in for one of Unicode


@dataclass
class _Reader:
    """The text so far, and what holds where the reader stands."""

    pieces: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)  # bytes in the code page at hand
    groups: list[_Group] = field(default_factory=list)
    now: _Group = field(default_factory=_Group)
    fonts: dict[int, str] = field(default_factory=dict)
    page: str = "cp1252"
    skip: int = 0

    def flush(self) -> None:
        if self.pending:
            page = self.fonts.get(self.now.font, self.page)
            self.pieces.append(self.pending.decode(page, "replace"))
            self.pending.clear()

    def show(self, text: str) -> None:
        self.flush()
        if not (self.now.unseen or self.now.hidden):
            self.pieces.append(text)

    def take(self, data: bytes) -> None:
        left = data[self.skip :]
        self.skip = max(0, self.skip - len(data))
        if not (self.now.unseen or self.now.hidden):
            self.pending += left


def rtf_text(data: bytes, name: str) -> str:
    """The text of a document; CorpusError where the file is no such document."""
    if not data.startswith(b"{\\rtf"):
        raise CorpusError(
            tr("{name} is no RTF file, whatever its name says; save it again.", name=name)
        )
    text, reader, at = data.decode("latin-1"), _Reader(), 0
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.match(text, at)
        if token is None:
            break
        at = token.end() + _read_token(token, reader, name)
    else:
        raise CorpusError(
            tr("{name} has more commands than any text; save it as .docx or .txt.", name=name)
        )
    reader.flush()
    shown = "".join(reader.pieces)
    # Characters beyond the first plane come as two halves.
    return shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _read_token(token: re.Match[str], reader: _Reader, name: str) -> int:
    """Take one token in; how many bytes of plain data follow it and are no text."""
    if run := token["run"]:
        reader.take(run.encode("latin-1"))
    elif codes := token["codes"]:
        reader.take(bytes.fromhex(codes.replace("\\'", "")))
    elif brace := token["brace"]:
        _read_brace(brace, reader, name)
    elif word := token["word"]:
        return _read_word(word, token["number"], reader)
    elif sign := token["sign"]:
        _read_sign(sign, reader)
    return 0


def _read_brace(brace: str, reader: _Reader, name: str) -> None:
    reader.flush()
    reader.skip = 0
    if brace == "{":
        reader.groups.append(reader.now)
    elif reader.groups:
        reader.now = reader.groups.pop()
    if len(reader.groups) > _DEEPEST:
        raise CorpusError(
            tr(
                "{name} nests its groups more than {most} deep; save it as .txt.",
                name=name,
                most=number(_DEEPEST),
            )
        )


def _read_sign(sign: str, reader: _Reader) -> None:
    if sign == "*":
        reader.flush()
        reader.now = replace(reader.now, unseen=True)
    elif reader.skip:
        reader.skip -= 1
    else:
        reader.show(_SIGNS.get(sign, ""))


def _read_word(word: str, given: str | None, reader: _Reader) -> int:
    number = int(given) if given else None
    if word == "bin":
        return max(0, number or 0)
    if word == "u" and number is not None:
        reader.show(chr(number & 0xFFFF))
        reader.skip = reader.now.fallback
    elif reader.skip:
        reader.skip -= 1
    elif word in _SHOWN:
        reader.show(_SHOWN[word])
    elif word in _STATES:
        _set_state(word, number, reader)
    return 0


def _set_state(word: str, number: int | None, reader: _Reader) -> None:
    reader.flush()
    if word in _UNSEEN:
        reader.now = replace(reader.now, unseen=True)
    elif word in ("v", "deleted"):
        reader.now = replace(reader.now, hidden=number != 0)
    elif word == "plain":
        reader.now = replace(reader.now, hidden=False)
    elif word == "f":
        reader.now = replace(reader.now, font=number or 0)
    elif word == "fcharset" and number in _CHARSETS:
        reader.fonts[reader.now.font] = _CHARSETS[number]
    elif word == "uc":
        reader.now = replace(reader.now, fallback=min(max(number or 0, 0), 100))
    elif word in _PAGES:
        reader.page = _PAGES[word]
    elif word == "ansicpg":
        reader.page = _code_page(number)


def _code_page(number: int | None) -> str:
    """A code page by its number; the Western one where Python does not know it."""
    try:
        return codecs.lookup("utf-8" if number == 65001 else f"cp{number}").name
    except LookupError:
        return "cp1252"
