"""Whom an article names: the fullest form of every name, its titles, and the last ones named."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from analysis.corpus.mentions import BODY, PERSON, PLACE, Mention, mention_at
from analysis.corpus.speaker_gender import gender_of, genders_by_pronoun
from analysis.corpus.speaker_words import BODIES, KIN, ROLES
from analysis.corpus.speakers import NOT_TOLD, UNNAMED, Line, Speaker, kind_of_speaker


@dataclass
class Known:
    """Whom the article has named so far, and what it said of them."""

    full: dict[str, str]  # a form → the fullest form in the article
    kinds: dict[str, str]
    roles: dict[str, set[str]] = field(default_factory=dict)
    beside: dict[str, set[str]] = field(default_factory=dict)  # words of titles and appositions
    unnamed: dict[str, str] = field(default_factory=dict)  # a noun → the last description with it
    mentioned: dict[str, str] = field(default_factory=dict)  # the same, of who has not spoken
    nameless: set[str] = field(default_factory=set)  # descriptions of one person who spoke
    n_times: Counter[str] = field(default_factory=Counter)  # how often the article names somebody
    gender: dict[str, str] = field(default_factory=dict)
    subjects: list[str] = field(default_factory=list)  # last is latest
    named: list[str] = field(default_factory=list)

    plural: Speaker = NOT_TOLD  # whom "they" means

    def speaker(self, name: str, kind: str = PERSON) -> Speaker:
        """Who goes by this name or description; `kind` where the article does not tell it."""
        if name in self.nameless:
            return Speaker(name, UNNAMED)
        return Speaker(name, kind_of_speaker(self.kinds.get(name, kind)))

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
    mentions = [m for line in lines for m, _ in line.named]
    for line in lines:
        for span in line.spans:
            if span.subject is not None:
                one = mention_at(line.text, line.parse, span.subject)
                mentions += [one] if one.name else []
    kinds: dict[str, list[str]] = {}
    for mention in mentions:
        kinds.setdefault(mention.name, []).append(mention.kind)
    kind_of = {name: max(sorted(set(ks)), key=ks.count) for name, ks in kinds.items()}
    kind_of |= dict.fromkeys(_people(mentions, kind_of), PERSON)
    said = _said_of(mentions)
    full = {
        name: _fullest(name, kind_of, said, {name: len(ks) for name, ks in kinds.items()})
        for name in kind_of
    }
    known = Known(full, kind_of)
    known.n_times = Counter(full[m.name] for m in mentions)
    for mention in mentions:
        name = full[mention.name]
        roles = {ROLES[w] for w in mention.beside if w in ROLES}
        known.roles.setdefault(name, set()).update(roles)
        known.beside.setdefault(name, set()).update(mention.beside)
        gender = gender_of(name, mention.beside)
        if gender:
            known.gender.setdefault(name, gender)
    heard = genders_by_pronoun(lines, full)
    known.gender = heard | known.gender
    known.kinds |= {n: PERSON for n in heard if known.kinds.get(n) == BODY}
    return known


def _people(mentions: Sequence[Mention], kinds: Mapping[str, str]) -> set[str]:
    """Names that a title or a surname shows to be a person's, whatever the recogniser says."""
    titles = ROLES.keys() | _FORMS_OF_ADDRESS
    titled = {m.name for m in mentions if titles & (m.titles if m.kind == PLACE else m.beside)}
    full = [name.split() for name, kind in kinds.items() if kind == PERSON or name in titled]
    surnames = {words[-1] for words in full if 2 <= len(words) <= 3}
    alone = {words[0] for words in full if len(words) == 1}

    def is_person(name: str, kind: str) -> bool:
        *first, last = name.split()
        named_so = name in surnames or (len(first) == 1 and last in alone)
        return len(first) <= 2 and (name in titled or (kind != PLACE and named_so))

    return {name for name, kind in kinds.items() if is_person(name, kind)}


_FORMS_OF_ADDRESS = {"mr", "mrs", "ms"}


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
    genders = {gender_of(one, said[one]) for one in (name, other)} - {""}
    roles = said[name] & ROLES.keys() - KIN
    return len(genders) > 1 or (bool(roles) and bool(said[other] & KIN))


_JUNIOR = re.compile(r" (?:Jr|Sr)\.$")


def _is_short_for(name: str, words: list[str], other: str, kinds: Mapping[str, str]) -> bool:
    if kinds[other] == PERSON:
        if len(other.split()) > 4 or (len(words) > 1 and _JUNIOR.search(other)):
            return False  # who has both names is not the son
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
    if kinds[name] == PERSON or other.endswith((" White House", " Administration")):
        return False
    if len(words) == 1 and kinds[name] == BODY and other.split()[0] == name:
        return True
    return (name.isupper() and len(name) > 2 and initials == name) or (
        len(words) == 1 and other.split()[-1] == name and len(other.split()) <= 4
        and name.lower() not in BODIES | {"states", "department"}
    )  # fmt: skip
