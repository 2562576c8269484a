"""What a finding says of intervals: whose hold within one article, and who has none."""

import pandas as pd

from analysis.charts.labels import isolated, listed, plain_label
from analysis.charts.row_words import WITHIN
from analysis.formats import number
from analysis.translation import tr, trn

_MOST_NAMED = 5


def within_words(table: pd.DataFrame) -> str:
    """The warning that belongs to intervals of single articles; "" where there are none."""
    shown = table[table["ci_low"].notna() & table["estimate"].notna()]
    within = shown[shown["interval"] == WITHIN]
    if within.empty:
        return ""
    if len(within) == len(shown) == 1:
        return tr("The interval holds within one article, not for the outlet in general.")
    if len(within) == len(shown):
        return trn(
            "The intervals hold within one article each, not for the outlet in general.",
            "The intervals hold within one article each, not for the outlets in general.",
            shown["outlet"].nunique(),
        )
    names = [
        _with_questions(outlet, part, shown)
        for outlet, part in within.groupby("outlet", sort=False)
    ]
    return trn(
        "The interval of {names} holds within one article, not for the outlet in general.",
        "The intervals of {names} hold within one article each, not for the outlets in general.",
        len(names),
        names=_named(names),
    )


def _with_questions(outlet: object, within: pd.DataFrame, shown: pd.DataFrame) -> str:
    """The outlet, with what its intervals within one article are of, where others are not."""
    if len(within) == (shown["outlet"] == outlet).sum():
        return str(outlet)
    return f"{outlet} ({_named(within['question'].map(plain_label).tolist())})"


def no_verdict_words(names: list[str]) -> str:
    """Of which outlets no verdict can be given, "" where there are none."""
    if not names:
        return ""
    return trn(
        "There is no verdict on {names}: too little of it is on this axis for an interval.",
        "There is no verdict on {names}: too little of them is on this axis for an interval.",
        len(names),
        names=_named(names),
    )


def _named(names: list[str]) -> str:
    """The names, of very many the first and how many more."""
    rest = len(names) - _MOST_NAMED
    if rest < 2:
        return listed(names)
    first = ", ".join(map(isolated, names[:_MOST_NAMED]))
    return tr("{names} and {n} more", names=first, n=number(rest))
