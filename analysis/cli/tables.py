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
    """The outlets from the high pole to the low; with a `voice` the own one, then the quoted."""
    keys = ["outlet", *_voice_column(estimates)]
    shares = {tuple(row[k] for k in keys): row["estimate"] for row in salience.to_dict("records")}
    ordered = _ordered(estimates)
    head = (*keys, "position", "95 % interval", "on the axis", "articles", "sentences")
    rows = [
        (
            *_who(row), _estimate(row), _interval(row),
            f"{shares[tuple(row[k] for k in keys)]:.0%}", *_counts(row),
        )
        for row in ordered.to_dict("records")
    ]  # fmt: skip
    return _aligned([head, *rows], ordered)


def tone_table(estimates: pd.DataFrame) -> str:
    """The outlets' tone, target by target, from praise to criticism; voices as above."""
    ordered = _ordered(estimates).sort_values("question", kind="stable")
    voice = _voice_column(estimates)
    head = ("target", "outlet", *voice, "tone", "95 % interval", "articles", "sentences")
    rows = [
        (plain_label(row["question"]), *_who(row), _estimate(row), _interval(row), *_counts(row))
        for row in ordered.to_dict("records")
    ]
    return _aligned([head, *rows], ordered)


def frame_table(estimates: pd.DataFrame) -> str:
    """The share of each outlet's sentences in each frame; with a `voice` a row for each."""
    voice = _voice_column(estimates)
    shares = estimates.pivot(index=["outlet", *voice], columns="question", values="estimate")
    rows = [
        (*_who(who), *("–" if math.isnan(share) else f"{share:.2f}" for share in row))
        for who, row in zip(
            shares.index.to_frame().to_dict("records"), shares.to_numpy(), strict=True
        )
    ]
    return _aligned([("frames", *voice, *map(plain_label, shares.columns)), *rows])


def _voice_column(estimates: pd.DataFrame) -> list[str]:
    return ["voice"] if "voice" in estimates else []


def _ordered(estimates: pd.DataFrame) -> pd.DataFrame:
    """The outlets question by question from the highest estimate, in their own voice if told."""
    if "voice" not in estimates:
        return estimates.sort_values(["estimate", "outlet"], ascending=[False, True])
    first = estimates.sort_values("voice").drop_duplicates(["question", "outlet"])
    lead = first.set_index(["question", "outlet"])["estimate"].rename("lead")
    joined = estimates.join(lead, on=["question", "outlet"])
    return joined.sort_values(["lead", "outlet", "voice"], ascending=[False, True, True])


def _who(row: _Row) -> tuple[str, ...]:
    return (_name(row), row["voice"]) if "voice" in row else (_name(row),)


def estimate_table(estimates: pd.DataFrame) -> str:
    """Every estimate of a study, measure by measure; with a `voice` it stands beside the outlet."""
    asked, voice = ("measure", "question", "outlet"), _voice_column(estimates)
    head = (*asked, *voice, "estimate", "95 % interval", "articles", "sentences")
    rows = [
        (
            plain_label(row["measure"]), shorten_text(row["question"], _LONGEST_QUESTION),
            _name(row), *(plain_label(row[name]) for name in voice),
            _estimate(row), _interval(row), *_counts(row),
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
