"""Publication dates as people write them, read to ISO form or not at all.

A date that can be read two ways (03/04/2025) is not guessed: it gives "", unless its reader knows
which of the two comes first, as `numeric_order` does from the other dates of a column.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

_NAMES = (
    "january jan janvier enero janeiro januar gennaio января|"
    "february feb février fevrier febrero fevereiro februar febbraio февраля|"
    "march mar mars marzo março marco märz maerz марта|"
    "april apr avril abril aprile апреля|"
    "may mai mayo maio maggio мая|"
    "june jun juin junio junho juni giugno июня|"
    "july jul juillet julio julho juli luglio июля|"
    "august aug août aout agosto августа|"
    "september sep sept septembre septiembre setembro settembre сентября|"
    "october oct octobre octubre outubro oktober ottobre октября|"
    "november nov novembre noviembre novembro ноября|"
    "december dec décembre decembre diciembre dezembro dezember dicembre декабря"
)
MONTHS = {
    name: number for number, names in enumerate(_NAMES.split("|"), 1) for name in names.split()
}
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
MONTH_FIRST = re.compile(
    rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (?:at .{{1,20}}, )?(\d{{4}})\b", re.I
)
DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?{_MONTH},?[ -](?:de |del )?(\d{{4}})\b",
    re.I,
)
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")


Order = Literal["day", "month", ""]  # what comes first in 03/04/2025; "" where nobody knows


def iso_date(text: str, order: Order = "") -> str:
    """The first date in a text as "YYYY-MM-DD"; "" without one, or if it is ambiguous.

    `order` reads what has two readings.
    """
    text = text[:200]
    if match := ISO.search(text) or COMPACT.match(text.strip()):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := MONTH_FIRST.search(text):
        return _checked(int(match[3]), MONTHS[match[1].lower()], int(match[2]))
    if match := DAY_FIRST.search(text):
        return _checked(int(match[3]), MONTHS[match[2].lower()], int(match[1]))
    if match := NUMERIC.search(text):
        return _numeric(match, order)
    return ""


def numeric_order(texts: Iterable[str]) -> Order:
    """Which comes first in dates of a column with two readings, by those that have one only.

    "day" where some must be read so (25/04/2025) and none the other way, "month" where some must be
    (04/25/2025); "" where there are both, or neither. Dots tell nothing: they have the day first.
    """
    told: set[Order] = set()
    for text in texts:
        match = NUMERIC.search(text[:200])
        if match and match[2] != "." and _numeric(match, ""):
            told |= {_order(match)} - {""}
    return told.pop() if len(told) == 1 else ""


def _numeric(match: re.Match[str], order: Order) -> str:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    order = "day" if first == second else _order(match) or order
    if not order:
        return ""
    return _checked(year, second, first) if order == "day" else _checked(year, first, second)


def _order(match: re.Match[str]) -> Order:
    """Day first where it must be (or dots say so), month first where it must be."""
    if int(match[1]) > 12 or match[2] == ".":
        return "day"
    return "month" if int(match[3]) > 12 else ""


def _checked(year: int, month: int, day: int) -> str:
    """The date if the calendar has it and news existed by then."""
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if 1600 <= year <= 2200 else ""
