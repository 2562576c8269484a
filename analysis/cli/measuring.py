"""What `compare` measures: once for the sentences that are compared, or once for each voice."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.cli.progress import ProgressLine
from analysis.errors import QuestionError
from analysis.measures.headline import (
    BODY,
    GAP,
    HEADLINE,
    article_headlines,
    headline_estimates,
)
from analysis.models.questions import FramingAxis
from analysis.models.tiers import Tier
from analysis.studies.comparison import (
    AxisComparison,
    all_mentions,
    compare_frames,
    compare_on_axis,
    compare_tone,
)
from analysis.studies.settings import Asked

Tables = dict[str, pd.DataFrame]
VOICES = ("own", "quoted")


@dataclass(frozen=True)
class Measured:
    """The tables of each measure by its name, and where the outlets stand, if they do."""

    placed: AxisComparison | None
    estimates: Tables
    scored: Tables
    verdicts: Tables

    @property
    def standing(self) -> AxisComparison:
        """Where the outlets stand; QuestionError if they do nowhere."""
        if self.placed is None:
            raise QuestionError("No sentence speaks to this axis.")
        return self.placed


def measure(
    sentences: pd.DataFrame, axis: FramingAxis, asked: Asked, tier: Tier, story: pd.DataFrame
) -> Measured:
    """Everything that is asked of these sentences; QuestionError where none is on the axis."""
    placed = compare_on_axis(sentences, axis, tier.encoder, asked.wordings)
    return _measured(placed, sentences, asked, tier, story)


def measure_voices(
    sentences: pd.DataFrame, axis: FramingAxis, asked: Asked, tier: Tier, story: pd.DataFrame
) -> dict[str, Measured]:
    """The same for the own voice and for quotations, by voice, as far as there are sentences."""
    found: dict[str, Measured] = {}
    for voice in VOICES:
        mine, placed = sentences[sentences["voice"] == voice], None
        if mine.empty:
            continue
        try:
            placed = compare_on_axis(mine, axis, tier.encoder, asked.wordings)
        except QuestionError as error:
            why = error
        found[voice] = _measured(placed, mine, asked, tier, story)
    if not found:
        raise QuestionError("No sentence is in an outlet's own voice or quoted; use --voice all.")
    if not any(one.placed for one in found.values()):
        raise why
    return found


def _measured(
    placed: AxisComparison | None,
    sentences: pd.DataFrame,
    asked: Asked,
    tier: Tier,
    story: pd.DataFrame,
) -> Measured:
    found = Measured(placed, {}, {}, {})
    if placed:
        found.estimates.update(position=placed.estimates, salience=placed.salience)
        found.scored["position"], found.verdicts["position"] = placed.sentences, placed.verdicts
    if asked.targets:
        mentions = all_mentions(sentences, asked.targets, story)
        tier.tone.hear(mentions, ProgressLine("hearing", "mentions"))
        tone = compare_tone(sentences, asked.targets, tier.tone, story=story)
        found.estimates["tone"], found.scored["tone"] = tone.estimates, tone.sentences
        found.verdicts["tone"] = tone.verdicts
    for name, table in tuple(found.scored.items()):
        found.estimates.update(_headline_rows(name, table))
    if asked.frames:
        used = compare_frames(sentences, asked.frames, tier.encoder)
        found.estimates["frame"], found.scored["frame"] = used.estimates, used.sentences
        found.verdicts["frame"] = used.verdicts
    return found


def first_voice(found: dict[str, Measured]) -> str:
    """The voice whose places and verdicts are told: the own one, if it is on the axis."""
    return next((voice for voice, one in found.items() if one.placed), "")


def quoted_of(found: dict[str, Measured]) -> AxisComparison | None:
    """Where quotations stand, if they are drawn beside the own voice."""
    return found["quoted"].placed if first_voice(found) == "own" and "quoted" in found else None


def by_voice(found: dict[str, Measured]) -> Measured:
    """The tables of all voices in one, each row of an estimate or verdict with its `voice`."""
    return Measured(
        found[first_voice(found)].placed,
        _joined({voice: one.estimates for voice, one in found.items()}),
        # A sentence says its own voice.
        _joined({voice: one.scored for voice, one in found.items()}, named=False),
        _joined({voice: one.verdicts for voice, one in found.items()}),
    )


def _joined(tables: dict[str, Tables], *, named: bool = True) -> Tables:
    names = dict.fromkeys(name for mine in tables.values() for name in mine)
    return {
        name: pd.concat(
            [
                _voiced(mine[name], voice) if named else mine[name]
                for voice, mine in tables.items()
                if name in mine
            ],
            ignore_index=True,
        )
        for name in names
    }


def _voiced(table: pd.DataFrame, voice: str) -> pd.DataFrame:
    table = table.copy()
    table.insert(0, "voice", voice)
    return table


def stacked(tables: Tables) -> pd.DataFrame:
    """The tables of all measures as one, with the measure's name in front of each row."""
    parts = []
    for name, table in tables.items():
        named = table.copy()
        named.insert(0, "measure", name)
        parts.append(named)
    return pd.concat(parts, ignore_index=True)


def unnamed_targets(asked: Asked, tone: pd.DataFrame) -> Iterable[str]:
    """The targets that no outlet names."""
    known = set(tone.dropna(subset="estimate")["question"])
    return (target.name for target in asked.targets if target.name not in known)


def _headline_rows(measure: str, scored: pd.DataFrame) -> Tables:
    """The estimates of headlines, of bodies and of the gaps between them, by measure."""
    found = headline_estimates(article_headlines(scored))
    if found.empty:
        return {}
    names = {HEADLINE: f"{measure} of headlines", BODY: f"{measure} of bodies"}
    names |= {GAP: f"{measure} gap of headlines"}
    return {n: found[found["part"] == p].drop(columns="part") for p, n in names.items()}
