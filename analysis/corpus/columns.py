"""Which column of a table holds what, by its usual name or as the user chose."""

import re
from dataclasses import asdict, dataclass, field

from analysis.errors import CorpusError
from analysis.translation import mark, tr

_NO_TEXTS = mark("No column of {name} looks like the article's text; choose one of: {columns}.")
_NO_TEXTS_OF_NONE = mark("No column of {name} looks like the article's text; choose one of: none.")
_NO_COLUMN = mark('{name} has no column "{column}"; it has: {columns}.')
_NO_COLUMN_OF_NONE = mark('{name} has no column "{column}"; it has: none.')

# How columns are usually called, best first; compared in lower case, without spaces or marks.
USUAL_NAMES = {
    "text": "text body content articlebody articletext fulltext maintext bodytext article "
    "plaintext contents story html",
    "outlet": "outlet source publisher publication publicationtitle medianame mediumname "
    "medium media sourcename newspaper sitename site domain journal channel",
    "headline": "headline title articletitle head heading",
    "published": "published publishedat publicationdate publishdate datepublished pubdate date "
    "publisheddate datetime timestamp publishedon seendate created createdat time",
    "url": "url link articleurl canonicalurl permalink uri weburl href",
    "article_id": "articleid id storiesid storyid guid docid documentid uid",
}


@dataclass(frozen=True)
class Columns:
    """Which column of a table holds what; None where the table has no such column.

    With `guess_rest` None is a column that nobody chose: it is known by its usual name.
    """

    text: str | None
    outlet: str | None = None
    headline: str | None = None
    published: str | None = None
    url: str | None = None
    article_id: str | None = None
    guess_rest: bool = field(default=False, kw_only=True)

    def named(self) -> dict[str, str]:
        """Our name → the table's name, for the columns that are there."""
        return {
            name: column for name, column in asdict(self).items() if name in USUAL_NAMES and column
        }

    def with_guesses(self, names: list[str]) -> "Columns":
        """These columns, and the rest by their usual names; no column is taken for two things."""
        named = self.named()
        free = [name for name in names if name not in named.values()]
        rest = {ours: usual_column(free, ours) for ours in USUAL_NAMES if ours not in named}
        chosen = rest | named
        return Columns(*(chosen[ours] for ours in USUAL_NAMES))


def plain_names(names: list[str]) -> dict[str, str]:
    """The columns by their names in lower case, without spaces or marks; the first of equals."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(re.sub(r"[^\w]|_", "", name.lower()), name)
    return plain


def usual_column(names: list[str], ours: str) -> str | None:
    """The column that is called as such columns usually are; None where there is none."""
    plain = plain_names(names)
    return next((plain[usual] for usual in USUAL_NAMES[ours].split() if usual in plain), None)


def guess_columns(names: list[str]) -> Columns | None:
    """The columns by their usual names; None if no column looks like the article's text."""
    found = Columns(None).with_guesses(names)
    return None if found.text is None else found


def check_columns(columns: Columns | None, names: list[str], name: str) -> Columns:
    """The chosen or guessed columns, once the table is known to have them."""
    listed = ", ".join(names[:20])
    columns = columns or guess_columns(names)
    if columns is not None and columns.guess_rest:
        columns = _checked(columns, names, name, listed).with_guesses(names)
    if columns is None or columns.text is None:
        said = _NO_TEXTS if names else _NO_TEXTS_OF_NONE
        raise CorpusError(tr(said, name=name, columns=listed))
    return _checked(columns, names, name, listed)


def _checked(columns: Columns, names: list[str], name: str, listed: str) -> Columns:
    for column in columns.named().values():
        if column not in names:
            said = _NO_COLUMN if names else _NO_COLUMN_OF_NONE
            raise CorpusError(tr(said, name=name, column=column, columns=listed))
    return columns
