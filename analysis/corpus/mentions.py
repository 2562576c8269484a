"""How a sentence names somebody: the phrase around a token, its name, and the words beside it."""

import re
from typing import Final, NamedTuple

from analysis.corpus.descriptions import description, on_one_line
from analysis.corpus.names import without_titles
from analysis.corpus.parse import Parse, Token
from analysis.corpus.speaker_words import BODIES, NOBODY, PAPERS, PRONOUNS, ROLES

PERSON: Final = "person"
BODY: Final = "body"  # an organisation
PLACE: Final = "place"  # a country or a town, which speaks through its government
_KINDS: Final = {"PERSON": PERSON, "ORG": BODY, "GPE": PLACE, "FAC": BODY, "LOC": PLACE}
_SUFFIX = re.compile(r"\s*,?\s*(?:Jr|Sr)\b\.?")


class Mention(NamedTuple):
    """Somebody as a sentence speaks of them.

    `name` is "" for a pronoun or a description; `said` is the pronoun or description, `head` its
    noun; `beside` are the lower-case words of title and apposition, `titles` those right before the
    name; `at` is where it begins.
    """

    name: str
    kind: str
    said: str
    head: str
    beside: frozenset[str]
    at: int
    titles: frozenset[str] = frozenset()


class _Entity(NamedTuple):
    kind: str
    start: int
    end: int


def mention_at(text: str, parse: Parse, place: int) -> Mention:
    """Whom the token names, by the phrase that it heads."""
    token = parse.tokens[place]
    word = text[token.start : token.end]
    if token.tag.startswith("VB"):  # "… whom nobody would name said that …": the parse is amiss
        return Mention("", "", "", word.lower(), frozenset(), token.start)
    if word.lower() in PRONOUNS | NOBODY and not _is_one_of(text, parse, place):
        return Mention("", "", word.lower(), word.lower(), frozenset(), token.start)
    beside, titles = _words_beside(text, parse, place), _titles(text, parse, place)
    entity = _entity_over(text, parse, place)
    is_name = token.tag.startswith("NNP") and not _is_of_people(token)
    if is_name or (entity and entity.kind == PERSON):
        name = _name(text, parse, place, entity)
        if name and not _is_title(name):
            kind = entity.kind if entity else (PERSON if _looks_personal(name) else BODY)
            return Mention(name, kind, name, word.lower(), beside, token.start, titles)
    for child in parse.children[place]:
        # "the minister, Abbas Araghchi," and "spokesman Mark Corallo" read the other way round
        if parse.tokens[child].dep == "prep":
            child = _chief(text, parse, child)
        inner = parse.tokens[child]
        within = _entity_over(text, parse, child)
        if inner.dep in ("appos", "compound", "pobj") and within and within.kind in (PERSON, BODY):
            name = _name(text, parse, child, within)
            if name and child > place:
                beside |= {word.lower()}
                return Mention(name, within.kind, name, word.lower(), beside, token.start)
    return Mention("", "", description(text, parse, place), word.lower(), beside, token.start)


def _chief(text: str, parse: Parse, place: int) -> int:
    """Who it is in "editor in chief Ann Lee", where the name hangs on "in"; else the "in"."""
    for child in parse.children[place]:
        words = (parse.tokens[c] for c in parse.children[child])
        if any(text[w.start : w.end].lower() == "chief" for w in words):
            return child
    return place


def _is_one_of(text: str, parse: Parse, place: int) -> bool:
    """Whether it is the "one" of "one of the witnesses"."""
    words = (parse.tokens[c] for c in parse.children[place] if c > place)
    return any(text[w.start : w.end].lower() == "of" for w in words)


def _is_of_people(token: Token) -> bool:
    """Whether it is a word like "Democrat" or "Israelis", which names nobody."""
    return token.entity == "NORP"


def named_in(text: str, parse: Parse) -> list[tuple[Mention, bool]]:
    """The names of a sentence in order, each with whether it is a subject."""
    tokens = parse.tokens
    found = []
    for entity in _entities(text, parse):
        places = [i for i, t in enumerate(tokens) if entity.start <= t.start < entity.end]
        if not places:
            continue
        root = next((i for i in places if tokens[i].head not in places), places[-1])
        if entity.kind:
            name = _name_of(text, entity)
            if name and name[0].isupper() and not _is_title(name):
                kind = entity.kind
                mention = Mention(
                    name, kind, name, name.split()[-1].lower(),
                    _words_beside(text, parse, root), entity.start, _titles(text, parse, root),
                )  # fmt: skip
                found.append((mention, tokens[root].dep in ("nsubj", "nsubjpass")))
    return found


def _entities(text: str, parse: Parse) -> list[_Entity]:
    found = []
    for kind, start, end in parse.names:
        # "the bomb of Conditt, Manley said": two names that the recogniser took for one
        commas = [] if _AND.search(text, start, end) else [*_COMMA.finditer(text, start, end)]
        starts = [start, *(comma.end() for comma in commas)]
        ends = [*(comma.start() for comma in commas), end]
        found += [_Entity(_KINDS.get(kind, ""), s, e) for s, e in zip(starts, ends, strict=True)]
    return found


_AND, _COMMA = re.compile(r"\b(?:and|of)\b|&"), re.compile(r"\s*,\s+(?!\s|Jr|Sr|Inc|LLC|Ltd)")


def _entity_over(text: str, parse: Parse, place: int) -> _Entity | None:
    at = parse.tokens[place].start
    return next((e for e in _entities(text, parse) if e.kind and e.start <= at < e.end), None)


_LINKED = re.compile(r"\b(?:of|on|for)\b")


def _suffix(text: str, end: int) -> str:
    found = _SUFFIX.match(text, end)
    return found[0].replace(",", "") if found else ""


def _name(text: str, parse: Parse, place: int, entity: _Entity | None) -> str:
    if entity:
        return _name_of(text, entity)
    tokens = parse.tokens
    first = last = place
    while first and tokens[first - 1].tag.startswith("NNP") and _touch(text, parse, first - 1):
        first -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].tag.startswith("NNP")
        and _touch(text, parse, last)
    ):
        last += 1
    return _clean(text[tokens[first].start : tokens[last].end])


def _name_of(text: str, entity: _Entity) -> str:
    return _clean(text[entity.start : entity.end] + _suffix(text, entity.end), entity.kind)


def _touch(text: str, parse: Parse, place: int) -> bool:
    between = text[parse.tokens[place].end : parse.tokens[place + 1].start]
    return not between.strip()


def _clean(name: str, kind: str = "") -> str:
    """The name on one line, without its title, article and possessive."""
    if kind == PERSON:  # "the Journal's Ann Lee"
        name = re.split(r"['’]\s?s\s+", name)[-1]
    plain = on_one_line(name)
    plain = re.sub(r"\s?['’]\s?s?$", "", plain)
    plain = re.sub(r"^[Tt]he ", "", plain)
    bare = without_titles(plain).strip()
    # "Foreign Ministry", "Council on Foreign Relations"
    is_whole = bare.lower() in BODIES or (kind != PERSON and _LINKED.search(plain))
    plain = plain if is_whole else bare or plain
    first, _, rest = plain.partition(" ")
    if " " in rest and first.lower().rstrip(".") in ROLES:
        # "Republican Ann Lee", and "Republican National Committee" as it is
        plain = plain if rest.split()[-1].lower() in BODIES else rest
    return plain + "." if re.search(r"\b(?:Jr|Sr|U\.S|U\.N)$", plain) else plain


def _is_title(name: str) -> bool:
    """Whether it is a title or a paper and names nobody, as in "the President" or "a Tweet"."""
    return name.lower() in ROLES.keys() | PAPERS or name == name.lower()


def _looks_personal(name: str) -> bool:
    return 2 <= len(name.split()) <= 3 and name.replace(" ", "").replace("-", "").isalpha()


def _words_beside(text: str, parse: Parse, place: int) -> frozenset[str]:
    """Title and apposition in lower case: what the phrase says of whom it names."""
    tokens = parse.tokens
    found = set(_titles(text, parse, place))
    for child in parse.children[place]:
        if tokens[child].dep in ("appos", "relcl"):
            found |= {
                text[tokens[i].start : tokens[i].end].lower()
                for i in parse.subtree(child)[:12]
                if tokens[i].tag.startswith("NN") or tokens[i].entity == "NORP"
            }
    head = tokens[place]
    if head.dep == "appos" and tokens[head.head].tag == "NN":
        found.add(text[tokens[head.head].start : tokens[head.head].end].lower())
        found |= _office(text, parse, head.head)
    return frozenset(found)


def _office(text: str, parse: Parse, place: int) -> set[str]:
    """Country and kind of the office in "Iran's foreign minister, Abbas Araghchi"."""
    kids = [parse.tokens[child] for child in parse.children[place]]
    of_country = {_lower(text, kid) for kid in kids if kid.entity in ("GPE", "NORP")}
    kinds = {_lower(text, kid) for kid in kids if kid.dep in _BEFORE} - ROLES.keys()
    return of_country | kinds


def _titles(text: str, parse: Parse, place: int) -> frozenset[str]:
    """The words before the name in lower case: "president", "mr", of "Texas Gov." both."""
    found = set()
    for child in parse.children[place]:
        if parse.tokens[child].dep in _BEFORE:
            found.add(_lower(text, parse.tokens[child]))
            # Whom an "aide to" or a "president's lawyer" serves is another.
            further = {_lower(text, parse.tokens[c]) for c in parse.subtree(child) if c < place}
            found |= further - ROLES.keys()
    return frozenset(found)


_BEFORE = ("compound", "amod", "nmod")


def _lower(text: str, token: Token) -> str:
    return text[token.start : token.end].lower().rstrip(" .")
