"""From sentences to articles: the small table that every outlet measure starts from.

Sums and counts per article are all that means, shares and their intervals need, so totals made
on different machines are simply stacked.
"""

import numpy as np
import pandas as pd

from analysis.corpus.schema import SCORE_COLUMNS, TOTAL_COLUMNS, require_columns

_ARTICLE = ["question", "outlet", "article_id"]


def article_totals(scores: pd.DataFrame) -> pd.DataFrame:
    """Summed weighted scores per article and question (TOTAL_COLUMNS), for means.

    `score_sum` is Σ weight·score and `weight_sum` Σ weight over the sentences that have a score;
    `n_scored` counts them and `n_sentences` all sentences. Sorted by question, outlet, article.
    """
    require_columns(scores, SCORE_COLUMNS, "scores")
    answered = scores["score"].notna() & (scores["weight"] > 0)
    weight = scores["weight"].where(answered)
    return _summed(scores, score_sum=weight * scores["score"], weight_sum=weight, counted=answered)


def article_counts(scores: pd.DataFrame) -> pd.DataFrame:
    """Counts of the sentences that speak to a question, per article (TOTAL_COLUMNS), for shares.

    `score_sum` is the number of sentences with a weight above 0, `weight_sum` that of all.
    """
    require_columns(scores, SCORE_COLUMNS, "scores")
    speaks = scores["weight"] > 0
    one = pd.Series(1.0, index=scores.index)
    return _summed(scores, score_sum=speaks.astype(float), weight_sum=one, counted=speaks)


def _summed(
    scores: pd.DataFrame, *, score_sum: pd.Series, weight_sum: pd.Series, counted: pd.Series
) -> pd.DataFrame:
    # Sorted by sentence first, so that sums (and their last bits) do not depend on row order.
    order = np.argsort(scores["sentence_id"].to_numpy(dtype=object), kind="stable")
    keys = scores[_ARTICLE].iloc[order]
    first, group = grouped(keys)

    def summed(values: pd.Series) -> np.ndarray:
        known = np.nan_to_num(values.to_numpy(dtype=float)[order])
        return np.bincount(group, known, len(first)).astype(float)

    totals = keys.iloc[first].reset_index(drop=True)
    return totals.assign(
        score_sum=summed(score_sum),
        weight_sum=summed(weight_sum),
        n_scored=summed(counted).astype(int),
        n_sentences=np.bincount(group, minlength=len(first)),
    )[TOTAL_COLUMNS]


def grouped(keys: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Each distinct key's first row, in order of the keys; and of each row the place of its key."""
    code = np.zeros(len(keys), dtype=np.int64)
    for column in keys:
        codes, values = pd.factorize(keys[column], sort=True)
        code = code * len(values) + codes
    _, first, group = np.unique(code, return_index=True, return_inverse=True)
    return first, group
