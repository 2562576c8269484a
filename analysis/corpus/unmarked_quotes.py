"""Quotations that a page sets apart instead of marking: a post with its signature, a block.

A post of a network that is shown in an article ends with its author, "— Ann Lee (@annlee)"; what
stands before that in its paragraph is hers. A paragraph that somebody "wrote:" is that person's.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from analysis.corpus.cues import FORMS, ONLY_WITH_MARKS
from analysis.corpus.marked_words import Stretch

_LINK: Final = r"(?:(?:https?://|pic\.twitter\.com/)\S+\s*)*"
# Pages that were taken apart into words have blanks around the brackets and the @.
SIGNATURE: Final = re.compile(
    rf"\s*{_LINK}(?:—|–|--)\s*([^()—–\n]{{2,60}}?)\s*\(\s*@\s*\w{{1,30}}\s*\)"
)
_LAST_WORDS = re.compile(r"\w+")
_N_LAST_WORDS = 6
_SHOWN = frozenset("read reads write writes wrote continue continued".split())  # noqa: SIM905


def with_unmarked(
    sentences: Sequence[str], opens_paragraph: Sequence[bool], marked: Sequence[list[Stretch]]
) -> list[list[Stretch]]:
    """The stretches between marks of one article's sentences, and those set apart without marks."""
    found = [list(stretches) for stretches in marked]
    run = max((s.run for stretches in marked for s in stretches), default=-1)
    for first, end in _paragraphs(opens_paragraph):
        stretches = _post(sentences, first, end) or _block(sentences, first, end)
        # Marks within a block are its author's own; a paragraph that begins with one needs no help.
        if stretches and not any(s.start == 0 for s in marked[first]):
            run += 1
            for at, length in stretches:
                found[at] = [Stretch(0, length, True, run)]
    return found


def _paragraphs(opens: Sequence[bool]) -> list[tuple[int, int]]:
    """First sentence of each paragraph, and the one after its last; none where no one knows."""
    starts = [at for at, is_first in enumerate(opens) if is_first]
    return list(pairwise([*starts, len(opens)]))


def _post(sentences: Sequence[str], first: int, end: int) -> list[tuple[int, int]]:
    """Sentences of a signed post, each with the length of what is its author's."""
    for at in range(first, end):
        signed = SIGNATURE.search(sentences[at])
        if signed:
            whole = [(before, len(sentences[before])) for before in range(first, at)]
            return [*whole, (at, signed.start())] if signed.start() else whole
    return []


def _block(sentences: Sequence[str], first: int, end: int) -> list[tuple[int, int]]:
    """Sentences of a paragraph that the one before it gives to somebody: "The mayor wrote:"."""
    before = sentences[first - 1].rstrip() if first else ""
    if not before.endswith(":"):
        return []
    words = [word.lower() for word in _LAST_WORDS.findall(before)[-_N_LAST_WORDS:]]
    says = any(w in _SHOWN or FORMS.get(w, "") not in ONLY_WITH_MARKS | {""} for w in words)
    return [(at, len(sentences[at])) for at in range(first, end)] if says else []
