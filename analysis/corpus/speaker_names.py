"""Whom an article names: the fullest form of every name, its titles, and the last ones named."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from analysis.corpus.first_names import MEN, WOMEN
from analysis.corpus.mentions import BODY, PERSON, Mention
from analysis.corpus.speaker_gender import gender_of, genders_by_pronoun
from analysis.corpus.speaker_kinds import kinds_of, mentions_of
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
    shared: dict[str, list[str]] = field(default_factory=dict)  # a surname → all who bear it
    heard_of: set[str] = field(default_factory=set)  # who has been named so far

    plural: Speaker = NOT_TOLD  # whom "they" means

    def hear_of(self, name: str) -> None:
        """Somebody is named; a surname that others bear too is from now on that of this one.

        Of several who have been named it is the one whom the article names most, of those the
        first; who is named later has it only where nobody else does, and a son with both of his
        father's names comes last.
        """
        self.named.append(name)
        self.heard_of.add(name)
        for form, bearers in self.shared.items():
            if name in bearers:
                unheard = {one: one not in self.heard_of for one in bearers}
                self.full[form] = min(bearers, key=lambda b: (_is_junior(b), unheard[b]))

    def begin_again(self) -> None:
        """Nobody has been named yet."""
        self.named.clear()
        self.heard_of.clear()
        self.full |= {form: bearers[0] for form, bearers in self.shared.items()}

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


def names_of(lines: Sequence[Line], settled: Mapping[str, str] | None = None) -> Known:
    """Every name of the article with its fullest form, its titles and its gender.

    `settled` tells the kind of names of which the corpus says another than the article.
    """
    # A headline's capitals make names of other words.
    lines = [line for line in lines if not line.is_headline]
    mentions = [mention for line in lines for mention in mentions_of(line)]
    kind_of = kinds_of(mentions)
    kind_of |= {name: kind for name, kind in (settled or {}).items() if name in kind_of}
    said, n_times = _said_of(mentions), Counter(mention.name for mention in mentions)
    bearers = {name: _bearers(name, kind_of, said, n_times) for name in kind_of}
    known = Known({name: longer[0] for name, longer in bearers.items()}, kind_of)
    known.shared = {name: longer for name, longer in bearers.items() if len(longer) > 1}
    known.begin_again()
    _take_in(mentions, known)
    known.begin_again()
    heard = genders_by_pronoun(lines, known.full)
    known.gender = heard | known.gender
    known.kinds |= {n: PERSON for n in heard if known.kinds.get(n) == BODY}
    return known


def _take_in(mentions: Sequence[Mention], known: Known) -> None:
    """What titles and appositions say of everybody, and how often each is named."""
    for mention in mentions:
        name = known.full[mention.name]
        known.hear_of(name)
        known.n_times[name] += 1
        roles = {ROLES[w] for w in mention.beside if w in ROLES}
        known.roles.setdefault(name, set()).update(roles)
        known.beside.setdefault(name, set()).update(mention.beside)
        gender = gender_of(name, mention.beside)
        if gender:
            known.gender.setdefault(name, gender)


def _said_of(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    """For each name as it is written the words of its titles and appositions."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        found.setdefault(mention.name, set()).update(mention.beside)
    return found


def _bearers(
    name: str, kinds: Mapping[str, str], said: Mapping[str, set[str]], n_times: Mapping[str, int]
) -> list[str]:
    """The longest names of the article that this one is a short form of, the likeliest first.

    They are several where people share a surname; words that ran into one with it are somebody who
    goes by the surname alone. `n_times` tells how often a form stands in the article, in order of
    the forms' first places.
    """
    alike = [
        other
        for other in n_times
        if len(other) > len(name)
        and _is_short_for(name, name.split(), other, kinds)
        and not _is_relative(name, other, said)
    ]
    longer = [one for one in alike if not (kinds[one] == PERSON and _is_none(one, kinds))]
    if not longer:
        return [name]
    if kinds[name] == PERSON or all(kinds[other] == PERSON for other in longer):
        often: Counter[str] = Counter()
        for other in alike:
            is_one = other in longer
            whole = _bearers(other, kinds, said, n_times)[0] if is_one else name
            often[whole] += n_times[other]
        return sorted(often, key=lambda one: (_is_junior(one), -often[one]))
    return [max(longer, key=lambda other: (len(other.split()), other))]


def _is_none(name: str, kinds: Mapping[str, str]) -> bool:
    """Whether a person's name is words that ran into one: "Lee Lee", "Lee Ann", "WATCHED Lee"."""
    first, *further = name.split()
    if first in further or (not name.isupper() and _SHOUTED.search(name)):
        return True
    if _is_junior(name) or not further or first.lower() in MEN | WOMEN:
        return False
    people = (_JUNIOR.sub("", other) for other, kind in kinds.items() if kind == PERSON)
    is_turned = further[-1].lower() in MEN | WOMEN and further[-1] not in kinds and first in kinds
    return is_turned or any(other.endswith(" " + first) for other in people)


_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")


def _is_relative(name: str, other: str, said: Mapping[str, set[str]]) -> bool:
    """Whether a longer name is a relative's: "first lady Ann Lee" is not "President Lee"."""
    genders = {gender_of(one, said[one]) for one in (name, other)} - {""}
    roles = said[name] & ROLES.keys() - KIN
    return len(genders) > 1 or (bool(roles) and bool(said[other] & KIN))


_JUNIOR = re.compile(r" (?:Jr|Sr)\.$")


def _is_junior(name: str) -> bool:
    return _JUNIOR.search(name) is not None


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
