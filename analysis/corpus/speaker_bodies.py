"""Which body "the company" or "the court" means: by the words of its name and what is said of it.

A body is meant whose name or apposition has the noun or a like one ("Administration" for "the
agency"), the last of these. Of a company and a group names mostly say nothing; there it is the one
of those that are not told to be something else that is most often a subject. Where two are so
equally often, nobody can tell.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from analysis.corpus.speaker_words import AGENCIES, COMPANIES, ONLY_ONES, OUTLETS, STATIONS

# The nouns that may stand for a body → the words by which its name or apposition tells it.
_TOLD_BY: Final = {
    COMPANIES: "inc corp co ltd llc plc group holdings motors airlines airways industries",
    AGENCIES: "police centre center",
    frozenset({"agency", "outlet"}): "reuters press afp ap tass xinhua interfax bloomberg",
    OUTLETS: "times post journal guardian telegraph tribune herald gazette daily news mirror mail",
    STATIONS: "news radio tv television broadcasting cnn bbc nbc abc cbs npr pbs fox msnbc sky",
    frozenset({"ministry", "department"}): "",
    frozenset({"group", "organization", "organisation"}): "association union coalition alliance "
    "society league foundation institute front movement network federation nato nations",
    frozenset({"union"}): "association unions brotherhood federation guild teamsters workers",
    frozenset({"court"}): "tribunal",
    frozenset({"university"}): "college school",
}
_ALONE: Final = frozenset(
    "party council committee commission bank institute foundation board campaign team".split()  # noqa: SIM905
)
_KINDS: Final = [
    *((nouns, nouns | set(marks.split())) for nouns, marks in _TOLD_BY.items()),
    *(({noun}, {noun}) for noun in sorted(_ALONE)),
]
# What says that a body is something that no noun stands for.
_OTHERWISE: Final = ONLY_ONES | frozenset(
    "hospital church cathedral museum festival stadium airport street hall un eu".split()  # noqa: SIM905
)
_PRESS: Final = frozenset(_TOLD_BY[OUTLETS].split() + _TOLD_BY[STATIONS].split())
_TELLING: Final = _OTHERWISE.union(*(marks for _, marks in _KINDS))
# Of these a name as a rule does not say that it is one: Boeing, Hamas.
_UNTOLD: Final = COMPANIES | {"group", "organization", "organisation"}
_STATES: Final = frozenset({"European Union", "African Union", "Soviet Union"})  # no trade unions
_INITIALS: Final = re.compile(r"[A-Z]{2,6}")
_PART = re.compile(r"\s+(?:of|for|on|in|at|and)\s+")


def body_meant(
    noun: str, names: Sequence[str], subjects: Sequence[str], beside: Mapping[str, Collection[str]]
) -> str:
    """The body that a noun stands for, of the bodies named so far; "" where nothing tells which.

    Args:
        noun: What the text calls it, in lower case: "company".
        names: Every body that was named, the last one last.
        subjects: Whoever was a subject, as often as they were.
        beside: For a name the lower-case words of its titles and appositions.
    """
    told = {name: _told(name, beside.get(name, ())) for name in names}
    for name in reversed(names):
        if _bears(noun, name, told[name]):
            return name
    if noun not in _UNTOLD:
        return ""
    often = Counter(name for name in subjects if name in told)
    untold = sorted((name for name in told if not told[name]), key=lambda n: -often[n])
    first, second = [*untold, "", ""][:2]
    return first if often[first] > often[second] else ""


def says_what_it_is(name: str) -> bool:
    """Whether a name has the word of a body in its place, as "Corvin Group" has."""
    return name in _STATES or bool(_told(name, ()))


def _told(name: str, beside: Collection[str]) -> set[str]:
    """What the name says that the body is, else what its appositions say."""
    if name in _STATES:
        return {"nations"}
    words = re.findall(r"\w+", _PART.split(name)[0].lower())
    return (
        {*words[-1:]} & _TELLING
        or {*words} & _PRESS  # "New York Times Opinion"
        or (set(beside) - set(words)) & _TELLING
    )


def _bears(noun: str, name: str, told: Collection[str]) -> bool:
    """Whether these words tell that the body is one; "NSA" may be an agency, by its letters."""
    marks = set[str]().union(*(marks for nouns, marks in _KINDS if noun in nouns))
    if told or noun in _UNTOLD or not _INITIALS.fullmatch(name):
        return not marks.isdisjoint(told)
    return any(mark[0].upper() in name for mark in marks)
