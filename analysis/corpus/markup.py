"""Plain text with a little structure: Markdown, and "Title: …" lines above an article."""

import re
from collections.abc import Callable
from dataclasses import replace

from analysis.corpus.dates import iso_date
from analysis.corpus.outlets import outlet_from_url
from analysis.corpus.page import Page, Removed

# Labels that people and databases put above an article, and what each one gives.
FIELDS = {
    **dict.fromkeys(("headline", "title"), "headline"),
    **dict.fromkeys(("outlet", "source", "publication", "publisher", "newspaper"), "outlet"),
    **dict.fromkeys(("date", "published", "publication date", "pub date"), "published"),
    **dict.fromkeys(("url", "link"), "url"),
    **dict.fromkeys(("author", "by", "byline", "section", "language", "words", "id"), ""),
}
FIELD_LINE = re.compile(r"^([A-Za-z][A-Za-z ]{1,18}?)[ ]?:[ ]?(\S.{0,500})$")
MAX_FIELD_LINES = 15
IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,500}\)")
# Headings keep their signs: `lines.py` reads a heading by them, and takes them off.
MARKS = re.compile(r"^[ ]{0,3}>[ ]?|[ ]+#{1,6}$|\*\*|__|`", re.M)
EMPHASIS = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]{1,600})(?<=\S)\1(?![\w*_])")
RULE = re.compile(r"^[ ]{0,3}(?:-[ ]?|\*[ ]?|_[ ]?|=[ ]?){3,}[ ]*$", re.M)
HEADING = re.compile(r"^#{1,6} \S", re.M)
SIGNS = re.compile(r"(?<!!)\[[^\[\]\n]{1,300}\]\([^()\n]{1,500}\)|\*\*\S[^*\n]{0,300}\*\*")


def looks_like_markdown(text: str) -> bool:
    """Whether a text has headings as Markdown writes them, and links or bold words besides."""
    return len(HEADING.findall(text)) + len(SIGNS.findall(text)) >= 2 and bool(HEADING.search(text))


def strip_markdown(text: str) -> str:
    """Markdown as the text a reader sees; links by their words, pictures as captions."""
    text = IMAGE.sub(r"Image: \1", text)
    return EMPHASIS.sub(r"\2", MARKS.sub("", RULE.sub("", LINK.sub(r"\1", text))))


def field_lines(text: str) -> list[tuple[int, str, str]]:
    """The labelled lines that stand above an article: line number, label, value."""
    found = []
    for number, line in enumerate(text.split("\n")[:MAX_FIELD_LINES]):
        match = FIELD_LINE.match(line.strip())
        if match and match[1].strip().lower() in FIELDS:
            found.append((number, match[1].strip().lower(), match[2].strip().strip("\"'")))
        elif line.strip() and line.strip() != "---":
            break
    return found


def has_fields(text: str) -> bool:
    """Whether a text begins with two labelled lines or more."""
    return len(field_lines(text)) >= 2


def read_fields(text: str, clean: Callable[[str], Page]) -> Page:
    """A text with labelled lines on top: they give the facts, the rest is cleaned."""
    fields = field_lines(text)
    past = fields[-1][0] + 1
    lines = text.split("\n")
    page = clean("\n".join(lines[past:]))
    facts = {FIELDS[label]: value for _, label, value in reversed(fields)}
    url = facts.get("url", "")
    head = "\n".join(line.strip() for line in lines[:past] if line.strip() not in ("", "---"))
    return replace(
        page,
        headline=facts.get("headline", page.headline),
        published=iso_date(facts.get("published", "")) or page.published,
        outlet=facts.get("outlet", "") or page.outlet or outlet_from_url(url),
        url=url if url.startswith(("http://", "https://")) else page.url,
        removed=(Removed(head, "byline", 0), *page.removed),
    )
