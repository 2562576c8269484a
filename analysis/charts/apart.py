"""Which outlets can be told apart, in a sentence: the second half of the spectrum's finding."""

from itertools import combinations

import pandas as pd

from analysis.charts.labels import count_word, isolated, listed
from analysis.charts.verdicts import CANNOT_TELL, DIFFER, Pair, all_within, pairs_with
from analysis.formats import number
from analysis.translation import mark, tr

# Of all outlets that are shown, and where some are left out.
_OTHERS = {
    True: mark("the other {count} cannot be told apart from them or from one another"),
    False: mark("{count} others cannot be told apart from them or from one another"),
}
_DIFFER = {
    True: mark("of all {n_pairs} pairs of outlets {n_differ} differ"),
    False: mark("of {n_pairs} pairs with a verdict {n_differ} differ"),
}
_DIFFER_AND_NOT = {
    True: mark(
        "of all {n_pairs} pairs of outlets {n_differ} differ, {n_alike} cannot be told apart"
    ),
    False: mark(
        "of {n_pairs} pairs with a verdict {n_differ} differ, {n_alike} cannot be told apart"
    ),
}


def apart_words(
    names: list[str], verdicts: pd.DataFrame, poles: tuple[str, str], n_shown: int
) -> str:
    """What can be said of two or more outlets, given in the order of their places.

    `n_shown` are on the chart: where they are more, nothing is said of all of them.
    """
    are_all = len(names) == n_shown
    differ, alike = pairs_with(DIFFER, verdicts), pairs_with(CANNOT_TELL, verdicts)
    apart = [pair for pair in combinations(names, 2) if frozenset(pair) in differ]
    if not apart:
        return _alike_words(names, alike, poles, are_all)
    place = {name: n for n, name in enumerate(names)}
    low, high = max(apart, key=lambda pair: place[pair[1]] - place[pair[0]])
    told = {"high": isolated(high), "pole": poles[1], "low": isolated(low)}
    rest = [name for name in names if name not in (low, high)]
    if more := _rest_words(rest, (low, high), differ, alike, are_all):
        return tr("{high} stands nearer to {pole} than {low}; {more}.", **told, more=more)
    return tr("{high} stands nearer to {pole} than {low}.", **told)


def untested_words(names: list[str], poles: tuple[str, str]) -> str:
    """The two ends of outlets in the order of their places, before any verdict."""
    return tr(
        "{first} is placed nearest to {low}, {last} to {high}; whether they differ has not "
        "been tested yet.",
        **_ends(names, poles),
    )


def too_little_words(names: list[str], poles: tuple[str, str]) -> str:
    """The two ends of outlets of which one at most has an interval, so that no verdict is had."""
    return tr(
        "{first} is placed nearest to {low}, {last} to {high}; whether they differ cannot be told, "
        "because too little of them is on this axis.",
        **_ends(names, poles),
    )


def _ends(names: list[str], poles: tuple[str, str]) -> dict[str, str]:
    places = {"first": isolated(names[0]), "last": isolated(names[-1])}
    return {**places, "low": poles[0], "high": poles[1]}


def _alike_words(names: list[str], alike: set[Pair], poles: tuple[str, str], are_all: bool) -> str:
    low, high = poles
    if not all_within(names, alike):
        return untested_words(names, poles)
    if len(names) <= 3:
        return tr(
            "{names} cannot be told apart between {low} and {high}.",
            names=listed(names),
            low=low,
            high=high,
        )
    count = count_word(len(names))
    if not are_all:
        return tr(
            "{count} outlets cannot be told apart between {low} and {high}.",
            count=count.capitalize(),
            low=low,
            high=high,
        )
    return tr(
        "The {count} outlets cannot be told apart between {low} and {high}.",
        count=count,
        low=low,
        high=high,
    )


def _rest_words(
    rest: list[str], ends: tuple[str, str], differ: set[Pair], alike: set[Pair], are_all: bool
) -> str:
    """What is to be said of the outlets besides the two ends that differ."""
    if not rest:
        return ""
    if len(rest) == 1:
        return _between_words(rest[0], ends, differ, alike)
    names = [*ends, *rest]
    pairs = [frozenset(pair) for pair in combinations(names, 2)]
    n_differ, n_alike = sum(p in differ for p in pairs), sum(p in alike for p in pairs)
    if n_differ == 1 and n_alike == len(pairs) - 1:
        return tr(_OTHERS[are_all], count=count_word(len(rest)))
    n_pairs = number(len(pairs) if are_all else n_differ + n_alike)
    counts = {"n_pairs": n_pairs, "n_differ": number(n_differ)}
    if not n_alike:
        return tr(_DIFFER[are_all], **counts)
    return tr(_DIFFER_AND_NOT[are_all], **counts, n_alike=number(n_alike))


def _between_words(name: str, ends: tuple[str, str], differ: set[Pair], alike: set[Pair]) -> str:
    """The one outlet that is left, against the two ends that differ."""
    apart = [isolated(end) for end in ends if frozenset((name, end)) in differ]
    same = [isolated(end) for end in ends if frozenset((name, end)) in alike]
    who = isolated(name)
    if len(same) == 2:
        return tr("{name} cannot be told apart from either", name=who)
    if len(apart) == 2:
        return tr("{name} differs from both", name=who)
    if apart and same:
        return tr(
            "{name} differs from {other} but cannot be told apart from {alike}",
            name=who,
            other=apart[0],
            alike=same[0],
        )
    if apart:
        return tr("{name} differs from {other}", name=who, other=apart[0])
    return tr("{name} cannot be told apart from {alike}", name=who, alike=same[0]) if same else ""
