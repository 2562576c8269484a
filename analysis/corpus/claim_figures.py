"""The figures in which sentences differ that state one claim: "12 killed" and "14 killed"."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from analysis.corpus.quantities import Quantity, is_one, quantities_in

# How far back a superlative reaches: "the biggest since 1979", "most significant in decades".
_SUPERLATIVE: Final = re.compile(
    r"\b(?:(?:most|least)\s\w+|\w{2,}est|worst|best|first|last)\b[^.;:]{0,60}?"
    r"\b(since\s(?:[A-Z]\w+\s)?\d{4}|since\s[A-Z][\w\s]{2,30}\b"
    r"|in\s(?:\w+\s){0,3}(?:decades|years|months|a\s(?:decade|generation|century))|ever\b)",
    re.I,
)
REACH: Final = "reach"  # the kind of a superlative's reach


def figures_that_differ(texts: Iterable[str]) -> list[str]:
    """The quantities of one kind that some sentences state otherwise than others, as they word it.

    A kind is listed where two sentences have figures of it and none in common. Of equal figures
    the shortest wording is given, then the first by the alphabet; kinds and figures are in the
    order of the alphabet and of size.
    """
    stated = [_figures(text) for text in sorted(set(texts))]
    kinds = sorted({quantity.kind for some in stated for quantity in some} - {""})
    return [words for kind in kinds for words in _differing(stated, kind)]


def _figures(text: str) -> list[Quantity]:
    return [*_reaches(text), *quantities_in(_SUPERLATIVE.sub(" ", text))]


def _reaches(text: str) -> Iterator[Quantity]:
    for found in _SUPERLATIVE.finditer(text):
        # two reaches are one figure only when they are worded alike
        same = " ".join(found[1].lower().split())
        yield Quantity(float(int.from_bytes(same.encode()[:6])), REACH, " ".join(found[0].split()))


def _differing(stated: list[list[Quantity]], kind: str) -> list[str]:
    of_kind = [[q for q in some if q.kind == kind] for some in stated]
    of_kind = [some for some in of_kind if some]
    agree = all(
        any(is_one(p, q) for p in a for q in b) for i, a in enumerate(of_kind) for b in of_kind[:i]
    )
    if agree:
        return []
    distinct: list[Quantity] = []
    for quantity in sorted((q for some in of_kind for q in some), key=_shortest):
        if not any(is_one(quantity, other) for other in distinct):
            distinct.append(quantity)
    return [quantity.words for quantity in sorted(distinct)]


def _shortest(quantity: Quantity) -> tuple[int, str]:
    return len(quantity.words), quantity.words
