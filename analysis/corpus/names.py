"""Who a story is about: the names that most of its articles share, as likely targets.

A name is a run of capitalised words that also occurs inside a sentence, where a capital is no
accident of position. A last name alone counts as the person whose full name the story gives.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from analysis.corpus.schema import SENTENCE_COLUMNS, require_columns

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
# Adjectives of a people that are not built on the country's name as the story writes it.
_PEOPLES = set(
    """
    American British Chinese Danish Dutch European French German Greek Polish Spanish
    Swedish Swiss Turkish Western Arab Islamic Christian Jewish Muslim
    """.split()  # noqa: SIM905
)
_PEOPLE_ENDINGS = ("n", "an", "ian", "i", "ish", "ese")
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


class NameCount(NamedTuple):
    """A name, the shorter forms it goes by, and in how many articles and sentences it stands."""

    name: str
    aliases: tuple[str, ...]
    n_articles: int
    n_sentences: int


def story_names(sentences: pd.DataFrame, *, most: int = 8) -> list[NameCount]:
    """The names that stand in most articles, then in most sentences; ties by name."""
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")
    body = sentences[sentences["part"] == "body"]
    common = lower_words(body["text"])
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    inner: set[str] = set()
    for article, sentence, text in zip(
        body["article_id"], body["sentence_id"], body["text"], strict=True
    ):
        for name, _, is_sure in names_in(text, common):
            found[name].add((article, sentence))
            if is_sure:
                inner.add(name)
    found = {name: found[name] for name in inner if not _is_people(name, inner)}
    counts = [_count(name, aliases, found) for name, aliases in _with_aliases(found).items()]
    counts.sort(key=lambda c: (-c.n_articles, -c.n_sentences, c.name))
    return [count for count in counts if count.n_sentences > 1][:most]


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
        titles = [i for i, (word, _) in enumerate(words) if word.rstrip(".") in _TITLES]
        words = words[titles[-1] + 1 :] if titles else words
        usable = not any(word in _CALENDAR or len(word) < 2 for word, _ in words)
        if words and usable and len(words) <= 4:
            name = " ".join(word for word, _ in words)
            places.append(NamePlace(name, words[0][1], not at_start or len(words) > 1))
    return places


def _parts(run: re.Match[str]) -> Iterator[re.Match[str]]:
    return re.finditer(r"\S+", run.group())


def _is_people(name: str, names: set[str]) -> bool:
    """Whether a name is an adjective, "Iranian" beside "Iran"."""
    if name in _PEOPLES:
        return True
    return any(name == other + end for other in names for end in _PEOPLE_ENDINGS)


def _with_aliases(found: dict[str, set[tuple[str, str]]]) -> dict[str, tuple[str, ...]]:
    """Each name with its short forms: a last name belongs to the one full name that ends in it."""
    owners: dict[str, list[str]] = defaultdict(list)
    for name in found:
        for other in found:
            if other != name and other.endswith(" " + name):
                owners[name].append(other)
    aliases: dict[str, list[str]] = {name: [] for name in found}
    for short, longer in owners.items():
        longest = max(longer, key=lambda name: (len(found[name]), name))
        if len(found[short]) >= len(found[longest]):
            # The short form is the usual one: it names the entry, the long forms are aliases.
            for name in longer:
                aliases.pop(name, None)
            aliases.setdefault(short, []).extend(longer)
        else:
            aliases.pop(short, None)
            aliases.setdefault(longest, []).append(short)
    return {name: tuple(sorted(set(others))) for name, others in aliases.items()}


def _count(
    name: str, aliases: tuple[str, ...], found: dict[str, set[tuple[str, str]]]
) -> NameCount:
    places = set().union(*(found.get(form, set()) for form in (name, *aliases)))
    return NameCount(name, aliases, len({article for article, _ in places}), len(places))
