"""Who is quoted: the speaker of every quotation of one article.

What a subject means, `speaker_references.py` says; a quotation without words for its speaker has
that of the quotation that it goes on with, or of what leads up to it.
"""

import re
from collections.abc import Mapping, Sequence

from analysis.corpus.mentions import PERSON, Mention
from analysis.corpus.names import without_titles
from analysis.corpus.quote_cues import cues_in
from analysis.corpus.quote_spans import DIRECT, Span
from analysis.corpus.quote_subjects import word_at
from analysis.corpus.speaker_names import Known, names_of
from analysis.corpus.speaker_notes import (
    is_known,
    main_subject,
    note,
    note_mentions,
    plural_subject,
    plural_told,
)
from analysis.corpus.speaker_references import resolved
from analysis.corpus.speaker_words import FIRST, HE, IT, POSSESSIVES, SHE, THEY
from analysis.corpus.speakers import (
    INSTITUTION,
    JOINT,
    NAMED,
    NOT_TOLD,
    UNNAMED,
    Line,
    Speaker,
    kind_of_speaker,
)
from analysis.corpus.unmarked_quotes import SIGNATURE

_REACH = 2  # so many sentences on, a quotation without a speaker may be that of the last one


def speakers_of(
    lines: Sequence[Line], settled: Mapping[str, str] | None = None
) -> list[list[Speaker]]:
    """For each sentence of an article the speaker of each of its spans; `settled` as `names_of`."""
    known = names_of(lines, settled)
    found: list[list[Speaker]] = []
    leads = []
    for line in lines:
        found.append(_of_line(line, known))
        leads.append(_lead(line, known))
    _of_brackets(lines, found, known)
    _of_runs(lines, found)
    _of_neighbours(lines, found, leads, known)
    return found


def _of_line(line: Line, known: Known) -> list[Speaker]:
    """Speakers by the words of the sentence itself; what it names is then known."""
    text, parse = line.text, line.parse
    quoted = [(s.start, s.end) for s in line.spans if s.kind == DIRECT]
    names = [
        (mention, is_subject)
        for mention, is_subject in line.named
        if not any(start <= mention.at < end for start, end in quoted)
    ]
    tellers = any(s.subject is not None for s in line.spans)
    speakers = []
    for span in line.spans:
        if span.subject is None:
            speakers.append(_beside_cue(span, names, known))
            continue
        at = parse.tokens[span.subject].start
        before = [(m, s) for m, s in names if m.at < at]
        _take_in(before, known)
        speakers.append(resolved(text, parse, span.subject, known))
        note(speakers[-1], text, parse.tokens[span.subject], known)
    told = [name for s in speakers for name in s.name.split(JOINT) if is_known(s, known)]
    if line.is_headline:
        return speakers  # nothing in the text refers back to it
    _take_in(names, known)
    note_mentions(line, known)
    known.subjects += told if tellers else main_subject(line, quoted, known)
    known.plural = plural_told(line, speakers) or plural_subject(line, known)
    return speakers


def _beside_cue(span: Span, names: Sequence[tuple[Mention, bool]], known: Known) -> Speaker:
    """The first person of the sentence, where it has a cue whose subject the parser did not see."""
    person = next((m for m, _ in names if m.kind == PERSON), None)
    if not span.cue or person is None or not span.seeks_subject:
        return NOT_TOLD
    return Speaker(known.full.get(person.name, person.name), NAMED)


def _take_in(names: Sequence[tuple[Mention, bool]], known: Known) -> None:
    for mention, is_subject in names:
        name = known.full.get(mention.name, mention.name)
        known.hear_of(name)
        if is_subject:
            known.subjects.append(name)


def _of_brackets(lines: Sequence[Line], found: list[list[Speaker]], known: Known) -> None:
    """A name in brackets or behind a dash right after a quotation: “…” (Ann Lee, its chair)."""
    for at, (line, speakers) in enumerate(zip(lines, found, strict=True)):
        if not speakers or speakers[-1].name:
            continue
        behind = line.text[line.spans[-1].end :]
        if signed := _signed(behind, lines[at + 1 : at + 2]):
            name = known.full.get(signed, signed)
            speakers[-1] = Speaker(name, kind_of_speaker(known.kinds.get(name, PERSON)))
            continue
        nearby = (line, line.spans[-1].end) if _n_letters(behind) > 3 else None
        if nearby is None and at + 1 < len(lines):
            nearby = (lines[at + 1], 0)
        if nearby and _NAMES_SOURCE.match(nearby[0].text[nearby[1] :]):
            names = [m for m, _ in nearby[0].named if m.at >= nearby[1] and m.kind == PERSON]
            if names:
                name = known.full.get(names[0].name, names[0].name)
                speakers[-1] = Speaker(name, NAMED)


def _signed(behind: str, following: Sequence[Line]) -> str:
    """Who has signed a post: "— Ann Lee (@annlee)"; "" where nobody has."""
    for text in (behind, *(line.text for line in following if _n_letters(behind) <= 3)):
        if signed := SIGNATURE.match(text):
            return without_titles(signed[1]) or signed[1]
    return ""


# "(Ann Lee, its chair)", "— Ann Lee", and "Ann Lee said." where that became a sentence of its own
_NAMES_SOURCE = re.compile(
    r"\s*(?:\(|—|–|--|[A-Z][\w.’' -]{1,40}\b(?:said|says|added|wrote|tweeted)\s?\.?$)"
)


def _n_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _of_runs(lines: Sequence[Line], found: list[list[Speaker]]) -> None:
    """All sentences of one long quotation have the speaker that one of them tells."""
    told: dict[int, Speaker] = {}
    for line, speakers in zip(lines, found, strict=True):
        for span, speaker in zip(line.spans, speakers, strict=True):
            if span.run is not None and speaker.name:
                told.setdefault(span.run, speaker)
    for line, speakers in zip(lines, found, strict=True):
        for i, span in enumerate(line.spans):
            if not speakers[i].name and span.run in told:
                speakers[i] = told[span.run]


def _of_neighbours(
    lines: Sequence[Line], found: list[list[Speaker]], leads: Sequence[Speaker], known: Known
) -> None:
    """A quotation without a speaker has that of the one before it, or of what leads up to it.

    One that has a cue of its own goes on with nobody: "it has been called “mad”" has no speaker.
    """
    last, last_at = NOT_TOLD, -10
    for at, (line, speakers) in enumerate(zip(lines, found, strict=True)):
        for i in range(len(speakers)):
            span = line.spans[i]
            if speakers[i].name:
                continue
            if span.cue and not (span.subject is None and span.seeks_subject):
                if at - last_at <= _REACH and _may_be(line, span, last):
                    speakers[i] = last
                continue
            same = next((s for s in speakers if s.name), None)
            led = leads[at - 1] if at and i == 0 else NOT_TOLD
            if same:
                speakers[i] = same
            elif led.name:
                speakers[i] = led
            elif (own := _own_subject(line, span, known)).name:
                speakers[i] = own
            elif last.name and at - last_at <= _REACH:
                speakers[i] = last
        told = [s for s in speakers if s.name]
        if told:
            last, last_at = told[-1], at


def _may_be(line: Line, span: Span, last: Speaker) -> bool:
    """Whether the pronoun of a cue may mean who spoke before, though nobody known fits it."""
    if span.subject is None:
        return False
    word = word_at(line.text, line.parse, span.subject)
    word = POSSESSIVES.get(word, word)
    if word in THEY:
        return last.kind == UNNAMED or JOINT in last.name
    is_body = last.kind == INSTITUTION
    return (word in IT and is_body) or (word in HE | SHE | FIRST and not is_body)


def _own_subject(line: Line, span: Span, known: Known) -> Speaker:
    """The person who is the subject of a sentence that is only in part a quotation."""
    if span.start < _PART and len(line.text) - span.end < _PART:
        return NOT_TOLD
    acting = [token.start for token in line.parse.tokens if token.dep == "nsubj"]
    for mention, is_subject in line.named:
        acts = is_subject and any(0 <= at - mention.at < len(mention.name) for at in acting)
        if acts and mention.kind == PERSON and not span.start <= mention.at < span.end:
            return Speaker(known.full.get(mention.name, mention.name), NAMED)
    return NOT_TOLD


_PART = 12  # characters beside the quotation, from which on the sentence says something itself


def _lead(line: Line, known: Known) -> Speaker:
    """Whom a sentence that leads up to a quotation gives it to: "The newspaper explained:"."""
    if not line.text.rstrip().endswith(":"):
        return NOT_TOLD
    subjects = [c.subject for c in cues_in(line.text, line.parse) if c.subject is not None]
    if subjects:
        return resolved(line.text, line.parse, subjects[-1], known)
    for mention, is_subject in line.named:
        if is_subject:
            name = known.full.get(mention.name, mention.name)
            return Speaker(name, kind_of_speaker(known.kinds.get(name, mention.kind)))
    return NOT_TOLD
