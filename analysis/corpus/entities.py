"""The people, places and organisations that sentences name, by the parser's recogniser."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.corpus.parse import NAMES
from analysis.corpus.parsing import Progress, parse_texts

# What can be praised or blamed: persons, countries and towns, organisations, parties and peoples.
KINDS = frozenset({"PERSON", "GPE", "ORG", "NORP"})


class Entity(NamedTuple):
    """A name as the sentence writes it, its kind (one of `KINDS`), and where it begins."""

    name: str
    kind: str
    start: int


def entities_in(texts: Sequence[str], progress: Progress | None = None) -> list[list[Entity]]:
    """For each text the names in it, from left to right; `progress` as in `parse_texts`.

    Raises:
        CorpusError: The parser is not installed, is not the one that was looked at, or did not
            finish.
    """
    return [
        [
            Entity(text[start:end], kind, start)
            for kind, start, end in parse.entities()
            if kind in KINDS
        ]
        for text, parse in zip(texts, parse_texts(texts, {NAMES}, progress=progress), strict=True)
    ]
