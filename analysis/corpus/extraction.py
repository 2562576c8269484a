"""HTML pages: trafilatura finds the article; we say what it is made of and what was left out.

What trafilatura keeps is read by the same eyes as a plain page (`cleaning.py`), so
that subheads, captions and "Also read" lines go the same way in both formats.
"""

import json
from collections.abc import Iterator
from typing import Any

import trafilatura
from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from analysis.corpus.cleaning import mark_lines
from analysis.corpus.dates import iso_date
from analysis.corpus.encoding import normalise_characters
from analysis.corpus.lines import Line, read_line, word_key
from analysis.corpus.outlets import guess_outlet, outlet_from_url, site_name, split_title
from analysis.corpus.page import Page, removed_stretches
from analysis.corpus.page_order import page_order
from analysis.corpus.webpage import parse_html, visible_blocks
from analysis.errors import CorpusError
from analysis.translation import tr

# Given for looks; a tag tells more than looks. Many short lines in a row ("boilerplate") that the
# extractor took in are a list of the article's, such as a timetable.
SHORT_MARKS = ("subhead", "boilerplate", "footer")


def extract_page(text: str, name: str) -> Page:
    """Separate the article of an HTML page from the rest of what the page shows."""
    tree = parse_html(text, name)
    blocks = visible_blocks(tree)
    document = _extracted(tree, strict=True) or _extracted(tree, strict=False)
    if document is None:
        raise CorpusError(
            tr("{name} has no article text that we can find; paste the text instead.", name=name)
        )
    headline, outlet = headline_and_outlet(tree, document, blocks)
    lines, marks = body_marks(document.body, headline)
    return Page(
        text="\n".join(line.text for line, mark in zip(lines, marks, strict=True) if not mark),
        headline=headline,
        published=iso_date(document.date or ""),
        outlet=outlet,
        url=page_url(tree),
        removed=removed_stretches(page_order(blocks, lines, marks, headline)),
    )


def _extracted(tree: Any, *, strict: bool) -> Any:
    """What trafilatura finds; `strict` leaves out more of what may be no part of the article."""
    document = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        favor_precision=strict,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    return None if document is None or document.body is None else document


def body_marks(body: Any, headline: str) -> tuple[list[Line], list[str]]:
    """The lines trafilatura kept, and "" or a reason for each: headings are known by their tag."""
    tagged = [(tag, read_line(text)) for tag, text in body_lines(body)]
    lines = [line for _, line in tagged]
    reasons = ["related" if line.reason == "related" else "" for line in lines]
    marks = mark_lines(lines, reasons, 0, len(lines))
    key = word_key(headline)
    for index, (tag, line) in enumerate(tagged):
        if line.key == key:
            marks[index] = "repeated"
        elif tag == "head":
            marks[index] = marks[index] or "subhead"
        elif marks[index] == "boilerplate" or (
            marks[index] in SHORT_MARKS and (tag in ("item", "quote") or line.kind == "sentence")
        ):
            marks[index] = ""
    return lines, marks


def body_lines(body: Any) -> Iterator[tuple[str, str]]:
    """Each line of trafilatura's body with the element it came from."""
    stack = [("p", [""])]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        line_element = element.tag in ("p", "head", "item", "quote", "row", "code", "list", "table")
        if event == "start":
            if line_element or element.tag == "lb":
                yield from _flush(stack)
            if line_element:
                stack.append((element.tag, [""]))
            stack[-1][1].append(element.text or "")
            if element.tag == "cell":
                stack[-1][1].append(" ")
        else:
            if line_element:
                yield from _flush(stack)
                stack.pop()
            stack[-1][1].append(element.tail or "")
    yield from _flush(stack)


def _flush(stack: list[tuple[str, list[str]]]) -> Iterator[tuple[str, str]]:
    tag, pieces = stack[-1]
    text = normalise_characters("".join(pieces))
    pieces[:] = [""]
    # A paragraph inside a quote or a list item is still the quote or the item.
    outer = next((outer for outer, _ in stack if outer in ("item", "quote", "head")), tag)
    for line in text.split("\n"):
        if line.strip():
            yield outer, " ".join(line.split())


def headline_and_outlet(tree: Any, document: Any, blocks: list[str]) -> tuple[str, str]:
    """The headline, and the outlet by the page's own metadata, its title or its address."""
    site = site_name(meta_content(tree, "og:site_name", "application-name") or publisher(tree))
    title = normalise_characters(document.title or "").strip()
    headline, suffix = split_title(title, site)
    if not site:
        window = " ".join((tree.findtext(".//title") or "").split())
        _, site = split_title(window) if headline and headline in window else ("", "")
    outlet = site or suffix or guess_outlet(blocks) or outlet_from_url(page_url(tree))
    return headline, normalise_characters(outlet).strip()[:80]


def meta_content(tree: Any, *names: str) -> str:
    """The content of the first of these meta elements that the page has."""
    for name in names:
        for meta in tree.iter("meta"):
            if name in (meta.get("property"), meta.get("name")) and meta.get("content"):
                return str(meta.get("content")).strip()
    return ""


def publisher(tree: Any) -> str:
    """The publisher named in the page's structured data (schema.org), if it can be read."""
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and script.text:
            try:
                data = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            for item in data if isinstance(data, list) else [data]:
                named = item.get("publisher") if isinstance(item, dict) else None
                if isinstance(named, dict) and isinstance(named.get("name"), str):
                    return str(named["name"]).strip()
    return ""


def page_url(tree: Any) -> str:
    """The page's own address as it names it; "" unless it is http or https."""
    canonical = [
        link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical"
    ]
    for url in [*canonical, meta_content(tree, "og:url")]:
        if url.strip().lower().startswith(("http://", "https://")):
            return normalise_characters(url.strip())[:2000]
    return ""
