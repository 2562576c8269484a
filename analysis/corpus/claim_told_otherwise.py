"""Where sentences of one claim say that something is so and that it is not: "signed", "refused to".

Vectors hardly tell a statement from its denial, and to a reader both are of one matter; so the two
stay one claim, and are named.
"""

from collections.abc import Sequence
from itertools import product
from typing import Final

from analysis.corpus.assertions import THERE_IS, Assertion, Party, assertions_in
from analysis.corpus.opposed_words import base_of
from analysis.corpus.parse import NAMES, SYNTAX
from analysis.corpus.parsing import parse_texts

# That somebody said a thing, and did not say another, contradicts nothing.
_SPEECH: Final = frozenset(
    map(base_of, ["say", "tell", "add", "comment", "mention", "call", "think", "feel"])
)
# What is said by these hangs on their object alone.
_LIGHT: Final = {THERE_IS, *map(base_of, ("have", "do", "get", "make", "take", "give"))}


def told_otherwise(claims: Sequence[Sequence[str]]) -> list[str]:
    """For each claim how its texts contradict each other; "" where they do not.

    Of each matter the shortest words that assert it and the shortest that deny it, " / " between
    them, "; " between matters: "signed / refused to sign". Only what the same sentence does not
    also say the other way counts, as a sentence may tell of two times.

    Raises:
        CorpusError: The parser cannot be used.
    """
    several = [_worded_otherwise(texts) for texts in claims]
    wanted = [text for texts in several if len(texts) > 1 for text in texts]
    # with the names, as those ask who look for speakers: what they had parsed is remembered then
    parses = dict(zip(wanted, parse_texts(wanted, {SYNTAX, NAMES}), strict=True))
    said = {text: assertions_in(text, parse) for text, parse in parses.items()}
    return [_opposed([said[text] for text in texts if text in said]) for texts in several]


def _worded_otherwise(texts: Sequence[str]) -> list[str]:
    """The distinct texts, sorted; of those that differ in marks and blanks alone the first."""
    found: dict[str, str] = {}
    for text in sorted(set(texts)):
        found.setdefault("".join(filter(str.isalnum, text)).casefold(), text)
    return list(found.values())


def _opposed(said: Sequence[Sequence[Assertion]]) -> str:
    meanings = sorted({a.meaning for some in said for a in some} - _SPEECH)
    found = {words for meaning in meanings if (words := _of_meaning(said, meaning))}
    return "; ".join(sorted(found))


def _of_meaning(said: Sequence[Sequence[Assertion]], meaning: str) -> str:
    """The words for and against one matter; "" where no two sentences contradict each other."""
    mine = [[a for a in some if a.meaning == meaning] for some in said]
    yes, no = ([some for some in mine if any(a.sign == s for a in some)] for s in (1, -1))
    pairs = [pair for one, other in product(yes, no) for pair in _contradicting(one, other)]
    if not pairs:
        return ""
    asserted, denied = ({words for words in side} for side in zip(*pairs, strict=True))
    shortest = [min(asserted, key=_shortest), min(denied, key=_shortest)]
    return " / ".join(sorted(shortest, key=_shortest))


def _contradicting(one: Sequence[Assertion], other: Sequence[Assertion]) -> list[tuple[str, str]]:
    """The words of `one` that assert what `other` denies, where they agree in nothing of it."""
    if one is other or any(a.sign == b.sign and _of_one_thing(a, b) for a in one for b in other):
        return []
    return [
        (a.words, b.words)
        for a, b in product(one, other)
        if a.sign > 0 > b.sign and _of_one_thing(a, b)
    ]


def _of_one_thing(a: Assertion, b: Assertion) -> bool:
    """Whether two assertions may be of the same act or state: parties and times do not conflict."""
    if a.when and b.when and a.when.isdisjoint(b.when):
        return False
    if a.meaning in _LIGHT and a.theme.heads.isdisjoint(b.theme.heads):
        return False
    if any(party.is_nobody for party in (a.agent, a.theme, b.agent, b.theme)):
        return not (_apart(a.agent, b.agent) or _apart(a.theme, b.theme))
    of_one_theme = not a.theme.stems.isdisjoint(b.theme.stems)
    if a.theme.stems and b.theme.stems and not of_one_theme:
        return False
    if _apart(a.agent, b.agent):
        return of_one_theme and a.agent.is_named != b.agent.is_named
    return of_one_theme or not a.agent.stems.isdisjoint(b.agent.stems)


def _apart(one: Party, other: Party) -> bool:
    return bool(one.stems and other.stems) and one.stems.isdisjoint(other.stems)


def _shortest(words: str) -> tuple[int, str]:
    return len(words), words
