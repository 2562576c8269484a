"""The figures in which sentences differ that state one claim: "12 killed" and "14 killed"."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from analysis.corpus.quantities import CALENDAR, Quantity, is_one, is_other_figure, quantities_in
from analysis.corpus.shared_words import content_stems, words_of

# How far back a superlative reaches: "the biggest since 1979", "most significant in decades".
_SUPERLATIVE: Final = re.compile(
    r"\b(?i:(?:most|least)\s\w+|\w{2,}est|worst|best|first|last)\b"
    r"(?:[^.;:]|(?<=\b[A-Z])\.){0,60}?"  # not past a sentence's end, but past "U.S."
    r"\b(?P<reach>since\sthe\s(?:\w+\s)?\d{4}(?:\s\w+)?|since\s(?:[A-Z]\w+\s)?\d{4}"
    r"|since\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+){0,3}"
    r"|in\s(?:\w+\s){0,3}(?:decades|years|months|a\s(?:decade|generation|century))|ever\b)"
)
# Two sentences that have so many words in common, and such a share of the shorter one's, say much
# the same: found on the events kept for tuning, where of any two sentences of a claim nearly all
# figures of which one is ten times the other count two things.
LEAST_WORDS, ALIKE = 2, 0.75
Stems = frozenset[str]
REACH: Final = f"{CALENDAR} of a reach"  # the kind of a superlative's reach, exact as a year


def figures_that_differ(texts: Iterable[str]) -> list[str]:
    """The quantities of one kind that some sentences state otherwise than others, as they word it.

    A kind is listed where two sentences have figures of it, none in common, and such as may be of
    one thing (`is_other_figure`), or of any ratio where the sentences say little else
    (`_is_alike`): 5,000 people fled to the hills, or 50,000. Of equal figures the shortest wording
    is given, then the first by the alphabet; kinds and figures are in the order of the alphabet and
    of size.
    """
    stated = [(_figures(text), _stems(text)) for text in sorted(set(texts))]
    kinds = sorted({quantity.kind for some, _ in stated for quantity in some} - {""})
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


def _stems(text: str) -> Stems:
    return content_stems(word for word in words_of(text) if not word[0].isdigit())


def _is_alike(one: Stems, other: Stems) -> bool:
    """Whether two sentences say much the same, by the share of the shorter one's words."""
    common, least = len(one & other), min(len(one), len(other))
    return common >= LEAST_WORDS and common >= ALIKE * least


def _differing(stated: list[tuple[list[Quantity], Stems]], kind: str) -> list[str]:
    of_kind = sorted({(tuple(q for q in some if q.kind == kind), stems) for some, stems in stated})
    pairs = combinations(of_kind, 2)
    differ = {q for (a, x), (b, y) in pairs for q in _apart(a, b, any_ratio=_is_alike(x, y))}
    distinct: list[Quantity] = []
    for quantity in sorted(differ, key=_shortest):
        if not any(is_one(quantity, other) for other in distinct):
            distinct.append(quantity)
    return [quantity.words for quantity in sorted(distinct)]


def _apart(
    one: tuple[Quantity, ...], other: tuple[Quantity, ...], *, any_ratio: bool
) -> set[Quantity]:
    """The figures that two sentences give of one thing, where they have none in common."""
    if any(is_one(p, q) for p in one for q in other):
        return set()
    of_one = any_ratio or {q.kind for q in one} == {REACH}
    pairs = ((p, q) for p in one for q in other)
    return {q for pair in pairs if of_one or is_other_figure(*pair) for q in pair}


def _shortest(quantity: Quantity) -> tuple[int, str]:
    return len(quantity.words), quantity.words
