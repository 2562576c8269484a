"""Tables of a report: the numbers behind a chart as text, with the digits their intervals allow."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts.cells import cell_words, change_words, frame_words, group_words
from analysis.charts.labels import NO_VALUE, isolated, signed
from analysis.formats import localized, number
from analysis.translation import tr

MOST_ROWS = 1_000
# Kinds of columns: how a cell is written. What is no word is a figure and stands at the right.
_WORDS, _CELL = "words", "cell"
_TEXT = {_WORDS, _CELL, "frame", "group", "change"}


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

    The kinds are words (of others), cell, frame, group and change (words of ours, said in the
    language at hand), signed (+0.12), plain (0.12), share (12 %) and count; NaN is “–”.
    """
    shown = frame[list(columns)].head(MOST_ROWS)
    writers = [_WRITERS[kind] for _, kind in columns.values()]
    rows = tuple(
        tuple(write(cell) for write, cell in zip(writers, row, strict=True))
        for row in shown.itertuples(index=False, name=None)
    )
    n_words = sum(kind in _TEXT for _, kind in columns.values())
    head = tuple(label for label, _ in columns.values())
    return Table(caption, head, rows, n_words, len(frame) - len(shown))


def percent(value: float) -> str:
    """A share in per cent, without digits where its interval allows none."""
    return NO_VALUE if _is_missing(value) else localized(f"{value:.0%}"[:-1]) + "\u00a0%"


def plain(value: float) -> str:
    """A number that is never negative, with two digits."""
    return NO_VALUE if _is_missing(value) else number(value, ".2f")


def count(value: float) -> str:
    """How many."""
    return NO_VALUE if _is_missing(value) else number(int(value))


def _is_missing(value: Any) -> bool:
    return pd.isna(value) or not math.isfinite(value)


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    _WORDS: isolated,
    _CELL: lambda value: isolated(cell_words(value)),
    "frame": lambda value: isolated(frame_words(value)),
    "group": lambda value: isolated(group_words(value)),
    "change": lambda value: isolated(change_words(value)),
    "signed": lambda value: NO_VALUE if _is_missing(value) else signed(value),
    "plain": plain,
    "share": percent,
    "count": count,
}
Columns = dict[str, tuple[str, str]]


def outlet_column() -> Columns:
    """The column of the outlets."""
    return {"outlet": (tr("outlet"), _WORDS)}


def estimate_columns(what: str, kind: str) -> Columns:
    """The columns of an estimate with its interval and its counts."""
    ends = {"ci_low": (tr("from"), kind), "ci_high": (tr("to"), kind)}
    counts = {"n_articles": (tr("articles"), "count"), "n_sentences": (tr("sentences"), "count")}
    return {"interval": (tr("interval over"), _CELL), "estimate": (what, kind)} | ends | counts


def estimate_table(
    estimates: pd.DataFrame,
    caption: str,
    what: str,
    kind: str,
    question: str = "",
    asked_as: str = _WORDS,
    more: Columns | None = None,
) -> Table:
    """Estimates outlet by outlet; of several under the heading `question`, of the kind asked_as.

    `more` are further columns of words, by which the rows are put in order before their estimates.
    """
    asked = {"question": (question, asked_as)} if question else {}
    asked |= more or {}
    ordered = estimates.sort_values([*asked, "estimate", "outlet"], na_position="last")
    return table_of(ordered, caption, outlet_column() | asked | estimate_columns(what, kind))


def pair_table(
    verdicts: pd.DataFrame, caption: str, question: str = "", asked_as: str = _WORDS
) -> Table:
    """The verdict on each pair of outlets, those that differ first; `question` as above."""
    asked = {"question": (question, asked_as)} if question else {}
    columns = {"outlet_a": (tr("outlet"), _WORDS), "outlet_b": (tr("other outlet"), _WORDS)} | asked
    columns |= {"verdict": (tr("verdict"), _CELL), "gap": (tr("gap"), "signed")}
    columns |= {"ci_low": (tr("from"), "signed"), "ci_high": (tr("to"), "signed")}
    if "order_kept" in verdicts and verdicts["order_kept"].notna().any():
        columns["order_kept"] = (tr("order kept"), "share")
    shown = verdicts.assign(alike=verdicts["verdict"] != "differ")
    return table_of(shown.sort_values([*asked, "alike", "outlet_a", "outlet_b"]), caption, columns)
