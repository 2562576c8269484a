"""Cues that give their words to nobody: passives without an agent, subjects that say nothing.

"Her plan was described as “mad”" does not say by whom, "nobody said that it was" that somebody did,
and "the strikes" cannot have insisted; the words of "her comments" are hers.
"""

import re
from typing import Final

from analysis.corpus.cues import NOUNS, ONLY_WITH_MARKS
from analysis.corpus.parse import Parse
from analysis.corpus.quote_subjects import SUBJECTS, agent_of, can_speak, name_behind, word_at

# Verbs whose object is a person or a thing of which something is said: "the plan, called “mad”".
_OF_AN_OBJECT: Final = ONLY_WITH_MARKS | {"ask", "tell", "inform", "remind", "assure", "warn"}


def is_passive(text: str, parse: Parse, place: int, lemma: str) -> bool:
    """Whether the grammatical subject of this verb is whom or what it is said of."""
    tokens, kids = parse.tokens, parse.children[place]
    labels = {tokens[c].dep for c in kids}
    if labels & {"nsubjpass", "auxpass"}:
        return True
    if tokens[place].tag not in ("VBN", "VBD") or labels & (SUBJECTS | {"aux"}):
        return False
    has_agent = tokens[place].tag == "VBN" and agent_of(text, parse, place) is not None
    # "Ann Lee, told CNN that" and "was hurt and told CNN that" are active, however they are parsed.
    if not has_agent and ("dobj" in labels or lemma not in _OF_AN_OBJECT):
        return False
    if tokens[place].tag == "VBN" and tokens[place].dep == "conj":
        return is_passive(text, parse, tokens[place].head, lemma)
    if text[: tokens[parse.subtree(place)[0]].start].rstrip().endswith((" and", " but")):
        return False  # so is "denied it and on Monday called her a liar"
    return tokens[place].dep in ("acl", "advcl") and name_behind(text, parse, place) is None


def says_nobody(text: str, parse: Parse, subject: int) -> bool:
    """Whether the subject is "nobody", "none of them", "no one" or "no official"."""
    kids = parse.children[subject]
    return word_at(text, parse, subject) in _NOBODY or any(
        parse.tokens[c].dep == "det" and word_at(text, parse, c) == "no" for c in kids
    )


_NOBODY: Final = frozenset({"nobody", "none", "neither", "nothing"})


def speaking(text: str, parse: Parse, place: int, subject: int) -> int | None:
    """Who speaks where this is the subject: itself, the owner of words, of a thing nobody.

    Where the thing is the subject of another verb only, it is the last one before the cue who can
    speak: "the strikes were meant to end what Iran denies, insisting".
    """
    tokens, word = parse.tokens, word_at(text, parse, subject)
    is_uttered = _UTTERED.match(text, tokens[subject].end)  # its marks tell (`outside_marks`)
    if tokens[subject].tag == "VB":  # "a source whom they did not name said", taken amiss
        return _described(parse, place)
    if tokens[subject].tag not in ("NN", "NNS") or is_uttered:
        return subject
    is_of_cue = tokens[subject].head == place or subject == place
    if word in _WORDS:
        owners = (c for c in parse.children[subject] if tokens[c].dep == "poss")
        owner = next(owners, None)
        if owner is not None and (is_of_cue or tokens[owner].tag != "PRP$"):
            return owner
    if word not in _WORDS - _PAPERS and not {word, word.removesuffix("s")} & _THINGS:
        return subject
    is_climbed = not is_of_cue and (word in _WORDS or tokens[place].tag == "VBG")
    return _last_before(text, parse, place) if is_climbed else None


def _described(parse: Parse, place: int) -> int | None:
    """The noun that the clause about it hangs on, of which this verb is taken for a part."""
    tokens, at = parse.tokens, place
    while tokens[at].dep == "conj" and tokens[at].head != at:
        at = tokens[at].head
    return tokens[at].head if tokens[at].dep == "relcl" else None


def _last_before(text: str, parse: Parse, place: int) -> int | None:
    tokens = parse.tokens
    return next(
        (
            at
            for at in reversed(range(place))
            if tokens[at].dep == "nsubj" and can_speak(text, tokens[at])
        ),
        None,
    )


_PAPERS: Final = frozenset("report reports statement announcement".split())  # noqa: SIM905
# Words speak for who has said them.
_WORDS: Final = (NOUNS.keys() - {"report", "reports"}) | frozenset(
    "comment comments remark remarks words".split()  # noqa: SIM905
)
_THINGS: Final = frozenset(
    """
    strike airstrike attack raid bombing bomb missile blast explosion war conflict violence clash
    shooting crash fire flood storm killing death murder arrest crime incident event crisis summit
    meeting visit trip tour talk debate vote election victory defeat success failure loss move step
    effort attempt decision operation offensive ceasefire truce sanction tariff tax budget price
    rate market economy protest march rally riot match game race threat reaction anger silence idea
    fact thing problem issue situation absence experience image photo picture question point
    """.split()  # noqa: SIM905
)


def agent_behind(text: str, parse: Parse, place: int) -> int | None:
    """Who it is by, behind the marked words: described as a “historic mistake” by economists."""
    for at in parse.subtree(place)[1:]:
        is_behind = at and _CLOSING.search(text, *parse.tokens[at - 1][:2])
        if is_behind and word_at(text, parse, at) == "by":
            for who in parse.children[at]:
                is_who = parse.tokens[who].dep == "pobj" and can_speak(text, parse.tokens[who])
                if is_who:
                    return who
    return None


_CLOSING = re.compile(r"[”»\"]|''")


def outside_marks(
    text: str, parse: Parse, place: int, subject: int, marked: tuple[int, int]
) -> int | None:
    """Who says “Lies,” where the parser took a marked word for the subject of the cue."""
    tokens = parse.tokens
    is_within = marked[0] <= tokens[subject].start < marked[1]
    if not is_within or not _ENDS_UTTERED.search(text[: marked[1]]):
        return subject
    between = [c for c in parse.children[subject] if marked[1] <= tokens[c].start and c < place]
    behind = [c for c in parse.children[place] if c > place]
    kinds = ("appos", "nsubj", "dobj", "attr")
    people = (c for c in between + behind if tokens[c].dep in kinds)
    return next(people, None)


_UTTERED = re.compile(r"\s?[,.!?…]\s?(?:''|[\"”»’'])")
_ENDS_UTTERED = re.compile(rf"{_UTTERED.pattern}$")
