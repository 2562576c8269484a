"""Word documents (DOCX) to plain text: what a reader would see, a paragraph a line.

Of the archive that such a file is, only the document itself is unpacked, and of its XML only the
text is read: no entity is expanded, nothing is loaded from elsewhere.
"""

import io
import re
import zipfile
from typing import Any

from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from analysis.corpus.limits import MEGABYTE, Limits
from analysis.corpus.zipped import (
    DAMAGED,
    LOCKED,
    METHOD,
    MOST_PACKED,
    PACKED,
    most_entries,
    packing_fault,
    unpack_member,
)
from analysis.errors import CorpusError
from analysis.translation import mark, tr

_DOCUMENT = re.compile(r"word/document\d*\.xml")
_MOST_PARTS = 10_000
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_MOST_TAGS = 1_000_000  # a tree takes some 160 bytes for each
# What is not shown: deleted text, settings (tab stops among them), and the copy of a drawing that
# older programs take.
_UNSEEN = frozenset(("del", "Fallback", "pPr", "rPr"))
_SAYS = {
    LOCKED: mark("{name} is locked with a password; save it as a plain .docx or .txt."),
    METHOD: mark(
        "{name} is packed by a method that is not read here; save it as a plain .docx or .txt."
    ),
    PACKED: mark("{name} is packed more than {most} to 1; save it as a plain .docx or .txt."),
}


def is_word(data: bytes) -> bool:
    """Whether an archive's list of members has a Word document."""
    return data.startswith(b"PK\x03\x04") and b"word/document" in data


def word_text(data: bytes, name: str, limits: Limits) -> str:
    """The text of a document; CorpusError where it cannot be read."""
    document = _document(data, name, limits)
    if document.count(b"<") > _MOST_TAGS:
        raise CorpusError(
            tr("{name} is larger than a Word document of articles is; split it.", name=name)
        )
    try:
        tree = etree.fromstring(document, _parser())
    except (etree.LxmlError, ValueError):
        raise CorpusError(
            tr("{name} is a damaged Word document; save it again.", name=name)
        ) from None
    if tree.getroottree().docinfo.internalDTD is not None:
        raise CorpusError(
            tr("{name} declares entities, as no Word document does; save it again.", name=name)
        )
    return _shown(tree)


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )


def _document(data: bytes, name: str, limits: Limits) -> bytes:
    """The one part that is read, after it has been vetted."""
    try:
        if most_entries(data) > _MOST_PARTS:
            raise zipfile.BadZipFile
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [m for m in archive.infolist() if _DOCUMENT.fullmatch(m.filename)]
            if not parts:
                raise CorpusError(
                    tr("{name} is no Word document; save it as .docx or .txt.", name=name)
                )
            _check_part(parts[0], name, limits)
            return unpack_member(archive, parts[0])
    except DAMAGED:
        raise CorpusError(
            tr("{name} is a damaged Word document, or none at all; save it again.", name=name)
        ) from None


def _check_part(part: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    if fault := packing_fault(part):
        raise CorpusError(tr(_SAYS[fault], name=name, most=MOST_PACKED))
    if part.file_size > limits.file_bytes:
        raise CorpusError(
            tr(
                "{name} unpacks to more than {most} MB; split it.",
                name=name,
                most=limits.file_bytes // MEGABYTE,
            )
        )


def _shown(tree: Any) -> str:
    pieces: list[str] = []
    unseen: Any = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if event == "start" and unseen is None:
            if tag in _UNSEEN or (tag == "r" and _is_hidden(element)):
                unseen = element
            else:
                pieces.append((element.text or "") if tag == "t" else _SIGNS.get(tag, ""))
        elif event == "end" and unseen is element:
            unseen = None
        elif event == "end" and tag == "p" and unseen is None:
            pieces.append("\n")
    return "".join(pieces)


def _is_hidden(run: Any) -> bool:
    """Whether a run of text is marked as hidden."""
    marks = [mark for style in run if _local(style) == "rPr" for mark in style]
    hidden = [mark for mark in marks if _local(mark) == "vanish"]
    return any(value not in ("0", "false", "off") for mark in hidden for value in _values(mark))


def _local(element: Any) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def _values(mark: Any) -> list[str]:
    return list(mark.attrib.values()) or ["on"]
