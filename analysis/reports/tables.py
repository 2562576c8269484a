"""Tables of a report: the numbers behind a chart as text, with the digits their intervals allow."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts.labels import NO_VALUE, isolated, signed

MOST_ROWS = 1_000
# Kinds of columns: how a cell is written. What is no word is a figure and stands at the right.
_WORDS = "words"


@dataclass(frozen=True)
class Table:
    """A table as it is read: the first `n_words` columns hold words, the others figures.

    The first column names its row. `more` is how many rows are not shown.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    n_words: int
    more: int = 0


def table_of(frame: pd.DataFrame, caption: str, columns: Mapping[str, tuple[str, str]]) -> Table:
    """The columns named (column → label, kind) as text, words first.

    The kinds are words, signed (+0.12), plain (0.12), share (12 %) and count; NaN is “–”.
    """
    shown = frame[list(columns)].head(MOST_ROWS)
    writers = [_WRITERS[kind] for _, kind in columns.values()]
    rows = tuple(
        tuple(write(cell) for write, cell in zip(writers, row, strict=True))
        for row in shown.itertuples(index=False, name=None)
    )
    n_words = sum(kind == _WORDS for _, kind in columns.values())
    head = tuple(label for label, _ in columns.values())
    return Table(caption, head, rows, n_words, len(frame) - len(shown))


def percent(value: float) -> str:
    """A share in per cent, without digits where its interval allows none."""
    return NO_VALUE if _is_missing(value) else f"{value:.0%}".replace("%", " %")


def plain(value: float) -> str:
    """A number that is never negative, with two digits."""
    return NO_VALUE if _is_missing(value) else f"{value:.2f}"


def count(value: float) -> str:
    """How many."""
    return NO_VALUE if _is_missing(value) else f"{int(value):,}"


def _is_missing(value: Any) -> bool:
    return pd.isna(value) or not math.isfinite(value)


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    _WORDS: isolated,
    "signed": lambda value: NO_VALUE if _is_missing(value) else signed(value),
    "plain": plain,
    "share": percent,
    "count": count,
}
OUTLET = {"outlet": ("outlet", _WORDS)}
COUNTS = {"n_articles": ("articles", "count"), "n_sentences": ("sentences", "count")}


def estimate_columns(what: str, kind: str) -> dict[str, tuple[str, str]]:
    """The columns of an estimate with its interval and its counts."""
    ends = {"ci_low": ("from", kind), "ci_high": ("to", kind)}
    return {"interval": ("interval over", _WORDS), "estimate": (what, kind)} | ends | COUNTS


def estimate_table(
    estimates: pd.DataFrame, caption: str, what: str, kind: str, question: str = ""
) -> Table:
    """Estimates outlet by outlet, under the heading `question` of several questions."""
    asked = {"question": (question, _WORDS)} if question else {}
    ordered = estimates.sort_values([*asked, "estimate", "outlet"], na_position="last")
    return table_of(ordered, caption, OUTLET | asked | estimate_columns(what, kind))


def pair_table(verdicts: pd.DataFrame, caption: str, question: str = "") -> Table:
    """The verdict on each pair of outlets, those that differ first."""
    asked = {"question": (question, _WORDS)} if question else {}
    columns = {"outlet_a": ("outlet", _WORDS), "outlet_b": ("other outlet", _WORDS)} | asked
    columns |= {"verdict": ("verdict", _WORDS), "gap": ("gap", "signed")}
    columns |= {"ci_low": ("from", "signed"), "ci_high": ("to", "signed")}
    if "order_kept" in verdicts and verdicts["order_kept"].notna().any():
        columns["order_kept"] = ("order kept", "share")
    shown = verdicts.assign(alike=verdicts["verdict"] != "differ")
    return table_of(shown.sort_values([*asked, "alike", "outlet_a", "outlet_b"]), caption, columns)
