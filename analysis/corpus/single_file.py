"""Pages that a browser saved as one file (`.mhtml`): the page within, without its pictures.

Only the outermost parts are looked at, and none is opened but the first that is a page, so that a
stranger's file of a thousand parts within parts costs no more than its length.
"""

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.parser import BytesHeaderParser

from analysis.corpus.encoding import USUAL_ENCODINGS
from analysis.corpus.sources import Source
from analysis.errors import CorpusError
from analysis.translation import tr

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 20_000  # bytes of the lines that say what a part is
_PAGES = ("text/html", "application/xhtml+xml")
_ENCODINGS = frozenset(codecs.lookup(name).name for name in USUAL_ENCODINGS)
_ADDRESS = ("Snapshot-Content-Location", "Content-Location")


def saved_page(source: Source) -> Source:
    """The page in a file that a browser saved as one, as HTML in UTF-8, and its address."""
    head, body = _opened(source.data)
    for part, data in ((head, body), *_parts(head, body)):
        if part.get_content_type() in _PAGES:
            page = _as_utf8(_decoded(data, part), part)
            known = replace(source.known, url=source.known.url or _address(head, part))
            return replace(source, data=page, kind=".html", known=known)
    raise CorpusError(
        tr(
            "{name} holds no web page that can be read; save the page again as HTML.",
            name=source.name,
        )
    )


def _opened(data: bytes) -> tuple[Message, bytes]:
    """The lines that say what this is, and what follows them."""
    data = data.lstrip(b"\r\n")
    end = _BLANK_LINE.search(data, 0, _LONGEST_HEAD)
    head, body = (data[: end.end()], data[end.end() :]) if end else (b"", b"")
    return BytesHeaderParser().parsebytes(head), body


def _parts(head: Message, body: bytes) -> Iterator[tuple[Message, bytes]]:
    boundary = head.get_boundary()
    if boundary:
        line = b"\n--" + boundary.encode("utf-8", "surrogateescape")
        yield from map(_opened, (b"\n" + body).split(line)[1:])


def _decoded(data: bytes, part: Message) -> bytes:
    """The part's bytes as they were before they were made fit for mail."""
    way = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if way == "quoted-printable":
        return quopri.decodestring(data)
    if way == "base64":
        try:
            return base64.b64decode(data)
        except binascii.Error:  # cut short: the page says that nothing is left
            return b""
    return data


def _as_utf8(data: bytes, part: Message) -> bytes:
    """The page in UTF-8 where the part names another of the usual encodings, else as it is."""
    try:
        named = codecs.lookup(part.get_content_charset("")).name
        return data.decode(named).encode() if named in _ENCODINGS else data
    except (LookupError, ValueError):
        return data


def _address(head: Message, part: Message) -> str:
    """Where the page was saved from, "" where the file says no address of the web."""
    said = (str(one.get(name, "")).strip() for one in (head, part) for name in _ADDRESS)
    return next((url for url in said if url.startswith(("http://", "https://"))), "")
