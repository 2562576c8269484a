"""Names in a sentence: runs of capitalised words, their titles not among them."""

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

_WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z]\.|[A-Z][\w’'-]*\w)"
_RUN = re.compile(rf"(?<![\w.]){_WORD}(?:\s+{_WORD})*")
_LOWER = re.compile(r"\b[a-z]+\b")
_POSSESSIVE = re.compile(r"['’]s?$")
_CALENDAR = set(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April May June July August September October November December
    """.split()  # noqa: SIM905
)
# Capitalised in running text, yet no part of a name.
_TITLES = set(
    """
    President Minister Prime Foreign Secretary Chancellor King Queen Senator Sen Rep Gov
    General Ayatollah Supreme Leader Mr Mrs Ms Dr Sir Chief Deputy Ambassador Spokesman
    Spokeswoman Mayor The A An In On At But And For It He She They We I This That His
    Her Our As If When While Despite After Before Following Amid Since With By From
    Under Never
    """.split()  # noqa: SIM905
)


def lower_words(texts: Iterable[str]) -> set[str]:
    """The words that the texts write in lower case somewhere."""
    return {word for text in texts for word in _LOWER.findall(text)}


class NamePlace(NamedTuple):
    """A name in a sentence: where its first word begins, and whether it is sure to be a name."""

    name: str
    start: int
    is_sure: bool


def names_in(text: str, common: Container[str]) -> list[NamePlace]:
    """The names of one sentence in order, titles not among them.

    A capital at the sentence's start may be an accident of position, so a name there is sure only
    when it has two words or more. `common` holds words that the story also writes in lower case.
    """
    places = []
    for run in _RUN.finditer(text):
        words = [(_POSSESSIVE.sub("", w.group()), run.start() + w.start()) for w in _parts(run)]
        at_start = run.start() <= 1
        if at_start and words[0][0].lower() in common:
            words.pop(0)
        words = words[_n_to_last_title([word for word, _ in words]) :]
        usable = not any(word in _CALENDAR or len(word) < 2 for word, _ in words)
        if words and usable and len(words) <= 4:
            name = " ".join(word for word, _ in words)
            places.append(NamePlace(name, words[0][1], not at_start or len(words) > 1))
    return places


def _parts(run: re.Match[str]) -> Iterator[re.Match[str]]:
    return re.finditer(r"\S+", run.group())


def without_titles(name: str) -> str:
    """The name behind its last title: "Foreign Minister Abbas Araghchi" is "Abbas Araghchi"."""
    words = name.split()
    return " ".join(words[_n_to_last_title(words) :])


def _n_to_last_title(words: list[str]) -> int:
    """How many words there are up to and with the last title; 0 where there is none."""
    return max((i + 1 for i, word in enumerate(words) if word.rstrip(".") in _TITLES), default=0)
