"""What the parser says of a text: its tokens, as a child process sends them, and their tree.

A parse is kept as whole numbers beside one list of words, some thirty bytes a token, because
hundreds of articles have a hundred thousand tokens. `Token` is made where it is looked at.
"""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

# What can be asked for: `syntax` gives part of speech, label and head; `lemmas` the lemma, for
# which it needs the syntax; `names` the entity. What is not asked for is "" (a head: the token).
SYNTAX: Final = "syntax"
LEMMAS: Final = "lemmas"
NAMES: Final = "names"
EVERYTHING: Final = frozenset({SYNTAX, LEMMAS, NAMES})
_FIELDS: Final = ("start", "end", "lemma", "pos", "tag", "dep", "head", "entity", "entity_begins")
N_FIELDS: Final = len(_FIELDS)
Numbers = NDArray[np.int32]


class Token(NamedTuple):
    """A word or mark: its place in the text and what the parser says of it.

    `pos` is the universal part of speech where lemmas are asked for, `tag` the Penn tag, `dep` the
    label of the dependency on the token numbered `head`, `entity` the kind of name it is part of.
    """

    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_begins: bool


@dataclass(frozen=True, eq=False)
class Parse:
    """One text parsed: a row of `numbers` a token; words are numbers too, into `words`."""

    parts: frozenset[str]
    numbers: Numbers
    words: tuple[str, ...]

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.numbers)

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens in order."""
        words = self.words
        return [
            Token(s, e, words[le], words[p], words[t], words[d], h, words[n], bool(b))
            for s, e, le, p, t, d, h, n, b in self.numbers.tolist()
        ]

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token the tokens that hang on it, from left to right."""
        found: list[list[int]] = [[] for _ in range(len(self))]
        for place, head in enumerate(self.numbers[:, _FIELDS.index("head")].tolist()):
            if head != place:
                found[head].append(place)
        return found

    @cached_property
    def names(self) -> list[tuple[str, int, int]]:
        """Kind, start and end of each name, from left to right."""
        return list(self.entities())

    def afresh(self) -> "Parse":
        """The same parse without what has been worked out of it, which takes ten times its room."""
        return Parse(self.parts, self.numbers, self.words)

    def subtree(self, root: int) -> list[int]:
        """The token and all that hangs on it, in order of the text."""
        found, waiting = [], [root]
        while waiting:
            place = waiting.pop()
            found.append(place)
            waiting += self.children[place]
        return sorted(found)

    def entities(self) -> Iterator[tuple[str, int, int]]:
        """Kind, start and end of each name, from left to right."""
        kind, start, end = "", 0, 0
        for token in self.tokens:
            if kind and (token.entity != kind or token.entity_begins):
                yield kind, start, end
                kind = ""
            if token.entity:
                start = start if kind else token.start
                kind, end = token.entity, token.end
        if kind:
            yield kind, start, end


def packed(parses: Sequence[Parse]) -> bytes:
    """The parses of one run, which share `parts` and `words`, as bytes: arrays and JSON alone."""
    empty: Numbers = np.zeros((0, N_FIELDS), np.int32)
    words = parses[0].words if parses else ()
    said = json.dumps({"parts": sorted(parses[0].parts) if parses else [], "words": words})
    written = io.BytesIO()
    np.savez(
        written,
        lengths=np.array([len(parse) for parse in parses], np.int32),
        numbers=np.concatenate([empty, *(parse.numbers for parse in parses)]),
        said=np.frombuffer(said.encode(), np.uint8),
    )
    return written.getvalue()


def unpacked(data: bytes) -> list[Parse]:
    """The parses that `packed` wrote; ValueError or KeyError where the bytes are none of these."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        said = json.loads(arrays["said"].tobytes())
        lengths, numbers = arrays["lengths"], arrays["numbers"]
    parts, words = frozenset(said["parts"]), tuple(said["words"])
    ends = np.cumsum(lengths)
    # A copy each, so that one parse that is remembered does not keep those of its whole run.
    return [
        Parse(parts, numbers[end - length : end].copy(), words)
        for length, end in zip(lengths.tolist(), ends.tolist(), strict=True)
    ]
