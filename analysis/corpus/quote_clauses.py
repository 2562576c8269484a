"""Which words of a sentence are what somebody says: the clause that hangs on a cue."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from analysis.corpus.parse import Parse, Token
from analysis.corpus.quote_subjects import SUBJECTS, verb_above

CLAUSES: Final = frozenset({"ccomp", "parataxis"})
LEAST_INDIRECT_WORDS: Final = 2


def clause_of(
    text: str, parse: Parse, place: int, labels: Collection[str], *, needs_that: bool = False
) -> tuple[int, int] | None:
    """The words of the clause that hangs on the cue; the conjunction "that" is not among them."""
    tokens = parse.tokens
    # Of a clause on either side the one behind the cue, with its "that", is surer.
    behind_first = sorted(parse.children[place], key=lambda c: (c < place, c))
    for child in behind_first:
        if tokens[child].dep not in labels:
            continue
        inside = parse.subtree(child)
        first = text[tokens[inside[0]].start : tokens[inside[0]].end].lower()
        if needs_that and first != "that":
            continue
        is_bare = tokens[child].dep == "ccomp" and tokens[child].tag in ("VB", "VBG", "VBN")
        if is_bare and not _has_subject(parse, child):
            is_finite = any(tokens[c].tag in _FINITE for c in parse.children[child])
            if not is_finite or tokens[place].tag not in _FINITE:
                continue  # "said to be": no clause of its own
            inside = _with_object(parse, place, inside)
        return characters(text, parse, inside)
    return None


def _has_subject(parse: Parse, place: int) -> bool:
    return any(parse.tokens[c].dep in SUBJECTS | {"expl", "attr"} for c in parse.children[place])


def _with_object(parse: Parse, place: int, inside: Sequence[int]) -> list[int]:
    """The clause with its subject, which the parser took for the object of the cue before it."""
    objects = [c for c in parse.children[place] if parse.tokens[c].dep == "dobj"]
    return sorted({*inside, *(i for c in objects if c < inside[0] for i in parse.subtree(c))})


def clause_around(text: str, parse: Parse, place: int) -> tuple[int, int] | None:
    """What stands on both sides of ", she said," without quotation marks; else None."""
    tokens = parse.tokens
    mine = parse.subtree(place)
    words = [i for i in mine if not _is_edge(text, tokens[i])]
    left, right = text[: tokens[words[0]].start].rstrip(), text[tokens[words[-1]].end :].lstrip()
    if tokens[place].tag not in _FINITE or tokens[place].dep != "parataxis":
        return None
    if not (left.endswith(",") and right.startswith(",")):
        return None
    head = verb_above(parse, place)
    rest = [i for i in parse.subtree(head) if i not in set(mine)]
    found = characters(text, parse, rest)
    is_around = found is not None and found[0] < tokens[words[0]].start < found[1]
    # “…”, she said, “…” are two quotations; marks elsewhere are within what is said.
    is_between = _MARK_LAST.search(left[:-1]) or _MARK_FIRST.match(right[1:])
    return found if is_around and not is_between else None


def clause_behind(text: str, parse: Parse, place: int, lemma: str) -> tuple[int, int] | None:
    """What follows "said on Friday that", where the clause hangs on the day; else None."""
    tokens = parse.tokens
    if any(tokens[c].dep == "dobj" for c in parse.children[place]) and lemma not in TO_SOMEBODY:
        return None  # "announced a plan that nobody has read": of a thing
    for at in range(place + 1, min(place + _REACH, len(tokens) - 1)):
        if tokens[at].tag.startswith(("V", "MD")):
            return None
        is_that = text[tokens[at].start : tokens[at].end].lower() == "that"
        if is_that and tokens[at + 1].tag not in (*_FINITE, "IN"):
            rest = list(range(at + 1, parse.subtree(place)[-1] + 1))
            return characters(text, parse, rest) if _is_clause(parse, rest) else None
    return None


def _is_clause(parse: Parse, places: Sequence[int]) -> bool:
    return any(parse.tokens[i].tag in _FINITE for i in places)


_FINITE: Final = ("VBD", "VBZ", "VBP", "MD")
TO_SOMEBODY: Final = frozenset("tell inform assure remind warn".split())  # noqa: SIM905
_REACH = 12
_MARK_LAST, _MARK_FIRST = re.compile(r"(?:[\"”»’]|'')\s*$"), re.compile(r"\s*(?:[\"“„«‘]|``)")


def clause_before(
    text: str, parse: Parse, place: int, subject: int, lemma: str
) -> tuple[int, int] | None:
    """What stands before ", she said" at a sentence's end, up to the comma; else None."""
    tokens = parse.tokens
    if not _is_told(parse, place):
        return None
    first = min(parse.subtree(subject)[0], place) if subject < place else place
    first -= first > 0 and tokens[first - 1].tag in ("RB", "MD") and subject > place
    left = text[: tokens[first].start].rstrip()
    tail = [c for c in parse.children[place] if c > max(place, subject)]
    goes_on = any(tokens[c].dep in ("ccomp", "conj", "advcl", "parataxis", "xcomp") for c in tail)
    behind = parse.subtree(place)[-1] if subject > place else max(place, *tail, place)
    n_behind = len(tokens) - behind
    if not left.endswith((",", ",”", ',"', ", ''", ",''", ", ”")) or goes_on:
        return None
    if subject < place and n_behind > _LONGEST_TAIL:
        return None
    before = [i for i in range(first) if tokens[i].end <= len(left)]
    circumstances = _circumstances(text, parse, place, first)
    if not any(tokens[i].tag.startswith(("VB", "MD")) for i in before if i not in circumstances):
        return None
    if lemma not in TO_SOMEBODY and any(tokens[c].dep == "dobj" for c in tail):
        return None
    return characters(text, parse, before)


def _circumstances(text: str, parse: Parse, place: int, first: int) -> set[int]:
    """What tells when or why somebody spoke: "When asked about it," and "According to him,"."""
    tokens, found = parse.tokens, set()
    for child in parse.children[place]:
        kids = parse.children[child]
        is_when = any(tokens[c].dep == "mark" or tokens[c].tag == "WRB" for c in kids)
        is_clause = tokens[child].dep == "advcl" and (is_when or tokens[child].tag in _PARTICIPLES)
        if child < first and (is_clause or tokens[child].dep == "prep"):
            found |= set(parse.subtree(child))
    return found


_PARTICIPLES: Final = ("VBN", "VBG")


def _is_told(parse: Parse, place: int) -> bool:
    """Whether the verb tells what somebody did: "says", "said", "has said"; not "one revealed"."""
    has_helper = any(parse.tokens[c].dep in ("aux", "auxpass") for c in parse.children[place])
    return parse.tokens[place].tag in _FINITE or (parse.tokens[place].tag == "VBN" and has_helper)


_LONGEST_TAIL = 8


def has_words(text: str, parse: Parse, places: Sequence[int]) -> bool:
    """Whether these tokens are words enough for a clause."""
    n = sum(text[parse.tokens[i].start].isalnum() for i in places)
    return n >= LEAST_INDIRECT_WORDS


def characters(text: str, parse: Parse, places: Sequence[int]) -> tuple[int, int] | None:
    """From the first to the last of these tokens, without "that" and the marks at the ends."""
    tokens = parse.tokens
    kept = list(places)
    while kept and _is_edge(text, tokens[kept[0]]):
        kept.pop(0)
    while kept and _is_edge(text, tokens[kept[-1]]):
        kept.pop()
    return (tokens[kept[0]].start, tokens[kept[-1]].end) if kept else None


def _is_edge(text: str, token: Token) -> bool:
    word = text[token.start : token.end].lower()
    return word in ",.;:—–- " or (word == "that" and token.dep == "mark")
