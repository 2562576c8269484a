"""What each sentence contributes to its outlet's place."""

import numpy as np
import pandas as pd

from analysis.corpus.schema import SCORE_COLUMNS, require_columns


def sentence_pull(scores: pd.DataFrame) -> pd.Series:
    """How far each sentence pulls its outlet's weighted mean from 0: weight·score / Σ weight.

    The pulls of an outlet's sentences add up to its estimate: its place, its tone, its share of a
    frame. NaN where the sentence has no score. Same index as `scores`.
    """
    require_columns(scores, SCORE_COLUMNS, "scores")
    weight = scores["weight"].where(scores["score"].notna() & (scores["weight"] > 0))
    total = weight.groupby([scores["question"], scores["outlet"]]).transform("sum")
    return (weight * scores["score"] / total.where(total > 0, np.nan)).rename("pull")
