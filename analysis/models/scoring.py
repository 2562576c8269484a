"""Score sentences on questions: every sentence in has a row out for every question."""

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar

import numpy as np
import pandas as pd

from analysis.corpus.schema import SCORE_COLUMNS, SENTENCE_COLUMNS, require_columns
from analysis.errors import ScorerError
from analysis.models.axis import Scores
from analysis.models.info import ScorerInfo
from analysis.models.mention import story_mentions
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.tone import Mentioned, ToneScorer
from analysis.translation import tr

Q = TypeVar("Q", FramingAxis, Target, Frame)
Q_contra = TypeVar("Q_contra", FramingAxis, Target, Frame, contravariant=True)
Read = TypeVar("Read", bound=Hashable)


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
    sentences: pd.DataFrame, scorer: Scorer[Q], questions: Sequence[Q]
) -> pd.DataFrame:
    """One row per sentence and question (SCORE_COLUMNS), question by question in the order given.

    A text that several outlets run is scored once, and each of its sentences keeps its own row.
    """
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")
    texts = sentences["text"].tolist()

    def answer(question: Q) -> Scores:
        return _distinct_scores(texts, lambda some: scorer.score(some, question), scorer.info)

    return _rows(sentences, scorer.info, questions, answer)


def score_tone(
    sentences: pd.DataFrame,
    scorer: ToneScorer,
    targets: Sequence[Target],
    story: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """As `score_sentences`, for targets: what a sentence mentions, its article tells.

    `story` holds whole articles, where `sentences` are only some of theirs.
    """
    require_columns(sentences, SENTENCE_COLUMNS, "sentences")

    def answer(target: Target) -> Scores:
        mentioned = mentioned_in(sentences, target, story)
        return _distinct_scores(mentioned, scorer.score_mentions, scorer.info)

    return _rows(sentences, scorer.info, targets, answer)


def mentioned_in(
    sentences: pd.DataFrame, target: Target, story: pd.DataFrame | None = None
) -> list[Mentioned]:
    """Each sentence's text and where it speaks of the target, in the order of the table."""
    mentions = story_mentions(sentences if story is None else story, target)
    return [
        (text, mentions[sentence_id])
        for sentence_id, text in zip(sentences["sentence_id"], sentences["text"], strict=True)
    ]


def _distinct_scores(
    read: Sequence[Read], score: Callable[[list[Read]], Scores], info: ScorerInfo
) -> Scores:
    """The scores of what was read of each sentence; what is alike is scored once."""
    places = {one: place for place, one in enumerate(dict.fromkeys(read))}
    found = score(list(places))
    if not len(found.score) == len(found.weight) == len(places):
        raise ScorerError(
            tr(
                "{name} gave {n} scores for {n_texts} texts; this is a fault of the model, choose "
                "another.",
                name=info.name,
                n=len(found.score),
                n_texts=len(places),
            )
        )
    order = np.array([places[one] for one in read], dtype=int)
    return Scores(found.score[order], found.weight[order])


def _rows(
    sentences: pd.DataFrame,
    info: ScorerInfo,
    questions: Sequence[Q],
    answer: Callable[[Q], Scores],
) -> pd.DataFrame:
    keys = sentences[["sentence_id", "article_id", "outlet"]].reset_index(drop=True)
    parts = []
    for question in questions:
        scores = answer(question)._asdict()
        parts.append(keys.assign(scorer=info.tag, question=question.name, **scores)[SCORE_COLUMNS])
    if len(parts) == 1:
        return parts[0]  # as it is: a retyped pole waits for it
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=SCORE_COLUMNS)
