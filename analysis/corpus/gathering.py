"""The articles gathered so far: each kept once, under an id of its own, with its outlet's name."""

import hashlib
from dataclasses import dataclass, field, replace

from analysis.corpus.limits import Limits
from analysis.corpus.lines import word_key
from analysis.corpus.outlets import is_unnamed
from analysis.corpus.page import Page
from analysis.errors import CorpusError

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


def add_article(found: Found, ledger: Ledger) -> None:
    """Keep an article, unless the same outlet's same text is kept already."""
    key = word_key(found.page.text)
    for article_id in ledger.by_text.get(key, []):
        first = ledger.found[article_id]
        if same_outlet(first.page.outlet, found.page.outlet):
            ledger.notes.append(
                f"{found.place} is the same page as {first.place}; it was kept once."
            )
            return
    ledger.full = len(ledger.found) >= ledger.limits.articles
    if ledger.full:
        raise CorpusError(
            f"{found.place} and what follows it were left out: {ledger.limits.articles:,} articles "
            "is the limit; read fewer at a time."
        )
    if found.nameless:
        found = _with_own_name(found, ledger)
    article_id = _free_id(found, key, ledger)
    ledger.found[article_id] = found
    ledger.by_text.setdefault(key, []).append(article_id)


def _with_own_name(found: Found, ledger: Ledger) -> Found:
    """A stand-in name no other page has, so that two unknown outlets are never merged."""
    outlet, number = found.page.outlet, 2
    taken = {other.page.outlet for other in ledger.found.values()}
    while is_unnamed(found.page.outlet) and outlet in taken:
        outlet, number = f"{found.page.outlet} ({number})", number + 1
    ledger.notes.append(
        f'{found.place} does not say which outlet it is from; it is called "{outlet}" until you '
        "rename it."
    )
    return replace(found, page=replace(found.page, outlet=outlet))


def same_outlet(one: str, other: str) -> bool:
    """Whether two names can be one outlet: equal, or one of them only our stand-in."""
    return is_unnamed(one) or is_unnamed(other) or one.casefold() == other.casefold()


def _free_id(found: Found, key: str, ledger: Ledger) -> str:
    """The table's own id where it is free, else the shortest free piece of a content hash."""
    if found.article_id and found.article_id not in ledger.found:
        return found.article_id
    if found.article_id:
        ledger.notes.append(
            f'{found.place} has the id "{found.article_id}" of another article; it got its own.'
        )
    outlet = "" if is_unnamed(found.page.outlet) else found.page.outlet.casefold()
    digest = hashlib.sha256(f"{outlet}\n{key}".encode()).hexdigest()
    lengths = range(ID_LENGTH, len(digest) + 1)
    return next(digest[:n] for n in lengths if digest[:n] not in ledger.found)


def counted(n: int) -> str:
    """Articles with their number."""
    return f"{n:,} article{'' if n == 1 else 's'}"


def some(places: list[str]) -> str:
    """The first places, and how many more."""
    more = f" and {len(places) - 5} more" if len(places) > 5 else ""
    return ", ".join(places[:5]) + more
