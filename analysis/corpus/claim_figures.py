"""The figures in which sentences differ that state one claim: "12 killed" and "14 killed"."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from analysis.corpus.quantities import CALENDAR, Quantity, is_one, is_other_figure, quantities_in

# How far back a superlative reaches: "the biggest since 1979", "most significant in decades".
_SUPERLATIVE: Final = re.compile(
    r"\b(?i:(?:most|least)\s\w+|\w{2,}est|worst|best|first|last)\b"
    r"(?:[^.;:]|(?<=\b[A-Z])\.){0,60}?"  # not past a sentence's end, but past "U.S."
    r"\b(?P<reach>since\sthe\s(?:\w+\s)?\d{4}(?:\s\w+)?|since\s(?:[A-Z]\w+\s)?\d{4}"
    r"|since\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+){0,3}"
    r"|in\s(?:\w+\s){0,3}(?:decades|years|months|a\s(?:decade|generation|century))|ever\b)"
)
REACH: Final = f"{CALENDAR} of a reach"  # the kind of a superlative's reach, exact as a year


def figures_that_differ(texts: Iterable[str]) -> list[str]:
    """The quantities of one kind that some sentences state otherwise than others, as they word it.

    A kind is listed where two sentences have figures of it, none in common, and such as may be of
    one thing (`is_other_figure`). Of equal figures the shortest wording is given, then the first by
    the alphabet; kinds and figures are in the order of the alphabet and of size.
    """
    stated = [_figures(text) for text in sorted(set(texts))]
    kinds = sorted({quantity.kind for some in stated for quantity in some} - {""})
    return [words for kind in kinds for words in _differing(stated, kind)]


def _figures(text: str) -> list[Quantity]:
    return [*_reaches(text), *quantities_in(_SUPERLATIVE.sub(" ", text))]


def _reaches(text: str) -> Iterator[Quantity]:
    for found in _SUPERLATIVE.finditer(text):
        yield Quantity(_reach_value(found["reach"]), REACH, " ".join(found[0].split()))


def _reach_value(reach: str) -> float:
    """The year that a reach goes back to; without one, a number that only like words have."""
    year = re.search(r"\d{4}", reach)
    return float(year[0]) if year else 1e4 + zlib.crc32(" ".join(reach.lower().split()).encode())


def _differing(stated: list[list[Quantity]], kind: str) -> list[str]:
    of_kind = sorted({tuple(q for q in some if q.kind == kind) for some in stated})
    differ = {q for one, other in combinations(of_kind, 2) for q in _apart(one, other)}
    distinct: list[Quantity] = []
    for quantity in sorted(differ, key=_shortest):
        if not any(is_one(quantity, other) for other in distinct):
            distinct.append(quantity)
    return [quantity.words for quantity in sorted(distinct)]


def _apart(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> set[Quantity]:
    """The figures that two sentences give of one thing, where they have none in common."""
    if any(is_one(p, q) for p in one for q in other):
        return set()
    pairs = ((p, q) for p in one for q in other)
    return {q for pair in pairs if _may_be_one_thing(*pair) for q in pair}


def _may_be_one_thing(a: Quantity, b: Quantity) -> bool:
    return a.kind == REACH or is_other_figure(a, b)


def _shortest(quantity: Quantity) -> tuple[int, str]:
    return len(quantity.words), quantity.words
