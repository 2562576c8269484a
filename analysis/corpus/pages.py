"""One text to one page, whichever way it is written."""

from dataclasses import replace

from analysis.corpus.cleaning import clean_page
from analysis.corpus.dates import Order, iso_date
from analysis.corpus.encoding import normalise_characters
from analysis.corpus.extraction import extract_page
from analysis.corpus.markup import has_fields, looks_like_markdown, read_fields, strip_markdown
from analysis.corpus.outlets import outlet_from_url
from analysis.corpus.page import Page
from analysis.corpus.sources import HTML_SUFFIXES, Known
from analysis.corpus.webpage import looks_like_html


def read_page(text: str, name: str, suffix: str) -> Page:
    """One page, as HTML, Markdown or plain text, whichever it is."""
    text = normalise_characters(text)
    if suffix in HTML_SUFFIXES or looks_like_html(text):
        return extract_page(text, name)
    if suffix in (".md", ".markdown") or looks_like_markdown(text):
        text = strip_markdown(text)
    return read_fields(text, clean_page) if has_fields(text) else clean_page(text)


def with_known(page: Page, known: Known) -> Page:
    """The page with what is known of it besides."""
    return replace(
        page,
        url=known.url or page.url,
        outlet=page.outlet or known.outlet,
        headline=page.headline or known.headline,
        published=page.published or known.published,
    )


def row_page(row: dict[str, str], where: str, order: Order = "") -> Page:
    """A table's row as a page: its text is an article already, unless the cell holds HTML.

    `order` reads dates that have two readings.
    """
    cells = {name: normalise_characters(cell).strip() for name, cell in row.items()}
    text = cells["text"]
    page = extract_page(text, where) if looks_like_html(text) else Page(_plain_lines(text))
    return replace(
        page,
        headline=" ".join(cells.get("headline", "").split()) or page.headline,
        published=iso_date(cells.get("published", ""), order) or page.published,
        url=cells.get("url", "") or page.url,
        outlet=" ".join(cells.get("outlet", "").split())
        or page.outlet
        or outlet_from_url(cells.get("url", "")),
    )


def _plain_lines(text: str) -> str:
    return "\n".join(line for line in (" ".join(row.split()) for row in text.split("\n")) if line)
