"""Ask a corpus a question: scores of its sentences, estimates of its outlets, verdicts on pairs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.errors import QuestionError
from analysis.measures.estimates import (
    means_and_verdicts,
    share_estimates,
    shares_and_verdicts,
)
from analysis.measures.pull import sentence_pull
from analysis.models.axis import AxisScorer
from analysis.models.encoder import Encoder
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.scoring import mentioned_in, score_sentences, score_tone
from analysis.models.tone import Mentioned, ToneScorer
from analysis.studies.wordings import under_wordings, wording_places
from analysis.translation import tr

Progress = Callable[[int, int], None]
MOST_QUESTIONS = 40


@dataclass(frozen=True)
class AxisComparison:
    """Where outlets stand on one axis.

    `sentences` has a row for every sentence with score, weight and pull beside its text;
    `estimates` the outlets' places, `verdicts` a row for each pair of outlets. `wording_places`
    holds the places under the axis as asked (wording 0) and under the other wordings,
    PLACE_COLUMNS; without any there is no row.
    """

    axis: FramingAxis
    sentences: pd.DataFrame
    estimates: pd.DataFrame
    verdicts: pd.DataFrame
    wording_places: pd.DataFrame

    @cached_property
    def salience(self) -> pd.DataFrame:
        """The shares of the outlets' sentences that are on the axis (`share_estimates`).

        Counted when asked for: a chart that waits for a retyped pole needs none.
        """
        return share_estimates(self.sentences)


@dataclass(frozen=True)
class ToneComparison:
    """Tone toward each target: a row for every sentence and target, and the outlets' estimates."""

    sentences: pd.DataFrame
    estimates: pd.DataFrame
    verdicts: pd.DataFrame


@dataclass(frozen=True)
class FrameComparison:
    """How often each frame is used: a row for every sentence and frame, and the outlets' shares.

    `verdicts` has a row for each frame and pair of outlets, corrected for all of these at once.
    """

    sentences: pd.DataFrame
    estimates: pd.DataFrame
    verdicts: pd.DataFrame


def embed_sentences(
    sentences: pd.DataFrame, encoder: Encoder, progress: Progress | None = None
) -> None:
    """Pass every distinct sentence through the encoder once, which remembers it."""
    encoder.encode(sentences["text"].drop_duplicates().tolist(), progress=progress)


def compare_on_axis(
    sentences: pd.DataFrame,
    axis: FramingAxis,
    encoder: Encoder,
    wordings: Sequence[FramingAxis] = (),
) -> AxisComparison:
    """Place the outlets between the two poles; QuestionError when no sentence is on the axis.

    With other `wordings` of the axis the estimates have the spread of each place over them, and
    the verdict "differ" also needs the order of two outlets to stay (`robust_verdicts`). Without,
    the interval alone decides.
    """
    scores = score_sentences(sentences, AxisScorer(encoder), [axis])
    if not (scores["weight"] > 0).any():
        raise QuestionError(
            tr(
                "No sentence speaks to this axis; say what it is about, or write the poles as "
                "whole sentences that an article at that end could contain."
            )
        )
    estimates, verdicts = means_and_verdicts(scores)
    places = wording_places(sentences, estimates, wordings, encoder)
    if wordings:
        estimates, verdicts = under_wordings(estimates, verdicts, places)
    scored = _beside_texts(sentences, scores)
    return AxisComparison(axis, scored, estimates, verdicts, places)


def all_mentions(
    sentences: pd.DataFrame, targets: Sequence[Target], story: pd.DataFrame | None = None
) -> list[Mentioned]:
    """What `compare_tone` will hear, for `ToneScorer.hear` to hear it first and show progress."""
    return [one for target in targets for one in mentioned_in(sentences, target, story) if one[1]]


def compare_tone(
    sentences: pd.DataFrame,
    targets: Sequence[Target],
    tone_scorer: ToneScorer,
    *,
    story: pd.DataFrame | None = None,
) -> ToneComparison:
    """Tone of the outlets toward each target; NaN where an outlet does not name the target.

    `story` holds every sentence of the articles, where `sentences` are only some of them: whom a
    surname or a pronoun means is read from the whole article.
    """
    check_targets(targets)
    scores = score_tone(sentences, tone_scorer, targets, story)
    estimates, verdicts = means_and_verdicts(scores)
    return ToneComparison(_beside_texts(sentences, scores), estimates, verdicts)


def compare_frames(
    sentences: pd.DataFrame, frames: Sequence[Frame], encoder: Encoder
) -> FrameComparison:
    """Share of each outlet's sentences to be expected in each frame, and which outlets differ."""
    check_frames(frames)
    scores = score_sentences(sentences, FrameScorer(encoder), frames)
    return FrameComparison(_beside_texts(sentences, scores), *shares_and_verdicts(scores))


def _beside_texts(sentences: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    scored = scores.assign(pull=sentence_pull(scores))
    columns = ["scorer", "question", "score", "weight", "pull"]
    if scored["sentence_id"].tolist() == sentences["sentence_id"].tolist():
        # one question: its scores stand in the order of the sentences, and need no search
        return pd.concat([sentences.reset_index(drop=True), scored[columns]], axis=1)
    return sentences.merge(
        scored[["sentence_id", *columns]], on="sentence_id", validate="one_to_many"
    )


def with_every(estimates: pd.DataFrame, outlets: Iterable[str]) -> pd.DataFrame:
    """The estimates with a row, undefined, for each outlet that has no sentence of its own."""
    none = {"interval": "none", "n_articles": 0, "n_sentences": 0}
    rows = [
        {"outlet": name, "question": question} | none
        for question in estimates["question"].drop_duplicates()
        for name in outlets
        if name not in set(estimates["outlet"])
    ]
    return pd.concat([estimates, pd.DataFrame(rows)], ignore_index=True) if rows else estimates


def check_targets(targets: Sequence[Target]) -> None:
    """QuestionError for no target, too many, or one twice."""
    n, twice = len(targets), _twice([target.name for target in targets])
    if not targets:
        raise QuestionError(tr("No target is given; name at least one."))
    if n > MOST_QUESTIONS:
        raise QuestionError(
            tr("{n} targets are too many; give at most {most}.", n=n, most=MOST_QUESTIONS)
        )
    if twice:
        raise QuestionError(
            tr("The target “{name}” is given twice; keep one of them.", name=twice[0])
        )


def check_frames(frames: Sequence[Frame]) -> None:
    """QuestionError for no frame, too many, or one twice."""
    n, twice = len(frames), _twice([frame.name for frame in frames])
    if not frames:
        raise QuestionError(tr("No frame is given; name at least one."))
    if n > MOST_QUESTIONS:
        raise QuestionError(
            tr("{n} frames are too many; give at most {most}.", n=n, most=MOST_QUESTIONS)
        )
    if twice:
        raise QuestionError(
            tr("The frame “{name}” is given twice; keep one of them.", name=twice[0])
        )


def _twice(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
