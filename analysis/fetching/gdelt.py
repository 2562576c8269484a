"""GDELT's search of the world's news (DOC 2.0, public, no key): a query to a list of articles.

GDELT names addresses, titles and days; the articles themselves lie with their outlets and are
fetched there.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from analysis.corpus.dates import iso_date
from analysis.corpus.encoding import normalise_characters
from analysis.errors import FetchError
from analysis.fetching.addresses import Address, parse_address
from analysis.fetching.listed import Listed
from analysis.fetching.visiting import Answer
from analysis.formats import short_day
from analysis.translation import tr

GDELT = "https://api.gdeltproject.org/api/v2/doc/doc"
MOST = 250  # that GDELT gives at once
ENGLISH = "sourcelang:english"
LONGEST_QUERY = 500


def gdelt_address(
    query: str,
    *,
    since: date | None = None,
    until: date | None = None,
    most: int = 50,
    english: bool = True,
    base: str = GDELT,
) -> Address:
    """The address that answers a query; FetchError says what is wrong with it."""
    query = " ".join(query.split())
    if not 2 < len(query) <= LONGEST_QUERY:
        raise FetchError(tr("A search needs a few words: Araghchi Moscow, or a phrase in quotes."))
    if since and until and since > until:
        raise FetchError(
            tr(
                "The search ends on {until}, before it begins on {since}; swap the days.",
                until=short_day(until.isoformat()),
                since=short_day(since.isoformat()),
            )
        )
    if not 0 < most <= MOST:
        raise FetchError(
            tr("GDELT lists 1 to {most} articles at a time, not {asked}.", most=MOST, asked=most)
        )
    if english and "sourcelang:" not in query:
        query += f" {ENGLISH}"
    asked = {"query": query, "mode": "artlist", "format": "json", "maxrecords": str(most)}
    asked |= {"startdatetime": f"{since:%Y%m%d}000000"} if since else {}
    asked |= {"enddatetime": f"{until:%Y%m%d}235959"} if until else {}
    return parse_address(f"{base}?{urlencode(asked | {'sort': 'hybridrel'})}")


def read_gdelt(answer: Answer) -> list[Listed]:
    """The articles that GDELT lists, in its order; FetchError where it has something else to say.

    It answers what it does not understand with a sentence instead of a table.
    """
    text = answer.body.decode("utf-8", "replace").strip()
    if not text:
        return []
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        said = " ".join(normalise_characters(text[:300]).split())[:160]
        raise FetchError(
            tr("GDELT gave no list but this: “{said}”; change the search.", said=said)
        ) from None
    rows = data.get("articles", []) if isinstance(data, dict) else []
    found = [_listed(row) for row in rows if isinstance(row, dict)] if _is_list(rows) else []
    return list({listed.address: listed for listed in found if listed.address}.values())


def _is_list(rows: Any) -> bool:
    return isinstance(rows, list)


def _listed(row: Mapping[str, Any]) -> Listed:
    """A row of GDELT's list; its day is the one on which GDELT saw the article."""
    return Listed(
        _cell(row, "url"),
        headline=_cell(row, "title"),
        published=iso_date(_cell(row, "seendate")),
        language=_cell(row, "language"),
    )


def _cell(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return " ".join(normalise_characters(value).split())[:2000] if isinstance(value, str) else ""
