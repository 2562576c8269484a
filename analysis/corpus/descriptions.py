"""How a sentence describes somebody without a name: "a senior source in the ministry"."""

import re
from collections.abc import Sequence
from typing import Final

from analysis.corpus.parse import Parse, Token

_LEFT: Final = frozenset(
    "compound amod nmod det poss nummod flat quantmod advmod case".split()  # noqa: SIM905
)
_LONGEST: Final = 14  # tokens of a description
_LONGEST_PART: Final = 8  # tokens of what follows its noun
_EDGE: Final = " ,.;:()[]\"“”'’`—–-"


def description(text: str, parse: Parse, place: int) -> str:
    """The phrase without clauses: "a senior source in the ministry"."""
    tokens = parse.tokens
    kept = [place, *_hyphened(text, parse, place)]
    for child in parse.children[place]:
        if tokens[child].dep in _LEFT and child < place:
            kept += [i for i in parse.subtree(child) if i < place]
        elif child > place and _tells_more(parse, child):
            kept += _short(text, parse, parse.subtree(child))
    kept = sorted(set(kept))
    kept = _unbroken(kept, place)[:_LONGEST]
    words = on_one_line(text[tokens[kept[0]].start : tokens[kept[-1]].end])
    first, _, rest = words.partition(" ")
    is_name = tokens[kept[0]].tag.startswith("NNP") or tokens[kept[0]].entity == "NORP"
    lowered = first if is_name or not first.istitle() else first.lower()
    return f"{lowered} {rest}".strip()


def _hyphened(text: str, parse: Parse, place: int) -> list[int]:
    """What is tied to a noun by hyphens, with its article: the "the ex-" of "the ex-wife"."""
    tokens, first = parse.tokens, place
    while first and tokens[first - 1].end == tokens[first].start:
        first -= 1
    if first == place or text[tokens[place].start - 1] != "-":
        return []
    first -= bool(first) and tokens[first - 1].tag in ("DT", "PRP$")
    return list(range(first, place))


def _tells_more(parse: Parse, place: int) -> bool:
    """Whether what follows a noun tells who it is: "of the union", "briefed on the case"."""
    token = parse.tokens[place]
    return _is_participle(token) or (token.dep == "prep" and not _is_time(parse, place))


def _is_time(parse: Parse, place: int) -> bool:
    """Of "an official on Monday"."""
    return any(parse.tokens[c].entity in ("DATE", "TIME") for c in parse.children[place])


def _is_participle(token: Token) -> bool:
    """Of "an official briefed on the case"."""
    return token.dep == "acl" and token.tag in ("VBN", "VBG")


def _short(text: str, parse: Parse, places: Sequence[int]) -> list[int]:
    """These words up to the first comma or clause, unless they are many."""
    kept: list[int] = []
    for place in places:
        token = parse.tokens[place]
        is_clause = token.tag in ("WDT", "WP", "IN") and token.dep in ("mark", "nsubj")
        is_further = kept and _is_participle(token)
        if kept and _OPENS_SPEECH.match(text, token.start):
            return []  # economists as a “historic mistake”: no more of whom, but what they say
        if is_clause or is_further or text[token.start] in ",;:—–":
            break
        kept.append(place)
    return kept if len(kept) <= _LONGEST_PART else []


_OPENS_SPEECH = re.compile(r"(?:``|[\"“„«])\s?[a-z]")


def _unbroken(places: Sequence[int], place: int) -> list[int]:
    """The run of tokens next to each other that holds `place`."""
    run = [place]
    held = set(places)
    while run[0] - 1 in held:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in held:
        run.append(run[-1] + 1)
    return run


def on_one_line(words: str) -> str:
    """The words with single blanks and no marks at the edges; "T.S . Ellis", "Lee 's" joined."""
    plain = re.sub(r"\s+", " ", words).strip(_EDGE + " ")
    return re.sub(r" ?(['’]) ?(?=s\b)", r"\1", re.sub(r"(?<=\w) \.(?= )", ".", plain))
