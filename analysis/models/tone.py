"""How favourably sentences speak of a target: a network hears each mention, marked in its sentence.

The network's raw scores become probabilities by a calibration fitted on labelled sentences by
`training/calibrate_tone.py` and kept beside the weights.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from analysis.errors import ScorerError
from analysis.models.axis import Scores
from analysis.models.info import ScorerInfo, fingerprint_of
from analysis.models.mention import Spans, marked
from analysis.models.questions import Target
from analysis.translation import tr

CALIBRATION = "tone_calibration.json"
MOST_MENTIONS = 3
CLASSES = ("negative", "neutral", "positive")

Mentioned = tuple[str, Spans]
Progress = Callable[[int, int], None]


class ToneNetwork(Protocol):
    """What hears tone: a network, or in tests whatever stands for one."""

    @property
    def info(self) -> ScorerInfo:
        """Name, version, fingerprint and licence of the weights."""
        ...

    def tone_scores(
        self, pairs: Sequence[tuple[str, str]], *, progress: Progress | None = None
    ) -> Any:
        """Raw scores for negative, neutral, positive, float32, shape (n, 3)."""
        ...

    def n_unheard(self, pairs: Sequence[tuple[str, str]]) -> int:
        """How many distinct pairs it has yet to hear."""
        ...


@dataclass(frozen=True)
class Calibration:
    """Per class a factor and a summand that turn raw scores into those of honest probabilities.

    `training/calibrate_tone.py` fits one factor for all classes and leaves the summands at 0.
    """

    scale: tuple[float, ...]
    bias: tuple[float, ...]
    fitted_on: str

    def probabilities(self, scores: np.ndarray) -> np.ndarray:
        """P(negative), P(neutral), P(positive) from raw scores, both of shape (n, 3)."""
        logits = np.asarray(scores, float) * self.scale + np.array(self.bias)
        exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))


def read_calibration(folder: Path) -> Calibration:
    """The calibration in a folder of weights.

    Raises:
        ScorerError: It is missing, or not three finite factors above 0 and three summands.
    """
    try:
        read = json.loads((folder / CALIBRATION).read_text("utf-8"))
        scale, bias = (tuple(map(float, read[name])) for name in ("scale", "bias"))
        found = Calibration(scale, bias, str(read["fitted_on"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ScorerError(_unusable(folder)) from error
    if not (len(scale) == len(bias) == 3 and min(scale) > 0 and np.isfinite(scale + bias).all()):
        raise ScorerError(_unusable(folder))
    return found


def _unusable(folder: Path) -> str:
    return tr(
        "The file {file} of the model {model} is missing or damaged; restore it with "
        "`git checkout -- weights/{model}`, or fetch the program again.",
        file=CALIBRATION, model=folder.name,
    )  # fmt: skip


class ToneScorer:
    """Scores sentences on their tone toward a target, mention by mention."""

    def __init__(self, network: ToneNetwork, calibration: Calibration) -> None:
        self.network = network
        self.calibration = calibration

    @cached_property
    def info(self) -> ScorerInfo:
        """The network's facts; the fingerprint also covers calibration and number of mentions."""
        parts = {
            "weights": self.network.info.fingerprint,
            "calibration": json.dumps(asdict(self.calibration)),
            "mentions": str(MOST_MENTIONS),
        }
        return replace(self.network.info, fingerprint=fingerprint_of(parts))

    def score(self, texts: Sequence[str], question: Target) -> Scores:
        """Tone −1 (criticised) … +1 (praised) toward a target in sentences without their articles.

        As `score_mentions`, with the mentions by name or alias only: what a surname or a pronoun
        means, an article must tell.
        """
        return self.score_mentions([(text, question.spans(text)) for text in texts])

    def score_mentions(self, mentioned: Sequence[Mentioned]) -> Scores:
        """Tone −1 … +1 of each sentence toward what stands at its mentions, shape (n,).

        P(positive) − P(negative), the probabilities averaged over the first three mentions.
        Weight 1 where there is a mention; 0 and a tone of NaN where there is none.
        """
        spans = [first_spans(one) for one in mentioned]
        counts = np.array([len(found) for found in spans], dtype=int)
        texts = [text for (text, _), found in zip(mentioned, spans, strict=True) for _ in found]
        probability = self.probabilities(texts, [span for found in spans for span in found])
        owner = np.repeat(np.arange(len(counts)), counts)
        sums = np.bincount(owner, probability[:, 2] - probability[:, 0], minlength=len(counts))
        tone = np.divide(sums, counts, out=np.full(len(counts), np.nan), where=counts > 0)
        return Scores(tone, (counts > 0).astype(float))

    def probabilities(
        self, sentences: Sequence[str], spans: Sequence[tuple[int, int]]
    ) -> np.ndarray:
        """P(negative), P(neutral), P(positive) toward one mention a sentence, shape (n, 3).

        Args:
            sentences: the texts, shape (n,).
            spans: where the mention stands in each: (start, end) in characters.
        """
        pairs = [marked(text, *span) for text, span in zip(sentences, spans, strict=True)]
        if not pairs:
            return np.empty((0, 3))
        return self.calibration.probabilities(self.network.tone_scores(pairs))

    def hear(self, mentioned: Sequence[Mentioned], progress: Progress | None = None) -> None:
        """Pass every mention through the network, which remembers it.

        `progress` is called with (distinct mentions done, distinct mentions in all), from this
        thread.
        """
        self.network.tone_scores(_marked_mentions(mentioned), progress=progress)

    def n_unheard(self, mentioned: Sequence[Mentioned]) -> int:
        """How many distinct mentions the network has yet to hear; the others cost nothing."""
        return self.network.n_unheard(_marked_mentions(mentioned))


def _marked_mentions(mentioned: Sequence[Mentioned]) -> list[tuple[str, str]]:
    return [marked(one[0], *span) for one in mentioned for span in first_spans(one)]


def first_spans(mentioned: Mentioned) -> Spans:
    """The mentions of a sentence that are heard: at most the first three."""
    return mentioned[1][:MOST_MENTIONS]
