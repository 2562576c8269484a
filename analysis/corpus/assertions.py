"""What a sentence says to be so, and what it says not to be so: of whom, of what, and when.

"The minister refused to sign the bill" says of the minister and the bill what "the minister did not
sign the bill" says.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from analysis.corpus.denials import ABOUT, SUBJECTS, Reading, bases_of
from analysis.corpus.opposed_words import BE, BEGIN, NO, NOBODY, REFUSE, TIMES, VOTE, meanings_of
from analysis.corpus.parse import Parse
from analysis.corpus.shared_words import FUNCTION_WORDS, STEM_LETTERS

THERE_IS: Final = "there is"
_CLAUSES: Final = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "punct"})
_MOST_WORDS: Final = 7  # of a stretch that is given whole
_BE, _VOTE, _OF_ANOTHER = map(bases_of, (BE, VOTE, REFUSE | BEGIN))


class Party(NamedTuple):
    """Who acts, or what is acted upon, by its stems; all empty where nobody is named."""

    stems: frozenset[str]
    heads: frozenset[str]  # of these, what it is and no more: "view" of "a view of unions"
    is_named: bool
    is_nobody: bool


class Assertion(NamedTuple):
    """That something is so (`sign` 1) or not so (−1): of whom, of what, when, in which words."""

    meaning: str
    sign: int
    agent: Party
    theme: Party
    when: frozenset[str]
    words: str


def assertions_in(text: str, parse: Parse) -> list[Assertion]:
    """What the sentence asserts, from left to right; a word of two meanings is given with both."""
    reading = Reading(text, parse)
    verbs = (i for i, t in enumerate(parse.tokens) if t.tag.startswith("VB"))
    return [a for verb in verbs for a in _of_verb(reading, verb)]


def _of_verb(read: Reading, verb: int) -> Iterator[Assertion]:
    said, about = read.sign(verb), _predicate(read, verb)
    if said is None or about is None or read.dep(verb).startswith("aux") or _is_limited(read, verb):
        return
    sign, told = said[0], said[1] | {verb, about[0], *read.children(verb, "prt")}
    if against := _against(read, verb):
        sign, told = -sign, told | against
    agent, theme = _agent(read, verb), _theme(read, verb)
    words, when = _words(read, told, sign), _when(read, verb)
    for meaning, side in meanings_of(about[1]):
        yield Assertion(meaning, sign * side, agent, theme, when, words)


def _predicate(read: Reading, verb: int) -> tuple[int, str] | None:
    """The token that tells what is so, with its base: the verb, or what "is" joins to a subject."""
    base = read.base(verb)
    if base not in _BE:
        if base in _OF_ANOTHER and read.children(verb, "xcomp"):
            return None  # what is refused or begun is said of the infinitive
        return verb, " ".join([base, *map(read.word, read.children(verb, "prt"))])
    if read.children(verb, "expl"):
        return verb, THERE_IS
    joined = [*read.children(verb, "acomp"), *read.children(verb, "attr")]
    return (joined[0], read.base(joined[0])) if joined else None


def _is_limited(read: Reading, verb: int) -> bool:
    """Whether it is so at some times only, which says that at others it is not."""
    hung = [verb, *read.children(verb, "prep", "npadvmod")]
    hung += [c for one in hung[1:] for c in read.children(one, "pobj")]
    return any("only" in read.words_of(one, "advmod") for one in hung)


def _against(read: Reading, verb: int) -> set[int]:
    """The "against" of "voted against a strike", or the "reject" of "voted to reject it"."""
    if read.base(verb) not in _VOTE:
        return set()
    goals = read.children(verb, "xcomp")
    return {c for c in read.children(verb, "prep") if read.word(c) == "against"} or {
        c for c in goals if any(side < 0 for _, side in meanings_of(read.base(c)))
    }


def _agent(read: Reading, verb: int) -> Party:
    """Who acts; of a verb without a subject of its own the subject of the one above."""
    behind = [c for p in read.children(verb, "agent") for c in read.children(p, "pobj")]
    found, at = behind or read.children(verb, "nsubj"), verb
    while not found and not read.children(at, *SUBJECTS):
        if read.dep(at) not in ("xcomp", "conj", "pcomp", "prep"):
            break
        at = read.above(at)
        found = read.children(at, *SUBJECTS)
    return _party(read, found)


def _theme(read: Reading, verb: int) -> Party:
    """What is acted upon or spoken of: the object, the subject of a passive, "of cracks"."""
    found = read.children(verb, "dobj", "nsubjpass", "dative")
    if read.children(verb, "expl"):
        found = read.children(verb, "attr", "dobj")
    about = (p for p in read.children(verb, "prep") if read.word(p) in ABOUT)
    return _party(read, found or [c for p in about for c in read.children(p, "pobj")])


def _party(read: Reading, heads: list[int]) -> Party:
    is_named = any(read.parse.tokens[head].tag.startswith("NNP") for head in heads)
    whole = _stems(read, (i for head in heads for i in _phrase(read, head)))
    return Party(whole, _stems(read, heads), is_named, any(map(read.is_nobody, heads)))


def _stems(read: Reading, places: Iterable[int]) -> frozenset[str]:
    words = {read.word(place) for place in places} - FUNCTION_WORDS - NOBODY
    return frozenset(word[:STEM_LETTERS].rstrip("s") for word in words)


def _phrase(read: Reading, head: int) -> Iterator[int]:
    """The tokens of a phrase, without clauses that hang on it."""
    yield head
    for child in read.parse.children[head]:
        if read.dep(child) not in _CLAUSES:
            yield from _phrase(read, child)


def _when(read: Reading, verb: int) -> frozenset[str]:
    """The days, months and years that are told of a verb."""
    hung = (i for c in read.children(verb, "prep", "npadvmod") for i in _phrase(read, c))
    return frozenset(w for w in map(read.word, hung) if w in TIMES or (w.isdigit() and len(w) == 4))


def _words(read: Reading, told: set[int], sign: int) -> str:
    """The words that assert it, short: "signed", "refused to sign", "denied … hit"."""
    places = set(told)
    for place in told:
        if read.word(place) in NO:
            places |= {read.above(place)}
        places |= set(read.children(place, "aux", "auxpass")) if sign < 0 else set()
    first, last = min(places), max(places)
    tokens = read.parse.tokens
    if last - first < _MOST_WORDS:
        return read.text[tokens[first].start : tokens[last].end]
    return " … ".join(read.text[tokens[i].start : tokens[i].end] for i in sorted(places))
