"""Tables of digits on pages: outlets, questions, shares and pairs, as each language writes them."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.cells import cell_words, frame_words, group_words
from analysis.charts.labels import NO_VALUE, signed
from analysis.measures.estimates import CANNOT_TELL
from analysis.reports.tables import count, percent, plain
from analysis.studies.shared_effect import MEASURES, WITHOUT_QUESTION
from analysis.translation import tr

_ENDS = ("estimate", "ci_low", "ci_high")
_NUMBERS = ["outlet", *_ENDS, "interval"]
_COUNTS = ["n_articles", "n_sentences"]
# How a column is written: as charts and reports do, and as Streamlit's tables can by themselves.
SIGNED, PLAIN, SHARE, COUNT, EITHER = "signed", "plain", "share", "count", "either"
_WRITERS: Mapping[str, Callable[[float], str]] = {
    **{SIGNED: signed, PLAIN: plain},
    **{SHARE: percent, COUNT: count, EITHER: lambda value: signed(value).removeprefix("+")},
}
_BROWSERS = {SIGNED: "%+.2f", PLAIN: "%.2f", SHARE: "percent", COUNT: None, EITHER: "%.2f"}
_SAID = ("interval", "verdict", "voice")  # columns whose values are words of ours


def outlet_table(places: pd.DataFrame) -> None:
    """The places of the outlets in digits, from the low pole to the high; voice by voice."""
    shown = places.sort_values(["voice", "estimate", "outlet"])
    apart = ["voice"] if shown["voice"].nunique() > 1 else []
    number_table(
        shown[["outlet", *apart, *_NUMBERS[1:], "salience", *_COUNTS]],
        _labels() | {"voice": tr("voice"), "estimate": tr("place"), "salience": tr("on the axis")},
        _SIGNED | {"salience": SHARE},
    )


def tone_table(estimates: pd.DataFrame) -> None:
    """The outlets' tones toward each target in digits; voice by voice where there are several."""
    by = [name for name in ("question", "voice", "estimate", "outlet") if name in estimates]
    shown = estimates.sort_values(by)
    _question_table(shown, tr("target"), tr("tone"), SIGNED)


def frame_table(estimates: pd.DataFrame) -> None:
    """The outlets' shares of each frame in digits, 0 to 1 as on their chart; voice by voice."""
    by = [name for name in ("question", "voice", "estimate", "outlet") if name in estimates]
    shown = estimates.sort_values(by)
    shown = shown.assign(question=shown["question"].map(frame_words))
    _question_table(shown, tr("frame"), tr("share"), PLAIN)


def _question_table(estimates: pd.DataFrame, question: str, measure: str, form: str) -> None:
    """The estimates of several questions, each called `question`."""
    apart = ["voice"] if "voice" in estimates else []
    number_table(
        estimates[["question", *apart, *_NUMBERS, *_COUNTS]],
        _labels() | {"question": question, "voice": tr("voice"), "estimate": measure},
        dict.fromkeys(_ENDS, form) | _COUNTED,
    )


def share_table(shares: pd.DataFrame) -> None:
    """Shares of several questions in per cent, without signs."""
    shown = shares.sort_values(["outlet", "estimate", "question"], ascending=[True, False, True])
    number_table(
        shown.assign(question=shown["question"].map(group_words))[
            ["outlet", "question", *_NUMBERS[1:], *_COUNTS]
        ],
        _labels() | {"question": tr("whose words"), "estimate": tr("share")},
        dict.fromkeys(_ENDS, SHARE) | _COUNTED,
    )


def frame_pair_table(verdicts: pd.DataFrame) -> None:
    """The verdict on each pair of outlets, frame by frame."""
    named = verdicts.assign(question=verdicts["question"].map(frame_words))
    pair_table(named, tr("frame"))


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
        _SIGNED | {"order_kept": SHARE},
    )


def effect_table(effect: pd.DataFrame, settings: Mapping[str, str]) -> None:
    """Every figure under each way to count (`settings`: its name → its words), the moved first."""
    keys = ["measure", "question", "outlet"]
    table = effect.pivot(index=keys, columns="counted", values="estimate").reset_index()
    moved = (table["once"] - table["everywhere"]).abs().fillna(9)
    table = table.assign(moved=moved.where(table["everywhere"].notna(), -1))
    table = table.sort_values(["moved", *keys], ascending=[False, True, True, True])
    names = {name: tr(words) for name, words in MEASURES.items()}
    whole = table["measure"].isin(WITHOUT_QUESTION)
    about = table["question"].map(frame_words).where(~whole, "")
    number_table(
        table.assign(measure=table["measure"].map(names), question=about)[[*keys, *settings]],
        {"measure": tr("measure"), "question": tr("of what"), "outlet": tr("outlet"), **settings},
        dict.fromkeys(settings, EITHER),
    )


_COUNTED = dict.fromkeys(_COUNTS, COUNT)
_SIGNED = dict.fromkeys((*_ENDS, "gap"), SIGNED) | _COUNTED


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
    """A table under these names; `forms` says of its columns of numbers how they are written.

    The numbers are written here and sorted as numbers by the browser, which has them beside.
    """
    forms = {name: form for name, form in forms.items() if name in table}
    said = {name: table[name].map(cell_words) for name in _SAID if name in table}
    shown: Any = table.assign(**said)
    there = {*table.columns, *table.index.names}
    columns: dict[str, Any] = {name: label for name, label in labels.items() if name in there}
    is_long = shown.size > _MOST_WRITTEN
    for name, form in forms.items():
        by_browser = _BROWSERS[form] if is_long else None
        columns[name] = st.column_config.NumberColumn(labels.get(name), format=by_browser)
    if not is_long:
        unique = shown.reset_index(drop=True) if hide_index else shown  # a style asks for it
        shown = unique.style.format({name: _WRITERS[form] for name, form in forms.items()})
    st.dataframe(shown, hide_index=hide_index, column_config=columns, placeholder=NO_VALUE)
