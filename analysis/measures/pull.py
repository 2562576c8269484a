"""What each sentence contributes to its outlet's place."""

import numpy as np
import pandas as pd

from analysis.corpus.schema import SCORE_COLUMNS, require_columns
from analysis.measures.totals import grouped


def sentence_pull(scores: pd.DataFrame) -> pd.Series:
    """How far each sentence pulls its outlet's weighted mean from 0: weight·score / Σ weight.

    The pulls of an outlet's sentences add up to its estimate: its place, its tone, its share of a
    frame. NaN where the sentence has no score. Same index as `scores`.
    """
    require_columns(scores, SCORE_COLUMNS, "scores")
    first, group = grouped(scores[["question", "outlet"]])
    score = scores["score"].to_numpy(dtype=float)
    weight = scores["weight"].to_numpy(dtype=float)
    weight = np.where(~np.isnan(score) & (weight > 0), weight, np.nan)
    order = np.argsort(scores["sentence_id"].to_numpy(dtype=object), kind="stable")
    total = np.bincount(group[order], np.nan_to_num(weight)[order], len(first))[group]
    return pd.Series(weight * score / np.where(total > 0, total, np.nan), scores.index, name="pull")
