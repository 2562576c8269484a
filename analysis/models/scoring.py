"""Score sentences on questions: every sentence in has a row out for every question."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

import numpy as np
import pandas as pd

from analysis.corpus.schema import SCORE_COLUMNS, SENTENCE_COLUMNS, require_columns
from analysis.errors import ScorerError
from analysis.models.axis import Scores
from analysis.models.info import ScorerInfo
from analysis.models.questions import Frame, FramingAxis, Target

Q_contra = TypeVar("Q_contra", FramingAxis, Target, Frame, contravariant=True)


class Scorer(Protocol[Q_contra]):
    """What every scorer offers, so that measures never know which model they use."""

    @property
    def info(self) -> ScorerInfo:
        """Name, version, fingerprint and licence, for the method section and the manifest."""
        ...

    def score(self, texts: Sequence[str], question: Q_contra) -> Scores:
        """A score and a weight per text, in the order given; a score of NaN is no answer."""
        ...


def score_sentences(
    sentences: pd.DataFrame, scorer: Scorer[Q_contra], questions: Sequence[Q_contra]
) -> pd.DataFrame:
    """One row per sentence and question (SCORE_COLUMNS), question by question in the order given.

    A text that several outlets run is scored once, and each of its sentences keeps its own row.
    """
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")
    codes, distinct = pd.factorize(sentences["text"])
    parts = [_rows(sentences, scorer, question, codes, list(distinct)) for question in questions]
    if not parts:
        return pd.DataFrame(columns=SCORE_COLUMNS)
    return pd.concat(parts, ignore_index=True)


def _rows(
    sentences: pd.DataFrame,
    scorer: Scorer[Q_contra],
    question: Q_contra,
    codes: np.ndarray,
    distinct: list[str],
) -> pd.DataFrame:
    score, weight = scorer.score(distinct, question)
    if len(score) != len(distinct) or len(weight) != len(distinct):
        raise ScorerError(
            f"{scorer.info.name} gave {len(score)} scores for {len(distinct)} texts; "
            "this is a fault of the model, choose another."
        )
    keys = sentences[["sentence_id", "article_id", "outlet"]].reset_index(drop=True)
    scored = keys.assign(
        scorer=scorer.info.name, question=question.name, score=score[codes], weight=weight[codes]
    )
    return scored[SCORE_COLUMNS]
