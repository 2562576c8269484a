"""The articles gathered so far: each kept once, under an id of its own, with its outlet's name."""

import hashlib
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field, replace

from analysis.corpus.limits import Limits
from analysis.corpus.lines import word_key
from analysis.corpus.outlet_names import (
    UNNAMED,
    can_be_one,
    free_stand_in,
    is_unnamed,
    outlet_key,
)
from analysis.corpus.page import Page
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import tr, trn

ID_LENGTH = 12  # hexadecimal digits: two of 2,000 articles meet once in 10 ** 8 readings


@dataclass(frozen=True)
class Found:
    """An article with the place it was found at."""

    place: str
    page: Page
    article_id: str = ""
    nameless: bool = False  # the page does not say its outlet; the name is made from the file's


@dataclass
class Ledger:
    """What a reading has gathered so far."""

    limits: Limits
    found: dict[str, Found] = field(default_factory=dict)
    by_text: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    full: bool = False
    guessed: bool = False  # an outlet has its name from a file's


def add_article(found: Found, ledger: Ledger) -> None:
    """Keep an article, unless the same outlet's same text is kept already."""
    key = word_key(found.page.text)
    for article_id in ledger.by_text.get(key, []):
        first = ledger.found[article_id]
        if same_outlet(first, found):
            ledger.notes.append(
                tr(
                    "{place} is the same page as {first}; it was kept once.",
                    place=found.place,
                    first=first.place,
                )
            )
            return
    ledger.full = len(ledger.found) >= ledger.limits.articles
    if ledger.full:
        raise CorpusError(
            tr(
                "{place} and what follows it were left out: {most} articles is the limit; read "
                "fewer at a time.",
                place=found.place,
                most=number(ledger.limits.articles),
            )
        )
    if found.nameless:
        found = _with_own_name(found, ledger)
    article_id = _free_id(found, key, ledger)
    ledger.found[article_id] = found
    ledger.by_text.setdefault(key, []).append(article_id)


def _with_own_name(found: Found, ledger: Ledger) -> Found:
    """A stand-in name no other page has, so that two unknown outlets are never merged."""
    outlet = found.page.outlet
    if is_unnamed(outlet):
        outlet = free_stand_in(outlet, {other.page.outlet for other in ledger.found.values()})
    ledger.guessed = True
    ledger.notes.append(stand_in_note(found.place, outlet))
    return replace(found, page=replace(found.page, outlet=outlet))


def stand_in_note(place: str, outlet: str) -> str:
    """The note of what an article without an outlet is called."""
    return tr(
        '{place} does not say which outlet it is from; it is called "{outlet}" until you '
        "rename it.",
        place=place,
        outlet=outlet,
    )


def same_outlet(one: Found, other: Found) -> bool:
    """Whether two articles can be of one outlet: by `name_alike`, or one only has our stand-in."""
    first, second = one.page.outlet, other.page.outlet
    if can_be_one(first, second):
        return True
    return (one.nameless or other.nameless) and outlet_key(first) == outlet_key(second)


def name_alike(ledger: Ledger) -> None:
    """Give outlets whose names differ only in capitals one name, and say so.

    A name that we made of a file's also joins one that differs in a leading "The"; names that pages
    or tables give themselves do not, for there may be a Times and a The Times. The name is the one
    that most articles have, those first that a page or a table gives itself.
    """
    stated: dict[str, set[str]] = {}
    for found in ledger.found.values():
        if not found.nameless:
            name = found.page.outlet
            stated.setdefault(outlet_key(name), set()).add(name.casefold())
    group = {article_id: _group(found, stated) for article_id, found in ledger.found.items()}
    names: dict[str, Counter[str]] = {}
    for article_id, found in ledger.found.items():
        counts = names.setdefault(group[article_id], Counter())
        counts[found.page.outlet] += 1 if found.nameless else ledger.limits.articles
    chosen = {key: counts.most_common(1)[0][0] for key, counts in names.items()}
    for article_id, found in ledger.found.items():
        outlet = chosen[group[article_id]]
        ledger.found[article_id] = replace(found, page=replace(found.page, outlet=outlet))
    ledger.notes += [
        one_outlet_note(o, outlet)
        for key, outlet in chosen.items()
        for o in names[key]
        if o != outlet
    ]


def one_outlet_note(other: str, outlet: str) -> str:
    """The note that two names are one outlet's, and which of them it has."""
    return tr(
        '"{other}" and "{outlet}" are taken as one outlet, "{outlet}".', other=other, outlet=outlet
    )


def _group(found: Found, stated: dict[str, set[str]]) -> str:
    """What an outlet's name has in common with the other names of the same outlet."""
    key = outlet_key(found.page.outlet)
    if not found.nameless:
        return found.page.outlet.casefold()
    alike = stated.get(key, {key})
    return next(iter(alike)) if len(alike) == 1 else key


def _free_id(found: Found, key: str, ledger: Ledger) -> str:
    """The table's own id where it is free, else the shortest free piece of a content hash."""
    if found.article_id and found.article_id not in ledger.found:
        return found.article_id
    if found.article_id:
        ledger.notes.append(
            tr(
                '{place} has the id "{article_id}" of another article; it got its own.',
                place=found.place,
                article_id=found.article_id,
            )
        )
    return content_id(found.page.outlet, key, ledger.found)


def content_id(outlet: str, key: str, taken: Container[str]) -> str:
    """The shortest piece of a hash of an outlet and its words that is no other article's id."""
    digest = _digest(outlet, key)
    lengths = range(ID_LENGTH, len(digest) + 1)
    return next(digest[:n] for n in lengths if digest[:n] not in taken)


def is_content_id(article_id: str, outlet: str, key: str) -> bool:
    """Whether an id is made of these words and this outlet, or of what it was called when read.

    That may be our stand-in, or the name with or without its "The".
    """
    plain = outlet_key(outlet)
    names = (outlet, UNNAMED, plain, f"the {plain}")
    return len(article_id) >= ID_LENGTH and any(
        _digest(name, key).startswith(article_id) for name in names
    )


def _digest(outlet: str, key: str) -> str:
    named = "" if is_unnamed(outlet) else outlet.casefold()
    return hashlib.sha256(f"{named}\n{key}".encode()).hexdigest()


def called_after_files(ledger: Ledger) -> frozenset[str]:
    """The outlets that no page or table names itself."""
    names = {nameless: set[str]() for nameless in (True, False)}
    for found in ledger.found.values():
        names[found.nameless].add(found.page.outlet)
    return frozenset(names[True] - names[False])


def places_of_unnamed(ledger: Ledger) -> dict[str, str]:
    """Where the article of each stand-in was found."""
    pages = [found for found in ledger.found.values() if found.nameless]
    return {found.page.outlet: found.place for found in pages if is_unnamed(found.page.outlet)}


def counted(file: str, n: int, tool: str) -> str:
    """The note of how many articles a file of a tool has given."""
    return trn(
        "{file}: {count} article of {tool}.", "{file}: {count} articles of {tool}.",
        n, count=number(n), file=file, tool=tool,
    )  # fmt: skip


def without_text(file: str, places: list[str]) -> str:
    """The sentence for articles of a file that have no text."""
    return tr("{file}: no text in {places}; left out.", file=file, places=some(places))


def some(places: list[str]) -> str:
    """The first places, and how many more."""
    first = ", ".join(places[:5])
    return tr("{places} and {n} more", places=first, n=len(places) - 5) if places[5:] else first
