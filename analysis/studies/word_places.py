"""The few words around terms, with the term, with another in its place, and with neither."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from analysis.corpus.terms import common_form, is_plural
from analysis.measures.alternatives import Pair
from analysis.models.word_swaps import Place

REACH: Final = 2  # words on either side


def word_places(
    pairs: Sequence[Pair], tried: pd.DataFrame, uses: pd.DataFrame, texts: Mapping[str, str]
) -> dict[Pair, list[Place]]:
    """The surroundings of each of these uses of the one term and of the other, for each pair.

    Args:
        pairs: Of terms.
        tried: A few uses of each term (USE_COLUMNS).
        uses: All uses, which tell how a term is written as one and as several.
        texts: The text of each sentence_id.
    """
    columns = ["sentence_id", "start", "end", "form"]
    mine = {str(term): some[columns].to_numpy() for term, some in tried.groupby("term")}
    forms = _forms(uses)
    found: dict[Pair, list[Place]] = {}
    for one, other in pairs:
        for here, there in ((one, other), (other, one)):
            for sentence_id, start, end, form in mine[here]:
                before, after = _around(texts[sentence_id], start, end)
                if before or after:
                    new = forms[there, is_plural(form)]
                    place = Place(*(_said(before, word, after) for word in (form, new, "")))
                    found.setdefault((one, other), []).append(place)
    return found


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = text[:start].split()[-REACH:], text[end:].split()[:REACH]
    return " ".join(before), " ".join(after)


def _said(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _forms(uses: pd.DataFrame) -> dict[tuple[str, bool], str]:
    """How each term is mostly written, as one and as several; alike where it has but one form."""
    found: dict[tuple[str, bool], str] = {}
    for term, own in uses.groupby("term")["form"]:
        plural = own.map(is_plural).astype(bool)
        for several in (False, True):
            some = own[plural == several]
            found[str(term), several] = common_form(some if len(some) else own)
    return found
