"""Files, folders, tables and pasted text to the articles table.

One row out for each article in. What is left out of a page stands in `removed`; what was decided
(a page given twice, an encoding guessed) is a sentence in `notes`; a file or row that could not
be read is a sentence in `problems`, and only when nothing at all could be read it is raised.
Nothing here follows an address, unpickles, or runs what it reads.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from pathlib import Path

import pandas as pd

from analysis.corpus.columns import Columns, guess_columns
from analysis.corpus.folder_outlets import named_by_folder
from analysis.corpus.gathering import (
    Found,
    Ledger,
    add_article,
    called_after_files,
    name_alike,
    places_of_unnamed,
)
from analysis.corpus.kinds import articles_of
from analysis.corpus.left_out import removed_table
from analysis.corpus.limits import LIMITS, Limits, check_settings
from analysis.corpus.opening import Progress, chosen_folder, files_at, open_sources, read_files
from analysis.corpus.outlet_names import with_masthead
from analysis.corpus.schema import ARTICLE_COLUMNS, REMOVED_COLUMNS
from analysis.corpus.sources import Source, source_suffix
from analysis.corpus.tables import column_names
from analysis.errors import CorpusError
from analysis.translation import tr, trn

__all__ = [
    "LIMITS",
    "Columns",
    "Limits",
    "Reading",
    "Source",
    "chosen_folder",
    "guess_columns",
    "read_articles",
    "read_paths",
    "table_columns",
]


_MOST_TOLD = 5


class NothingReadError(CorpusError):
    """No article could be read.

    `problems` has a sentence for every file; the message has the first of them.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(_all_of(problems))


def _all_of(problems: Sequence[str]) -> str:
    """The first problems in full, and how many more there are."""
    if not problems:
        return tr("No file was given; choose at least one article.")
    told, n_more = " ".join(problems[:_MOST_TOLD]), len(problems) - _MOST_TOLD
    if n_more <= 0:
        return told
    return trn(
        "{first} ({n} more file could not be read.)",
        "{first} ({n} more files could not be read.)",
        n_more, first=told,
    )  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What was read: both tables, and in plain sentences what the reader should know."""

    articles: pd.DataFrame
    removed: pd.DataFrame
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    guessed: bool = False  # some outlet is called after a file
    from_files: frozenset[str] = frozenset()  # the outlets that only a page's file names
    unnamed: Mapping[str, str] = field(default_factory=dict)  # a stand-in, and the place it is for


def read_articles(
    sources: Iterable[Source],
    *,
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Reading:
    """Read pages, tables and archives, in the order given, into one articles table."""
    total = len(sources) if isinstance(sources, Sequence) else 0
    return _read_all(sources, total, columns, limits, progress)


def _read_all(
    sources: Iterable[Source],
    total: int,
    columns: Columns | None,
    limits: Limits,
    progress: Progress | None,
) -> Reading:
    check_settings()
    ledger = Ledger(limits)
    files = open_sources(sources, total, ledger, progress)
    alone = count()
    # The articles of a folder are named together, so they are read before one is kept.
    for _, group in groupby(files, key=lambda file: file.folder or next(alone)):
        _add_articles(group, columns, ledger)
        if ledger.full:
            break
    return _reading(ledger)


def read_paths(
    paths: Iterable[Path | str],
    *,
    columns: Columns | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Reading:
    """Read files, and of a folder or archive its readable files in the order of their names."""
    notes: list[str] = []
    problems: list[str] = []
    files = files_at([Path(path) for path in paths], notes, problems)
    sources = read_files(files, limits, problems)
    try:
        reading = _read_all(sources, len(files), columns, limits, progress)
    except NothingReadError as error:
        raise NothingReadError([*problems, *error.problems]) from error
    except CorpusError as error:
        if not problems:
            raise
        raise NothingReadError([*problems, str(error)]) from error
    return replace(reading, notes=(*notes, *reading.notes), problems=(*problems, *reading.problems))


def table_columns(source: Source) -> list[str]:
    """The column names of a table, for the user to choose from."""
    return column_names(source.name, source_suffix(source), source.data)


def _add_articles(files: Iterable[Source], columns: Columns | None, ledger: Ledger) -> None:
    """Keep the articles of a folder's files, or say in `problems` why there are none."""
    found: list[Found] = []
    folder = ""
    for file in files:
        folder = file.folder
        try:
            found += articles_of(file, columns, ledger)
        except CorpusError as error:
            ledger.problems.append(str(error))
        if len(found) > ledger.limits.articles:
            break  # more are not kept, so none is read
    try:
        for article in named_by_folder(found, folder, ledger.notes):
            add_article(article, ledger)
    except CorpusError as error:
        ledger.problems.append(str(error))


def _reading(ledger: Ledger) -> Reading:
    if not ledger.found:
        raise NothingReadError(ledger.problems)
    name_alike(ledger)
    articles = [
        [i, f.page.outlet, f.page.headline, f.page.published, f.page.url, f.page.text, "", ""]
        for i, f in ledger.found.items()
    ]
    removed = [
        [i, stretch.text, stretch.reason, stretch.lines_above]
        for i, f in ledger.found.items()
        for stretch in with_masthead(f.page)
    ]
    texts = dict.fromkeys(REMOVED_COLUMNS[:-1], "str")
    return Reading(
        pd.DataFrame(articles, columns=ARTICLE_COLUMNS, dtype="str"),
        removed_table(pd.DataFrame(removed, columns=REMOVED_COLUMNS)).astype(texts),
        tuple(ledger.notes),
        tuple(ledger.problems),
        ledger.guessed,
        called_after_files(ledger),
        places_of_unnamed(ledger),
    )
