"""What a sentence quotes: where the quoted words are, the cue, and who is its subject.

Read from what its cues bring (`quote_cues.py`) and from its quotation marks; whom the subject
means, `quote_speakers.py` says.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from analysis.corpus.marked_words import Stretch, is_title, n_words
from analysis.corpus.parse import Parse, Token
from analysis.corpus.quote_clauses import LEAST_INDIRECT_WORDS
from analysis.corpus.quote_cues import ACCORDING, IN_WORDS, PUT_IT, Cue, cues_in
from analysis.corpus.quote_untold import outside_marks

DIRECT: Final = "direct"
INDIRECT: Final = "indirect"
MIXED: Final = "mixed"

# A few marked words that no cue governs are a name, a title or irony, not somebody's speech.
LEAST_WORDS_ALONE: Final = 5


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


def spans_in(text: str, parse: Parse, stretches: Sequence[Stretch]) -> list[Span]:
    """The quotations of one sentence, from left to right, never overlapping."""
    marked = [s for s in stretches if s.sure]
    # Verbs within the marks are the speaker's own: “I think …” is no cue.
    spoken = [s for s in stretches if s.end - s.start > 1]
    cues = [
        cue
        for cue in cues_in(text, parse)
        if not any(s.start <= parse.tokens[cue.place].start < s.end for s in spoken)
    ]
    cues = [_with_subject_outside(text, parse, cue, spoken) for cue in cues]
    found = [*_of_clauses(text, parse, cues, marked)]
    for stretch in marked:
        if not any(s.start < stretch.end and stretch.start < s.end for s in found):
            found += _of_marks(text, parse, stretch, cues)
    return _apart(sorted(found))


def _with_subject_outside(text: str, parse: Parse, cue: Cue, spoken: Sequence[Stretch]) -> Cue:
    """The cue with a subject that is no part of what it brings: “Lies,” the chair told us."""
    subject = cue.subject
    for stretch in spoken:
        if subject is not None:
            marked = (stretch.start, stretch.end)
            subject = outside_marks(text, parse, cue.place, subject, marked)
    return cue._replace(subject=subject)


def _relays(text: str, parse: Parse, cue: Cue) -> bool:
    return cue.lemma == ACCORDING or _is_outlet(text, parse, cue)


def _is_outlet(text: str, parse: Parse, cue: Cue) -> bool:
    """Whether an outlet is the subject, which may only relay what somebody says in its clause."""
    if cue.subject is None:
        return False
    token = parse.tokens[cue.subject]
    return text[token.start : token.end].lower() in _OUTLETS


def _holds_one(outer: Cue, others: Sequence[Cue]) -> bool:
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


def _is_of_cue(text: str, parse: Parse, cue: Cue, others: Sequence[Cue]) -> bool:
    """Whether only "Ann Lee wrote" is what somebody else's paper is named for."""
    start, end = cue.clause or (0, 0)
    within = any(start <= parse.tokens[c.place].start < end for c in others if c is not cue)
    return within and n_words(text[start:end]) <= _LONGEST_CUE


_LONGEST_CUE = 5
_OUTLETS: Final = frozenset(
    """
    times post journal news newspaper paper outlet agency magazine cnn ap reuters nbc abc cbs fox
    bbc npr guardian politico afp tass interfax irna tweet report reports broadcaster website
    """.split()  # noqa: SIM905
)


def _of_clauses(
    text: str, parse: Parse, cues: Sequence[Cue], marked: Sequence[Stretch]
) -> Iterator[Span]:
    taken: list[tuple[int, int]] = []
    relayed = [c for c in cues if c.clause and not _is_outlet(text, parse, c)]
    cues = [c for c in cues if not (_relays(text, parse, c) and _holds_one(c, relayed))]
    cues = [c for c in cues if not (c.lemma == ACCORDING and _is_of_cue(text, parse, c, cues))]
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
        elif cue.is_untold:
            continue  # "he was asked whether": nobody is said to say it
        else:
            kind = INDIRECT
        taken.append((start, end))
        run = within[-1].run if within else None
        yield Span(start, end, kind, cue.lemma, cue.subject, run, not cue.is_untold)


def _all_marked(text: str, start: int, end: int, within: Sequence[Stretch]) -> bool:
    bare = list(text[start:end])
    for stretch in within:
        for place in range(max(stretch.start, start), min(stretch.end, end)):
            bare[place - start] = " "
    return n_words("".join(bare)) <= 1


def _of_marks(text: str, parse: Parse, stretch: Stretch, cues: Sequence[Cue]) -> Iterator[Span]:
    """A stretch between marks that is no clause of a cue: speech of its own, or a phrase of one."""
    words = n_words(text[stretch.start : stretch.end])
    outside = [c for c in cues if not stretch.start <= parse.tokens[c.place].start < stretch.end]
    cue = _governing(parse, stretch, outside) or _beside(text, parse, stretch, outside)
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
    seeks = cue is not None and not cue.is_untold
    yield Span(start, stretch.end, kind, lemma, subject, stretch.run, seeks)


def _governing(parse: Parse, stretch: Stretch, cues: Sequence[Cue]) -> Cue | None:
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


def _beside(text: str, parse: Parse, stretch: Stretch, cues: Sequence[Cue]) -> Cue | None:
    """The cue of few words, where the parse parts them: “Never!” said Ann; Ann called it “mad”;
    the pier, she said, “is old”."""
    told = [c for c in cues if c.subject is not None and parse.tokens[c.place].start >= stretch.end]
    if told and n_words(text[: stretch.start]) == 0 and told[0].clause is None:
        return told[0]
    before = [c for c in cues if 0 < stretch.start - parse.tokens[c.place].end <= _CALLED_WITHIN]
    last = before[-1] if before else None
    if last is None or last.subject is None or last.clause:
        return None
    is_told = text[parse.tokens[last.place].end : stretch.start].strip() in (",", ":")
    return last if is_told or last.lemma in _CALLING else None


_CALLED_WITHIN = 60  # characters
_CALLING: Final = frozenset(
    """
    call describe label dub characterize characterise dismiss blast slam brand term deem deride
    decry
    """.split()  # noqa: SIM905
) | {IN_WORDS, PUT_IT}


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
