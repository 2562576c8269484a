"""How surely sentences speak in a frame, told by the frame's descriptions."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from analysis.models.axis import Scores
from analysis.models.background import NearnessScorer, products, robust_spread
from analysis.models.builtin import FRAMES
from analysis.models.encoder import Encoder
from analysis.models.frame_calibration import FrameCalibration, calibration_of
from analysis.models.questions import Frame

IN_FRAME = 0.5  # a sentence is said to speak in a frame from here on
# Two descriptions that agree say more than one that happens to share words with the sentence.
_N_NEAREST = 2
# Below this spread an encoder tells no news apart, and its units would be noise.
_LEAST_UNIT = 0.01


class FrameScorer(NearnessScorer):
    """Scores sentences on frames: nearness to the descriptions, as a calibrated probability.

    The built-in descriptions and the curves count for the fingerprint, since the measured figures
    are theirs.

    Args:
        encoder: whose vectors are compared.
        calibration: the curves; those kept beside the encoder's weights unless given.
    """

    def __init__(self, encoder: Encoder, calibration: FrameCalibration | None = None) -> None:
        super().__init__(encoder)
        self.calibration = calibration_of(encoder) if calibration is None else calibration

    @property
    def method(self) -> str:
        """What decides the numbers besides the weights and the background."""
        return (
            f"frames: mean of the {_N_NEAREST} nearest descriptions, unit at least {_LEAST_UNIT}, "
            f"{self.calibration!r}, built in {FRAMES!r}"
        )

    def score(self, texts: Sequence[str], question: Frame) -> Scores:
        """The probability, 0 … 1, that a reader would say the sentence speaks in the frame.

        Every sentence has a weight of 1, so a mean of scores is the share of sentences to be
        expected in the frame. Several frames may hold for one sentence: the probabilities of one
        sentence need not add up to 1.
        """
        curve = self.calibration.curve_of(question)
        score = curve.probability(self.excess(texts, question))
        return Scores(score, np.ones(len(score)))

    def excess(self, texts: Sequence[str], frame: Frame) -> np.ndarray:
        """How much nearer than ordinary news the sentences come to a frame, shape (n,).

        (nearness − centre) / unit: nearness is the mean cosine to the two nearest descriptions;
        the centre lies half way between the median nearness of ordinary news to this frame and
        that of ordinary news among itself; the unit is the spread of the latter. In such units
        frames can be compared, and so, nearly, can encoders.
        """
        told = self.encoder.encode(frame.descriptions)
        centre, unit = self._ordinary
        of_this_frame = float(np.median(mean_of_nearest(products(self._background, told))))
        near = mean_of_nearest(products(self.encoder.encode(texts), told))
        return np.asarray((near - (of_this_frame + centre) / 2) / unit, dtype=float)

    @cached_property
    def _ordinary(self) -> tuple[float, float]:
        """Median and spread of the cosines between ordinary news sentences."""
        cosines = self._background @ self._background.T
        pairs = cosines[np.triu_indices(len(cosines), k=1)]
        return float(np.median(pairs)), max(float(robust_spread(pairs)), _LEAST_UNIT)


def mean_of_nearest(cosines: np.ndarray) -> np.ndarray:
    """Of each row the mean of its two largest values, or its only one; shape (n,)."""
    return np.asarray(np.sort(cosines, axis=1)[:, -_N_NEAREST:].mean(axis=1))
