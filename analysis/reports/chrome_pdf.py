"""What a PDF of Chrome's says of itself: on which page a heading is, and who wrote it.

Chrome writes PDF 1.4: a table of where each object begins stands at the end, and every place that
the page links to is named in the catalogue. Its CSS cannot print the page that a link leads to, and
it takes no author along. Where a file is written in another way nothing is found and nothing added.
"""

import re
from collections.abc import Iterator, Sequence

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+) ?\r?\n")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_PLACES = re.compile(rb"/([\w.-]+) \[(\d+) 0 R ")
_CHILDREN = re.compile(rb"/Kids \[([^\]]*)\]")
_ROW = 20  # bytes of the table for each object


class _Unknown(ValueError):
    """The file is not written as we know it."""


def anchor_pages(pdf: bytes) -> dict[str, int]:
    """The page, from 1, of every place within the document that it links to."""
    try:
        file = _File(pdf)
        catalogue = file.object(file.named("Root", file.trailer))
        pages = list(_leaves(file, file.named("Pages", catalogue)))
        number = {page: n for n, page in enumerate(pages, 1)}
        places = _PLACES.findall(file.object(file.named("Dests", catalogue)))
        return {name.decode(): number[int(page)] for name, page in places}
    except (_Unknown, KeyError):
        return {}


def with_authors(pdf: bytes, authors: Sequence[str]) -> bytes:
    """The document with its authors among what it says of itself, appended as an update."""
    if not authors:
        return pdf
    try:
        file = _File(pdf)
        about = file.named("Info", file.trailer)
        told = file.object(about)
    except _Unknown:
        return pdf
    if b"/Author" in told:  # a later Chrome's may know it
        return pdf
    named = b"/Author <FEFF%s>\n" % ", ".join(authors).encode("utf-16-be").hex().upper().encode()
    written = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    changed = told.replace(b"<<", b"<<" + named, 1) + b"endobj\n"
    table = b"xref\n0 1\n%010d 65535 f \n%d 1\n%010d 00000 n \n" % (0, about, len(written))
    trailer = b"trailer\n<<%s\n/Prev %d>>\n" % (file.trailer, file.table)
    end = b"startxref\n%d\n%%%%EOF\n" % (len(written) + len(changed))
    return written + changed + table + trailer + end


class _File:
    """A PDF by the table of its objects."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.table = int(_found(_END.search(pdf, max(0, len(pdf) - 64))).group(1))
        head = _found(_TABLE.match(pdf, self.table))
        self._rows, self._n = head.end(), int(head.group(1))
        self.trailer = _found(_TRAILER.search(pdf, self._rows)).group(1)

    def object(self, which: int) -> bytes:
        """An object as it is written, up to its end."""
        if not 0 < which < self._n:
            raise _Unknown
        row = self._rows + which * _ROW
        place = self._pdf[row : row + 10]
        begins = int(place) if place.isdigit() else 0
        # A title may hold the word, but no line of its own: a string's line ends are escaped.
        ends = self._pdf.find(b"\nendobj", begins) + 1
        if not self._pdf.startswith(b"%d 0 obj" % which, begins) or not ends:
            raise _Unknown
        return self._pdf[begins:ends]

    def named(self, name: str, where: bytes) -> int:
        """Which object a dictionary has under a name."""
        return int(_found(re.search(rb"/%s (\d+) 0 R" % name.encode(), where)).group(1))


def _leaves(file: _File, which: int) -> Iterator[int]:
    """The pages below a node of the tree of pages, in order."""
    children = _CHILDREN.search(file.object(which))
    if not children:
        yield which
        return
    for child in re.findall(rb"(\d+) 0 R", children.group(1)):
        yield from _leaves(file, int(child))


def _found(match: re.Match[bytes] | None) -> re.Match[bytes]:
    if match is None:
        raise _Unknown
    return match
