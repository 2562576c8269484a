"""The results of a study: every table that its questions give, computed in one place.

Saving and repeating both come here, so that what is repeated is what was saved.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from analysis.errors import QuestionError
from analysis.models.tiers import Tier
from analysis.studies.answers import Answers, stacked
from analysis.studies.by_voice import results_by_voice
from analysis.studies.comparison import Progress, embed_sentences
from analysis.studies.corpus import Corpus
from analysis.studies.further import further_results
from analysis.studies.settings import Asked
from analysis.studies.shared import find_shared
from analysis.studies.tables import ASKED, FURTHER
from analysis.translation import ENGLISH, mark, speaking

Tables = dict[str, pd.DataFrame]
_NO_SENTENCE = mark("No sentence is in this voice; choose another.")


@dataclass(frozen=True)
class Results:
    """The tables of all measures, `measure` in front of each row, and what had no answer.

    `estimates` has a row for each measure, question and outlet, `verdicts` for each pair of
    outlets, `sentences` for each scored sentence. `unanswered` says why, by family or table.
    `further` are the tables of `FURTHER` by name, of which studies of format 1 have none, and where
    own voice and quotations are apart those of `BY_VOICE`.
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
    answers = Answers(unanswered=dict(asked.wrong))
    placed = answers.place(sentences, asked, tier)
    tone = answers.tone(sentences, corpus.sentences, asked, tier, hearing)
    answers.frame(sentences, asked, tier)
    further, missing = further_results(text, tier, asked, sentences, placed, tone)
    if asked.is_apart:
        further = {**further, **results_by_voice(sentences, corpus.sentences, asked, tier)}
    return Results(
        stacked(ASKED["estimates"], answers.estimates),
        stacked(ASKED["verdicts"], answers.verdicts),
        stacked(ASKED["sentences"], answers.scored),
        answers.unanswered | missing,
        further,
    )


def names_targets(results: Results) -> bool:
    """Whether a sentence mentions one of the targets asked for, so that there is a tone to tell."""
    estimates = results.estimates
    return bool(estimates.loc[estimates["measure"] == "tone", "estimate"].notna().any())


def no_results() -> Results:
    """The results of a study that has not been asked anything."""
    further = {name: kind.table(pd.DataFrame()) for name, kind in FURTHER.items()}
    asked = {name: kind.table(pd.DataFrame()) for name, kind in ASKED.items()}
    return Results(**asked, unanswered={}, further=further)
