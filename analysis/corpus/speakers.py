"""Who speaks, as a name and a kind; and a sentence of an article with what is known of it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from analysis.corpus.mentions import PERSON, Mention
from analysis.corpus.parse import Parse
from analysis.corpus.quote_spans import Span

NAMED: Final = "named"
INSTITUTION: Final = "institution"
UNNAMED: Final = "unnamed"
JOINT: Final = "; "


class Speaker(NamedTuple):
    """Who speaks, and whether that is a named person, an institution, unnamed or not told ("")."""

    name: str
    kind: str


NOT_TOLD: Final = Speaker("", "")


class Line(NamedTuple):
    """A sentence of an article with what is known of it."""

    text: str
    parse: Parse
    spans: Sequence[Span]
    named: Sequence[tuple[Mention, bool]]  # who it names, and whether as a subject
    opens: bool
    is_headline: bool = False


def kind_of_speaker(kind: str) -> str:
    """Named for a person, institution for a body or a place."""
    return NAMED if kind == PERSON else INSTITUTION
