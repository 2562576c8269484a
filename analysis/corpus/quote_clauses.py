"""Which words of a sentence are what somebody says: the clause that hangs on a cue."""

from collections.abc import Sequence
from typing import Final

from analysis.corpus.parse import Parse, Token
from analysis.corpus.quote_subjects import SUBJECTS

CLAUSES: Final = frozenset({"ccomp", "parataxis"})
LEAST_INDIRECT_WORDS: Final = 2


def clause_of(
    text: str, parse: Parse, place: int, labels: set[str], *, needs_that: bool = False
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
            continue  # "said to be": no clause of its own
        return characters(text, parse, inside)
    return None


def _has_subject(parse: Parse, place: int) -> bool:
    return any(parse.tokens[c].dep in SUBJECTS | {"expl", "attr"} for c in parse.children[place])


def clause_before(text: str, parse: Parse, place: int, subject: int) -> tuple[int, int] | None:
    """What stands before ", she said" at a sentence's end, up to the comma; else None."""
    tokens = parse.tokens
    if tokens[place].tag not in ("VBD", "VBZ", "VBP", "VBN"):
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
    if not any(tokens[i].tag.startswith(("VB", "MD")) for i in before):
        return None
    if any(tokens[c].dep == "dobj" for c in tail):
        return None
    return characters(text, parse, before)


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
