"""Whose voice a sentence is in: the outlet's own, or one that it quotes.

Only direct quotation counts, words between quotation marks. What is told of somebody's words
without marks ("he said that …") is worded by the outlet and stays "own".
"""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from analysis.corpus.quotation_marks import Mark, double_marks, is_single, single_marks

# A sentence is quoted when a third of its words stand between marks. Scare quotes and single
# phrases seldom reach that; a true quotation often has no more, as news adds who is speaking and
# where. Coders draw the line lower still (`python -m evaluation.voice`), at any quoted phrase;
# going that far would count an outlet's own sentence as its source's.
QUOTED_SHARE: Final = 1 / 3
_SENTENCE_BEGINS = re.compile(r"(?:^|[\n.!?…:][\"”’')\]]*\s*)$")
_OPENING_SIGNS = "\"“„«`‘'"
_SENTENCE_ENDS = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)")
_WORD = re.compile(r"\w+")
# An outlet hardly ever speaks of itself like this: where a mark lacks its partner, it decides.
FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")


class Quotation(NamedTuple):
    """A stretch between quotation marks, the marks included; `sure` if both ends are certain."""

    start: int
    end: int
    sure: bool


def quotations(text: str) -> list[Quotation]:
    """Stretches of direct quotation in `text`, in order, never overlapping.

    `text` has one paragraph a line. A quotation still open where its paragraph ends is sure if
    the next paragraph begins with an opening mark, as newspapers set long quotations. Any other
    mark without a partner gives a stretch that is not sure, but for a fragment (“wholly bad): it
    ends with its sentence. A quotation within a quotation is part of the outer one. Reversed
    guillemets (»so«) are not understood and come out unsure.
    """
    found: list[Quotation] = []
    opened: Mark | None = None
    marks = sorted([*double_marks(text), *single_marks(text)])
    for mark, following in zip_longest(marks, marks[1:]):
        if opened is None:
            found += _stray_closing(text, mark, found)
            opened = mark if mark.role in ("open", "either") else None
        elif mark.role == "paragraph" and not _goes_on(text, mark):
            found += _unclosed(text, opened, mark.end)
            opened = None
        elif mark.role == "paragraph" or _is_answer(opened, mark):
            found.append(Quotation(opened.start, mark.end, True))
            opened = None
        elif _is_left_open(text, opened, mark):
            found += _unclosed(text, opened, mark.start)
            opened = mark
        elif opened.sign == mark.sign == '"' and (following is None or following.role != "close"):
            # It looks like an opening one, but straight marks do not nest and none closes it: it
            # closes what is open, and stands at the wrong side of a space.
            found.append(Quotation(opened.start, mark.end, True))
            opened = None
        elif mark.role == "open" and not is_single(opened) and not is_single(mark):
            found += _unclosed(text, opened, mark.start)
            opened = mark
    return found if opened is None else [*found, *_unclosed(text, opened, len(text))]


def spoken_stretches(text: str) -> list[Quotation]:
    """The same, and what a closing mark without an opening one may close is longer.

    Sentences are cut by `quotations`; whether a sentence is doubtful hangs on this.
    """
    found = quotations(text)
    ends = [0, *(quotation.end for quotation in found)]
    return [_reached_back(text, one, last) for one, last in zip(found, ends, strict=False)]


def voices(sentences: Sequence[str], opens_paragraph: Sequence[bool] | None = None) -> list[str]:
    """The voice of each sentence of one article: "own", "quoted" or "unknown".

    `sentences` are in order; `opens_paragraph` says which of them begin a paragraph (left out:
    all are one paragraph). "quoted": QUOTED_SHARE of the words or more stand in direct
    quotation, which may have begun sentences earlier. "unknown": that hangs on a mark without a
    partner. "own": all else, a sentence without words too. ValueError if the lengths differ.
    """
    breaks = [False] * len(sentences) if opens_paragraph is None else opens_paragraph
    if len(breaks) != len(sentences):
        raise ValueError("opens_paragraph must have one entry per sentence.")
    parts = [
        ("\n" if opens else " ") + sentence.replace("\n", " ")
        for opens, sentence in zip(breaks, sentences, strict=True)
    ]
    text = "".join(parts)
    inside = _inside(text)
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))
    return [_voice(text, inside, start, end) for start, end in pairwise(ends)]


def _voice(text: str, inside: bytearray, start: int, end: int) -> str:
    kinds = [inside[word.start()] for word in _WORD.finditer(text, start, end)]
    needed = QUOTED_SHARE * max(len(kinds), 1)
    if kinds.count(2) >= needed:
        return "quoted"
    return "unknown" if len(kinds) - kinds.count(0) >= needed else "own"


def _inside(text: str) -> bytearray:
    """Per character: 2 surely in quotation, 1 perhaps, 0 not."""
    inside = bytearray(len(text))
    for start, end, sure in spoken_stretches(text):
        inside[start:end] = bytes([1 + sure]) * (end - start)
    return inside


def _is_answer(opened: Mark, mark: Mark) -> bool:
    """Whether `mark` closes what `opened` opened."""
    if is_single(opened) or is_single(mark):
        return is_single(opened) and mark.sign == "’"
    return mark.role in ("close", "either") or (opened.sign, mark.sign) == ("„", "“")


def _goes_on(text: str, mark: Mark) -> bool:
    """Whether the next paragraph begins with a mark, as newspapers set long quotations."""
    return text[mark.end : mark.end + 1] in tuple(_OPENING_SIGNS)


def _begins_sentence(text: str, at: int) -> bool:
    return _SENTENCE_BEGINS.search(text[max(at - 8, 0) : at]) is not None


def _is_left_open(text: str, opened: Mark, mark: Mark) -> bool:
    """Whether a straight mark opens amid a later sentence: what is open lost its closing one."""
    if not (opened.sign == mark.sign == '"' and mark.role == "open"):
        return False
    if not text[mark.start - 1].isspace() or _begins_sentence(text, mark.start):
        return False
    return _SENTENCE_ENDS.search(text, opened.end, mark.start) is not None


def _unclosed(text: str, opened: Mark, stop: int) -> list[Quotation]:
    """What stands open until `stop`, where another mark opens or the paragraph ends."""
    if text[opened.end : opened.end + 1].islower() and not _begins_sentence(text, opened.start):
        end = _SENTENCE_ENDS.search(text, opened.end, stop)
        return [Quotation(opened.start, end.end() if end else stop, end is not None)]
    opens_anew = stop < len(text) and text[stop - 1] != "\n" and _begins_sentence(text, stop)
    return [Quotation(opened.start, stop, opens_anew)]


def _stray_closing(text: str, mark: Mark, found: list[Quotation]) -> list[Quotation]:
    """The doubtful stretch before a closing mark that nothing opened; inches are no marks."""
    is_inch = mark.sign == '"' and text[mark.start - 1 : mark.start].isdigit()
    if mark.role != "close" or is_single(mark) or is_inch:
        return []
    after_last = found[-1].end if found else 0
    line = max(text.rfind("\n", after_last, mark.start), after_last)
    stop = max(text.rfind(f"{sign} ", line, mark.start) for sign in ".!?")
    return [Quotation(max(line, stop + 1), mark.end, False)]


def _reached_back(text: str, quotation: Quotation, last: int) -> Quotation:
    """A stretch that nothing opened, with what else it may hold, `last` being where another ends.

    That is the sentence that the mark ends, and those before it that speak as I, we or you.
    """
    start, end, sure = quotation
    if sure or text[start] in _OPENING_SIGNS:
        return quotation
    line = max(text.rfind("\n", last, end), last)
    start = min(start, _sentence_start(text, line, end - 1))
    while start > line:
        before = _sentence_start(text, line, start)
        if not FIRST_PERSON.search(text, before, start):
            break
        start = before
    return Quotation(start, end, False)


def _sentence_start(text: str, line: int, end: int) -> int:
    """Where the sentence begins that ends before `end`, within its line."""
    last = len(text[line:end].rstrip(" .!?…")) + line
    return max(line, 1 + max(text.rfind(f"{sign} ", line, last) for sign in ".!?"))
