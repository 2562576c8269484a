"""Whom an article names: the fullest form of every name, its titles, and the last ones named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from analysis.corpus.mentions import BODY, PERSON, PLACE, Mention, mention_at, named_in
from analysis.corpus.speaker_words import BODIES, FEMALE_WORDS, KIN, MALE_WORDS, MEN, ROLES, WOMEN
from analysis.corpus.speakers import NOT_TOLD, Line, Speaker


@dataclass
class Known:
    """Whom the article has named so far, and what it said of them."""

    full: dict[str, str]  # a form → the fullest form in the article
    kinds: dict[str, str]
    roles: dict[str, set[str]] = field(default_factory=dict)
    beside: dict[str, set[str]] = field(default_factory=dict)  # words of titles and appositions
    unnamed: dict[str, str] = field(default_factory=dict)  # a noun → the last description with it
    gender: dict[str, str] = field(default_factory=dict)
    subjects: list[str] = field(default_factory=list)  # last is latest
    named: list[str] = field(default_factory=list)

    plural: Speaker = NOT_TOLD  # whom "they" means

    def last_of_gender(self, pronoun: str) -> list[str]:
        """The last subject known to be a "he" or a "she"; a guess would mislead later ones."""
        last = (n for n in reversed(self.subjects) if self.gender.get(n, "") == pronoun)
        return list(islice(last, 1))

    def named_by(self, form: str) -> str:
        """The name that this word is, or is the last word of; "" where it is none."""
        if form in self.full:
            return self.full[form]
        last = (n for n in reversed(self.named) if n.split()[-1] == form and " " in n)
        return next(last, "")


def names_of(lines: Sequence[Line]) -> Known:
    """Every name of the article with its fullest form, its titles and its gender."""
    # A headline's capitals make names of other words.
    lines = [line for line in lines if not line.is_headline]
    mentions = [m for line in lines for m, _ in named_in(line.text, line.parse)]
    for line in lines:
        for span in line.spans:
            if span.subject is not None:
                one = mention_at(line.text, line.parse, span.subject)
                mentions += [one] if one.name else []
    kinds: dict[str, list[str]] = {}
    for mention in mentions:
        kinds.setdefault(mention.name, []).append(mention.kind)
    kind_of = {name: max(sorted(set(ks)), key=ks.count) for name, ks in kinds.items()}
    titled = {m.name for m in mentions if m.beside & ROLES.keys() and m.kind != PLACE}
    kind_of |= dict.fromkeys(titled & {n for n in kind_of if len(n.split()) <= 3}, PERSON)
    said = _said_of(mentions)
    full = {
        name: _fullest(name, kind_of, said, {name: len(ks) for name, ks in kinds.items()})
        for name in kind_of
    }
    known = Known(full, kind_of)
    for mention in mentions:
        name = full[mention.name]
        roles = {ROLES[w] for w in mention.beside if w in ROLES}
        known.roles.setdefault(name, set()).update(roles)
        known.beside.setdefault(name, set()).update(mention.beside)
        gender = _gender(name, mention.beside)
        if gender:
            known.gender.setdefault(name, gender)
    return known


def _gender(name: str, beside: frozenset[str]) -> str:
    first = name.split()[0].lower()
    if beside & MALE_WORDS or (first in MEN and " " in name):
        return "he"
    if beside & FEMALE_WORDS or (first in WOMEN and " " in name):
        return "she"
    return ""


def _said_of(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    """For each name as it is written the words of its titles and appositions."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        found.setdefault(mention.name, set()).update(mention.beside)
    return found


def _fullest(
    name: str, kinds: Mapping[str, str], said: Mapping[str, set[str]], n_times: Mapping[str, int]
) -> str:
    """The longest name of the article that this one is a short form of.

    Of several people with one surname it is the one whom the article names most.
    """
    longer = [
        other
        for other in kinds
        if len(other) > len(name)
        and _is_short_for(name, name.split(), other, kinds)
        and not _is_relative(name, other, said)
    ]
    if not longer:
        return name
    if kinds[name] == PERSON or all(kinds[other] == PERSON for other in longer):
        most = max(longer, key=lambda other: (not _JUNIOR.search(other), n_times[other], other))
        return _fullest(most, kinds, said, n_times)
    return max(longer, key=lambda other: (len(other.split()), other))


def _is_relative(name: str, other: str, said: Mapping[str, set[str]]) -> bool:
    """Whether a longer name is a relative's: "first lady Ann Lee" is not "President Lee"."""
    genders = {_gender(one, frozenset(said[one])) for one in (name, other)} - {""}
    roles = said[name] & ROLES.keys() - KIN
    return len(genders) > 1 or (bool(roles) and bool(said[other] & KIN))


_JUNIOR = re.compile(r" (?:Jr|Sr)\.$")


def _is_short_for(name: str, words: list[str], other: str, kinds: Mapping[str, str]) -> bool:
    if kinds[other] == PERSON:
        if len(other.split()) > 4:
            return False
        plain = _JUNIOR.sub("", other)
        given = other.split()[0]
        same_first = len(words) == 1 or words[0] == given
        tail = other.endswith(" " + name) or plain.endswith(" " + name)
        if len(words) == 1 and name == given and kinds[name] == PERSON:
            return True
        return (tail and len(words) < len(other.split())) or (
            same_first and len(words) > 1 and plain.split()[-1] == words[-1]
        )
    initials = "".join(w[0] for w in other.split() if w[0].isupper())
    if kinds[name] == PERSON:
        return False
    if len(words) == 1 and kinds[name] == BODY and other.split()[0] == name:
        return True
    return (name.isupper() and len(name) > 2 and initials == name) or (
        len(words) == 1 and other.split()[-1] == name and len(other.split()) <= 4
        and name.lower() not in BODIES | {"states", "department"}
    )  # fmt: skip
