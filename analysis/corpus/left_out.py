"""The parts left out of a page, beside the article they stood in: their table, and how one returns.

A part's place is `lines_above` of `schema.py`; it moves with the lines around it when the article's
text is edited.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from analysis.corpus.page import NO_PLACE

_MOST_LINES = 10**9


@dataclass(frozen=True)
class Part:
    """A left-out part: which of its article's it is, from 0, its words, the reason, its place."""

    number: int
    text: str
    reason: str
    lines_above: int


def removed_table(rows: pd.DataFrame) -> pd.DataFrame:
    """These rows of `removed` with a place each: NO_PLACE where none is told, as in older studies.

    Other columns stay as they are, in their order.
    """
    told = rows["lines_above"] if "lines_above" in rows else pd.Series(NO_PLACE, rows.index)
    places = pd.to_numeric(told, errors="coerce").astype("float64").fillna(NO_PLACE)
    table = rows.assign(lines_above=places.clip(NO_PLACE, _MOST_LINES).astype("int64"))
    return table.reset_index(drop=True)


def parts_of(removed: pd.DataFrame, article_id: str) -> list[Part]:
    """The parts left out of an article, in the order of its page."""
    mine = removed[removed["article_id"] == article_id]
    columns = (mine[name] for name in ("text", "reason", "lines_above"))
    return [Part(i, *row) for i, row in enumerate(zip(*columns, strict=True))]


def page_order(text: str, parts: Sequence[Part]) -> list[str | Part | None]:
    """The page as it was: lines of the article, its headline (None), and the parts between them.

    Of an edited article a line may be blank. Parts without a place, and those beyond the end, come
    last.
    """
    lines: list[str | None] = [None, *text.split("\n")]
    above = [len(lines) if p.lines_above < 0 else min(p.lines_above, len(lines)) for p in parts]
    placed = sorted(zip(above, parts, strict=True), key=lambda pair: pair[0])
    standing = {n: [p for _, p in group] for n, group in groupby(placed, key=lambda pair: pair[0])}
    page: list[str | Part | None] = []
    for number, line in enumerate(lines):
        page += [*standing.get(number, ()), line]
    return [*page, *standing.get(len(lines), ())]


def with_part(text: str, parts: Sequence[Part], number: int) -> tuple[str, list[int]]:
    """The text with part `number` back in its place, and the `lines_above` of the other parts.

    What stood above the headline comes first in the text. `number` is that of one of `parts`, which
    are all of the article in the order of its page.
    """
    lines, part = text.split("\n"), parts[number]
    back = part.text.split("\n")
    place = part.lines_above
    at = len(lines) if place < 0 else min(max(place - 1, 0), len(lines))
    above = [other.lines_above for other in parts[:number]]
    below = [other.lines_above for other in parts[number + 1 :]]
    if place >= 0:
        below = [n + len(back) if n > 0 else n for n in below]
    return "\n".join([*lines[:at], *back, *lines[at:]]), [*above, *below]


def moved_places(places: Sequence[int], before: str, after: str) -> list[int]:
    """The `lines_above` of parts once an article's text was edited.

    Lines that are as they were, at the beginning and at the end, keep what stands beside them.
    """
    old, new = before.split("\n"), after.split("\n")
    most = min(len(old), len(new))
    first = next((i for i in range(most) if old[i] != new[i]), most)
    rest = most - first
    last = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)

    def moved(place: int) -> int:
        n = place - 1  # lines of the text above it
        if n <= first:
            return place
        if n >= len(old) - last:
            return place + len(new) - len(old)
        return 1 + min(n, len(new) - last)

    return [moved(place) for place in places]
