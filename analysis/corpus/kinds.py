"""Each kind of file to its articles: a page, a table, or the many articles of a press archive."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from analysis.corpus import factiva, nexis
from analysis.corpus.columns import Columns
from analysis.corpus.encoding import decode_bytes, normalise_characters
from analysis.corpus.gathering import Found, Ledger, counted, without_text
from analysis.corpus.outlets import masthead_as_filed, outlet_from_filename, outlet_from_url
from analysis.corpus.page import Page
from analysis.corpus.pages import read_page, with_known
from analysis.corpus.rtf import rtf_text
from analysis.corpus.single_file import saved_page
from analysis.corpus.sources import (
    HTML_SUFFIXES,
    SINGLE_FILE_SUFFIXES,
    Source,
    check_source,
    source_suffix,
)
from analysis.corpus.table_articles import check_length, table_articles
from analysis.corpus.tables import TABLE_SUFFIXES
from analysis.corpus.word import word_text
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import tr

# Archives of the press: how a file of theirs is told, and how its articles are read.
_Form = tuple[str, Callable[[str], bool], Callable[[str], Iterable[Page]]]
_FORMS: tuple[_Form, ...] = (
    (nexis.TOOL, nexis.is_nexis, nexis.nexis_pages),
    (factiva.TOOL, factiva.is_factiva, factiva.factiva_pages),
)


def articles_of(source: Source, columns: Columns | None, ledger: Ledger) -> Iterator[Found]:
    """The articles of one file."""
    suffix = source_suffix(source)
    check_source(source, suffix, ledger.limits)
    if suffix in SINGLE_FILE_SUFFIXES:
        source, suffix = saved_page(source), HTML_SUFFIXES[0]
    if suffix == ".parquet":
        yield from table_articles(source, suffix, columns, ledger)
        return
    text = _text(source, suffix, ledger)
    if suffix in TABLE_SUFFIXES:
        yield from table_articles(source, suffix, columns, ledger)
        return
    # A tab may part a field's code from what it says, and must stay apart from a space.
    text = normalise_characters(text.replace("\t", "  "))
    form = None if suffix in HTML_SUFFIXES else _form_of(text)
    if form:
        yield from _form_articles(source, form, text, ledger)
        return
    check_length(text, source.name, ledger.limits, 5 if suffix in HTML_SUFFIXES else 1)
    page = read_page(text, source.name, suffix)
    check_length(page.text, source.name, ledger.limits)
    yield _named(with_known(page, source.known), source.name)


def _text(source: Source, suffix: str, ledger: Ledger) -> str:
    if suffix == ".docx":
        return word_text(source.data, source.name, ledger.limits)
    if suffix == ".rtf":
        return rtf_text(source.data, source.name)
    decoded = decode_bytes(source.data, source.name, declares=suffix in HTML_SUFFIXES)
    if decoded.note:
        ledger.notes.append(decoded.note)
    return decoded.text


def _form_of(text: str) -> _Form | None:
    return next((form for form in _FORMS if form[1](text)), None)


def _form_articles(source: Source, form: _Form, text: str, ledger: Ledger) -> Iterator[Found]:
    """The articles that an archive of the press hands out in one file."""
    tool, _, read = form
    empty: list[str] = []
    n = 0
    for place_number, page in enumerate(read(text), 1):
        place = tr("article {number}", number=place_number)
        where = f"{source.name}, {place}"
        if place_number > ledger.limits.articles:
            raise CorpusError(
                tr(
                    "{place} and what follows it were left out: {most} articles is the limit; "
                    "split the file.",
                    place=where,
                    most=number(ledger.limits.articles),
                )
            )
        try:
            check_length(page.text, where, ledger.limits)
        except CorpusError as error:
            ledger.problems.append(str(error))
            continue
        if not page.text:
            empty.append(f"{place} (“{page.headline[:60]}”)")
            continue
        n += 1
        outlet = page.outlet or outlet_from_filename(source.name)
        yield Found(where, replace(page, outlet=outlet), nameless=not page.outlet)
    ledger.notes.append(counted(source.name, n, tool))
    if empty:
        ledger.problems.append(without_text(source.name, empty))


def _named(page: Page, name: str) -> Found:
    """The page with an outlet: its own, its address's, or one made from the file's name."""
    if not page.text.strip():
        raise CorpusError(
            tr(
                "{name} has no article text left once headings and menus are taken out; paste the "
                "article's paragraphs.",
                name=name,
            )
        )
    known = page.outlet or outlet_from_url(page.url) or _masthead(page, name)
    outlet = known or outlet_from_filename(name)
    return Found(name, replace(page, outlet=outlet), nameless=not known)


def _masthead(page: Page, name: str) -> str:
    """The first line above the article as the outlet's name, where the file's name agrees."""
    above = page.removed[0].text.split("\n", 1)[0] if page.removed else ""
    return "" if above == page.headline else masthead_as_filed(above, name)
