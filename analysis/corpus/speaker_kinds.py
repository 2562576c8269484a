"""Whether a name is a person's, a body's or a place's: in an article, and settled over a corpus.

The recogniser takes rare names for bodies. Titles, appositions and surnames put it right within an
article, and an article that knows somebody puts those right that do not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from analysis.corpus.mentions import BODY, PERSON, PLACE, Mention, mention_at
from analysis.corpus.speaker_bodies import says_what_it_is
from analysis.corpus.speaker_words import BODIES, ROLES, is_person
from analysis.corpus.speakers import Line

_ADDRESS: Final = frozenset({"mr", "mrs", "ms"})
# Nouns in the form of people's that companies go by.
_TRADES: Final = BODIES | frozenset(
    "promoter operator maker lender provider insurer manufacturer producer supplier developer "  # noqa: SIM905
    "carrier employer contractor distributor publisher refiner builder brewer grocer".split()
)
_CALLING: Final = re.compile(r"(?:ist|ian|man|woman)$")
# How much an article's word counts: where it goes by the recogniser, where a title tells, where
# it says "Mr".
_GUESS, _TOLD, _CERTAIN = 1, 3, 100


def mentions_of(line: Line) -> list[Mention]:
    """The names of a sentence and those of its cues' subjects that are not among them, in order."""
    found = [mention for mention, _ in line.named]
    for span in line.spans:
        if span.subject is not None:
            one = mention_at(line.text, line.parse, span.subject)
            found += [one] if one.name not in {"", *(m.name for m in found)} else []
    return sorted(found, key=lambda mention: mention.at)


def kinds_of(mentions: Sequence[Mention]) -> dict[str, str]:
    """The kind of every name of an article, in order of their first places."""
    kinds: dict[str, list[str]] = {}
    for mention in mentions:
        kinds.setdefault(mention.name, []).append(mention.kind)
    kind_of = {name: max(sorted(set(ks)), key=ks.count) for name, ks in kinds.items()}
    return kind_of | dict.fromkeys(_people(mentions, kind_of), PERSON)


def _people(mentions: Sequence[Mention], kinds: Mapping[str, str]) -> set[str]:
    """Names that a title or a surname shows to be a person's, whatever the recogniser says."""
    titled = {m.name for m in mentions if _is_titled(m)}
    full = [name.split() for name, kind in kinds.items() if kind == PERSON or name in titled]
    surnames = {words[-1] for words in full if 2 <= len(words) <= 3}
    alone = {words[0] for words in full if len(words) == 1}

    def is_one(name: str, kind: str) -> bool:
        *first, last = name.split()
        named_so = name in surnames or (len(first) == 1 and last in alone)
        is_relative = looks_personal(name) and last in surnames
        told = named_so or is_relative
        return len(first) <= 2 and (name in titled or (kind != PLACE and told))

    return {name for name, kind in kinds.items() if is_one(name, kind)}


def _is_titled(mention: Mention) -> bool:
    """Whether titles or appositions are a person's: "Mr", "governor", "docker", "sociologist"."""
    known = ROLES.keys() | _ADDRESS
    if mention.kind == PLACE or not looks_personal(mention.name):
        return not known.isdisjoint(mention.titles if mention.kind == PLACE else mention.beside)
    callings = {word for word in mention.beside if _CALLING.search(word)}
    trades = {word for word in mention.titles if is_person(word)} - _TRADES
    return bool(callings | trades) or not known.isdisjoint(mention.beside)


def looks_personal(name: str) -> bool:
    """Whether a name has the form of a given name with a surname."""
    words = name.split()
    is_plain = all(word.isalpha() and not word.isupper() for word in words)
    return 2 <= len(words) <= 3 and is_plain and not says_what_it_is(name)


class Kinds:
    """What the articles of a corpus say of every full name, by as much as each can tell."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._votes: dict[str, Counter[str]] = {}
        self._by_article: dict[str, dict[str, str]] = {}

    def hear(self, article_id: str, lines: Iterable[Line]) -> None:
        """Take in an article."""
        mentions = [m for line in lines if not line.is_headline for m in mentions_of(line)]
        kinds = kinds_of(mentions)
        told = {m.name for m in mentions if _is_titled(m)}
        certain = {m.name for m in mentions if not _ADDRESS.isdisjoint(m.titles)}
        for name, kind in kinds.items():
            weight = _CERTAIN if name in certain else _TOLD if name in told else _GUESS
            self._votes.setdefault(name, Counter())[kind] += weight if kind == PERSON else _GUESS
        self._by_article[article_id] = kinds

    def settled(self) -> dict[str, dict[str, str]]:
        """For each article that says otherwise the names with the kind that the corpus tells.

        A full name is a person's where so many articles say so. Then so is the surname that one
        person of the corpus bears, where the recogniser takes it for a body, or for a place that
        most articles do not see.
        """
        people = {name for name in self._votes if looks_personal(name) and self._is_person(name)}
        surnames = Counter(name.split()[-1] for name in people)

        def is_wrong(name: str, kind: str) -> bool:
            is_surname = surnames[name] == 1 and (kind == BODY or self._is_person(name))
            return kind != PERSON and (name in people or is_surname)

        by_article = {
            article_id: {name: PERSON for name, kind in kinds.items() if is_wrong(name, kind)}
            for article_id, kinds in self._by_article.items()
        }
        return {article_id: wrong for article_id, wrong in by_article.items() if wrong}

    def _is_person(self, name: str) -> bool:
        votes = self._votes[name]
        return 2 * votes[PERSON] >= votes.total()
