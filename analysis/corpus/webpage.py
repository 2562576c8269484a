"""HTML as a tree, and the tree as the text a browser shows.

The parser loads nothing and expands no entities; nothing here follows a link.
"""

import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped, unused-ignore]

from analysis.corpus.encoding import normalise_characters
from analysis.errors import CorpusError
from analysis.translation import tr

# Elements that stand on lines of their own in a browser.
_BLOCKS = (
    "address article aside blockquote body br button caption dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html label legend li main nav ol "
    "option p pre section select summary table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
_HIDDEN = (
    "script style noscript template head title meta link svg math canvas object embed applet "
    "iframe audio video source textarea datalist map area"
)
HIDDEN = frozenset(_HIDDEN.split())
HIDING_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.I)
LOOKS_LIKE_HTML = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<(?:p|div|article)[\s>]", re.I)
MAX_DEPTH = 250  # trafilatura walks the tree by recursion


def looks_like_html(text: str) -> bool:
    """Whether a text is markup, whatever its file is called."""
    return bool(LOOKS_LIKE_HTML.search(text[:5000])) and "</" in text


def parse_html(text: str, name: str) -> html.HtmlElement:
    """The page as a tree; too deep or empty a page raises CorpusError."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise CorpusError(
            tr("{name} holds no readable HTML; save the page again.", name=name)
        ) from None
    if _depth_exceeds(tree, MAX_DEPTH):
        raise CorpusError(
            tr(
                "{name} nests its elements more than {most} deep; paste the article as text.",
                name=name,
                most=MAX_DEPTH,
            )
        )
    return tree


def _depth_exceeds(tree: html.HtmlElement, limit: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def visible_blocks(tree: html.HtmlElement) -> list[str]:
    """The text a browser shows, one block a line, list items with a bullet."""
    pieces: list[str] = []
    hidden_in: Any = None
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if hidden_in is None and _is_hidden(element):
                hidden_in = element
            if hidden_in is None:
                pieces.append(_opening(element))
                pieces.append(_collapse(element.text))
            continue
        if hidden_in is None and element.tag in BLOCKS:
            pieces.append("\n")
        if hidden_in is element:
            hidden_in = None
        if hidden_in is None:
            pieces.append(_collapse(element.tail))
    lines = normalise_characters("".join(pieces)).split("\n")
    return [line for line in (" ".join(line.split()) for line in lines) if line not in ("", "•")]


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in HIDDEN or "hidden" in element.attrib:
        return True
    return bool(HIDING_STYLE.search(element.get("style", "")[:500]))


def _opening(element: Any) -> str:
    if element.tag == "li":
        return "\n• "
    return "\n" if element.tag in BLOCKS else ""


def _collapse(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
