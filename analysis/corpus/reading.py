"""Files, folders, tables and pasted text to the articles table.

One row out for each article in. What is left out of a page stands in `removed`; what was decided
(a page given twice, an encoding guessed) is a sentence in `notes`; a file or row that could not
be read is a sentence in `problems`, and only when nothing at all could be read it is raised.
Nothing here follows an address, unpickles, or runs what it reads.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis.corpus.columns import Columns, guess_columns
from analysis.corpus.encoding import decode_bytes
from analysis.corpus.gathering import Found, Ledger, add_article
from analysis.corpus.limits import LIMITS, MEGABYTE, Limits, check_settings
from analysis.corpus.outlets import outlet_from_filename, outlet_from_url
from analysis.corpus.page import Page
from analysis.corpus.pages import read_page, row_page
from analysis.corpus.schema import ARTICLE_COLUMNS, REMOVED_COLUMNS
from analysis.corpus.sources import (
    HTML_SUFFIXES,
    Source,
    check_source,
    files_in,
    source_suffix,
    sources_of,
)
from analysis.corpus.tables import TABLE_SUFFIXES, column_names, read_rows
from analysis.errors import CorpusError

__all__ = [
    "LIMITS",
    "Columns",
    "Limits",
    "Reading",
    "Source",
    "guess_columns",
    "read_articles",
    "read_paths",
    "table_columns",
]


@dataclass(frozen=True)
class Reading:
    """What was read: both tables, and in plain sentences what the reader should know."""

    articles: pd.DataFrame
    removed: pd.DataFrame
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_articles(
    sources: Iterable[Source], *, columns: Columns | None = None, limits: Limits = LIMITS
) -> Reading:
    """Read pages and tables, in the order given, into one articles table."""
    check_settings()
    ledger = Ledger(limits)
    total = 0
    for source in sources:
        total += len(source.data)
        if total > limits.total_bytes:
            raise CorpusError(
                f"The files hold more than {limits.total_bytes // MEGABYTE} MB together; "
                "read fewer at a time."
            )
        _read_source(source, columns, ledger)
        if ledger.full:
            break
    return _reading(ledger)


def read_paths(
    paths: Iterable[Path | str], *, columns: Columns | None = None, limits: Limits = LIMITS
) -> Reading:
    """Read files, and of a folder its readable files in the order of their names."""
    notes: list[str] = []
    problems: list[str] = []
    files = [file for path in paths for file in files_in(Path(path), notes, problems)]
    sources = sources_of(files, limits, problems)
    try:
        reading = read_articles(sources, columns=columns, limits=limits)
    except CorpusError as error:
        if files or not problems:
            raise
        raise CorpusError(problems[0]) from error
    return replace(reading, notes=(*notes, *reading.notes), problems=(*problems, *reading.problems))


def table_columns(source: Source) -> list[str]:
    """The column names of a table, for the user to choose from."""
    return column_names(source.name, source_suffix(source), source.data)


def _read_source(source: Source, columns: Columns | None, ledger: Ledger) -> None:
    """Add a source's articles, or say in `problems` why it has none."""
    try:
        for found in _found(source, columns, ledger):
            add_article(found, ledger)
    except CorpusError as error:
        ledger.problems.append(str(error))


def _found(source: Source, columns: Columns | None, ledger: Ledger) -> Iterator[Found]:
    """The articles of one source."""
    suffix = source_suffix(source)
    check_source(source, suffix, ledger.limits)
    if suffix == ".parquet":
        yield from _table_articles(source, suffix, columns, ledger)
        return
    decoded = decode_bytes(source.data, source.name, declares=suffix in HTML_SUFFIXES)
    if decoded.note:
        ledger.notes.append(decoded.note)
    if suffix in TABLE_SUFFIXES:
        yield from _table_articles(source, suffix, columns, ledger)
        return
    _check_length(decoded.text, source.name, ledger.limits, 5 if suffix in HTML_SUFFIXES else 1)
    yield _named(read_page(decoded.text, source.name, suffix), source.name)


def _check_length(text: str, place: str, limits: Limits, times: int = 1) -> None:
    if len(text) > limits.article_characters * times:
        raise CorpusError(
            f"{place} has more than {limits.article_characters * times:,} characters, too many for "
            "one article; split it into its articles."
        )


def _named(page: Page, name: str) -> Found:
    """The page with an outlet: its own, its address's, or one made from the file's name."""
    if not page.text.strip():
        raise CorpusError(
            f"{name} has no article text left once headings and menus are taken out; paste the "
            "article's paragraphs."
        )
    known = page.outlet or outlet_from_url(page.url)
    outlet = known or outlet_from_filename(name)
    return Found(name, replace(page, outlet=outlet), nameless=not known)


def _table_articles(
    source: Source, suffix: str, columns: Columns | None, ledger: Ledger
) -> Iterator[Found]:
    """The rows of a table; a row that gives no article is named in `problems`.

    A table that is broken anywhere is refused whole: nobody would notice that its end is missing.
    """
    rows = list(read_rows(source.name, suffix, source.data, columns, ledger.limits))
    if not rows:
        raise CorpusError(f"{source.name} has no row below its column names; choose another file.")
    empty: list[str] = []
    nameless: list[str] = []
    undated: list[str] = []
    stand_in = outlet_from_filename(source.name)
    for place, row in rows:
        where = f"{source.name}, {place}"
        try:
            _check_length(row["text"], where, ledger.limits)
            page = row_page(row, where)
        except CorpusError as error:
            ledger.problems.append(str(error))
            continue
        if not page.text:
            empty.append(place)
            continue
        if row.get("published", "").strip() and not page.published:
            undated.append(place)
        if not page.outlet:
            nameless.append(place)
            page = replace(page, outlet=stand_in)
        yield Found(where, page, row.get("article_id", "").strip()[:80])
    if empty:
        ledger.problems.append(f"{source.name}: no text in {_some(empty)}; left out.")
    if nameless:
        ledger.notes.append(
            f"{source.name}: no outlet in {_some(nameless)}; called "
            f'"{stand_in}" until you rename it.'
        )
    if undated:
        ledger.notes.append(
            f"{source.name}: the date in {_some(undated)} could not be read and was left empty."
        )


def _some(places: list[str]) -> str:
    more = f" and {len(places) - 5} more" if len(places) > 5 else ""
    return ", ".join(places[:5]) + more


def _reading(ledger: Ledger) -> Reading:
    if not ledger.found:
        problems = ledger.problems or ["No file was given; choose at least one article."]
        more = f" ({len(problems) - 1} more files could not be read.)" if problems[1:] else ""
        raise CorpusError(problems[0] + more)
    articles = [
        [i, f.page.outlet, f.page.headline, f.page.published, f.page.url, f.page.text, "", ""]
        for i, f in ledger.found.items()
    ]
    removed = [
        [i, stretch.text, stretch.reason]
        for i, f in ledger.found.items()
        for stretch in f.page.removed
    ]
    return Reading(
        pd.DataFrame(articles, columns=ARTICLE_COLUMNS, dtype="str"),
        pd.DataFrame(removed, columns=REMOVED_COLUMNS, dtype="str"),
        tuple(ledger.notes),
        tuple(ledger.problems),
    )
