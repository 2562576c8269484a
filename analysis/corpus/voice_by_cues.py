"""Whose voice an article's sentences are in, once their cues are known beside their marks."""

import re
from collections.abc import Sequence
from typing import Final

from analysis.corpus.marked_words import Stretch, is_title, n_words
from analysis.corpus.quote_spans import INDIRECT
from analysis.corpus.speakers import Line
from analysis.corpus.voice import FIRST_PERSON

# Marked words from which on a sentence that is else the outlet's own counts as quoted: fewer are a
# term or irony. Chosen on half of MBD's development set (`python -m evaluation.voice`).
LEAST_QUOTED_WORDS: Final = 3
_DOUBLE_MARK = re.compile(r"[\"“”„«»]|''|``")
# Where somebody is told to say a whole utterance, one word is enough: he told her, “Exactly.”
_SAYS = re.compile(r"[\w’'][,:]\s*$")
_UTTERANCE = re.compile(r"[\"“„«‘'`]+\s?[A-Z].*[.!?…,]\s?[\"”»’']+$")


def voices_by_cues(
    by_marks: Sequence[str], lines: Sequence[Line], stretches: Sequence[Sequence[Stretch]]
) -> list[str]:
    """The voice of each sentence of one article: "own", "quoted" or "unknown".

    `by_marks` is what the marks alone say (`voice.voices`). An outlet hardly ever speaks of itself
    as I or we, so where a mark lacks its partner, what stands between the mark and the last
    sentence that speaks like this is quoted too.
    """
    ends = _last_spoken(by_marks, lines, stretches)
    return [
        _voice(voice, line, marked, any(at <= ends.get(s.run, -1) for s in marked))
        for at, (voice, line, marked) in enumerate(zip(by_marks, lines, stretches, strict=True))
    ]


def _last_spoken(
    by_marks: Sequence[str], lines: Sequence[Line], stretches: Sequence[Sequence[Stretch]]
) -> dict[int, int]:
    """For each stretch that lacks a mark the last sentence that speaks as I, we or you."""
    return {
        stretch.run: at
        for at, (voice, line, marked) in enumerate(zip(by_marks, lines, stretches, strict=True))
        for stretch in marked
        if voice == "unknown" and not stretch.sure and FIRST_PERSON.search(line.text)
    }


def _voice(by_marks: str, line: Line, marked: Sequence[Stretch], is_amid_speech: bool) -> str:
    spoken = [s for s in marked if s.sure and _is_spoken(s, line)]
    if any(_is_told(line.text, s) for s in spoken):
        return "quoted"
    if by_marks == "unknown" and (is_amid_speech or _DOUBLE_MARK.search(line.text)):
        return "quoted"
    return "own" if by_marks == "quoted" and _holds_titles_only(line, marked) else by_marks


def _is_spoken(stretch: Stretch, line: Line) -> bool:
    return any(
        s.kind != INDIRECT and stretch.start < s.end and s.start < stretch.end for s in line.spans
    )


def _is_told(text: str, stretch: Stretch) -> bool:
    words = text[stretch.start : stretch.end]
    if is_title(words):
        return False
    is_utterance = _SAYS.search(text[: stretch.start]) and _UTTERANCE.match(words)
    return n_words(words) >= LEAST_QUOTED_WORDS or is_utterance is not None


def _holds_titles_only(line: Line, marked: Sequence[Stretch]) -> bool:
    """Whether all that is marked names a book or a show; a headline has all its words so."""
    titles = [is_title(line.text[s.start : s.end]) and not _is_spoken(s, line) for s in marked]
    return bool(titles) and all(titles) and not line.is_headline
