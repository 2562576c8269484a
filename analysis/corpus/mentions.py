"""How a sentence names somebody: the phrase around a token, its name, and the words beside it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from analysis.corpus.names import without_titles
from analysis.corpus.parse import Parse, Token
from analysis.corpus.speaker_words import NOBODY, PAPERS, PRONOUNS, ROLES

PERSON: Final = "person"
BODY: Final = "body"  # an organisation
PLACE: Final = "place"  # a country or a town, which speaks through its government
_KINDS: Final = {"PERSON": PERSON, "ORG": BODY, "GPE": PLACE, "FAC": BODY, "LOC": PLACE}
_LEFT = {"compound", "amod", "nmod", "det", "poss", "nummod", "flat", "quantmod", "advmod", "case"}
_LONGEST_DESCRIPTION = 9
_EDGE = " ,.;:()[]\"“”'’`—–-"
_SUFFIX = re.compile(r"\s*,?\s*(?:Jr|Sr)\b\.?")


class Mention(NamedTuple):
    """Somebody as a sentence speaks of them.

    `name` is "" for a pronoun or a description; `said` is the pronoun or description, `head` its
    noun; `beside` are the lower-case words of title and apposition; `at` is where it begins.
    """

    name: str
    kind: str
    said: str
    head: str
    beside: frozenset[str]
    at: int


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
    if word.lower() in PRONOUNS | NOBODY:
        return Mention("", "", word.lower(), word.lower(), frozenset(), token.start)
    beside = _words_beside(text, parse, place)
    entity = _entity_over(parse, place)
    is_name = token.tag.startswith("NNP") and not _is_of_people(token)
    if is_name or (entity and entity.kind == PERSON):
        name = _name(text, parse, place, entity)
        if name and not _is_title(name):
            kind = entity.kind if entity else (PERSON if _looks_personal(name) else BODY)
            return Mention(name, kind, name, word.lower(), beside, token.start)
    for child in parse.children[place]:
        # "the minister, Abbas Araghchi," and "spokesman Mark Corallo" read the other way round
        inner = parse.tokens[child]
        within = _entity_over(parse, child)
        if inner.dep in ("appos", "compound") and within and within.kind in (PERSON, BODY):
            name = _name(text, parse, child, within)
            if name and child > place:
                beside |= {word.lower()}
                return Mention(name, within.kind, name, word.lower(), beside, token.start)
    return Mention("", "", _description(text, parse, place), word.lower(), beside, token.start)


def _is_of_people(token: Token) -> bool:
    """Whether it is a word like "Democrat" or "Israelis", which names nobody."""
    return token.entity == "NORP"


def named_in(text: str, parse: Parse) -> list[tuple[Mention, bool]]:
    """The names of a sentence in order, each with whether it is a subject."""
    tokens = parse.tokens
    found = []
    for entity in _entities(parse):
        places = [i for i, t in enumerate(tokens) if entity.start <= t.start < entity.end]
        root = next((i for i in places if tokens[i].head not in places), places[-1])
        if entity.kind:
            name = _clean(text[entity.start : entity.end] + _suffix(text, entity.end))
            if name and name[0].isupper() and not _is_title(name):
                kind = entity.kind
                mention = Mention(
                    name, kind, name, name.split()[-1].lower(),
                    _words_beside(text, parse, root), entity.start,
                )  # fmt: skip
                found.append((mention, tokens[root].dep in ("nsubj", "nsubjpass")))
    return found


def _entities(parse: Parse) -> list[_Entity]:
    return [_Entity(_KINDS.get(kind, ""), start, end) for kind, start, end in parse.entities()]


def _entity_over(parse: Parse, place: int) -> _Entity | None:
    at = parse.tokens[place].start
    return next((e for e in _entities(parse) if e.kind and e.start <= at < e.end), None)


def _suffix(text: str, end: int) -> str:
    found = _SUFFIX.match(text, end)
    return found[0].replace(",", "") if found else ""


def _name(text: str, parse: Parse, place: int, entity: _Entity | None) -> str:
    if entity:
        return _clean(text[entity.start : entity.end] + _suffix(text, entity.end))
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


def _touch(text: str, parse: Parse, place: int) -> bool:
    between = text[parse.tokens[place].end : parse.tokens[place + 1].start]
    return not between.strip()


def _clean(name: str) -> str:
    """The name on one line, without its title, article and possessive."""
    plain = re.sub(r"\s+", " ", name).strip(_EDGE + " ")
    plain = re.sub(r"\s?['’]s?$", "", plain)
    plain = re.sub(r"^[Tt]he ", "", plain)
    plain = (without_titles(plain) or plain).strip()
    first, _, rest = plain.partition(" ")
    plain = rest if " " in rest and first.lower().rstrip(".") in ROLES else plain
    return plain + "." if re.search(r"\b(?:Jr|Sr|U\.S|U\.N)$", plain) else plain


def _is_title(name: str) -> bool:
    """Whether it is a title or a paper and names nobody, as in "the President" or "a Tweet"."""
    return name.lower() in ROLES.keys() | PAPERS


def _looks_personal(name: str) -> bool:
    return 2 <= len(name.split()) <= 3 and name.replace(" ", "").replace("-", "").isalpha()


def _words_beside(text: str, parse: Parse, place: int) -> frozenset[str]:
    """Title and apposition in lower case: what the phrase says of whom it names."""
    tokens = parse.tokens
    found = set()
    for child in parse.children[place]:
        if tokens[child].dep in ("compound", "amod", "nmod"):
            found.add(text[tokens[child].start : tokens[child].end].lower().rstrip("."))
        elif tokens[child].dep in ("appos", "relcl"):
            found |= {
                text[tokens[i].start : tokens[i].end].lower()
                for i in parse.subtree(child)[:12]
                if tokens[i].tag.startswith("NN")
            }
    head = tokens[place]
    if head.dep == "appos" and tokens[head.head].tag == "NN":
        found.add(text[tokens[head.head].start : tokens[head.head].end].lower())
    return frozenset(found)


def _description(text: str, parse: Parse, place: int) -> str:
    """The phrase without clauses: "a senior source in the ministry"."""
    tokens = parse.tokens
    kept = [place]
    for child in parse.children[place]:
        if tokens[child].dep in _LEFT and child < place:
            kept += [i for i in parse.subtree(child) if i < place]
        elif tokens[child].dep == "prep" and child > place:
            kept += _short(parse, parse.subtree(child))
    kept = sorted(set(kept))
    kept = _unbroken(kept, place)[:_LONGEST_DESCRIPTION]
    words = re.sub(r"\s+", " ", text[tokens[kept[0]].start : tokens[kept[-1]].end])
    words = words.strip(_EDGE + " ")
    first, _, rest = words.partition(" ")
    lowered = first.lower() if first.istitle() and tokens[kept[0]].tag != "NNP" else first
    return f"{lowered} {rest}".strip()


def _short(parse: Parse, places: Sequence[int]) -> list[int]:
    return list(places) if len(places) <= 5 else []


def _unbroken(places: Sequence[int], place: int) -> list[int]:
    """The run of tokens next to each other that holds `place`."""
    run = [place]
    held = set(places)
    while run[0] - 1 in held:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in held:
        run.append(run[-1] + 1)
    return run
