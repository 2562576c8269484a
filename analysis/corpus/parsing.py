"""Texts in, their parses out, by a process of its own that gives back all its memory at its end.

spaCy and its small English pipeline take some 160 MB that a process never gives back, more than
the server can spare. So a child (`parsing_process.py`) has them while there is work. It runs on one
processor, and all who wait take turns at it: texts go in by pieces, first those of small works,
then those of large ones, one piece of each in turn. What was said of a text is remembered, so a
work that was stopped goes on where it was.
"""

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Final, NamedTuple

import numpy as np

from analysis.corpus.parse import EVERYTHING, N_FIELDS, Parse
from analysis.corpus.parsing_child import BATCH
from analysis.corpus.parsing_process import Parser
from analysis.corpus.taken_apart import moved_back, put_together
from analysis.turns import Turns

Progress = Callable[[int, int], None]
Piece = tuple[str, ...]

MOST_REMEMBERED: Final = 60_000  # texts, of 2,000 articles; about 40 MB
PIECE_CHARACTERS: Final = 8_000  # half a second's work
SMALL: Final = 512  # texts of a work that goes before larger ones, such as a story of ten articles
PARSER: Final = Parser()
TURNS: Final = Turns(1)  # for all sessions of the process
_remembered: OrderedDict[str, "_Kept"] = OrderedDict()
_memory = threading.Lock()


def parse_texts(
    texts: Sequence[str], parts: Iterable[str] = EVERYTHING, *, progress: Progress | None = None
) -> list[Parse]:
    """The parse of each text, with what is asked for (`parse.EVERYTHING`) and perhaps more.

    Each distinct text goes to the child once, in an order of their own, so that the same texts get
    the same parses in any order.

    Args:
        texts: What to parse.
        parts: What is needed of each parse.
        progress: Called with (distinct texts parsed, distinct texts in all), from this thread. What
            it raises ends the work; what has been parsed until then stays known.

    Raises:
        CorpusError: The parser is not installed, is not the one that was looked at, or did not
            finish.
    """
    needed, tell = frozenset(parts), progress or _tell_nobody
    distinct = set(texts)
    known = _recalled(distinct, needed)
    missing = sorted(distinct - known.keys(), key=lambda text: (len(text), text))
    tell(len(known), len(distinct))
    if missing:
        pieces = list(_pieces(missing))
        run, small = partial(_run, needed), len(missing) <= SMALL
        with PARSER.needed(), closing(TURNS.results(run, pieces, small=small)) as done:
            for _, found in done:
                known |= found
                tell(len(known), len(distinct))
    return [known[text].afresh() for text in texts]


def _tell_nobody(done: int, total: int) -> None:
    pass


def _pieces(texts: Sequence[str]) -> Iterator[Piece]:
    """The texts in order, by so many of the child's batches as take about half a second."""
    piece: Piece = ()
    for begin in range(0, len(texts), BATCH):
        piece += tuple(texts[begin : begin + BATCH])
        if sum(map(len, piece)) >= PIECE_CHARACTERS:
            yield piece
            piece = ()
    if piece:
        yield piece


def _run(needed: frozenset[str], piece: Piece) -> dict[str, Parse]:
    """The parses of a piece, once it has its turn."""
    # Another session may have asked for the same while this one waited.
    known = _recalled(set(piece), needed)
    missing = [text for text in piece if text not in known]
    if missing:
        found = dict(zip(missing, _parsed(missing, needed), strict=True))
        _remember(found)
        known |= found
    return known


class _Kept(NamedTuple):
    """A parse as it is remembered: a quarter of its size."""

    parts: frozenset[str]
    numbers: bytes
    words: tuple[str, ...]

    def parse(self) -> Parse:
        numbers = np.frombuffer(zlib.decompress(self.numbers), np.int32)
        return Parse(self.parts, numbers.reshape(-1, N_FIELDS), self.words)


def _recalled(texts: set[str], needed: frozenset[str]) -> dict[str, Parse]:
    with _memory:
        kept = {t: p for t in texts if (p := _remembered.get(t)) and needed <= p.parts}
        for text in kept:
            _remembered.move_to_end(text)
    return {text: one.parse() for text, one in kept.items()}


def _remember(found: dict[str, Parse]) -> None:
    kept = {
        t: _Kept(p.parts, zlib.compress(p.numbers.tobytes(), 1), p.words) for t, p in found.items()
    }
    with _memory:
        _remembered.update(kept)
        while len(_remembered) > MOST_REMEMBERED:
            _remembered.popitem(last=False)


def forget() -> None:
    """Forget every parse."""
    with _memory:
        _remembered.clear()


def _parsed(texts: list[str], parts: frozenset[str]) -> list[Parse]:
    """The parse of each text; one that was taken apart into words is put together for it."""
    together = [put_together(text) for text in texts]
    asked = [one.text if one else text for one, text in zip(together, texts, strict=True)]
    parses = PARSER.parsed(asked, parts)
    return [
        moved_back(parse, one) if one else parse
        for parse, one in zip(parses, together, strict=True)
    ]
