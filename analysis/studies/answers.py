"""What one set of sentences answers, measure by measure, and the tables that it is put into."""

from dataclasses import dataclass, field

import pandas as pd

from analysis.errors import QuestionError
from analysis.models.tiers import Tier
from analysis.studies.comparison import (
    AxisComparison,
    Progress,
    ToneComparison,
    all_mentions,
    compare_frames,
    compare_on_axis,
    compare_tone,
)
from analysis.studies.settings import Asked
from analysis.studies.tables import Kind
from analysis.translation import ENGLISH, speaking

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Answers:
    """The tables of what was asked, by measure, as they come; and why what had no answer."""

    estimates: Tables = field(default_factory=dict)
    verdicts: Tables = field(default_factory=dict)
    scored: Tables = field(default_factory=dict)
    unanswered: dict[str, str] = field(default_factory=dict)

    def place(self, sentences: pd.DataFrame, asked: Asked, tier: Tier) -> AxisComparison | None:
        """Where the outlets stand on the axis; None for no axis, or where none speaks to it."""
        if asked.axis is None:
            return None
        try:
            with speaking(ENGLISH):
                placed = compare_on_axis(sentences, asked.axis, tier.encoder, asked.wordings)
        except QuestionError as error:
            self.unanswered["axis"] = str(error)
            return None
        self.estimates.update(position=placed.estimates, salience=placed.salience)
        self.verdicts["position"], self.scored["position"] = placed.verdicts, placed.sentences
        return placed

    def tone(
        self,
        sentences: pd.DataFrame,
        story: pd.DataFrame,
        asked: Asked,
        tier: Tier,
        hearing: Progress | None = None,
    ) -> ToneComparison | None:
        """The tone toward the targets, `story` as in `compare_tone`; None where there is none."""
        if not asked.targets:
            return None
        tier.tone.hear(all_mentions(sentences, asked.targets, story), hearing)
        try:
            with speaking(ENGLISH):
                tone = compare_tone(sentences, asked.targets, tier.tone, story=story)
        except QuestionError as error:
            self.unanswered["targets"] = str(error)
            return None
        self.estimates["tone"], self.verdicts["tone"] = tone.estimates, tone.verdicts
        self.scored["tone"] = tone.sentences
        return tone

    def frame(self, sentences: pd.DataFrame, asked: Asked, tier: Tier) -> None:
        """How often the frames are used."""
        if not asked.frames:
            return
        try:
            with speaking(ENGLISH):
                used = compare_frames(sentences, asked.frames, tier.encoder)
        except QuestionError as error:
            self.unanswered["frames"] = str(error)
        else:
            self.estimates["frame"], self.scored["frame"] = used.estimates, used.sentences
            self.verdicts["frame"] = used.verdicts


def stacked(kind: Kind, tables: Tables) -> pd.DataFrame:
    """The tables of all measures as one; with no measure a table without rows."""
    if not tables:
        return pd.DataFrame(columns=kind.columns, dtype="str")
    parts = [table.assign(measure=name) for name, table in tables.items()]
    every = pd.concat(parts, ignore_index=True)
    return every[["measure", *(name for name in every.columns if name != "measure")]]
