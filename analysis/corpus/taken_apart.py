"""Texts that were taken apart into words, put together again for the parser.

Many data sets hold "Flynn 's lawyer said , `` He wo n't . ''", which no page prints. The parser
learned from clean text and misreads such marks, so it is given "Flynn's lawyer said, “He won't.”"
and each of its tokens is then moved to its place in the text as it stands.
"""

import re
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from analysis.corpus.parse import Numbers, Parse

# One of these, and the text was taken apart.
_IS_APART = re.compile(r"\w [,.;:?!](?=\s|$)|\w ['’] ?s\b|\w n['’]t\b|``\s|[“(] \w|\w ”")
_SPACE = r"[ \t\u00a0]+"
_SHORT: Final = r"(?:s|t|d|m|re|ve|ll)"
# What is left out (the blanks) or written otherwise; the first that fits counts.
_CHANGES: Final = re.compile(
    rf"(?P<open>``(?:{_SPACE})?)|(?P<close>(?:{_SPACE})?'')"
    rf"|(?P<short>{_SPACE}(?=n['’]t\b|['’]{_SHORT}\b))"
    rf"|(?P<apart>{_SPACE}(?P<mark>['’]){_SPACE}(?={_SHORT}\b))"
    rf"|(?P<owner>(?<=s){_SPACE}(?=['’]\s))"
    rf"|(?P<right>{_SPACE}(?=[,;:?!)\]”’%]|\.(?![\w.])))"
    rf"|(?P<left>(?<=[“‘(\[$#]){_SPACE})"
)


class Together(NamedTuple):
    """A text put together, with the first and the last place that each letter had before."""

    text: str
    starts: Numbers
    ends: Numbers


def put_together(text: str) -> Together | None:
    """The text as a page prints it; None where it was not taken apart."""
    if not _IS_APART.search(text):
        return None
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    found = list(_CHANGES.finditer(text))
    cuts = [(0, 0), *(m.span() for m in found), (len(text), len(text))]
    for ((_, begin), (end, _)), change in zip(pairwise(cuts), [*found, None], strict=True):
        letters.append(text[begin:end])
        starts += range(begin, end)
        ends += range(begin + 1, end + 1)
        if change and (written := _written(change)):
            letters.append(written)
            starts.append(change.start() + _blanks_before(change[0]))
            ends.append(change.start() + len(change[0].rstrip()))
    return Together("".join(letters), np.array(starts, np.int32), np.array(ends, np.int32))


def _written(change: re.Match[str]) -> str:
    """What stands for this change in the text put together; "" for blanks that fall away."""
    return "“" if change["open"] else "”" if change["close"] else change["mark"] or ""


def _blanks_before(words: str) -> int:
    return len(words) - len(words.lstrip())


def moved_back(parse: Parse, together: Together) -> Parse:
    """The parse of a text put together, its tokens where they stand in the text taken apart."""
    numbers = parse.numbers.copy()
    if len(numbers):
        numbers[:, 0] = together.starts[numbers[:, 0]]
        numbers[:, 1] = together.ends[numbers[:, 1] - 1]
    return Parse(parse.parts, numbers, parse.words)
