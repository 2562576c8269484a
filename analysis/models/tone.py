"""How favourably sentences speak of a target: an axis from criticism to praise.

Position and nearness on that axis are turned into probabilities by a multinomial logistic
regression on three numbers, fitted on labelled sentences by `training/calibrate_tone.py`.
"""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from analysis.models.axis import Scores, positions
from analysis.models.encoder import Encoder
from analysis.models.info import ScorerInfo
from analysis.models.questions import Target

CALIBRATION_FILE = Path(__file__).with_name("tone_calibration.json")

CRITICISM = (
    "{} is criticised",
    "{} is blamed for doing wrong",
    "{} is attacked",
    "{} did something bad and is accused",
    "People are angry at {}",
    "{} is wrong, weak or dishonest",
)
PRAISE = (
    "{} is praised",
    "{} is credited with doing right",
    "{} is supported",
    "{} did something good and is praised",
    "People admire {}",
    "{} is right, strong or honest",
)
# Beside the target's own name, so that the name's neighbourhood does not decide alone.
ANYONE = "this person"
_PRONOUN = re.compile(
    r"(?i)(?:he|she|him|hers?|his|they|them|theirs?|it|its|i|me|my|we|us|our|you|your|who|whose)"
)


@lru_cache(maxsize=1)
def calibration() -> tuple[np.ndarray, np.ndarray]:
    """Coefficients, shape (3 classes, 3 features), and intercepts, shape (3,), as fitted."""
    fitted = json.loads(CALIBRATION_FILE.read_text(encoding="utf-8"))
    return np.array(fitted["coefficients"]), np.array(fitted["intercepts"])


def is_calibrated_for(encoder: Encoder) -> bool:
    """Whether the probabilities were fitted with these very weights."""
    fitted = json.loads(CALIBRATION_FILE.read_text(encoding="utf-8"))
    return bool(fitted["encoder"] == encoder.info.fingerprint)


class ToneScorer:
    """Scores sentences on their tone toward a target that they name."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @property
    def info(self) -> ScorerInfo:
        """The encoder's name, version, fingerprint and licence."""
        return self.encoder.info

    def score(self, texts: Sequence[str], question: Target) -> Scores:
        """Tone −1 (criticised) … +1 (praised): P(positive) − P(negative).

        Weight 1 and a tone where the sentence names the target, 0 and NaN where it does not.
        """
        named = np.array([question.is_named_in(text) for text in texts], dtype=bool)
        tone = np.full(len(texts), np.nan)
        if named.any():
            chosen = [text for text, is_named in zip(texts, named, strict=True) if is_named]
            probability = self.probabilities(chosen, question.name)
            tone[named] = probability[:, 2] - probability[:, 0]
        return Scores(tone, named.astype(float))

    def probabilities(self, texts: Sequence[str], mention: str) -> np.ndarray:
        """P(negative), P(neutral), P(positive) toward `mention`, shape (n_texts, 3)."""
        coefficients, intercepts = calibration()
        logits = self.features(texts, mention) @ coefficients.T + intercepts
        exponents = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))

    def features(self, texts: Sequence[str], mention: str) -> np.ndarray:
        """Position criticism–praise, its size, and nearness to either pole, shape (n_texts, 3)."""
        names = [ANYONE] if _PRONOUN.fullmatch(mention) else [mention, ANYONE]
        low = self.encoder.encode([pole.format(name) for name in names for pole in CRITICISM])
        high = self.encoder.encode([pole.format(name) for name in names for pole in PRAISE])
        vectors = self.encoder.encode(texts)
        position = positions(vectors, low, high)
        nearness = (vectors @ np.vstack([low, high]).T).max(axis=1)
        return np.column_stack([position, np.abs(position), nearness])
