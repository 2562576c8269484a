"""How much sentences speak in a frame, told by the frame's descriptions."""

from collections.abc import Sequence

import numpy as np

from analysis.models.axis import Scores
from analysis.models.background import background_vectors, nearness_floor, relevance
from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.questions import Frame

# In units of a cosine: about the spread of ordinary news' nearness to a description.
_SOFTNESS = 0.05


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
        """How surely each sentence speaks in the frame, 0 … 1; .5 is where ordinary news ends.

        The score is a logistic curve of (nearness − floor), so it ranks sentences and frames even
        where none is near; a sentence is in the frame above .5, where its weight, the relevance,
        leaves 0. Several frames may hold for one sentence.
        """
        descriptions = self.encoder.encode(question.descriptions).T
        floor = nearness_floor((self._background @ descriptions).max(axis=1))
        nearest = (self.encoder.encode(texts) @ descriptions).max(axis=1)
        score = 1 / (1 + np.exp(-(nearest - floor) / _SOFTNESS))
        return Scores(score, relevance(nearest, floor))
