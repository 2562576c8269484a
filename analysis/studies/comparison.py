"""Ask a corpus a question: scores of its sentences, estimates of its outlets, verdicts on pairs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.errors import QuestionError
from analysis.measures.estimates import means_and_verdicts, share_estimates
from analysis.measures.pull import sentence_pull
from analysis.models.axis import AxisScorer
from analysis.models.encoder import Encoder
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame, FramingAxis, Target
from analysis.models.scoring import score_sentences
from analysis.models.tone import ToneScorer, is_calibrated_for

Progress = Callable[[int, int], None]
MOST_QUESTIONS = 40
UNCALIBRATED = (
    "The tone was calibrated with the embedded encoder; under this one its sign can be read, its "
    "size not."
)


@dataclass(frozen=True)
class AxisComparison:
    """Where outlets stand on one axis.

    `sentences` has a row for every sentence with score, weight and pull beside its text;
    `estimates` the outlets' places, `salience` the shares of sentences on the axis, `verdicts` a
    row for each pair of outlets.
    """

    axis: FramingAxis
    sentences: pd.DataFrame
    estimates: pd.DataFrame
    salience: pd.DataFrame
    verdicts: pd.DataFrame


@dataclass(frozen=True)
class ToneComparison:
    """Tone toward each target: a row for every sentence and target, and the outlets' estimates.

    `is_calibrated` says whether the probabilities were fitted with this encoder.
    """

    sentences: pd.DataFrame
    estimates: pd.DataFrame
    verdicts: pd.DataFrame
    is_calibrated: bool


@dataclass(frozen=True)
class FrameComparison:
    """How often each frame is used: a row for every sentence and frame, and the outlets' shares."""

    sentences: pd.DataFrame
    estimates: pd.DataFrame


def embed_sentences(
    sentences: pd.DataFrame, encoder: Encoder, progress: Progress | None = None
) -> None:
    """Pass every distinct sentence through the encoder once, which remembers it."""
    encoder.encode(sentences["text"].drop_duplicates().tolist(), progress=progress)


def compare_on_axis(sentences: pd.DataFrame, axis: FramingAxis, encoder: Encoder) -> AxisComparison:
    """Place the outlets between the two poles; QuestionError when no sentence is on the axis."""
    scores = score_sentences(sentences, AxisScorer(encoder), [axis])
    if not (scores["weight"] > 0).any():
        raise QuestionError(
            "No sentence speaks to this axis; say what it is about, or write the poles as whole "
            "sentences that an article at that end could contain."
        )
    estimates, verdicts = means_and_verdicts(scores)
    return AxisComparison(
        axis, _beside_texts(sentences, scores), estimates, share_estimates(scores), verdicts
    )


def compare_tone(
    sentences: pd.DataFrame, targets: Sequence[Target], encoder: Encoder
) -> ToneComparison:
    """Tone of the outlets toward each target; NaN where an outlet does not name the target."""
    _check_names([target.name for target in targets], "target")
    scores = score_sentences(sentences, ToneScorer(encoder), targets)
    estimates, verdicts = means_and_verdicts(scores)
    return ToneComparison(
        _beside_texts(sentences, scores), estimates, verdicts, is_calibrated_for(encoder)
    )


def compare_frames(
    sentences: pd.DataFrame, frames: Sequence[Frame], encoder: Encoder
) -> FrameComparison:
    """Share of each outlet's sentences that speak in each frame."""
    _check_names([frame.name for frame in frames], "frame")
    scores = score_sentences(sentences, FrameScorer(encoder), frames)
    return FrameComparison(_beside_texts(sentences, scores), share_estimates(scores))


def _beside_texts(sentences: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    scored = scores.assign(pull=sentence_pull(scores))
    columns = ["sentence_id", "scorer", "question", "score", "weight", "pull"]
    return sentences.merge(scored[columns], on="sentence_id", validate="one_to_many")


def _check_names(names: list[str], kind: str) -> None:
    if not names:
        raise QuestionError(f"No {kind} is given; name at least one.")
    if len(names) > MOST_QUESTIONS:
        raise QuestionError(f"{len(names)} {kind}s are too many; give at most {MOST_QUESTIONS}.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise QuestionError(f"The {kind} “{twice[0]}” is given twice; keep one of them.")
