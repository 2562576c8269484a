"""Cues of two words ("pointed out", "made it clear"), and what somebody is accused of."""

from typing import Final, NamedTuple

from analysis.corpus.cues import PHRASES
from analysis.corpus.parse import Parse
from analysis.corpus.quote_clauses import CLAUSES, characters, clause_of
from analysis.corpus.quote_subjects import word_at


class Phrase(NamedTuple):
    """A cue of two words by its lemma, and the clause that hangs on either of them."""

    cue: str
    clause: tuple[int, int] | None


def phrase_at(text: str, parse: Parse, place: int) -> Phrase | None:
    """The cue of two words that this verb begins; None where it begins none."""
    seconds = PHRASES.get(word_at(text, parse, place), {})
    for at in range(place + 1, min(place + _REACH, len(parse))):
        word = word_at(text, parse, at)
        if word in seconds:
            labels, needs_that = CLAUSES | {"advcl", "csubj"}, word in _ADJECTIVES
            clause = clause_of(text, parse, at, labels, needs_that=True) or clause_of(
                text, parse, place, labels if needs_that else CLAUSES, needs_that=needs_that
            )
            return Phrase(seconds[word], clause)
        if word not in _BETWEEN:
            return None
    return None


_REACH: Final = 4
_ADJECTIVES: Final = frozenset({"clear", "plain"})
_BETWEEN: Final = frozenset("it very quite abundantly perfectly crystal".split())  # noqa: SIM905


def accused_of(text: str, parse: Parse, place: int) -> tuple[int, int] | None:
    """Who has done what, in "accused the mayor of hiding it": from "the mayor" on; else None."""
    tokens = parse.tokens
    accused = [c for c in parse.children[place] if tokens[c].dep == "dobj" and c > place]
    for whom in accused[:1]:
        for of in [*parse.children[place], *parse.children[whom]]:
            deeds = (c for c in parse.children[of] if tokens[c].dep == "pcomp")
            if of > whom and word_at(text, parse, of) == "of" and any(deeds):
                last = parse.subtree(of)[-1]
                last -= tokens[last].tag == "CC"  # "of hiding it in May and | later in June"
                return characters(text, parse, range(parse.subtree(whom)[0], last + 1))
    return None
