"""The rows of a table to articles; what is odd about some of them is said once for the table."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analysis.corpus.columns import Columns
from analysis.corpus.dates import Order, iso_date, numeric_order
from analysis.corpus.gathering import Found, Ledger, counted, some, without_text
from analysis.corpus.json_tables import Row
from analysis.corpus.limits import Limits
from analysis.corpus.outlets import outlet_from_filename
from analysis.corpus.page import Page, Removed
from analysis.corpus.pages import row_page
from analysis.corpus.records import RECORD
from analysis.corpus.sources import Source
from analysis.corpus.tables import column_names, read_rows
from analysis.corpus.tools import Tool, beside_columns, no_texts, tool_columns, tool_of
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import tr

_BESIDE = "beside "


@dataclass
class _Odd:
    """The places of rows of which something must be said; `order` is how dates are read."""

    order: Order = ""
    empty: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    ordered: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)


def table_articles(
    source: Source, suffix: str, columns: Columns | None, ledger: Ledger
) -> Iterator[Found]:
    """The rows of a table; a row that gives no article is named in `problems`.

    A table that is broken anywhere is refused whole: nobody would notice that its end is missing.
    """
    names = column_names(source.name, suffix, source.data)
    chosen = columns is not None and set(columns.named().values()) <= set(names)
    tool = None if chosen else tool_of(names)
    if tool is not None:
        columns = tool_columns(tool, names)
        if columns is None:
            raise no_texts(source, tool, ledger.limits)
    beside = beside_columns(tool, names) if tool else []
    rows = list(read_rows(source.name, suffix, source.data, columns, ledger.limits, beside))
    if not rows:
        raise CorpusError(
            tr("{name} has no row below its column names; choose another file.", name=source.name)
        )
    odd, n = _Odd(order=numeric_order(row.get("published", "") for _, row in rows)), 0
    for place, row in rows:
        if found := _row_article(source, place, row, tool, odd, ledger):
            n += 1
            yield found
    if tool is not None:
        ledger.notes.append(counted(source.name, n, tool.name))
    _say(source, tool, odd, ledger)


def _row_article(
    source: Source, place: str, row: Row, tool: Tool | None, odd: _Odd, ledger: Ledger
) -> Found | None:
    where = f"{source.name}, {place}"
    try:
        check_length(row["text"], where, ledger.limits)
        ours = {k: v for k, v in row.items() if not k.startswith(_BESIDE)}
        page = row_page(ours, where, odd.order)
    except CorpusError as error:
        ledger.problems.append(str(error))
        return None
    page = _with_beside(page, row)
    if tool and tool.cuts and (mark := tool.cuts.search(page.text)):
        odd.cut.append(place)
        cut = Removed(mark[0].strip(), RECORD)
        page = replace(page, text=page.text[: mark.start()], removed=(*page.removed, cut))
    if not page.text:
        odd.empty.append(place)
        return None
    date = row.get("published", "").strip()
    if date and not page.published:
        odd.undated.append(place)
    elif iso_date(date, odd.order) != iso_date(date):
        odd.ordered.append(place)
    if not page.outlet:
        odd.nameless.append(place)
        page = replace(page, outlet=_stand_in(source))
    return Found(where, page, row.get("article_id", "").strip()[:80])


def _with_beside(page: Page, row: Row) -> Page:
    """The page, with what else the row says of it among what was left out."""
    said = [
        Removed(f"{name.removeprefix(_BESIDE)}: {' '.join(cell.split())}", RECORD)
        for name, cell in row.items()
        if name.startswith(_BESIDE) and cell.strip()
    ]
    return replace(page, removed=(*page.removed, *said))


def _stand_in(source: Source) -> str:
    return source.folder or outlet_from_filename(source.name)


def check_length(text: str, place: str, limits: Limits, times: int = 1) -> None:
    """Refuse what is too long for one article."""
    if len(text) > limits.article_characters * times:
        raise CorpusError(
            tr(
                "{place} has more than {most} characters, too many for one article; split it into "
                "its articles.",
                place=place,
                most=number(limits.article_characters * times),
            )
        )


def _say(source: Source, tool: Tool | None, odd: _Odd, ledger: Ledger) -> None:
    name = source.name
    if odd.empty:
        ledger.problems.append(without_text(name, odd.empty))
    if odd.nameless:
        ledger.guessed = True
        ledger.notes.append(
            tr(
                '{name}: no outlet in {places}; called "{outlet}" until you rename it.',
                name=name,
                places=some(odd.nameless),
                outlet=_stand_in(source),
            )
        )
    if odd.undated:
        ledger.notes.append(
            tr(
                "{name}: the date in {places} could not be read for sure and was left empty; write "
                "it as year, month and day: 2025-04-03.",
                name=name,
                places=some(odd.undated),
            )
        )
    if odd.ordered:
        ledger.notes.append(_order_words(odd.order, name, some(odd.ordered)))
    if odd.cut and tool:
        ledger.notes.append(
            tr(
                "{name}: {tool} cut the text short in {places}; fetch whole articles from their "
                "addresses.",
                name=name,
                tool=tool.name,
                places=some(odd.cut),
            )
        )


def _order_words(order: Order, name: str, places: str) -> str:
    if order == "day":
        return tr(
            "{name}: the date in {places} was read with the day first, as other dates of its "
            "column have it.",
            name=name,
            places=places,
        )
    return tr(
        "{name}: the date in {places} was read with the month first, as other dates of its column "
        "have it.",
        name=name,
        places=places,
    )
