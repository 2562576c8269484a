"""The finding of each chart in one to three plain sentences, made from the numbers.

They stand above the charts and are their alternative text. Plain text: a page escapes it. A
sentence says "differ" only where the verdict does, and never ranks what cannot be told apart.
"""

from itertools import combinations
from typing import Any

import pandas as pd

from analysis.charts.labels import isolated, plain_label, signed
from analysis.charts.rows import in_order
from analysis.charts.verdicts import CANNOT_TELL, DIFFER, Pair, all_within, pairs_with

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
WITHIN = "within this article"


def spectrum_finding(
    estimates: pd.DataFrame, verdicts: pd.DataFrame | None, low_pole: str, high_pole: str
) -> str:
    """Where the outlets stand between the poles, and which of them can be told apart."""
    table = in_order(estimates)
    known = table[table["estimate"].notna()]
    names = known["outlet"].tolist()
    poles = (_quoted(low_pole), _quoted(high_pole))
    if known.empty:
        return f"{_none_of(len(table))} a sentence on this axis."
    if len(names) == 1:
        parts = [_lone_words(next(iter(known.itertuples())), poles)]
    else:
        parts = [_gap_words(names, verdicts, poles)]
    parts += [_missing_words(table, "on this axis"), _within_words(known)]
    return " ".join(part for part in parts if part)


def tone_finding(estimates: pd.DataFrame) -> str:
    """For each target where the outlets' tone lies; for more than three targets, the widest."""
    if estimates["estimate"].notna().sum() == 0:
        return "No outlet has a sentence about these targets."
    groups = [(str(name), in_order(part)) for name, part in estimates.groupby("question")]
    groups = [(name, part) for name, part in groups if part["estimate"].notna().any()]
    groups.sort(key=lambda group: (-_spread(group[1]), group[0]))
    said = [_tone_words(name, part) for name, part in groups[:3]]
    rest = len(groups) - len(said)
    said += [f"{_count(rest).capitalize()} more {_plural(rest, 'target')} below."] if rest else []
    return " ".join([*said, *filter(None, [_within_words(estimates)])])


def frames_finding(estimates: pd.DataFrame) -> str:
    """The frames with the highest shares on average, and the outlets' range in the first."""
    known = estimates[estimates["estimate"].notna()]
    if known.empty:
        return "No sentence could be asked for these frames."
    means = known.groupby("question")["estimate"].mean()
    seen = means.round(2) > 0  # a probability is never quite 0
    if not seen.any():
        return "No sentence speaks in any of these frames."
    ranked = sorted(means.index[seen], key=lambda name: (-means[name], str(name)))
    highest = [f"{_quoted(name)} ({means[name]:.2f})" for name in ranked[:2]]
    n_outlets = known["outlet"].nunique()
    averaged = "" if n_outlets == 1 else " on average"
    said = f"Highest share of sentences{averaged}: {', then '.join(highest)}."
    return said if n_outlets == 1 else f"{said} {_frame_range(known, ranked[0])}"


def _frame_range(known: pd.DataFrame, frame: object) -> str:
    """Between which outlets a frame's share runs, and whether their intervals overlap."""
    part = in_order(known[known["question"] == frame])
    first, last = part.iloc[0], part.iloc[-1]
    said = f"{_quoted(frame)} runs from {first['estimate']:.2f} ({isolated(first['outlet'])}) "
    said += f"to {last['estimate']:.2f} ({isolated(last['outlet'])})"
    return f"{said}{_overlap_words(first, last)}"


def _overlap_words(first: Any, last: Any) -> str:
    """What the intervals of the two ends of a range say of it."""
    if pd.isna([first["ci_low"], last["ci_low"]]).any():
        return "; how sure that is cannot be said, because an interval is missing."
    return ", but even these two intervals overlap." if last["ci_low"] <= first["ci_high"] else "."


def strip_finding(sentences: pd.DataFrame, low_pole: str, high_pole: str) -> str:
    """How many sentences are on the axis, and on which side of its middle they stand."""
    on_axis = sentences[(sentences["weight"] > 0) & sentences["score"].notna()]
    n, n_on = len(sentences), len(on_axis)
    if not n_on:
        return f"None of the {n:,} sentences is on this axis." if n else "There are no sentences."
    n_low, n_high = int((on_axis["score"] < 0).sum()), int((on_axis["score"] > 0).sum())
    sides = f"{n_low:,} on the side of {_quoted(low_pole)}, {n_high:,} on that of"
    said = f"{n_on:,} of {n:,} sentences speak to this axis: {sides} {_quoted(high_pole)}."
    n_quoted = int((on_axis["voice"] == "quoted").sum()) if "voice" in on_axis.columns else 0
    return said + (
        f" {n_quoted:,} of them {_plural(n_quoted, 'is', 'are')} quoted." if n_quoted else ""
    )


def _lone_words(row: Any, poles: tuple[str, str]) -> str:
    name, value = isolated(row.outlet), signed(row.estimate)
    scale = f"at {value} on the line from {poles[0]} (−1) to {poles[1]} (+1)"
    if pd.isna(row.ci_low) or pd.isna(row.ci_high):
        return f"{name} stands {scale}; how sure that is cannot be said."
    interval = f"95 % interval {signed(row.ci_low)} to {signed(row.ci_high)}"
    if row.ci_low <= 0 <= row.ci_high:
        return f"{name} stands {scale}; its {interval} reaches both sides of the middle."
    side = poles[0] if row.estimate < 0 else poles[1]
    return f"{name} stands {scale}, on the side of {side} ({interval})."


def _gap_words(names: list[str], verdicts: pd.DataFrame | None, poles: tuple[str, str]) -> str:
    """What can be said of two or more outlets, given in the order of their places."""
    differ, alike = pairs_with(DIFFER, verdicts), pairs_with(CANNOT_TELL, verdicts)
    apart = [pair for pair in combinations(names, 2) if frozenset(pair) in differ]
    if not apart:
        return _alike_words(names, alike, poles)
    place = {name: n for n, name in enumerate(names)}
    low, high = max(apart, key=lambda pair: place[pair[1]] - place[pair[0]])
    first = f"{isolated(high)} stands nearer to {poles[1]} than {isolated(low)}"
    rest = [name for name in names if name not in (low, high)]
    more = _rest_words(rest, (low, high), differ, alike)
    return f"{first}; {more}." if more else f"{first}."


def _alike_words(names: list[str], alike: set[Pair], poles: tuple[str, str]) -> str:
    who = _listed(names) if len(names) <= 3 else f"The {_count(len(names))} outlets"
    if all_within(names, alike):
        return f"{who} cannot be told apart between {poles[0]} and {poles[1]}."
    ends = (
        f"{isolated(names[0])} is placed nearest to {poles[0]}, {isolated(names[-1])} to {poles[1]}"
    )
    return f"{ends}; whether they differ was not tested."


def _rest_words(rest: list[str], ends: tuple[str, str], differ: set[Pair], alike: set[Pair]) -> str:
    """What is to be said of the outlets besides the two ends that differ."""
    if not rest:
        return ""
    if len(rest) == 1:
        return _between_words(rest[0], ends, differ, alike)
    names = [*ends, *rest]
    pairs = [frozenset(pair) for pair in combinations(names, 2)]
    n_differ, n_alike = sum(p in differ for p in pairs), sum(p in alike for p in pairs)
    if n_differ == 1 and n_alike == len(pairs) - 1:
        return f"the other {_count(len(rest))} cannot be told apart from them or from one another"
    untold = f", {n_alike:,} cannot be told apart" if n_alike else ""
    return f"of all {len(pairs):,} pairs of outlets {n_differ:,} differ{untold}"


def _between_words(name: str, ends: tuple[str, str], differ: set[Pair], alike: set[Pair]) -> str:
    """The one outlet that is left, against the two ends that differ."""
    apart = [isolated(end) for end in ends if frozenset((name, end)) in differ]
    same = [isolated(end) for end in ends if frozenset((name, end)) in alike]
    who = isolated(name)
    if len(same) == 2:
        return f"{who} cannot be told apart from either"
    if len(apart) == 2:
        return f"{who} differs from both"
    said = [f"differs from {apart[0]}"] if apart else []
    said += [f"cannot be told apart from {same[0]}"] if same else []
    return f"{who} " + " but ".join(said) if said else ""


def _tone_words(target: str, table: pd.DataFrame) -> str:
    known = table[table["estimate"].notna()]
    first, last = known.iloc[0], known.iloc[-1]
    start = f"Toward {plain_label(target)} the tone"
    if len(known) == 1:
        return f"{start} of {isolated(last['outlet'])} is {signed(last['estimate'])}."
    said = f"{start} runs from {signed(first['estimate'])} ({isolated(first['outlet'])})"
    said += f" to {signed(last['estimate'])} ({isolated(last['outlet'])})"
    return said + _overlap_words(first, last)


def _spread(table: pd.DataFrame) -> float:
    return float(table["estimate"].max() - table["estimate"].min())


def _missing_words(table: pd.DataFrame, where: str) -> str:
    missing = table.loc[table["estimate"].isna(), "outlet"].tolist()
    if not missing:
        return ""
    who = _listed(missing) if len(missing) <= 3 else f"{_count(len(missing)).capitalize()} outlets"
    return f"{who} {_plural(len(missing), 'has', 'have')} no sentence {where}."


def _within_words(table: pd.DataFrame) -> str:
    """The warning that belongs to intervals of single articles; "" where there are none."""
    shown = table[table["ci_low"].notna() & table["estimate"].notna()]
    n = int((shown["interval"] == WITHIN).sum())
    if not n:
        return ""
    if n == len(shown) == 1:
        return "The interval holds within this one article, not for the outlet in general."
    if n == len(shown):
        return "The intervals hold within each outlet’s one article, not for the outlet in general."
    return "Hatched intervals hold within one article, not for the outlet in general."


def _none_of(n: int) -> str:
    return "No outlet has" if n != 1 else "The outlet does not have"


def _quoted(words: object) -> str:
    return f"“{isolated(words)}”"


def _listed(names: list[str]) -> str:
    safe = [isolated(name) for name in names]
    return safe[0] if len(safe) == 1 else ", ".join(safe[:-1]) + " and " + safe[-1]


def _count(n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"


def _plural(n: int, one: str, many: str = "") -> str:
    return one if n == 1 else many or one + "s"
