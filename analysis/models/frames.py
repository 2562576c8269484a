"""How much sentences speak in a frame, told by the frame's descriptions."""

from collections.abc import Sequence

import numpy as np

from analysis.models.axis import Scores
from analysis.models.background import NearnessScorer
from analysis.models.builtin import FRAMES
from analysis.models.questions import Frame

# In units of a cosine: about the spread of ordinary news' nearness to a description.
_SOFTNESS = 0.05


class FrameScorer(NearnessScorer):
    """Scores sentences on frames, each by its nearest description.

    The built-in descriptions count for the fingerprint, since the measured figures are theirs.
    """

    method = f"frames: nearest description, softness {_SOFTNESS}, built in {FRAMES!r}"

    def score(self, texts: Sequence[str], question: Frame) -> Scores:
        """How surely each sentence speaks in the frame, 0 … 1; .5 is where ordinary news ends.

        The score is a logistic curve of (nearness − floor), so it ranks sentences and frames even
        where none is near; a sentence is in the frame above .5, where its weight, the relevance,
        leaves 0. Several frames may hold for one sentence.
        """
        near = self.nearness(self.encoder.encode(texts), question.descriptions)
        score = 1 / (1 + np.exp(-(near.nearest - near.floor) / _SOFTNESS))
        return Scores(score, near.relevance)
