"""How much sentences speak in a frame, told by the frame's descriptions."""

from collections.abc import Sequence

import numpy as np

from analysis.models.axis import Scores
from analysis.models.background import background_vectors, nearness_floor, relevance
from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.questions import Frame


class FrameScorer:
    """Scores sentences on frames, each by its nearest description."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._background = background_vectors(encoder)

    @property
    def info(self) -> ScorerInfo:
        """The encoder's name, version, fingerprint and licence."""
        return self.encoder.info

    def score(self, texts: Sequence[str], question: Frame) -> Scores:
        """How near each sentence comes to the frame, 0 … 1, beyond what ordinary news does.

        0 is a sentence outside the frame, 1 one that says its description. Several frames may
        hold for one sentence. Weight and score are the same number.
        """
        descriptions = self.encoder.encode(question.descriptions).T
        floor = nearness_floor((self._background @ descriptions).max(axis=1))
        nearest = (self.encoder.encode(texts) @ descriptions).max(axis=1)
        score = relevance(nearest, floor)
        return Scores(score, score.copy())
