"""What a sentence quotes: where the quoted words are, the cue, and who is its subject.

Read from the sentence's parse (clauses of verbs of saying, "according to") and from its quotation
marks; whom the subject means, `quote_speakers.py` says.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from analysis.corpus.cues import FORMS, NOUNS, OF_THINGS, ONLY_WITH_MARKS, WITH_THAT
from analysis.corpus.marked_words import Stretch
from analysis.corpus.parse import Parse, Token
from analysis.corpus.speaker_words import ROLES

DIRECT: Final = "direct"
INDIRECT: Final = "indirect"
MIXED: Final = "mixed"
ACCORDING: Final = "according to"

# A few marked words that no cue governs are a name, a title or irony, not somebody's speech.
LEAST_WORDS_ALONE: Final = 5
LEAST_INDIRECT_WORDS: Final = 2
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_MARKS = "\"“”„«»‘’'`"
_CLAUSES = {"ccomp", "parataxis"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}


class Span(NamedTuple):
    """A quotation within one sentence: its words, the cue's lemma, and the subject's token.

    `subject` is None where the sentence does not say who speaks; `run` is that of the marks.
    """

    start: int
    end: int
    kind: str
    cue: str
    subject: int | None
    run: int | None
    seeks_subject: bool  # a verb that must have one, which the parser did not see


class _Cue(NamedTuple):
    place: int
    lemma: str
    subject: int | None
    clause: tuple[int, int] | None  # characters
    only_with_marks: bool
    is_passive: bool = False


def spans_in(text: str, parse: Parse, stretches: Sequence[Stretch]) -> list[Span]:
    """The quotations of one sentence, from left to right, never overlapping."""
    marked = [s for s in stretches if s.sure]
    # Verbs within the marks are the speaker's own: “I think …” is no cue.
    spoken = [s for s in stretches if s.end - s.start > 1]
    cues = [
        cue
        for cue in _cues(text, parse)
        if not any(s.start <= parse.tokens[cue.place].start < s.end for s in spoken)
    ]
    found = [*_of_clauses(text, parse, cues, marked)]
    for stretch in marked:
        if not any(s.start < stretch.end and stretch.start < s.end for s in found):
            found += _of_marks(text, parse, stretch, cues)
    return _apart(sorted(found))


def n_words(text: str) -> int:
    """How many words there are."""
    return len(_WORD.findall(text))


def is_title(marked: str) -> bool:
    """Whether marked words are set as the title of a book or a show: "The Art of the Deal"."""
    words = _WORD.findall(marked)
    long = [w for i, w in enumerate(words) if len(w) > _SHORT_WORD or i == 0]
    return 1 < len(words) <= _LONGEST_TITLE and all(w[0].isupper() for w in long)


_SHORT_WORD, _LONGEST_TITLE = 3, 12


def _cues(text: str, parse: Parse) -> Iterator[_Cue]:
    tokens = parse.tokens
    for place, token in enumerate(tokens):
        word = text[token.start : token.end].lower()
        if word == "according" and _next_word(text, parse, place) == "to":
            yield _according(text, parse, place)
        elif token.tag.startswith("V") and word in FORMS:
            yield _verb(text, parse, place, FORMS[word])
        elif token.tag.startswith("NN") and word in NOUNS:
            clause = _clause_of(text, parse, place, {"acl", "ccomp", "appos"}, needs_that=True)
            if clause:
                yield _Cue(place, NOUNS[word], _owner(parse, place), clause, False)


def _next_word(text: str, parse: Parse, place: int) -> str:
    after = parse.tokens[place + 1 : place + 2]
    return text[after[0].start : after[0].end].lower() if after else ""


def _according(text: str, parse: Parse, place: int) -> _Cue:
    tokens = parse.tokens
    inside = set(parse.subtree(place))
    to = next((c for c in parse.children[place] if tokens[c].dep in ("prep", "pobj")), place + 1)
    named = [c for c in parse.children[to] if tokens[c].dep == "pobj"] if to != place else []
    after = [i for i in range(place + 2, len(tokens)) if tokens[i].tag.startswith(("NN", "PRP"))]
    subject = named[0] if named else (after[0] if after else None)
    # What was said is the rest of the clause that it hangs on.
    rest = _without(parse, parse.subtree(_clause_head(parse, place)), inside)
    before = [i for i in rest if i < place]
    behind = [i for i in rest if i > max(inside)]
    chosen = behind if not _has_word(text, parse, before) else before
    return _Cue(place, ACCORDING, subject, _characters(text, parse, chosen), False)


def _clause_head(parse: Parse, place: int) -> int:
    tokens, at = parse.tokens, place
    for _ in range(len(tokens)):
        head = tokens[at].head
        if head == at or (at != place and tokens[at].tag.startswith("V")):
            return at if at != place else head
        at = head
    return at


def _verb(text: str, parse: Parse, place: int, lemma: str) -> _Cue:
    tokens = parse.tokens
    kids = parse.children[place]
    is_passive = any(tokens[c].dep == "nsubjpass" for c in kids)
    subject = _agent(text, parse, place) if is_passive else _subject(text, parse, place)
    before = None if subject is None else _before(text, parse, place, subject)
    clause = before or _clause_of(text, parse, place, _CLAUSES)
    only = _needs_marks(text, parse, place, lemma, clause, subject)
    only = only and not (before and lemma in WITH_THAT)
    return _Cue(place, lemma, subject, clause, only, is_passive)


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
    if lemma in ONLY_WITH_MARKS or (lemma in WITH_THAT and not with_that):
        return True
    if any(dep == "neg" for dep in words.values()):
        return True
    if subject is not None and lemma in OF_THINGS and not _can_speak(text, tokens[subject]):
        return True
    if tokens[place].tag == "VB" and words.get("to") == "aux":
        # "to say that": nobody has said it yet, unless somebody goes on or continues to.
        head = tokens[tokens[place].head]
        return text[head.start : head.end].lower() not in _GO_ON
    return False


_THAT = re.compile(r"\bthat\s*$", re.I)
_SPEAKING = re.compile(r"(?:ers|ors|ists|ians|ials?|men|women|people|police|sources?)$")


def _can_speak(text: str, token: Token) -> bool:
    """Whether the noun or pronoun means people, so far as its form tells."""
    word = text[token.start : token.end].lower()
    if token.tag == "PRP":
        return word != "it"
    return token.tag.startswith("NNP") or word in ROLES or bool(_SPEAKING.search(word))


_GO_ON = frozenset("went continued goes go continues going".split())  # noqa: SIM905


def _agent(text: str, parse: Parse, place: int) -> int | None:
    """Who told it, in "he was told by a clerk that …"."""
    for child in parse.children[place]:
        if text[parse.tokens[child].start : parse.tokens[child].end].lower() == "by":
            return next((c for c in parse.children[child] if parse.tokens[c].dep == "pobj"), None)
    return None


def _clause_of(
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
        return _characters(text, parse, inside)
    return None


def _has_subject(parse: Parse, place: int) -> bool:
    return any(parse.tokens[c].dep in _SUBJECTS | {"expl", "attr"} for c in parse.children[place])


def _before(text: str, parse: Parse, place: int, subject: int) -> tuple[int, int] | None:
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
    return _characters(text, parse, before)


_LONGEST_TAIL = 8


def _without(parse: Parse, places: Sequence[int], left_out: set[int]) -> list[int]:
    return [place for place in places if place not in left_out]


def _has_word(text: str, parse: Parse, places: Sequence[int]) -> bool:
    n = sum(text[parse.tokens[i].start].isalnum() for i in places)
    return n >= LEAST_INDIRECT_WORDS


def _characters(text: str, parse: Parse, places: Sequence[int]) -> tuple[int, int] | None:
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


def _subject(text: str, parse: Parse, place: int) -> int | None:
    """The token that names who says it: the verb's own subject or that of a verb above it."""
    tokens, at = parse.tokens, place
    behind = _name_behind(text, parse, place)
    if behind is not None:
        return behind
    for _ in range(5):
        own = [c for c in parse.children[at] if tokens[c].dep in _SUBJECTS]
        who = [c for c in own if text[tokens[c].start : tokens[c].end].lower() not in _RELATIVE]
        if who:
            return min(who, key=lambda c: (abs(c - at), c))
        head, dep = tokens[at].head, tokens[at].dep
        if dep in ("relcl", "acl") and at != place and not _can_speak(text, tokens[head]):
            # "spoke of a bond that has lasted, and assured them that …": the verb above the thing
            at = _verb_above(parse, head)
            continue
        if own or dep in ("relcl", "acl"):
            return head if dep in ("relcl", "acl") else None
        if head == at or dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"):
            return None
        if dep == "ccomp" and tokens[at].tag != "VBG":
            return None
        at = head
    return None


def _verb_above(parse: Parse, place: int) -> int:
    """The verb that governs a phrase; the phrase's own head where there is none."""
    for _ in range(5):
        place = parse.tokens[place].head
        if parse.tokens[place].tag.startswith("V"):
            break
    return place


def _name_behind(text: str, parse: Parse, place: int) -> int | None:
    """The last token of the name in ", said Ann Lee": between commas the name follows its verb."""
    tokens = parse.tokens
    if place == 0 or text[tokens[place - 1].end - 1] not in ",”\"'" or place + 1 >= len(tokens):
        return None
    last = place
    while last + 1 < len(tokens) and tokens[last + 1].tag.startswith("NNP"):
        last += 1
    own = [tokens[c].tag for c in parse.children[place] if tokens[c].dep in _SUBJECTS and c < place]
    is_owner = last + 1 < len(tokens) and tokens[last + 1].tag == "POS"
    if last == place or is_owner or any(tag.startswith(("NNP", "PRP")) for tag in own):
        return None
    return last


_RELATIVE = {"who", "which", "that"}


def _owner(parse: Parse, place: int) -> int | None:
    """Whose report or claim it is: its genitive, its compound, or the token itself."""
    tokens = parse.tokens
    for label in ("poss", "compound"):
        for child in parse.children[place]:
            if tokens[child].dep == label and tokens[child].tag.startswith(("NNP", "PRP")):
                return child
    return place


def _relays(text: str, parse: Parse, cue: _Cue) -> bool:
    return cue.lemma == ACCORDING or _is_outlet(text, parse, cue)


def _is_outlet(text: str, parse: Parse, cue: _Cue) -> bool:
    """Whether an outlet is the subject, which may only relay what somebody says in its clause."""
    if cue.subject is None:
        return False
    token = parse.tokens[cue.subject]
    return text[token.start : token.end].lower() in _OUTLETS


def _holds_one(outer: _Cue, others: Sequence[_Cue]) -> bool:
    clause = outer.clause
    return clause is not None and any(
        c is not outer
        and c.clause is not None
        and c.subject is not None
        and not c.only_with_marks
        and clause[0] <= c.clause[0]
        and c.clause[1] <= clause[1]
        for c in others
    )


_OUTLETS: Final = frozenset(
    """
    times post journal news newspaper paper outlet agency magazine cnn ap reuters nbc abc cbs fox
    bbc npr guardian politico afp tass interfax irna tweet report reports broadcaster website
    """.split()  # noqa: SIM905
)


def _of_clauses(
    text: str, parse: Parse, cues: Sequence[_Cue], marked: Sequence[Stretch]
) -> Iterator[Span]:
    taken: list[tuple[int, int]] = []
    relayed = [c for c in cues if c.clause and not _is_outlet(text, parse, c)]
    cues = [c for c in cues if not (_relays(text, parse, c) and _holds_one(c, relayed))]
    for cue in sorted(cues, key=lambda c: (c.clause is None, c.clause and c.clause[0], c.place)):
        if cue.clause is None or n_words(text[slice(*cue.clause)]) < LEAST_INDIRECT_WORDS:
            continue
        start, end = cue.clause
        within = [s for s in marked if s.start < end and start < s.end]
        if cue.only_with_marks and not within:
            continue
        if any(start < e and s < end for s, e in taken):
            continue  # of speech within speech only the outer counts
        if within and _all_marked(text, start, end, within):
            start, end = min(start, within[0].start), max(end, within[-1].end)
            kind = DIRECT
        elif within:
            end = max(end, within[-1].end)
            start = min(start, within[0].start)
            kind = MIXED
        elif cue.is_passive and cue.subject is None:
            continue  # "he was asked whether": nobody is said to say it
        else:
            kind = INDIRECT
        taken.append((start, end))
        run = within[-1].run if within else None
        yield Span(start, end, kind, cue.lemma, cue.subject, run, not cue.is_passive)


def _all_marked(text: str, start: int, end: int, within: Sequence[Stretch]) -> bool:
    bare = list(text[start:end])
    for stretch in within:
        for place in range(max(stretch.start, start), min(stretch.end, end)):
            bare[place - start] = " "
    return n_words("".join(bare)) <= 1


def _of_marks(text: str, parse: Parse, stretch: Stretch, cues: Sequence[_Cue]) -> Iterator[Span]:
    """A stretch between marks that is no clause of a cue: speech of its own, or a phrase of one."""
    words = n_words(text[stretch.start : stretch.end])
    outside = [c for c in cues if not stretch.start <= parse.tokens[c.place].start < stretch.end]
    cue = _governing(parse, stretch, outside)
    if cue is None and len(outside) and words >= LEAST_WORDS_ALONE:
        near = min(outside, key=lambda c: (_distance(parse.tokens[c.place], stretch), c.place))
        cue = near
    if is_title(text[stretch.start : stretch.end]) and not _is_whole(text, stretch):
        return
    if cue is None and words < LEAST_WORDS_ALONE and not _is_whole(text, stretch):
        return
    if words == 0:
        return
    start = stretch.start
    kind = DIRECT
    if cue is not None and words < LEAST_WORDS_ALONE:
        kind = MIXED
    lemma, subject = (cue.lemma, cue.subject) if cue else ("", None)
    seeks = cue is not None and not cue.is_passive
    yield Span(start, stretch.end, kind, lemma, subject, stretch.run, seeks)


def _governing(parse: Parse, stretch: Stretch, cues: Sequence[_Cue]) -> _Cue | None:
    """The cue that a token of the stretch hangs on."""
    tokens, by_place = parse.tokens, {c.place: c for c in cues}
    for place, token in enumerate(tokens):
        if not stretch.start <= token.start < stretch.end:
            continue
        at = place
        for _ in range(6):
            at = tokens[at].head
            if at in by_place:
                return by_place[at]
            if tokens[at].head == at:
                break
    return None


def _distance(token: Token, stretch: Stretch) -> int:
    return max(stretch.start - token.end, token.start - stretch.end, 0)


def _is_whole(text: str, stretch: Stretch) -> bool:
    """Whether nothing but marks stands beside the stretch: the sentence is all quoted."""
    return n_words(text[: stretch.start] + text[stretch.end :]) == 0


def _apart(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
