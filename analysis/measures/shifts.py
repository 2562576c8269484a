"""What a rewriting moved: the scores of both sentences of a pair, and the shift between them."""

from typing import Final

import pandas as pd

from analysis.corpus.schema import SCORE_COLUMNS, require_columns

# One row per pair of sentences and question; see `pair_shifts`.
SHIFT_COLUMNS: Final = [
    "question",
    "sentence_id_a",
    "sentence_id_b",
    "outlet_a",
    "outlet_b",
    "kind",
    "cosine",
    "score_a",
    "score_b",
    "shift",
    "weight",
]


def pair_shifts(pairs: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """One row per pair and question (SHIFT_COLUMNS): both scores, and `shift` = score_b − score_a.

    −2 … +2; above 0 the second sentence stands nearer to the high pole (or speaks more favourably)
    than the first. `weight` is the larger of the two sentences' weights. NaN where a sentence has
    no score, and where neither speaks to the question (both weights 0). Sorted by question, shift
    and ids; what is NaN comes last.
    """
    require_columns(scores, SCORE_COLUMNS, "scores")
    sides = {
        side: scores.rename(columns={"sentence_id": f"sentence_id_{side}"})[
            [f"sentence_id_{side}", "question", "outlet", "score", "weight"]
        ]
        for side in "ab"
    }
    ends = pairs[["sentence_id_a", "sentence_id_b", "kind", "cosine"]]
    found = ends.merge(sides["a"], on="sentence_id_a").merge(
        sides["b"], on=["sentence_id_b", "question"], suffixes=("_a", "_b")
    )
    found["weight"] = found[["weight_a", "weight_b"]].max(axis=1)
    speaks = found["weight"] > 0
    found["shift"] = (found["score_b"] - found["score_a"]).where(speaks)
    found[["score_a", "score_b"]] = found[["score_a", "score_b"]].where(speaks)
    order = ["question", "shift", "sentence_id_a", "sentence_id_b"]
    return found.sort_values(order, ignore_index=True)[SHIFT_COLUMNS]
