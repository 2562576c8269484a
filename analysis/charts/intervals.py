"""What a finding says of intervals: within one article, very wide, or none at all."""

import pandas as pd

from analysis.charts.labels import isolated, listed, plain_label
from analysis.charts.row_words import WITHIN
from analysis.formats import number
from analysis.translation import tr, trn

_MOST_NAMED = 5
_WIDE = 1  # half of the axis, from −1 to +1


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


def wide_words(table: pd.DataFrame) -> str:
    """Why most intervals reach over half of the axis, "" where they do not."""
    over_articles = table[table["interval"] == "articles"]
    n_wide = int((over_articles["ci_high"] - over_articles["ci_low"] > _WIDE).sum())
    if n_wide < 2 or 2 * n_wide <= len(table):
        return ""
    return tr(
        "Most intervals reach over more than half of the axis, because each outlet has few "
        "articles and they differ; more articles narrow them."
    )


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
