"""What a report is made of: sections with charts, tables, sentences and what is to be known."""

from collections.abc import Callable
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.reports.tables import Table
from analysis.translation import ENGLISH


@dataclass(frozen=True)
class Chart:
    """A chart and what belongs to it.

    `draw` takes `mode` and `narrow` and gives the figure, or is None where words are enough;
    `finding` is also its alternative text, `reading` says how to read it, `hint` what only a screen
    can do, `basis` what it rests on. `heading` is "" where the section has one chart only.
    """

    name: str
    draw: Callable[..., go.Figure] | None
    finding: str
    reading: str = ""
    basis: str = ""
    tables: tuple[Table, ...] = ()
    heading: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Quoted:
    """A sentence shown as evidence, with whose it is, where it stands, and its numbers.

    `side` is low, high or frame, `strength` 0 to 4: how thick its underline is.
    """

    text: str
    headline: str
    where: str
    numbers: str
    side: str
    strength: int


@dataclass(frozen=True)
class Evidence:
    """The sentences of one fold: its name, and lists of sentences, each under its heading."""

    name: str
    lists: tuple[tuple[str, tuple[Quoted, ...]], ...]


@dataclass(frozen=True)
class Card:
    """How far the scores behind a section can be trusted: a line, and the card as safe HTML."""

    line: str
    html: str


@dataclass(frozen=True)
class Section:
    """One question of a report with its answer; `missing` says why there is none."""

    key: str
    question: str
    charts: tuple[Chart, ...] = ()
    card: Card | None = None
    notes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    about_evidence: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Source:
    """An article in the list of what was read; `url` is "" unless it is one to follow.

    `words` is how many it has, `left_out` what of its page is no part of it; "" where its study has
    no texts, or nothing was left out.
    """

    outlet: str
    headline: str
    published: str
    words: str
    left_out: str
    url: str


@dataclass(frozen=True)
class Report:
    """A study laid out for readers: everything that its page says, in one language."""

    title: str
    authors: tuple[str, ...]
    date: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    method: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    hashes: tuple[tuple[str, str], ...]
    citations: tuple[tuple[str, str], ...]
    program: str
    language: str = ENGLISH

    @property
    def known_of_sources(self) -> set[str]:
        """What is known of at least one article; a column of dashes tells nobody anything."""
        told = ("headline", "published", "words", "left_out", "url")
        return {name for name in told if any(getattr(one, name) for one in self.sources)}

    @property
    def with_tables(self) -> list[Section]:
        """The answered sections that have numbers to list."""
        return [s for s in self.answered if any(chart.tables for chart in s.charts)]

    @property
    def with_evidence(self) -> list[Section]:
        """The answered sections that have sentences to show."""
        return [section for section in self.answered if section.evidence]

    @property
    def with_card(self) -> list[Section]:
        """The answered sections that say how far to trust their scores."""
        return [section for section in self.answered if section.card]

    @property
    def answered(self) -> list[Section]:
        """The sections with an answer."""
        return [section for section in self.sections if not section.missing]
