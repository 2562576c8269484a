"""RSS and Atom feeds, of any version, to the addresses of their articles.

The parser loads nothing and expands no entities. Elements are known by their local names, so that a
feed that mixes formats or forgets a namespace can be read too.
"""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from analysis.corpus.dates import iso_date
from analysis.corpus.encoding import normalise_characters
from analysis.corpus.outlets import reads_as_name, site_name
from analysis.errors import FetchError
from analysis.fetching.addresses import Address, join_address
from analysis.fetching.listed import Listed
from analysis.fetching.visiting import Answer
from analysis.translation import tr

FEED_KINDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
FIRST_TAG = re.compile(rb"<([A-Za-z][\w:.-]{0,30})")
FEED_ROOTS = (b"rss", b"feed", b"rdf:RDF")
ITEMS = ("item", "entry")
MOST_ITEMS = 500  # that are looked at; feeds of papers have 20 to 100
DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
WHOLE = 1_500  # characters of text from which on an item's content is taken for the article
TEASER = re.compile(r"(?:…|\.\.\.|\[…\]|read more|continue reading)\W*$", re.I)
TAG = re.compile(r"<[^<>]{1,500}>")


def is_feed(answer: Answer) -> bool:
    """Whether an answer is a feed, by its kind or by how it begins."""
    first = FIRST_TAG.search(answer.body[:8000])
    return answer.kind in FEED_KINDS or bool(first and first[1] in FEED_ROOTS)


def read_feed(answer: Answer) -> list[Listed]:
    """The articles of a feed in its order, each address once; FetchError where it has none."""
    root = _tree(answer)
    items = (element for element in root.iter() if _is_item(element))
    outlet = _outlet(root)
    found: dict[str, Listed] = {}
    for item in islice(items, MOST_ITEMS):
        for listed in _listed(item, answer.address, outlet):
            found.setdefault(listed.address, listed)
    if not found:
        raise FetchError(tr("The feed of {host} lists no article.", host=answer.address.host))
    return list(found.values())


def _tree(answer: Answer) -> Any:
    """The feed as a tree; one that is really UTF-8 is read so, whatever it declares."""
    try:
        answer.body.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None
    parser = etree.XMLParser(
        encoding=encoding, resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, recover=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(answer.body, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise FetchError(
            tr("The feed of {host} cannot be read; it is no XML.", host=answer.address.host)
        )
    return root


def _is_item(element: Any) -> bool:
    """Whether this is an item, and in no other: one within the next would be told many times."""
    if _name(element) not in ITEMS:
        return False
    return all(_name(outer) not in ITEMS for outer in element.iterancestors())


def _name(element: Any) -> str:
    """An element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _listed(item: Any, base: Address, outlet: str) -> Iterator[Listed]:
    """The item, unless it has no address that could be fetched."""
    try:
        address = join_address(base, _link(item)).url
    except FetchError:
        return
    whole = _whole_article(item)
    headline = _plain(_text(item, "title"))
    yield Listed(
        address,
        _source(item) or outlet,
        headline,
        next((date for name in DATES if (date := iso_date(_text(item, name)))), ""),
        html=_as_page(headline, whole) if whole else "",
    )


def _link(item: Any) -> str:
    """The address of the item's article; "" without one."""
    links = [child for child in item if _name(child) == "link"]
    choices = [
        _text(item, "origLink"),
        *(child.get("href", "") for child in links if child.get("rel", "alternate") == "alternate"),
        *(child.text or "" for child in links),
        *(child.text or "" for child in item if _name(child) in ("guid", "id")),
    ]
    web = (choice.strip() for choice in choices if choice.strip())
    return next((link for link in web if not link.startswith(("urn:", "tag:"))), "urn:")


def _text(element: Any, name: str) -> str:
    """All text of the first child of this name."""
    child = next((child for child in element if _name(child) == name), None)
    return "" if child is None else normalise_characters("".join(child.itertext())).strip()


def _plain(markup: str) -> str:
    """A title as a reader sees it: feeds write markup into titles, escaped once or twice."""
    return " ".join(TAG.sub(" ", html.unescape(html.unescape(markup))).split())[:500]


def _source(item: Any) -> str:
    """The outlet that a collected feed names for one item."""
    child = next((child for child in item if _name(child) == "source"), None)
    if child is None:
        return ""
    return _as_outlet(_text(child, "title") or (child.text or ""))


def _outlet(root: Any) -> str:
    """The outlet by the feed's own title."""
    channel = next((child for child in root if _name(child) == "channel"), root)
    return _as_outlet(_text(channel, "title"))


def _as_outlet(title: str) -> str:
    """A title that is a name and nothing besides; “World | The Post” says too little."""
    name = _plain(title)[:80].strip()
    return name if site_name(name) == name and reads_as_name(name) else ""


def _whole_article(item: Any) -> str:
    """The article's HTML where the item has all of it; "" where it has a teaser only."""
    for child in item:
        if _name(child) in ("encoded", "content"):
            markup = _markup(child)
            text = _plain(markup) if len(markup) < WHOLE else TAG.sub(" ", markup)
            if len(text.strip()) >= WHOLE and not TEASER.search(text.strip()[-40:]):
                return markup
    return ""


def _markup(content: Any) -> str:
    """Markup that is escaped as text, or stands in the feed as elements."""
    if len(content):
        return "".join(etree.tostring(child, encoding="unicode") for child in content)
    return content.text or ""


def _as_page(headline: str, markup: str) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{html.escape(headline)}</title></head><body><article>"
        f"<h1>{html.escape(headline)}</h1>{markup}</article></body></html>"
    )
