"""Who is quoted: the name behind "he", "the minister" or no word at all, within one article.

A name goes by its fullest form in the article. A pronoun is the last person, of a gender that
fits, who was the subject of a sentence; "it" the last body that was; a description is the last
person whom the article gave that title or role. What finds nobody stays the description itself,
and a quotation without words for its speaker has that of the quotation that it goes on with.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from analysis.corpus.mentions import BODY, PERSON, PLACE, Mention, mention_at, named_in
from analysis.corpus.parse import Parse
from analysis.corpus.quote_spans import DIRECT, Span
from analysis.corpus.speaker_words import (
    BODIES,
    FEMALE_WORDS,
    LEADERS,
    LETTERS,
    MALE_WORDS,
    MEN,
    NOBODY,
    PAPERS,
    PLACES,
    PRONOUNS,
    ROLES,
    WOMEN,
)

NAMED: Final = "named"
INSTITUTION: Final = "institution"
UNNAMED: Final = "unnamed"
_JOINT: Final = "; "
_REACH = 2  # so many sentences on, a quotation without a speaker may be that of the last one


class Speaker(NamedTuple):
    """Who speaks, and whether that is a named person, an institution, unnamed or not told ("")."""

    name: str
    kind: str


NOT_TOLD: Final = Speaker("", "")


class Line(NamedTuple):
    """A sentence of an article with what is known of it."""

    text: str
    parse: Parse
    spans: Sequence[Span]
    opens: bool


@dataclass
class _Known:
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

    def named_by(self, form: str) -> str:
        """The name that this word is, or is the last word of; "" where it is none."""
        if form in self.full:
            return self.full[form]
        last = (n for n in reversed(self.named) if n.split()[-1] == form and " " in n)
        return next(last, "")


def speakers_of(lines: Sequence[Line]) -> list[list[Speaker]]:
    """For each sentence of an article the speaker of each of its spans."""
    known = _all_names(lines)
    found: list[list[Speaker]] = []
    for line in lines:
        found.append(_of_line(line, known))
    _of_brackets(lines, found, known)
    _of_runs(lines, found)
    _of_neighbours(lines, found, known)
    return found


def _of_line(line: Line, known: _Known) -> list[Speaker]:
    """Speakers by the words of the sentence itself; what it names is then known."""
    text, parse = line.text, line.parse
    quoted = [(s.start, s.end) for s in line.spans if s.kind == DIRECT]
    names = [
        (mention, is_subject)
        for mention, is_subject in named_in(text, parse)
        if not any(start <= mention.at < end for start, end in quoted)
    ]
    tellers = any(s.subject is not None for s in line.spans)
    speakers = []
    for span in line.spans:
        if span.subject is None:
            speakers.append(_beside_cue(span, names, known))
            continue
        at = parse.tokens[span.subject].start
        before = [(m, s) for m, s in names if m.at < at]
        _take_in(before, known)
        speakers.append(_resolved(text, parse, span.subject, known))
        if speakers[-1].kind in (NAMED, INSTITUTION):
            for name in speakers[-1].name.split(_JOINT):
                known.subjects.append(name)
    told = [s.name for s in speakers if s.kind in (NAMED, INSTITUTION)]
    _take_in(names, known)
    if tellers:
        known.subjects += told
    known.plural = _plural_subject(line, known)
    return speakers


def _plural_subject(line: Line, known: _Known) -> Speaker:
    """The people who are the subject of a sentence: "officials", "the two senators"."""
    for place, token in enumerate(line.parse.tokens):
        is_plural = token.dep in ("nsubj", "nsubjpass") and token.tag in ("NNS", "NNPS")
        if is_plural and _PEOPLE.search(line.text[token.start : token.end]):
            return Speaker(mention_at(line.text, line.parse, place).said, UNNAMED)
    return known.plural


_PEOPLE = re.compile(r"(?:ers|ors|ists|ians|ials|men|women|people|ants|ats|icans|ics|ees|gates)$")


def _beside_cue(span: Span, names: Sequence[tuple[Mention, bool]], known: _Known) -> Speaker:
    """The first person of the sentence, where it has a cue whose subject the parser did not see."""
    person = next((m for m, _ in names if m.kind == PERSON), None)
    if not span.cue or person is None or not span.seeks_subject:
        return NOT_TOLD
    return Speaker(known.full.get(person.name, person.name), NAMED)


def _take_in(names: Sequence[tuple[Mention, bool]], known: _Known) -> None:
    for mention, is_subject in names:
        name = known.full.get(mention.name, mention.name)
        known.named.append(name)
        if is_subject:
            known.subjects.append(name)


def _all_names(lines: Sequence[Line]) -> _Known:
    """Every name of the article with its fullest form, its titles and its gender."""
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
    full = {name: _fullest(name, kind_of) for name in kind_of}
    known = _Known(full, kind_of)
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


def _fullest(name: str, kinds: dict[str, str]) -> str:
    """The longest name of the article that this one is a short form of."""
    words = name.split()
    longer = [
        other
        for other in kinds
        if len(other) > len(name) and other != name and _is_short_for(name, words, other, kinds)
    ]
    return max(longer, key=lambda other: (len(other.split()), other)) if longer else name


def _is_short_for(name: str, words: list[str], other: str, kinds: dict[str, str]) -> bool:
    if kinds[other] == PERSON:
        if len(other.split()) > 4:
            return False
        plain = re.sub(r" (?:Jr|Sr)\.$", "", other)
        given = other.split()[0]
        same_first = len(words) == 1 or words[0] == given
        tail = other.endswith(" " + name) or plain.endswith(" " + name)
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


def _resolved(text: str, parse: Parse, place: int, known: _Known) -> Speaker:
    mention = mention_at(text, parse, place)
    joint = [
        c
        for c in parse.children[place]
        if parse.tokens[c].dep == "conj" and parse.tokens[c].tag.startswith("NN")
    ]
    others = [mention_at(text, parse, c) for c in joint]
    if mention.name and others and all(m.name for m in others):
        names = [known.full.get(m.name, m.name) for m in (mention, *others)]
        return Speaker(_JOINT.join(names), _kind(mention.kind))
    if mention.name:
        name = known.full.get(mention.name, mention.name)
        return Speaker(name, _kind(known.kinds.get(name, mention.kind)))
    form = text[parse.tokens[place].start : parse.tokens[place].end]
    if form[0].isupper() and (full := known.named_by(form)):
        # a name that the parser took for a noun here, not elsewhere
        return Speaker(full, _kind(known.kinds.get(full, PERSON)))
    if mention.head in PRONOUNS:
        return _of_pronoun(mention.head, known)
    if mention.head in NOBODY:
        return NOT_TOLD
    return _of_description(text, parse, place, mention, known)


def _kind(kind: str) -> str:
    return NAMED if kind == PERSON else INSTITUTION


def _of_pronoun(pronoun: str, known: _Known) -> Speaker:
    if pronoun == "they" and known.plural.name:
        return known.plural
    wanted = {"it": {BODY, PLACE}, "they": {BODY}}.get(pronoun, {PERSON})
    for names in (known.subjects, known.named):
        for name in reversed(names):
            if known.kinds.get(name, PERSON) not in wanted:
                continue
            gender = known.gender.get(name, "")
            if PERSON in wanted and gender and gender != pronoun:
                continue
            if PERSON in wanted and not gender:
                known.gender[name] = pronoun
            return Speaker(name, _kind(known.kinds.get(name, PERSON)))
    return NOT_TOLD


def _of_description(
    text: str, parse: Parse, place: int, mention: Mention, known: _Known
) -> Speaker:
    n_words = len(mention.said.split())
    first = mention.said.split()[0].lower() if mention.said else ""
    owner = _owner(text, parse, place)
    definite = first in _DEFINITE or bool(owner)
    head, role = mention.head, ROLES.get(mention.head)
    is_paper = (head in PAPERS or head.removesuffix("s") in PAPERS) and n_words <= 3
    if head in LETTERS or (definite and is_paper):
        name = known.full.get(owner, owner) or next(reversed(known.subjects), "")
        if name:
            return Speaker(name, _kind(known.kinds.get(name, PERSON)))
    if role and definite:
        for name in reversed(known.named + known.subjects):
            if known.roles.get(name, set()) & _like(role) and _fits(
                owner, known.beside.get(name, set())
            ):
                return Speaker(name, NAMED)
    if head in BODIES and first == "the" and n_words == 2:
        wanted = PLACE if head in PLACES else BODY
        for name in reversed(known.named + known.subjects):
            if known.kinds.get(name) == wanted:
                return Speaker(name, INSTITUTION)
    if head in BODIES and definite:
        return Speaker(mention.said, INSTITUTION)
    if first in _DEFINITE and n_words == 2:
        # "the official" is the last one who was spoken of in more words
        return Speaker(known.unnamed.get(head, mention.said), UNNAMED)
    known.unnamed[head] = mention.said
    return Speaker(mention.said, UNNAMED)


def _like(role: str) -> frozenset[str]:
    """The roles that this word may stand for: a leader is a president, a premier, a king."""
    return LEADERS if role == "leader" else frozenset({role})


_DEFINITE: Final = frozenset({"the", "his", "her", "its", "their", "this"})


_NAME_TAGS: Final = frozenset({"NNP", "NNPS", "JJ"})


def _owner(text: str, parse: Parse, place: int) -> str:
    """The name in "Turkey's president" and "the Turkish president"; "" without one."""
    for child in parse.children[place]:
        token = parse.tokens[child]
        is_name = token.dep in ("poss", "compound", "amod") and token.tag in _NAME_TAGS
        if is_name and text[token.start].isupper():
            return mention_at(text, parse, child).name or text[token.start : token.end]
    return ""


def _fits(owner: str, beside: set[str]) -> bool:
    """Whether somebody of whom these words were said can be the owner's: Turkey's, the Turkish."""
    stem = owner.split()[-1][:_STEM].lower() if owner else ""
    return not stem or any(word.startswith(stem) for word in beside)


_STEM = 4


def _of_brackets(lines: Sequence[Line], found: list[list[Speaker]], known: _Known) -> None:
    """A name in brackets or behind a dash right after a quotation: “…” (Ann Lee, its chair)."""
    for at, (line, speakers) in enumerate(zip(lines, found, strict=True)):
        if not speakers or speakers[-1].name:
            continue
        behind = line.text[line.spans[-1].end :]
        nearby = (line.text, line.parse, line.spans[-1].end) if _n_letters(behind) > 3 else None
        if nearby is None and at + 1 < len(lines):
            nearby = (lines[at + 1].text, lines[at + 1].parse, 0)
        if nearby and _NAMES_SOURCE.match(nearby[0][nearby[2] :]):
            names = [m for m, _ in named_in(*nearby[:2]) if m.at >= nearby[2] and m.kind == PERSON]
            if names:
                name = known.full.get(names[0].name, names[0].name)
                speakers[-1] = Speaker(name, NAMED)


# "(Ann Lee, its chair)", "— Ann Lee", and "Ann Lee said." where that became a sentence of its own
_NAMES_SOURCE = re.compile(
    r"\s*(?:\(|—|–|--|[A-Z][\w.’' -]{1,40}\b(?:said|says|added|wrote|tweeted)\s?\.?$)"
)


def _n_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _of_runs(lines: Sequence[Line], found: list[list[Speaker]]) -> None:
    """All sentences of one long quotation have the speaker that one of them tells."""
    told: dict[int, Speaker] = {}
    for line, speakers in zip(lines, found, strict=True):
        for span, speaker in zip(line.spans, speakers, strict=True):
            if span.run is not None and speaker.name:
                told.setdefault(span.run, speaker)
    for line, speakers in zip(lines, found, strict=True):
        for i, span in enumerate(line.spans):
            if not speakers[i].name and span.run in told:
                speakers[i] = told[span.run]


def _of_neighbours(lines: Sequence[Line], found: list[list[Speaker]], known: _Known) -> None:
    """A quotation without a speaker has that of the one before it, or of what leads up to it."""
    last, last_at = NOT_TOLD, -10
    for at, (line, speakers) in enumerate(zip(lines, found, strict=True)):
        for i in range(len(speakers)):
            if speakers[i].name:
                continue
            same = next((s for s in speakers if s.name), None)
            led = _named_before(lines, at, known) if i == 0 else NOT_TOLD
            if same:
                speakers[i] = same
            elif led.name:
                speakers[i] = led
            elif (own := _own_subject(line, line.spans[i], known)).name:
                speakers[i] = own
            elif last.name and at - last_at <= _REACH:
                speakers[i] = last
        told = [s for s in speakers if s.name]
        if told:
            last, last_at = told[-1], at


def _own_subject(line: Line, span: Span, known: _Known) -> Speaker:
    """The person who is the subject of a sentence that is only in part a quotation."""
    if span.start < _PART and len(line.text) - span.end < _PART:
        return NOT_TOLD
    for mention, is_subject in named_in(line.text, line.parse):
        if is_subject and mention.kind == PERSON and not span.start <= mention.at < span.end:
            return Speaker(known.full.get(mention.name, mention.name), NAMED)
    return NOT_TOLD


_PART = 12  # characters beside the quotation, from which on the sentence says something itself


def _named_before(lines: Sequence[Line], at: int, known: _Known) -> Speaker:
    """Who is the subject of the sentence before, where that one leads up to a quotation."""
    if at == 0 or not lines[at - 1].text.rstrip().endswith(":"):
        return NOT_TOLD
    before = lines[at - 1]
    for mention, is_subject in named_in(before.text, before.parse):
        if is_subject:
            name = known.full.get(mention.name, mention.name)
            return Speaker(name, _kind(known.kinds.get(name, mention.kind)))
    return NOT_TOLD
