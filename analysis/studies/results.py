"""The results of a study: every table that its questions give, computed in one place.

Saving and repeating both come here, so that what is repeated is what was saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
    embed_sentences,
)
from analysis.studies.corpus import Corpus
from analysis.studies.further import further_results
from analysis.studies.settings import Asked
from analysis.studies.shared import find_shared
from analysis.studies.tables import ASKED, FURTHER
from analysis.translation import ENGLISH, mark, speaking

Tables = dict[str, pd.DataFrame]
_NO_SENTENCE = mark("No sentence is in this voice; choose another.")
COLUMNS = {name: kind.columns for name, kind in ASKED.items()}


@dataclass(frozen=True)
class Results:
    """The tables of all measures, `measure` in front of each row, and what had no answer.

    `estimates` has a row for each measure, question and outlet, `verdicts` for each pair of
    outlets, `sentences` for each scored sentence. `unanswered` says why, by family or table.
    `further` are the tables of `FURTHER` by name; studies of format 1 have none.
    """

    estimates: pd.DataFrame
    verdicts: pd.DataFrame
    sentences: pd.DataFrame
    unanswered: Mapping[str, str]
    further: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def tables(self) -> Tables:
        """All tables by name."""
        return {name: getattr(self, name) for name in ASKED} | dict(self.further)


def study_results(
    corpus: Corpus,
    tier: Tier,
    asked: Asked,
    *,
    embedding: Progress | None = None,
    hearing: Progress | None = None,
) -> Results:
    """Ask the corpus everything that the study asks; what cannot be answered is said, not raised.

    It is said in English, whoever asks, since the same study gives the same file.
    It must be known who speaks in the corpus (`heard_corpus`), and not yet which text is shared.
    `embedding` and `hearing` are told how far the sentences and the mentions are.
    """
    embed_sentences(corpus.sentences, tier.encoder, embedding)
    text = find_shared(corpus, tier.encoder)
    corpus, sentences, nothing = text.corpus, corpus.sentences.iloc[:0], _NO_SENTENCE
    try:
        with speaking(ENGLISH):
            sentences = asked.of(text)
    except QuestionError as error:
        nothing = str(error)
    if sentences.empty:
        why = asked.wrong | dict.fromkeys(asked.families, nothing)
        asked = replace(asked, axis=None, targets=(), frames=(), wordings=(), wrong=why)
    answers = _Answers({}, {}, {}, dict(asked.wrong))
    placed = answers.place(sentences, asked, tier)
    tone = answers.tone(sentences, corpus, asked, tier, hearing)
    answers.frame(sentences, asked, tier)
    further, missing = further_results(text, tier, asked, sentences, placed, tone)
    return Results(
        _stacked("estimates", answers.estimates),
        _stacked("verdicts", answers.verdicts),
        _stacked("sentences", answers.scored),
        answers.unanswered | missing,
        further,
    )


@dataclass(frozen=True)
class _Answers:
    """The tables of what was asked, by measure, as they come; and what had no answer."""

    estimates: Tables
    verdicts: Tables
    scored: Tables
    unanswered: dict[str, str]

    def place(self, sentences: pd.DataFrame, asked: Asked, tier: Tier) -> AxisComparison | None:
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
        corpus: Corpus,
        asked: Asked,
        tier: Tier,
        hearing: Progress | None,
    ) -> ToneComparison | None:
        if not asked.targets:
            return None
        tier.tone.hear(all_mentions(sentences, asked.targets, corpus.sentences), hearing)
        try:
            with speaking(ENGLISH):
                tone = compare_tone(sentences, asked.targets, tier.tone, story=corpus.sentences)
        except QuestionError as error:
            self.unanswered["targets"] = str(error)
            return None
        self.estimates["tone"], self.verdicts["tone"] = tone.estimates, tone.verdicts
        self.scored["tone"] = tone.sentences
        return tone

    def frame(self, sentences: pd.DataFrame, asked: Asked, tier: Tier) -> None:
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


def names_targets(results: Results) -> bool:
    """Whether a sentence mentions one of the targets asked for, so that there is a tone to tell."""
    estimates = results.estimates
    return bool(estimates.loc[estimates["measure"] == "tone", "estimate"].notna().any())


def no_results() -> Results:
    """The results of a study that has not been asked anything."""
    further = {name: kind.table(pd.DataFrame()) for name, kind in FURTHER.items()}
    asked = {name: kind.table(pd.DataFrame()) for name, kind in ASKED.items()}
    return Results(**asked, unanswered={}, further=further)


def _stacked(kind: str, tables: Tables) -> pd.DataFrame:
    """The tables of all measures as one; with no measure a table without rows."""
    if not tables:
        return pd.DataFrame(columns=COLUMNS[kind], dtype="str")
    parts = [table.assign(measure=name) for name, table in tables.items()]
    stacked = pd.concat(parts, ignore_index=True)
    return stacked[["measure", *(name for name in stacked.columns if name != "measure")]]
