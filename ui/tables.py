"""Tables of digits on pages: outlets, questions, shares and pairs, as each language writes them."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.cells import cell_words, group_words
from analysis.formats import number
from analysis.measures.estimates import CANNOT_TELL
from analysis.translation import ENGLISH, language, tr

_NUMBERS = ["outlet", "estimate", "ci_low", "ci_high", "interval"]
_COUNTS = ["n_articles", "n_sentences"]
# Python's way to write a number → that of Streamlit's tables, which know English marks only.
_ENGLISH_FORMS = {".2f": "%.2f", "+.2f": "%+.2f", ".2%": "percent"}
_SAID = ("interval", "verdict", "voice")  # columns whose values are words of ours


def outlet_table(places: pd.DataFrame) -> None:
    """The places of the outlets in digits, from the low pole to the high; voice by voice."""
    shown = places.sort_values(["voice", "estimate", "outlet"])
    apart = ["voice"] if shown["voice"].nunique() > 1 else []
    number_table(
        shown[["outlet", *apart, *_NUMBERS[1:], "salience", *_COUNTS]],
        _labels() | {"voice": tr("voice"), "estimate": tr("place"), "salience": tr("on the axis")},
        _SIGNED | {"salience": ".2%"},
    )


def estimate_table(
    estimates: pd.DataFrame, question: str, measure: str, say: Callable[[str], str] = str
) -> None:
    """The estimates of several questions (targets, frames) in digits; `say` words a question."""
    shown = estimates.sort_values(["question", "estimate", "outlet"])
    number_table(
        shown.assign(question=shown["question"].map(say))[["question", *_NUMBERS, *_COUNTS]],
        _labels() | {"question": question, "estimate": measure},
        _SIGNED,
    )


def share_table(shares: pd.DataFrame) -> None:
    """Shares of several questions in per cent, without signs."""
    shown = shares.sort_values(["outlet", "estimate", "question"], ascending=[True, False, True])
    number_table(
        shown.assign(question=shown["question"].map(group_words))[
            ["outlet", "question", *_NUMBERS[1:], *_COUNTS]
        ],
        _labels() | {"question": tr("whose words"), "estimate": tr("share")},
        dict.fromkeys(("estimate", "ci_low", "ci_high"), ".2%"),
    )


def pair_table(verdicts: pd.DataFrame, question: str = "") -> None:
    """The verdict on each pair of outlets, those that differ first."""
    shown = verdicts.assign(sure=verdicts["verdict"] == CANNOT_TELL)
    shown = shown.sort_values(["question", "sure", "outlet_a", "outlet_b"])
    columns = ["outlet_a", "outlet_b", "gap", "ci_low", "ci_high"]
    columns += [*(["order_kept"] if "order_kept" in shown else []), "verdict"]
    number_table(
        shown[[*(["question"] if question else []), *columns]],
        _labels()
        | {"question": question, "outlet_a": tr("outlet"), "outlet_b": tr("other outlet")}
        | {"order_kept": tr("order kept"), "verdict": tr("verdict")},
        _SIGNED | {"order_kept": ".2%"},
    )


_SIGNED = dict.fromkeys(("estimate", "ci_low", "ci_high", "gap"), "+.2f")


def _labels() -> dict[str, str]:
    """What the columns of every table of estimates are called."""
    return {
        "outlet": tr("outlet"),
        "ci_low": tr("from"),
        "ci_high": tr("to"),
        "gap": tr("gap"),
        "interval": tr("interval over"),
        "n_articles": tr("articles"),
        "n_sentences": tr("sentences"),
    }


_MOST_WRITTEN = 20_000  # cells; beyond them the browser writes the numbers, in English


def number_table(
    table: pd.DataFrame, labels: dict[str, str], forms: dict[str, str], *, hide_index: bool = True
) -> None:
    """A table under these names, its numbers in Python's forms, as many digits as they allow."""
    forms = {name: form for name, form in forms.items() if name in table}
    said = {name: table[name].map(cell_words) for name in _SAID if name in table}
    shown: Any = table.assign(**said)
    there = {*table.columns, *table.index.names}
    columns: dict[str, Any] = {name: label for name, label in labels.items() if name in there}
    for name, form in forms.items():
        english = _ENGLISH_FORMS[form] if language() == ENGLISH else None
        columns[name] = st.column_config.NumberColumn(labels.get(name), format=english)
    if language() != ENGLISH and shown.size <= _MOST_WRITTEN:
        written = {name: partial(_written, form=form) for name, form in forms.items()}
        unique = shown.reset_index(drop=True) if hide_index else shown  # a style asks for it
        shown = unique.style.format(written)
    st.dataframe(shown, hide_index=hide_index, column_config=columns)


def _written(value: float, form: str) -> str:
    return "" if pd.isna(value) else number(value, form)
