"""The finding of each chart in one to three plain sentences, made from the numbers.

They stand above the charts and are their alternative text. Plain text: a page escapes it. A
sentence says "differ" only where the verdict does, and never ranks what cannot be told apart.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.apart import apart_words, too_little_words, untested_words
from analysis.charts.cells import frame_words
from analysis.charts.intervals import no_verdict_words, wide_words, within_words
from analysis.charts.labels import count_word, isolated, listed, plain_label, quoted, signed
from analysis.charts.rows import in_order
from analysis.formats import number
from analysis.translation import mark, tr, trn

Poles = tuple[str, str]  # their words, quoted
# A range from the lowest to the highest, by what the intervals of its two ends say of it.
_APART, _OVERLAP, _UNSURE = "apart", "overlap", "unsure"
_TONES = {
    _APART: mark(
        "Toward {what} the tone runs from {low} ({low_outlet}) to {high} ({high_outlet})."
    ),
    _OVERLAP: mark(
        "Toward {what} the tone runs from {low} ({low_outlet}) to {high} ({high_outlet}), but even "
        "these two intervals overlap."
    ),
    _UNSURE: mark(
        "Toward {what} the tone runs from {low} ({low_outlet}) to {high} ({high_outlet}); how sure "
        "that is cannot be said, because an interval is missing."
    ),
}
_FRAMES = {
    _APART: mark("{what} runs from {low} ({low_outlet}) to {high} ({high_outlet})."),
    _OVERLAP: mark(
        "{what} runs from {low} ({low_outlet}) to {high} ({high_outlet}), but even these two "
        "intervals overlap."
    ),
    _UNSURE: mark(
        "{what} runs from {low} ({low_outlet}) to {high} ({high_outlet}); how sure that is cannot "
        "be said, because an interval is missing."
    ),
}


def spectrum_finding(
    estimates: pd.DataFrame, verdicts: pd.DataFrame | None, low_pole: str, high_pole: str
) -> str:
    """Where the outlets stand between the poles, and which of them can be told apart."""
    table = in_order(estimates)
    known = table[table["estimate"].notna()]
    poles = (quoted(low_pole), quoted(high_pole))
    if known.empty and len(table) == 1:
        return tr("The outlet does not have a sentence on this axis.")
    if known.empty:
        return tr("No outlet has a sentence on this axis.")
    parts = [_places_words(known, verdicts, poles), _missing_words(table)]
    return " ".join(filter(None, [*parts, within_words(known), wide_words(known)]))


def _places_words(known: pd.DataFrame, verdicts: pd.DataFrame | None, poles: Poles) -> str:
    """Where outlets with a place stand, and on which of them there can be a verdict."""
    names = known["outlet"].tolist()
    unsure = known.loc[known["ci_low"].isna(), "outlet"].tolist()
    if len(names) == 1:
        return _lone_words(next(iter(known.itertuples())), poles)
    if verdicts is None or verdicts.empty:
        return untested_words(names, poles)
    tested = [name for name in names if name not in unsure]
    if len(tested) < 2:
        return too_little_words(names, poles)
    said = apart_words(tested, verdicts, poles, len(names)), no_verdict_words(unsure)
    return " ".join(filter(None, said))


def tone_finding(estimates: pd.DataFrame) -> str:
    """For each target where the outlets' tone lies; for more than three targets, the widest."""
    if estimates["estimate"].notna().sum() == 0:
        return tr("No outlet has a sentence about these targets.")
    groups = [(str(name), in_order(part)) for name, part in estimates.groupby("question")]
    groups = [(name, part) for name, part in groups if part["estimate"].notna().any()]
    groups.sort(key=lambda group: (-_spread(group[1]), group[0]))
    said = [_tone_words(name, part) for name, part in groups[:3]]
    return " ".join(filter(None, [*said, _more_words(len(groups) - 3), within_words(estimates)]))


def _more_words(rest: int) -> str:
    """How many targets have no sentence of the finding."""
    if rest < 1:
        return ""
    count = count_word(rest).capitalize()
    return trn("{count} more target below.", "{count} more targets below.", rest, count=count)


def frames_finding(estimates: pd.DataFrame) -> str:
    """The frames with the highest shares on average, and the outlets' range in the first."""
    known = estimates[estimates["estimate"].notna()]
    if known.empty:
        return tr("No sentence could be asked for these frames.")
    means = known.groupby("question")["estimate"].mean()
    seen = means.round(2) > 0  # a probability is never quite 0
    if not seen.any():
        return tr("No sentence speaks in any of these frames.")
    ranked = sorted(means.index[seen], key=lambda name: (-means[name], str(name)))
    names = [quoted(frame_words(name)) for name in ranked[:2]]
    shares = (number(means[name], ".2f") for name in ranked)
    highest = [f"{name} ({share})" for name, share in zip(names, shares, strict=False)]
    if known["outlet"].nunique() == 1:
        return _highest_words(highest)
    part = in_order(known[known["question"] == ranked[0]])
    low, high = (number(part.iloc[end]["estimate"], ".2f") for end in (0, -1))
    return f"{_highest_on_average(highest)} {_range_words(_FRAMES, names[0], part, low, high)}"


def _highest_words(frames: list[str]) -> str:
    if len(frames) == 1:
        return tr("Highest share of sentences: {first}.", first=frames[0])
    first, then = frames
    return tr("Highest share of sentences: {first}, then {then}.", first=first, then=then)


def _highest_on_average(frames: list[str]) -> str:
    if len(frames) == 1:
        return tr("Highest share of sentences on average: {first}.", first=frames[0])
    first, then = frames
    return tr(
        "Highest share of sentences on average: {first}, then {then}.", first=first, then=then
    )


def _range_words(
    messages: Mapping[str, str], what: str, known: pd.DataFrame, low: str, high: str
) -> str:
    """Between which outlets a figure runs, and whether the intervals of the two overlap."""
    first, last = known.iloc[0], known.iloc[-1]
    ends = {"low_outlet": isolated(first["outlet"]), "high_outlet": isolated(last["outlet"])}
    return tr(messages[_overlap(first, last)], what=what, low=low, high=high, **ends)


def _overlap(first: Any, last: Any) -> str:
    if pd.isna([first["ci_low"], last["ci_low"]]).any():
        return _UNSURE
    return _OVERLAP if last["ci_low"] <= first["ci_high"] else _APART


def strip_finding(sentences: pd.DataFrame, low_pole: str, high_pole: str) -> str:
    """How many sentences are on the axis, and on which side of its middle they stand."""
    on_axis = sentences[(sentences["weight"] > 0) & sentences["score"].notna()]
    n, n_on = len(sentences), len(on_axis)
    if not n:
        return tr("There are no sentences.")
    if not n_on:
        if n == 1:
            return tr("The one sentence is not on this axis.")
        return tr("None of the {n} sentences is on this axis.", n=number(n))
    said = trn(
        "{n_on} of {n_all} sentences speaks to this axis: {n_low} on the side of {low}, {n_high} "
        "on that of {high}.",
        "{n_on} of {n_all} sentences speak to this axis: {n_low} on the side of {low}, {n_high} "
        "on that of {high}.",
        n_on,
        n_on=number(n_on),
        n_all=number(n),
        n_low=number(int((on_axis["score"] < 0).sum())),
        n_high=number(int((on_axis["score"] > 0).sum())),
        low=quoted(low_pole),
        high=quoted(high_pole),
    )
    n_quoted = int((on_axis["voice"] == "quoted").sum()) if "voice" in on_axis.columns else 0
    if not n_quoted:
        return said
    more = trn(
        "{count} of them is quoted.",
        "{count} of them are quoted.",
        n_quoted,
        count=number(n_quoted),
    )
    return f"{said} {more}"


def _lone_words(row: Any, poles: Poles) -> str:
    low, high = poles
    place = {"name": isolated(row.outlet), "value": signed(row.estimate), "low": low, "high": high}
    if pd.isna(row.ci_low) or pd.isna(row.ci_high):
        return tr(
            "{name} stands at {value} on the line from {low} (−1) to {high} (+1); how sure that is "
            "cannot be said.",
            **place,
        )
    ends = {"ci_low": signed(row.ci_low), "ci_high": signed(row.ci_high)}
    if row.ci_low <= 0 <= row.ci_high:
        return tr(
            "{name} stands at {value} on the line from {low} (−1) to {high} (+1); its 95 % "
            "interval {ci_low} to {ci_high} reaches both sides of the middle.",
            **place,
            **ends,
        )
    return tr(
        "{name} stands at {value} on the line from {low} (−1) to {high} (+1), on the side of "
        "{side} (95 % interval {ci_low} to {ci_high}).",
        **place,
        **ends,
        side=low if row.estimate < 0 else high,
    )


def _tone_words(target: str, table: pd.DataFrame) -> str:
    known = table[table["estimate"].notna()]
    low, high = (signed(known.iloc[end]["estimate"]) for end in (0, -1))
    what = plain_label(target)
    if len(known) == 1:
        outlet = isolated(known.iloc[0]["outlet"])
        return tr(
            "Toward {what} the tone of {outlet} is {value}.", what=what, outlet=outlet, value=low
        )
    return _range_words(_TONES, what, known, low, high)


def _spread(table: pd.DataFrame) -> float:
    return float(table["estimate"].max() - table["estimate"].min())


def _missing_words(table: pd.DataFrame) -> str:
    missing = table.loc[table["estimate"].isna(), "outlet"].tolist()
    n = len(missing)
    if not n:
        return ""
    if n > 3:
        count = count_word(n).capitalize()
        return tr("{count} outlets have no sentence on this axis.", count=count)
    return trn(
        "{names} has no sentence on this axis.",
        "{names} have no sentence on this axis.",
        n,
        names=listed(missing),
    )
