"""Tables of estimates as text for a terminal."""

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.charts.labels import NO_VALUE, plain_label, shorten_text
from analysis.measures.estimates import WITHIN

_NOTE = "* within this article: the outlet has no other"
_LONGEST_QUESTION = 40
_SHARES = ("salience", "frame")  # measures from 0 to 1, which have no sign
_Row = Mapping[Hashable, Any]


def place_table(estimates: pd.DataFrame, salience: pd.DataFrame) -> str:
    """The outlets from the high pole to the low."""
    shares = salience.set_index("outlet")["estimate"]
    ordered = estimates.sort_values(["estimate", "outlet"], ascending=[False, True])
    head = ("outlet", "position", "95 % interval", "on the axis", "articles", "sentences")
    rows = [
        (_name(row), _estimate(row), _interval(row), f"{shares[row['outlet']]:.0%}", *_counts(row))
        for row in ordered.to_dict("records")
    ]
    return _aligned([head, *rows], ordered)


def tone_table(estimates: pd.DataFrame) -> str:
    """The outlets' tone, target by target, from praise to criticism."""
    ordered = estimates.sort_values(
        ["question", "estimate", "outlet"], ascending=[True, False, True]
    )
    head = ("target", "outlet", "tone", "95 % interval", "articles", "sentences")
    rows = [
        (plain_label(row["question"]), _name(row), _estimate(row), _interval(row), *_counts(row))
        for row in ordered.to_dict("records")
    ]
    return _aligned([head, *rows], ordered)


def frame_table(estimates: pd.DataFrame) -> str:
    """The share of each outlet's sentences in each frame."""
    shares = estimates.pivot(index="outlet", columns="question", values="estimate")
    rows = [
        (plain_label(outlet), *("–" if math.isnan(share) else f"{share:.2f}" for share in row))
        for outlet, row in zip(shares.index, shares.to_numpy(), strict=True)
    ]
    return _aligned([("frames", *map(plain_label, shares.columns)), *rows])


def estimate_table(estimates: pd.DataFrame) -> str:
    """Every estimate of a study, measure by measure."""
    head = ("measure", "question", "outlet", "estimate", "95 % interval", "articles", "sentences")
    rows = [
        (
            plain_label(row["measure"]), shorten_text(row["question"], _LONGEST_QUESTION),
            _name(row), _estimate(row), _interval(row), *_counts(row),
        )
        for row in estimates.to_dict("records")
    ]  # fmt: skip
    return _aligned([head, *rows], estimates)


def _aligned(rows: Sequence[tuple[str, ...]], estimates: pd.DataFrame | None = None) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in rows]
    if estimates is not None and (estimates["interval"] == WITHIN).any():
        lines.append(_NOTE)
    return "\n".join(line.rstrip() for line in lines)


def _name(row: _Row) -> str:
    return plain_label(row["outlet"])


def signed(value: float) -> str:
    """The value with its sign and two digits, "0.00" without a sign, "–" for NaN."""
    digits = f"{value:+.2f}"
    return NO_VALUE if math.isnan(value) else "0.00" if digits[1:] == "0.00" else digits


def _estimate(row: _Row) -> str:
    return _written(row, row["estimate"])


def _interval(row: _Row) -> str:
    if math.isnan(row["ci_low"]):
        return NO_VALUE
    note = " *" if row["interval"] == WITHIN else ""
    return f"{_written(row, row['ci_low'])} … {_written(row, row['ci_high'])}{note}"


def _written(row: _Row, value: float) -> str:
    return signed(value).lstrip("+") if row.get("measure") in _SHARES else signed(value)


def _counts(row: _Row) -> tuple[str, str]:
    return str(row["n_articles"]), str(row["n_sentences"])
