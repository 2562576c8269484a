"""Where articles come from: files and folders, their kinds, and what is refused unread."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from analysis.corpus.limits import MEGABYTE, Limits
from analysis.corpus.tables import TABLE_SUFFIXES
from analysis.errors import CorpusError

TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text", "")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
READABLE = (*TEXT_SUFFIXES[:-1], *HTML_SUFFIXES, *TABLE_SUFFIXES)
# First bytes of files people try, and what to do instead.
KNOWN_BYTES = {
    b"%PDF": "a PDF; copy its text into a .txt file",
    b"PK\x03\x04": "a Word, Excel or zip file; save it as .txt or .csv, or unpack it",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file; save it as .txt or .csv",
    b"{\\rtf": "an RTF file; save it as .txt",
    b"\x1f\x8b": "a gzip file; unpack it",
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

    `kind` is its suffix where neither name nor bytes are to tell it, `known` what its page need
    not say.
    """

    name: str
    data: bytes
    kind: str = ""
    known: Known = Known()


def files_in(path: Path, notes: list[str], problems: list[str]) -> list[Path]:
    """A path's file, or a folder's readable files by name; the others are noted."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        problems.append(f"{path} does not exist; check the path.")
        return []
    inside = sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith("."))
    left = [p.name for p in inside if p.suffix.lower() not in READABLE]
    if left:
        notes.append(f"Of folder {path.name}, not of a readable kind: {', '.join(left[:20])}.")
    readable = [p for p in inside if p.suffix.lower() in READABLE]
    if not readable:
        problems.append(f"Folder {path.name} holds no readable file ({', '.join(READABLE)}).")
    return readable


def sources_of(files: list[Path], limits: Limits, problems: list[str]) -> Iterator[Source]:
    """The files' bytes, one file at a time; what cannot be opened is a problem."""
    for path in files:
        try:
            oversize = path.stat().st_size > limits.file_bytes
            data = b"" if oversize else path.read_bytes()
        except OSError as error:
            problems.append(f"{path.name} cannot be opened ({error.strerror}).")
            continue
        if oversize:
            problems.append(too_big(path.name, limits))
        else:
            yield Source(path.name, data)


def too_big(name: str, limits: Limits) -> str:
    """The sentence for a file above the limit."""
    return f"{name} is larger than {limits.file_bytes // MEGABYTE} MB; split it."


def source_suffix(source: Source) -> str:
    """The kind of file by its name, or by its first bytes where the name does not say."""
    if source.kind:
        return source.kind
    suffix = PurePath(source.name).suffix.lower()
    if source.data.startswith(b"PAR1"):
        return ".parquet"
    if suffix not in ("", ".txt", ".text"):
        return suffix
    start = source.data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    if start.startswith((b"<!", b"<html", b"<HTML")):
        return ".html"
    return ".json" if suffix == "" and start.startswith((b"[{", b'{"')) else suffix


def check_source(source: Source, suffix: str, limits: Limits) -> None:
    """Refuse a file that is empty, too large, or of a kind we cannot read."""
    if not source.data.strip():
        raise CorpusError(f"{source.name} is empty; choose another file.")
    if len(source.data) > limits.file_bytes:
        raise CorpusError(too_big(source.name, limits))
    for start, kind in KNOWN_BYTES.items():
        if source.data.startswith(start):
            raise CorpusError(f"{source.name} is {kind}.")
    if suffix not in (*READABLE, ""):
        raise CorpusError(
            f"{source.name} is of a kind we cannot read; save it as one of: {', '.join(READABLE)}."
        )
