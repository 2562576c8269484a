"""Where articles come from: files, their kinds, and what is refused unread."""

from dataclasses import dataclass
from pathlib import PurePath

from analysis.corpus.limits import MEGABYTE, Limits
from analysis.corpus.tables import TABLE_SUFFIXES
from analysis.corpus.word import is_word
from analysis.errors import CorpusError
from analysis.translation import mark, tr

TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text", "")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
SINGLE_FILE_SUFFIXES = (".mhtml", ".mht")
DOCUMENT_SUFFIXES = (".docx", ".rtf")
PAGE_SUFFIXES = (*HTML_SUFFIXES, *SINGLE_FILE_SUFFIXES)
READABLE = (*TEXT_SUFFIXES[:-1], *DOCUMENT_SUFFIXES, *PAGE_SUFFIXES, *TABLE_SUFFIXES)
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
# First bytes of files people try, and what to do instead.
KNOWN_BYTES = {
    b"%PDF": mark("{name} is a PDF; copy its text into a .txt file."),
    b"PK\x03\x04": mark("{name} is an Excel or OpenDocument file; save it as .csv, .docx or .txt."),
    b"\xd0\xcf\x11\xe0": mark(
        "{name} is an old Word or Excel file; save it as .docx, .txt or .csv."
    ),
    b"bplist00": mark("{name} is a Safari web archive; save the page as “Page Source” (.html)."),
    b"\x1f\x8b": mark("{name} is a gzip file; unpack it."),
}


@dataclass(frozen=True)
class Known:
    """What is known of a page from where it came from; "" for what is not.

    The address is where the page was got and holds against what the page says of itself; the rest
    holds where the page says nothing.
    """

    url: str = ""
    outlet: str = ""
    headline: str = ""
    published: str = ""


@dataclass(frozen=True)
class Source:
    """A file's name and bytes; pasted text is Source("pasted.txt", text.encode()).

    `folder` is the folder that may be named for its outlet, "" where there is none; `kind` is its
    suffix where neither name nor bytes are to tell it; `known` what its page need not say.
    """

    name: str
    data: bytes
    folder: str = ""
    kind: str = ""
    known: Known = Known()


def too_big(name: str, most: int) -> str:
    """The sentence for a file above the limit."""
    return tr("{name} is larger than {most} MB; split it.", name=name, most=most // MEGABYTE)


def source_suffix(source: Source) -> str:
    """The kind of file by its name, or by its first bytes where the name does not say."""
    if source.kind:
        return source.kind
    suffix = PurePath(source.name).suffix.lower()
    if source.data.startswith(b"PAR1"):
        return ".parquet"
    if source.data.startswith(b"{\\rtf"):
        return ".rtf"
    if source.data.startswith(_ZIPPED) and suffix not in (".docx", ".zip"):
        return _zipped_suffix(source.data)
    if suffix not in ("", ".txt", ".text"):
        return suffix
    start = source.data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith((b"<!", b"<html", b"<HTML")):
        return ".html"
    return ".json" if suffix == "" and start.startswith((b"[{", b'{"')) else suffix


def _zipped_suffix(data: bytes) -> str:
    """What an archive is that does not say so in its name."""
    if is_word(data):
        return ".docx"
    is_other = b"[Content_Types].xml" in data or data[30:38] == b"mimetype"
    return ".xlsx" if is_other else ".zip"


def check_source(source: Source, suffix: str, limits: Limits) -> None:
    """Refuse a file that is empty, too large, or of a kind we cannot read."""
    if not source.data.strip():
        raise CorpusError(tr("{name} is empty; choose another file.", name=source.name))
    if len(source.data) > limits.file_bytes:
        raise CorpusError(too_big(source.name, limits.file_bytes))
    for start, said in KNOWN_BYTES.items():
        if source.data.startswith(start) and suffix not in DOCUMENT_SUFFIXES:
            raise CorpusError(tr(said, name=source.name))
    if suffix not in (*READABLE, ""):
        raise CorpusError(
            tr(
                "{name} is of a kind we cannot read; save it as one of: {kinds}.",
                name=source.name,
                kinds=", ".join(READABLE),
            )
        )
