"""The background of news against which nearness to a question is judged.

How near any two sentences lie differs from encoder to encoder and from question to question: in
one encoder unrelated sentences have a cosine of .1, in another .7. So a sentence counts as
speaking to a question only when it lies nearer than ordinary news does. Ordinary news is a fixed
list of invented sentences on 24 topics (`background.txt`), the same for every study: a sentence's
score never depends on the other articles, and adding an outlet cannot move another.
"""

import hashlib
from pathlib import Path

import numpy as np

from analysis.models.encoder import Encoder

_FILE = Path(__file__).with_name("background.txt")
_STORED = Path(__file__).with_name("background.npz")
# Median and median absolute deviation, since the background holds a few sentences on any topic
# asked about, and those must not raise the bar. 1.4826 turns the deviation into a standard one.
_MAD_TO_SD = 1.4826
_DEVIATIONS = 3.0


def background_sentences() -> list[str]:
    """The invented news sentences of `background.txt`, in order."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def background_fingerprint() -> str:
    """SHA-256 of the list of background sentences."""
    return hashlib.sha256("\n".join(background_sentences()).encode()).hexdigest()


def background_vectors(encoder: Encoder) -> np.ndarray:
    """Unit vectors of the background, shape (n_background, dimension).

    Those of the embedded encoder are kept in `background.npz`, which saves seconds at the start;
    they are used only when made by these very weights from this very list, and made anew otherwise.
    """
    if _STORED.exists():
        with np.load(_STORED, allow_pickle=False) as stored:
            if str(stored["made_by"]) == _made_by(encoder):
                return np.asarray(stored["vectors"])
    return encoder.encode(background_sentences())


def store_background(encoder: Encoder) -> None:
    """Write `background.npz`, anew whenever the encoder or the list has changed."""
    vectors = encoder.encode(background_sentences())
    np.savez(_STORED, vectors=vectors, made_by=np.array(_made_by(encoder)))


def _made_by(encoder: Encoder) -> str:
    return f"{encoder.info.fingerprint} {background_fingerprint()}"


def nearness_floor(background_nearness: np.ndarray) -> np.ndarray:
    """The nearness that ordinary news hardly ever reaches: median plus three deviations.

    Args:
        background_nearness: cosines of the background to each question, shape (n_background, …).

    Returns:
        One floor for each question, in the units of a cosine.
    """
    middle = np.median(background_nearness, axis=0)
    spread = np.median(np.abs(background_nearness - middle), axis=0) * _MAD_TO_SD
    return np.asarray(middle + _DEVIATIONS * spread)


def relevance(nearness: np.ndarray, floor: float | np.ndarray) -> np.ndarray:
    """How much sentences speak to a question at all, 0 … 1.

    ((nearness − floor) / (1 − floor))², and 0 below the floor: 0 for what ordinary news reaches
    too, 1 for a sentence that says the question's own words. The square makes sentences that
    merely touch the topic count little beside those that say it.
    """
    above = np.clip((nearness - floor) / (1.0 - floor), 0.0, 1.0)
    return np.asarray(above**2)
