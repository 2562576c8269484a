"""The background of news against which nearness to a question is judged.

How near any two sentences lie differs from encoder to encoder and from question to question: in
one encoder unrelated sentences have a cosine of .1, in another .7. So a sentence counts as
speaking to a question only when it lies nearer than ordinary news does. Ordinary news is a fixed
list of invented sentences on 24 topics (`background.txt`), the same for every study: a sentence's
score never depends on the other articles, and adding an outlet cannot move another.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np

from analysis.models.encoder import Encoder, folder_of
from analysis.models.info import ScorerInfo, fingerprint_of
from analysis.models.shipped import (
    BACKGROUND,
    damaged,
    enter_fitted,
    fitted_bytes,
    fitted_hashes,
)

_FILE = Path(__file__).with_name("background.txt")
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

    Those of an embedded encoder are kept beside its weights, which saves seconds at the start;
    they are used only when made by these very weights from this very list, and made anew otherwise.

    Raises:
        ScorerError: The file is not the one that was shipped, or cannot be read.
    """
    stored = fitted_bytes(folder_of(encoder), BACKGROUND, encoder.info.fingerprint)
    if stored is not None:
        try:
            with np.load(io.BytesIO(stored), allow_pickle=False) as found:
                if str(found["list"]) == background_fingerprint():
                    return np.asarray(found["vectors"])
        except (EOFError, OSError, ValueError, KeyError, BadZipFile) as error:
            raise damaged(folder_of(encoder), BACKGROUND) from error
    return encoder.encode(background_sentences())


def store_background(encoder: Encoder) -> Path:
    """Write the vectors beside the encoder's weights and say where; anew after any change."""
    stored = stored_background(encoder)
    vectors = encoder.encode(background_sentences())
    np.savez(stored, vectors=vectors, list=np.array(background_fingerprint()))
    enter_fitted(stored.parent, BACKGROUND, encoder.info.fingerprint)
    return stored


def stored_background(encoder: Encoder) -> Path:
    """Where the vectors of an embedded encoder are kept; for any other no such file exists."""
    return folder_of(encoder) / BACKGROUND


class Nearness(NamedTuple):
    """Of each sentence the largest cosine to a question, and the one floor of that question."""

    nearest: np.ndarray
    floor: np.ndarray

    @property
    def relevance(self) -> np.ndarray:
        """How much the sentences speak to the question at all, 0 … 1."""
        return relevance(self.nearest, self.floor)


class NearnessScorer:
    """What axes and frames have in common: an encoder, and ordinary news to hold sentences against.

    `method` names whatever else decides the numbers, so that the fingerprint changes with it.
    """

    @property
    def method(self) -> str:
        """What decides the numbers besides the weights and the background."""
        return ""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @cached_property
    def info(self) -> ScorerInfo:
        """The encoder's facts; the fingerprint also covers background, thresholds and method.

        Of the background both the list and the vectors, where these are kept beside the weights.
        """
        weights = self.encoder.info.fingerprint
        parts = {
            "weights": weights,
            "vectors": fitted_hashes(folder_of(self.encoder), weights).get(BACKGROUND, ""),
            "background": background_fingerprint(),
            "floor": f"{_MAD_TO_SD} {_DEVIATIONS}",
            "method": self.method,
        }
        return replace(self.encoder.info, fingerprint=fingerprint_of(parts))

    @cached_property
    def _background(self) -> np.ndarray:
        return background_vectors(self.encoder)

    def nearness(self, vectors: np.ndarray, told_by: Sequence[str]) -> Nearness:
        """How near sentences come to the nearest of the texts that tell a question.

        Args:
            vectors: unit vectors of sentences, shape (n, dimension).
            told_by: the entries of both poles; at least one.
        """
        question = self.encoder.encode(told_by)
        floor = nearness_floor(products(self._background, question).max(axis=1))
        return Nearness(products(vectors, question).max(axis=1), floor)


def products(vectors: np.ndarray, others: np.ndarray) -> np.ndarray:
    """The product of each vector with each of the others, shape (n, n_others).

    Of unit vectors the cosines. As sums of their own, since the last bits of a matrix product hang
    on where in the matrix a row stands, and so on which other sentences are scored beside it.
    """
    return np.asarray(np.einsum("ij,kj->ik", vectors, others))


def nearness_floor(background_nearness: np.ndarray) -> np.ndarray:
    """The nearness that ordinary news hardly ever reaches: median plus three deviations.

    Args:
        background_nearness: cosines of the background to each question, shape (n_background, …).

    Returns:
        One floor for each question, in the units of a cosine.
    """
    middle = np.median(background_nearness, axis=0)
    return np.asarray(middle + _DEVIATIONS * robust_spread(background_nearness))


def robust_spread(values: np.ndarray) -> np.ndarray:
    """1.4826 times the median absolute deviation along the first axis: few outliers move it not."""
    return np.asarray(np.median(np.abs(values - np.median(values, axis=0)), axis=0) * _MAD_TO_SD)


def relevance(nearness: np.ndarray, floor: float | np.ndarray) -> np.ndarray:
    """How much sentences speak to a question at all, 0 … 1.

    ((nearness − floor) / (1 − floor))², and 0 below the floor: 0 for what ordinary news reaches
    too, 1 for a sentence that says the question's own words. The square makes sentences that
    merely touch the topic count little beside those that say it.
    """
    above = np.clip((nearness - floor) / (1.0 - floor), 0.0, 1.0)
    return np.asarray(above**2)
