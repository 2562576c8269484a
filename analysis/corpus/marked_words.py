"""Which characters of an article's sentences stand between quotation marks, and how many words."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.corpus.voice import spoken_stretches

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SHORT_WORD, _LONGEST_TITLE = 3, 20  # with a subtitle


class Stretch(NamedTuple):
    """Quoted characters of one sentence, marks included, and the quotation they are part of.

    `run` numbers the article's quotations: sentences of one long quotation share it.
    """

    start: int
    end: int
    sure: bool
    run: int


def marked_stretches(
    sentences: Sequence[str], opens_paragraph: Sequence[bool]
) -> list[list[Stretch]]:
    """For each sentence of one article its stretches between quotation marks, in order."""
    parts = [
        ("\n" if opens else " ") + sentence.replace("\n", " ")
        for opens, sentence in zip(opens_paragraph, sentences, strict=True)
    ]
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))
    found: list[list[Stretch]] = [[] for _ in sentences]
    text, run, last_end = "".join(parts), -1, -1
    at = 0
    for start, end, sure in spoken_stretches(text):
        # A quotation that goes on in the next paragraph ends where its next part begins.
        goes_on = text[last_end - 1 : last_end] == "\n" and last_end == start
        run, last_end = run if goes_on else run + 1, end
        while ends[at + 1] <= start:
            at += 1
        for number, (low, high) in enumerate(pairwise(ends[at:]), at):
            if low >= end:
                break
            # The first character of a part is the space or line break before its sentence.
            left, right = max(start, low + 1) - low - 1, min(end, high) - low - 1
            if right > left:
                found[number].append(Stretch(left, right, sure, run))
    return found


def n_words(text: str) -> int:
    """How many words there are."""
    return len(_WORD.findall(text))


def is_title(marked: str) -> bool:
    """Whether marked words are set as the title of a book or a show: "The Art of the Deal"."""
    words = _WORD.findall(marked)
    long = [w for i, w in enumerate(words) if len(w) > _SHORT_WORD or i == 0]
    return 1 < len(words) <= _LONGEST_TITLE and all(w[0].isupper() for w in long)
