"""Whose words a cue brings: the token of its sentence that names who says it.

Whom that token means, `quote_speakers.py` says.
"""

import re
from typing import Final

from analysis.corpus.parse import Parse, Token
from analysis.corpus.speaker_words import BODIES, LETTERS, ROLES

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = {"who", "which", "that"}


def word_at(text: str, parse: Parse, place: int) -> str:
    """The token as it is written, in lower case."""
    return text[parse.tokens[place].start : parse.tokens[place].end].lower()


def subject_of(text: str, parse: Parse, place: int) -> int | None:
    """The token that names who says it: the verb's own subject or that of a verb above it."""
    tokens, at = parse.tokens, place
    behind = name_behind(text, parse, place)
    if behind is not None:
        return behind
    for _ in range(5):
        own = [c for c in parse.children[at] if tokens[c].dep in SUBJECTS]
        who = [c for c in own if text[tokens[c].start : tokens[c].end].lower() not in _RELATIVE]
        if who:
            return min(who, key=lambda c: (abs(c - at), c))
        head, dep = tokens[at].head, tokens[at].dep
        is_below = at != place or _is_written(text, tokens[head])
        if dep in ("relcl", "acl") and is_below and not can_speak(text, tokens[head]):
            # "spoke of a bond that has lasted, and assured them that …": the verb above the thing;
            # "issued a statement saying that …": its author
            at = verb_above(parse, head)
            continue
        if own or dep in ("relcl", "acl"):
            return head if dep in ("relcl", "acl") else None
        if at == place and dep == "xcomp" and (told := _object(text, parse, at)) is not None:
            return told
        if head == at or dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"):
            return None
        if dep == "ccomp" and tokens[at].tag != "VBG":
            return None
        at = head
    return None


def behind_marks(text: str, parse: Parse, place: int) -> int | None:
    """The noun between closing marks and the cue: “…” the ex-wife, who spoke in private, told."""
    tokens = parse.tokens
    before = range(max(0, place - _REACH), place)
    marks = [i for i in before if _CLOSING.search(text, tokens[i].start, tokens[i].end)]
    for at in range(marks[-1] + 1, place) if marks else ():
        goes_on = tokens[at + 1].tag.startswith("NN") or tokens[at + 1].tag in ("HYPH", "POS")
        if tokens[at].tag.startswith(("NN", "PRP")) and not goes_on:
            return at
    return None


_REACH = 16
_CLOSING = re.compile(r"[”»\"]|''")


def _is_written(text: str, token: Token) -> bool:
    return token.dep == "dobj" and text[token.start : token.end].lower() in LETTERS


def _object(text: str, parse: Parse, place: int) -> int | None:
    """Who is to say it in "led the paper to ask": the object of the verb above an infinitive."""
    tokens, above = parse.tokens, parse.tokens[place].head
    words = [text[tokens[c].start : tokens[c].end].lower() for c in parse.children[place]]
    if "to" not in words or text[tokens[above].start : tokens[above].end].startswith("promis"):
        return None
    objects = (c for c in parse.children[above] if tokens[c].dep == "dobj" and c < place)
    return next(objects, None)


def verb_above(parse: Parse, place: int) -> int:
    """The verb that governs a phrase; the phrase's own head where there is none."""
    for _ in range(5):
        place = parse.tokens[place].head
        if parse.tokens[place].tag.startswith("V"):
            break
    return place


def name_behind(text: str, parse: Parse, place: int) -> int | None:
    """The last token of the name in ", said Ann Lee": between commas the name follows its verb."""
    tokens = parse.tokens
    if place == 0 or text[tokens[place - 1].end - 1] not in ",”\"'" or place + 1 >= len(tokens):
        return None
    word = text[tokens[place].start : tokens[place].end].lower()
    if tokens[place].tag == "VBG" or word in ("told", "tells"):
        return None  # "Ann Lee, told CNN that", ", saying Ann Lee was"
    last = place
    while last + 1 < len(tokens) and _is_of_name(tokens[last + 1]):
        last += 1
    own = [c for c in parse.children[place] if tokens[c].dep in SUBJECTS]
    if any(c > place or tokens[c].tag.startswith(("NNP", "PRP")) for c in own):
        return None  # the parser saw who it is
    is_owner = last + 1 < len(tokens) and tokens[last + 1].tag == "POS"
    is_in_clause = tokens[last].dep in SUBJECTS and tokens[last].head != place
    return None if last == place or is_owner or is_in_clause else last


def _is_of_name(token: Token) -> bool:
    return token.tag.startswith("NNP") and token.entity not in ("DATE", "TIME")


def agent_of(text: str, parse: Parse, place: int) -> int | None:
    """Who told it, in "he was told by a clerk that …"."""
    for child in parse.children[place]:
        if text[parse.tokens[child].start : parse.tokens[child].end].lower() == "by":
            return next((c for c in parse.children[child] if parse.tokens[c].dep == "pobj"), None)
    return None


def owner_of(parse: Parse, place: int) -> int:
    """Whose report or claim it is: its genitive, its compound, or the token itself."""
    tokens = parse.tokens
    for label in ("poss", "compound"):
        for child in parse.children[place]:
            if tokens[child].dep == label and tokens[child].tag.startswith(("NNP", "PRP")):
                return child
    return place


_SPEAKING = re.compile(r"(?:ers|ors|ists|ians|ials?|men|women|people|police|sources?)$")


def can_speak(text: str, token: Token) -> bool:
    """Whether the noun or pronoun means people, so far as its form tells."""
    word = text[token.start : token.end].lower()
    if token.tag in ("PRP", "PRP$"):
        return word not in ("it", "its")
    is_known = word in ROLES or word in BODIES
    return token.tag.startswith("NNP") or is_known or bool(_SPEAKING.search(word))
