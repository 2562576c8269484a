"""What was fetched, as a source that the corpus reads like any other page."""

import codecs

from analysis.corpus.encoding import DECLARED
from analysis.corpus.sources import Known, Source
from analysis.errors import FetchError
from analysis.fetching.addresses import Address, shown
from analysis.fetching.listed import Listed
from analysis.fetching.visiting import Answer
from analysis.translation import tr

HTML_KINDS = ("text/html", "application/xhtml+xml")
TEXT_KINDS = ("text/plain", "text/markdown")
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LOOKS_AT = 4096  # bytes in which a page names its encoding


def page_source(answer: Answer, listed: Listed) -> Source:
    """A fetched page as a source; FetchError where it is no page that can be read."""
    if not answer.body.strip():
        raise FetchError(
            tr("{host} gave an empty page; check the address.", host=answer.address.host)
        )
    suffix = _suffix(answer)
    known = _known(listed, answer.address)
    return Source(_named(answer.address), _decodable(answer), kind=suffix, known=known)


def feed_source(listed: Listed, address: Address) -> Source:
    """An article that its feed brought along."""
    return Source(
        _named(address), listed.html.encode(), kind=".html", known=_known(listed, address)
    )


def _named(address: Address) -> str:
    """An address in quotes: a name that ends like a table's or a study's would be taken for one."""
    return f"“{shown(address.url)}”"


def _known(listed: Listed, address: Address) -> Known:
    return Known(address.url, listed.outlet, listed.headline, listed.published)


def _suffix(answer: Answer) -> str:
    """The kind of page, by what the host says; one that says nothing is taken for HTML."""
    if answer.kind in HTML_KINDS or (not answer.kind and answer.body.lstrip()[:1] == b"<"):
        return ".html"
    if answer.kind in TEXT_KINDS:
        return ".txt"
    if not answer.kind:
        raise FetchError(
            tr(
                "{host} gave something of no known kind and no page; only articles as HTML or text "
                "are read.",
                host=answer.address.host,
            )
        )
    raise FetchError(
        tr(
            "{host} gave {kind} and no page; only articles as HTML or text are read.",
            host=answer.address.host,
            kind=answer.kind,
        )
    )


def _decodable(answer: Answer) -> bytes:
    """The page's bytes, as UTF-8 where only the host's header tells how to read them.

    A page that is UTF-8 or names its encoding is believed before the header, which hosts often
    have wrong.
    """
    body, charset = answer.body, answer.charset
    try:
        body.decode("utf-8")
        return body
    except UnicodeDecodeError:
        pass
    if DECLARED.search(body[:LOOKS_AT]) or body.startswith(UTF16_MARKS):
        return body
    try:
        return body.decode(_web_name(charset)).encode()
    except (LookupError, UnicodeError):
        return body


def _web_name(charset: str) -> str:
    """By the HTML standard "iso-8859-1" means Windows-1252; a codec that is no text is none."""
    info = codecs.lookup(charset or "none")
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(charset)
    return "cp1252" if info.name in ("iso8859-1", "ascii") else info.name
