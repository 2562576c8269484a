"""What is said of one row of estimates: its interval, what it rests on, and both on hover."""

from typing import Any

import pandas as pd

from analysis.charts.labels import signed, wrap_label
from analysis.formats import number
from analysis.translation import tr, trn

WITHIN = "within this article"  # a cell of `interval`


def hover_lines(row: Any, more: str = "") -> str:
    """What hovering a mark reads: name, estimate, interval with its kind, counts."""
    value = f"{signed(row.estimate)}, {interval_words(row)}"
    lines = [f"<b>{wrap_label(row.outlet, 48)}</b>", value, counts_words(row)]
    return "<br>".join([*lines, more] if more else lines)


def counts_words(row: Any) -> str:
    """What an estimate rests on: articles and sentences."""
    articles, sentences = int(row.n_articles), int(row.n_sentences)
    return tr(
        "{articles}, {sentences}",
        articles=trn("{count} article", "{count} articles", articles, count=number(articles)),
        sentences=trn("{count} sentence", "{count} sentences", sentences, count=number(sentences)),
    )


def interval_words(row: Any) -> str:
    """The interval of an estimate in words, naming what it rests on; "no interval" for NaN."""
    if pd.isna(row.ci_low) or pd.isna(row.ci_high):
        return tr("no interval")
    ends = {"low": signed(row.ci_low), "high": signed(row.ci_high)}
    if row.interval == WITHIN:
        return tr("95 % interval within this article {low} to {high}", **ends)
    return tr("95 % interval {low} to {high}", **ends)
