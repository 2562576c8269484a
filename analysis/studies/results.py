"""The results of a study: every table that its questions give, computed in one place.

Saving and repeating both come here, so that what is repeated is what was saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.corpus.schema import ESTIMATE_COLUMNS, SENTENCE_COLUMNS
from analysis.errors import QuestionError
from analysis.measures.estimates import VERDICT_COLUMNS
from analysis.models.tiers import Tier
from analysis.studies.comparison import (
    Progress,
    all_mentions,
    compare_frames,
    compare_on_axis,
    compare_tone,
    embed_sentences,
)
from analysis.studies.corpus import Corpus
from analysis.studies.settings import Asked
from analysis.studies.shared import find_shared

Tables = dict[str, pd.DataFrame]
_NO_SENTENCE = "No sentence is in this voice; choose another."
# The columns that hold numbers; `shared` holds yes or no, all others text.
NUMBERS = {
    "position", "score", "weight", "pull", "estimate", "ci_low", "ci_high", "gap", "n_articles",
    "n_sentences",
}  # fmt: skip
COLUMNS = {
    "estimates": ["measure", *ESTIMATE_COLUMNS],
    "verdicts": ["measure", *VERDICT_COLUMNS],
    "sentences": ["measure", *SENTENCE_COLUMNS, "scorer", "question", "score", "weight", "pull"],
}


@dataclass(frozen=True)
class Results:
    """The tables of all measures, `measure` in front of each row, and what had no answer.

    `estimates` has a row for each measure, question and outlet, `verdicts` for each pair of
    outlets, `sentences` for each scored sentence. `unanswered` says why, by family.
    """

    estimates: pd.DataFrame
    verdicts: pd.DataFrame
    sentences: pd.DataFrame
    unanswered: Mapping[str, str]


def study_results(
    corpus: Corpus,
    tier: Tier,
    asked: Asked,
    *,
    embedding: Progress | None = None,
    hearing: Progress | None = None,
) -> Results:
    """Ask the corpus everything that the study asks; what cannot be answered is said, not raised.

    It must be known who speaks in the corpus (`heard_corpus`), and not yet which text is shared.
    `embedding` and `hearing` are told how far the sentences and the mentions are.
    """
    embed_sentences(corpus.sentences, tier.encoder, embedding)
    text = find_shared(corpus, tier.encoder)
    corpus, sentences, nothing = text.corpus, corpus.sentences.iloc[:0], _NO_SENTENCE
    try:
        sentences = asked.of(text)
    except QuestionError as error:
        nothing = str(error)
    if sentences.empty:
        asked = Asked(wrong=asked.wrong | dict.fromkeys(asked.families, nothing))
    estimates: Tables = {}
    verdicts: Tables = {}
    scored: Tables = {}
    unanswered = dict(asked.wrong)
    if asked.axis:
        try:
            placed = compare_on_axis(sentences, asked.axis, tier.encoder, asked.wordings)
        except QuestionError as error:
            unanswered["axis"] = str(error)
        else:
            estimates |= {"position": placed.estimates, "salience": placed.salience}
            verdicts["position"], scored["position"] = placed.verdicts, placed.sentences
    if asked.targets:
        tier.tone.hear(all_mentions(sentences, asked.targets, corpus.sentences), hearing)
        try:
            tone = compare_tone(sentences, asked.targets, tier.tone, story=corpus.sentences)
        except QuestionError as error:
            unanswered["targets"] = str(error)
        else:
            estimates["tone"], verdicts["tone"] = tone.estimates, tone.verdicts
            scored["tone"] = tone.sentences
    if asked.frames:
        try:
            used = compare_frames(sentences, asked.frames, tier.encoder)
        except QuestionError as error:
            unanswered["frames"] = str(error)
        else:
            estimates["frame"], scored["frame"] = used.estimates, used.sentences
    return Results(
        _stacked("estimates", estimates),
        _stacked("verdicts", verdicts),
        _stacked("sentences", scored),
        unanswered,
    )


def _stacked(kind: str, tables: Tables) -> pd.DataFrame:
    """The tables of all measures as one; with no measure a table without rows."""
    if not tables:
        return pd.DataFrame(columns=COLUMNS[kind], dtype="str")
    parts = [table.assign(measure=name) for name, table in tables.items()]
    stacked = pd.concat(parts, ignore_index=True)
    return stacked[["measure", *(name for name in stacked.columns if name != "measure")]]
