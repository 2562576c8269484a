"""The places of outlets under other wordings of an axis."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.errors import QuestionError
from analysis.measures.wording import PLACE_COLUMNS, robust_verdicts, wording_spread
from analysis.models.axis import AxisScorer
from analysis.models.encoder import Encoder
from analysis.models.questions import FramingAxis


def needed_texts(axes: Sequence[FramingAxis], encoder: Encoder) -> list[str]:
    """What the encoder must have read before the places under these wordings cost nothing."""
    scorer = AxisScorer(encoder)
    return [text for axis in axes for pole in scorer.poles(axis) for text in pole]


def wording_places(
    sentences: pd.DataFrame,
    estimates: pd.DataFrame,
    wordings: Sequence[FramingAxis],
    encoder: Encoder,
) -> pd.DataFrame:
    """Each outlet's place under each wording (PLACE_COLUMNS); no row without other wordings.

    Wording 0 is the axis as asked, whose places are in `estimates`; the others are numbered from 1
    in the order given. The same weighted means as there, without intervals. NaN for all outlets
    under a wording whose poles the model cannot tell apart.
    """
    if not wordings:
        return pd.DataFrame(columns=PLACE_COLUMNS)
    order = np.argsort(sentences["sentence_id"].to_numpy(), kind="stable")  # sums of equal bytes
    rows = sentences.iloc[order]
    codes, outlets = pd.factorize(rows["outlet"], sort=True)
    places, texts = pd.factorize(rows["text"])
    scorer = AxisScorer(encoder)
    encoder.encode(needed_texts(wordings, encoder))
    vectors = encoder.encode(list(texts))
    parts = [estimates[["outlet", "estimate"]].assign(wording=0)]
    for number, axis in enumerate(wordings, start=1):
        found = _places(scorer, axis, vectors, places, codes, len(outlets))
        parts.append(pd.DataFrame({"outlet": outlets, "wording": number, "estimate": found}))
    return pd.concat(parts, ignore_index=True)[PLACE_COLUMNS]


def under_wordings(
    estimates: pd.DataFrame, verdicts: pd.DataFrame, places: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both tables once the other wordings have spoken: `wording_spread`, `robust_verdicts`."""
    spread = estimates.merge(wording_spread(places), on="outlet", validate="one_to_one")
    return spread, robust_verdicts(verdicts, places)


def _places(
    scorer: AxisScorer,
    axis: FramingAxis,
    vectors: np.ndarray,
    places: np.ndarray,
    codes: np.ndarray,
    n_outlets: int,
) -> np.ndarray:
    """Σ weight · position / Σ weight of each outlet."""
    try:
        score, weight = (part[places] for part in scorer.place_vectors(vectors, axis))
    except QuestionError:
        return np.full(n_outlets, np.nan)
    sums = np.bincount(codes, weight * score, n_outlets)
    weights = np.bincount(codes, weight, n_outlets)
    found: np.ndarray = np.divide(sums, weights, out=np.full(n_outlets, np.nan), where=weights > 0)
    return found
