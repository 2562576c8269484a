"""The cues of a sentence: its words of saying, each with its subject and with what is said."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from analysis.corpus.cues import FORMS, NOUNS, OF_THINGS, ONLY_WITH_MARKS, WITH_THAT
from analysis.corpus.parse import Parse
from analysis.corpus.quote_clauses import (
    CLAUSES,
    characters,
    clause_around,
    clause_before,
    clause_behind,
    clause_of,
    has_words,
)
from analysis.corpus.quote_phrases import Phrase, accused_of, phrase_at
from analysis.corpus.quote_subjects import agent_of, behind_marks, can_speak, owner_of, subject_of
from analysis.corpus.quote_untold import agent_behind, is_passive, says_nobody, speaking

ACCORDING: Final = "according to"
IN_WORDS: Final = "in the words of"
PUT_IT: Final = "put it"


class Cue(NamedTuple):
    """A word of saying: its token, its lemma, the token of who says it, and what is said.

    `only_with_marks`: its clause is surely speech only where it holds quotation marks;
    `is_untold`: the sentence gives it to nobody, as a passive without an agent does.
    """

    place: int
    lemma: str
    subject: int | None
    clause: tuple[int, int] | None  # characters
    only_with_marks: bool
    is_untold: bool = False


def cues_in(text: str, parse: Parse) -> list[Cue]:
    """Every cue of a sentence, from left to right."""
    cues = list(_cues(text, parse))
    beside = [(*_attribution(parse, cue), cue) for cue in cues if _stands_beside(text, parse, cue)]
    for start, end, other in beside:
        cues = [
            cue if cue is other else cue._replace(clause=_without(text, cue.clause, start, end))
            for cue in cues
        ]
    return cues


def _stands_beside(text: str, parse: Parse, cue: Cue) -> bool:
    """Whether it is an attribution set beside a sentence: ", according to Ann", "when asked"."""
    if cue.lemma == ACCORDING:
        # "to help according to her needs" is one thing.
        return _PARTED.search(text[: parse.tokens[cue.place].start]) is not None
    return cue.lemma == "ask" and cue.is_untold and parse.tokens[cue.place].dep == "advcl"


def _attribution(parse: Parse, cue: Cue) -> tuple[int, int]:
    """The characters of a cue with all that hangs on it."""
    inside = parse.subtree(cue.place)
    return parse.tokens[inside[0]].start, parse.tokens[inside[-1]].end


def _without(
    text: str, clause: tuple[int, int] | None, start: int, end: int
) -> tuple[int, int] | None:
    """The clause without an attribution that it begins or ends with; None where nothing is left."""
    if clause is None or end <= clause[0] or clause[1] <= start:
        return clause
    first, last = clause
    if start <= first:
        first = end + len(text[end:]) - len(text[end:].lstrip(", "))
    elif end >= last:
        last = len(text[:start].rstrip(" ,"))
    return (first, last) if first < last else None


def _cues(text: str, parse: Parse) -> Iterator[Cue]:
    tokens = parse.tokens
    for place, token in enumerate(tokens):
        word = text[token.start : token.end].lower()
        if word == "according" and _next_word(text, parse, place) == "to":
            yield _according(text, parse, place)
        elif (
            word == "words"
            and _next_word(text, parse, place) == "of"
            and _is_in(text, parse, place)
        ):
            yield Cue(place, IN_WORDS, _named_by(parse, place), None, True)
        elif word in ("put", "puts") and _next_word(text, parse, place) == "it":
            yield Cue(place, PUT_IT, subject_of(text, parse, place), None, True)
        elif token.tag.startswith("V") and (phrase := phrase_at(text, parse, place)):
            yield _verb(text, parse, place, phrase.cue, phrase)
        elif token.tag.startswith("V") and word in FORMS:
            yield _verb(text, parse, place, FORMS[word])
        elif token.tag.startswith("NN") and word in NOUNS:
            clause = clause_of(text, parse, place, {"acl", "ccomp", "appos"}, needs_that=True)
            if clause:
                owner = speaking(text, parse, place, owner_of(parse, place))
                yield Cue(place, NOUNS[word], owner, clause, False, owner is None)


def _next_word(text: str, parse: Parse, place: int) -> str:
    after = parse.tokens[place + 1 : place + 2]
    return text[after[0].start : after[0].end].lower() if after else ""


def _is_in(text: str, parse: Parse, place: int) -> bool:
    """Whether it says "in the words": "I have no words of thanks" gives nobody's."""
    before = parse.tokens[max(place - 2, 0)]
    return text[before.start : before.end].lower() == "in"


def _named_by(parse: Parse, place: int) -> int | None:
    """Whose words: the noun on the "of" behind them."""
    of = [c for c in parse.children[place] if parse.tokens[c].dep == "prep"]
    return next((c for at in of for c in parse.children[at] if parse.tokens[c].dep == "pobj"), None)


def _according(text: str, parse: Parse, place: int) -> Cue:
    tokens = parse.tokens
    inside = set(parse.subtree(place))
    to = next((c for c in parse.children[place] if tokens[c].dep in ("prep", "pobj")), place + 1)
    named = [c for c in parse.children[to] if tokens[c].dep == "pobj"] if to != place else []
    after = [i for i in range(place + 2, len(tokens)) if tokens[i].tag.startswith(("NN", "PRP"))]
    subject = named[0] if named else (after[0] if after else None)
    # What was said is the rest of the clause that it hangs on.
    head = _clause_head(parse, place)
    rest = [i for i in parse.subtree(head) if i not in inside]
    before = [i for i in rest if i < place]
    behind = [i for i in rest if i > max(inside)]
    if not has_words(text, parse, before):
        chosen = behind
    else:  # "Four people, according to the police, were hurt" goes on behind it
        chosen = rest if head > max(inside) else before
    return Cue(place, ACCORDING, subject, characters(text, parse, chosen), False)


def _clause_head(parse: Parse, place: int) -> int:
    tokens, at = parse.tokens, place
    for _ in range(len(tokens)):
        head = tokens[at].head
        if head == at or (at != place and tokens[at].tag.startswith("V")):
            return at if at != place else head
        at = head
    return at


def _verb(text: str, parse: Parse, place: int, lemma: str, phrase: Phrase | None = None) -> Cue:
    tokens = parse.tokens
    passive = is_passive(text, parse, place, lemma)
    named = (_agent if passive else _active)(text, parse, place)
    subject = None if named is None else speaking(text, parse, place, named)
    nobody = named is not None and (subject is None or says_nobody(text, parse, named))
    if nobody:
        subject = None
    aside = None if subject is None else _aside(text, parse, place, subject, lemma)
    clause = aside or (phrase.clause if phrase else clause_of(text, parse, place, CLAUSES))
    if clause is None and lemma == "accuse" and not passive:
        clause = accused_of(text, parse, place)
    if clause is None and subject is not None and tokens[place].tag != "VBG":
        clause = clause_behind(text, parse, place, lemma) if lemma not in _OF_ACTS else None
    only = _needs_marks(text, parse, place, lemma, clause, subject)
    only = only and not (aside and lemma in WITH_THAT)
    only = only or nobody or (passive and lemma == "ask")  # what a reporter asked
    return Cue(place, lemma, subject, clause, only, nobody or (passive and subject is None))


def _agent(text: str, parse: Parse, place: int) -> int | None:
    agent = agent_of(text, parse, place)
    return agent_behind(text, parse, place) if agent is None else agent


def _active(text: str, parse: Parse, place: int) -> int | None:
    subject = subject_of(text, parse, place)
    if subject is None and parse.tokens[place].tag in ("VBD", "VBZ"):
        return behind_marks(text, parse, place)
    return subject


def _aside(text: str, parse: Parse, place: int, subject: int, lemma: str) -> tuple[int, int] | None:
    """What is said where ", she said" stands behind it or amid it."""
    before = clause_before(text, parse, place, subject, lemma)
    return before or clause_around(text, parse, place)


def _needs_marks(
    text: str,
    parse: Parse,
    place: int,
    lemma: str,
    clause: tuple[int, int] | None,
    subject: int | None,
) -> bool:
    """Whether the clause of this verb is surely speech only where it holds quotation marks."""
    tokens, kids = parse.tokens, parse.children[place]
    words = {text[tokens[c].start : tokens[c].end].lower(): tokens[c].dep for c in kids}
    with_that = clause is not None and _THAT.search(text[: clause[0]]) is not None
    if lemma == "accuse" and clause is not None:
        return False
    if lemma in ONLY_WITH_MARKS or (lemma in WITH_THAT and not with_that):
        return True
    if lemma == "ask" and clause is not None:
        return not with_that and _QUESTION.match(text, clause[0]) is None
    if any(dep == "neg" for dep in words.values()) or "you" in words:
        return True  # "you agree to our terms" quotes nobody
    if subject is not None and lemma in OF_THINGS and not can_speak(text, tokens[subject]):
        return True
    if tokens[place].tag == "VB" and words.get("to") == "aux":
        # "to say that": nobody has said it yet, unless somebody goes on or continues to.
        head = tokens[tokens[place].head]
        return text[head.start : head.end].lower() not in _GO_ON
    return False


_OF_ACTS: Final = WITH_THAT | OF_THINGS | ONLY_WITH_MARKS
_THAT = re.compile(r"\bthat\s*$", re.I)
_PARTED = re.compile(r"(?:^|,)[\s\"'”’»]*$")
_QUESTION = re.compile(
    r"\W*(?:if|whether|who|whom|whose|what|which|when|where|why|how|am|is|are|was|were|do|does|did|"
    r"has|have|had|can|could|will|would|shall|should|may|might|must)\b",
    re.I,
)
_GO_ON = frozenset("went continued goes go continues going".split())  # noqa: SIM905
