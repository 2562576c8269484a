"""What is measured: scorers as plain data, and the one place that knows how a tier is loaded.

A scorer answers what it can (tone, place, frames) and leaves the rest None; a task asks for what
it needs. Nothing else in this folder knows how the models are built.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus.sentences import split_sentences
from analysis.errors import QuestionError
from analysis.models.axis import AxisScorer
from analysis.models.frames import FrameScorer
from analysis.models.questions import Frame, FramingAxis
from analysis.models.tiers import TIERS, Tier, load_tier
from analysis.studies.corpus import Corpus
from evaluation.claim_grouping import claim_groups
from evaluation.claim_labels import Labelled
from evaluation.invented_news import Planted
from evaluation.metrics import Array
from evaluation.word_clusters import found_pairs

Span = tuple[int, int]
Pair = tuple[str, str]


class ToneAnswer(NamedTuple):
    """Tone of each sentence toward its mention.

    `label` is −1, 0 or 1, shape (n,); `tone` −1 … +1, shape (n,); `probability` of negative,
    neutral, positive, shape (n, 3), or None where the scorer states none.
    """

    label: Array
    tone: Array
    probability: Array | None


Tone = Callable[[Sequence[str], Sequence[Span]], ToneAnswer]
# One axis a text; NaN where the axis was refused. Shape (n_texts,).
Place = Callable[[Sequence[str], Sequence[FramingAxis]], Array]
# How surely each text speaks in each frame, shape (n_texts, n_frames).
Frames = Callable[[Sequence[str], Sequence[Frame]], Array]
# Whether each sentence of a table, read article by article, is in quoted voice.
Quoted = Callable[[pd.DataFrame], "pd.Series[bool]"]


@dataclass(frozen=True)
class Scorer:
    """One thing to measure: a tier of ours or a baseline.

    `fingerprints` says for each ability that it has (`tone`, `axis`, `frames`, `voice`, `speakers`,
    `sharing`, `claims`, `words`) by which weights, or by which version of a package.
    """

    name: str
    kind: str
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    tone: Tone | None = None
    place: Place | None = None
    frames: Frames | None = None
    shares: Frames | None = None
    quoted: Quoted | None = None
    heard: Callable[[Corpus], Corpus] | None = None
    copies: Callable[[Planted], pd.DataFrame] | None = None
    claims: Callable[[Labelled], Mapping[str, object]] | None = None
    words: Callable[[pd.DataFrame], set[Pair]] | None = None

    def answers(self, ability: str) -> bool:
        """Whether it can answer questions of this kind."""
        return ability in self.fingerprints


def load_tier_scorer(name: str) -> Scorer:
    """A tier as it ships, with a fresh memory, so that its times are those of new sentences.

    Raises:
        ScorerError: weights are missing or damaged.
    """
    tier = load_tier(name)
    return tier_scorer(tier, FrameScorer(tier.encoder))


def tier_scorer(tier: Tier, frame_scorer: FrameScorer) -> Scorer:
    """What answers by the encoder and the tone of a tier."""
    encoder = tier.encoder
    axis, frames = AxisScorer(encoder), frames_scorer(frame_scorer)

    def tone(texts: Sequence[str], spans: Sequence[Span]) -> ToneAnswer:
        return by_probability(tier.tone.probabilities(texts, spans))

    return replace(
        frames,
        name=tier.name,
        fingerprints={
            "tone": tier.tone.info.fingerprint,
            "axis": axis.info.fingerprint,
            "claims": encoder.info.fingerprint,
            "words": encoder.info.fingerprint,
            **frames.fingerprints,
        },
        tone=tone,
        place=lambda texts, axes: places(axis, texts, axes),
        claims=lambda labelled: claim_groups(labelled, encoder),
        words=lambda sentences: found_pairs(sentences, encoder),
    )


def frames_scorer(frames: FrameScorer) -> Scorer:
    """What answers for frames only, sentence by sentence and article by article."""
    return Scorer(
        frames.info.name,
        "tier",
        {"frames": frames.info.fingerprint},
        frames=lambda texts, asked: np.column_stack(
            [frames.score(texts, frame).score for frame in asked]
        ),
        shares=lambda articles, asked: frame_shares(frames, articles, asked),
    )


def current_fingerprints() -> dict[str, set[str]]:
    """For each tier the fingerprints of what ships now, its encoder's own among them."""
    found = {}
    for name in TIERS:
        tier = load_tier(name)
        scorers = {scorer.fingerprint for scorer in tier.scorers.values()}
        found[name] = {tier.encoder.info.fingerprint, *scorers}
    return found


def by_probability(probability: Array) -> ToneAnswer:
    """Tone from probabilities: the likeliest class, and P(positive) − P(negative)."""
    return ToneAnswer(
        probability.argmax(axis=1) - 1, probability[:, 2] - probability[:, 0], probability
    )


def places(scorer: AxisScorer, texts: Sequence[str], axes: Sequence[FramingAxis]) -> Array:
    """Position −1 … +1 of each text on its own axis; NaN where the model refuses the axis."""
    poles = [entry for axis in axes for pole in scorer.poles(axis) for entry in pole]
    scorer.encoder.encode([*texts, *poles])  # all at once, on every core; remembered below
    together: dict[FramingAxis, list[int]] = {}
    for row, axis in enumerate(axes):
        together.setdefault(axis, []).append(row)
    found = np.full(len(texts), np.nan)
    for axis, rows in together.items():
        try:
            found[rows] = scorer.place([texts[row] for row in rows], axis).score
        except QuestionError:
            continue  # its positions stay NaN, and count as no answer
    return found


def frame_shares(scorer: FrameScorer, articles: Sequence[str], frames: Sequence[Frame]) -> Array:
    """Expected share of each article's sentences in each frame, as the charts show it.

    Shape (n_articles, n_frames), 0 … 1.
    """
    split = [split_sentences(article) or [article] for article in articles]
    flat = [sentence for sentences in split for sentence in sentences]
    scorer.encoder.encode(flat)
    stated = np.column_stack([scorer.score(flat, frame).score for frame in frames])
    ends = np.cumsum([len(sentences) for sentences in split])[:-1]
    return np.array([part.mean(axis=0) for part in np.split(stated, ends)])
