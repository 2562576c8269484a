"""The quotation marks of a text, and whether each opens or closes."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

# A single mark after an s may be an apostrophe ("the sites’ owners"). It closes a quotation only
# if nothing better does and the quotation stays this short: scare quotes are short.
MAX_SCARE_QUOTE: Final = 120

# “ and ” that were read in the wrong encoding come first: â€œ and what is left of â€\x9d. In
# â€” and â€“, which were dashes, the last character is no mark.
_DOUBLE = re.compile(r"â€œ|â€[\x9d\ufffd]|``|(?<!')''(?!')|[\"„«»\n]|(?<!â€)[“”]")
_OPENING_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=[\w…$£€])(?!(?:\d0s|tis|twas|em|til|cause|n|s|ll|re|ve|d|m|t)\b)", re.I
)
_CLOSING_SINGLE = re.compile(r"(?<=[^\s‘'’])['’](?![\w'’])")


class Mark(NamedTuple):
    """One mark, and what it may do."""

    start: int
    end: int
    role: str  # "open", "close", "either" or "paragraph"
    sign: str


def double_marks(text: str) -> Iterator[Mark]:
    """The double marks and the ends of paragraphs."""
    for match in _DOUBLE.finditer(text):
        sign, start, end = match[0], match.start(), match.end()
        yield Mark(start, end, _double_role(text, sign, start, end), sign)


def _double_role(text: str, sign: str, start: int, end: int) -> str:
    if sign.startswith("â€"):
        return "open" if sign == "â€œ" else "close"
    if sign == "“" and not text[end : end + 1].strip():
        return "either"  # tokenised text, or a “ set for a ”
    if sign != '"':
        return {"\n": "paragraph", "”": "close", "»": "close", "''": "close"}.get(sign, "open")
    before, after = text[start - 1 : start], text[end : end + 1]
    if after.isalnum() and not before.isalnum():
        return "open"
    return "close" if before.strip() and not after.isalnum() else "either"


def single_marks(text: str) -> Iterator[Mark]:
    """Pairs of single marks, apostrophes left out; an opening alone only before a paragraph."""
    openings = [match.start() for match in _OPENING_SINGLE.finditer(text)]
    closings = [match.start() for match in _CLOSING_SINGLE.finditer(text)]
    first = 0
    for at, next_opening in pairwise([*openings, len(text)]):
        line_end = text.find("\n", at, next_opening)
        stop = next_opening if line_end < 0 else line_end
        while first < len(closings) and closings[first] < at:
            first += 1
        last = first
        while last < len(closings) and closings[last] < stop:
            last += 1
        closing = _closing_of(text, at, closings[first:last])
        first = last
        if closing is not None:
            yield Mark(at, at + 1, "open", "‘")
            yield Mark(closing, closing + 1, "close", "’")
        elif line_end >= 0 and next_opening == line_end + 1:
            yield Mark(at, at + 1, "open", "‘")


def _closing_of(text: str, opening: int, closings: list[int]) -> int | None:
    certain = [at for at in closings if text[at - 1] not in "sS"]
    likely = [at for at in closings if at - opening <= MAX_SCARE_QUOTE]
    return next(iter(certain or likely), None)


def is_single(mark: Mark) -> bool:
    """Whether it is a single mark."""
    return mark.sign in "‘’"
