import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import CorpusError
from analysis.measures.totals import article_counts, article_totals


def test_totals_are_weighted_sums_per_article(scores):
    totals = article_totals(scores).set_index("article_id")
    assert totals.loc["b1", "score_sum"] == pytest.approx(0.8 + 0.5 * 0.2)
    assert totals.loc["b1", "weight_sum"] == 1.5
    assert totals.loc["a1", ["n_scored", "n_sentences"]].tolist() == [1, 2]


def test_counts_count_the_sentences_that_speak_to_the_question(scores):
    counts = article_counts(scores).set_index("article_id")
    assert counts.loc["a1", ["score_sum", "weight_sum"]].tolist() == [1, 2]


def test_row_order_does_not_matter_to_the_last_bit(scores):
    noisy = scores.assign(score=np.sin(np.arange(5)), weight=np.cos(np.arange(5)) ** 2)
    assert article_totals(noisy).equals(article_totals(noisy.iloc[::-1]))


def test_missing_column_is_named(scores):
    with pytest.raises(CorpusError, match="weight"):
        article_totals(scores.drop(columns="weight"))


@given(st.lists(st.sampled_from(["a1", "a2", "b1"]), unique=True, min_size=1, max_size=3))
def test_totals_of_parts_stacked_are_the_totals_of_the_whole(first):
    rng = np.random.default_rng(0)
    table = pd.DataFrame(
        {
            "sentence_id": [f"s{i:02d}" for i in range(30)],
            "article_id": np.repeat(["a1", "a2", "b1"], 10),
            "outlet": np.repeat(["A", "A", "B"], 10),
            "scorer": "test",
            "question": "q",
            "score": rng.normal(size=30),
            "weight": rng.random(30),
        }
    )
    is_first = table["article_id"].isin(first)
    parts = [article_totals(part) for part in (table[is_first], table[~is_first]) if len(part)]
    stacked = pd.concat(parts).sort_values(["question", "outlet", "article_id"], ignore_index=True)
    assert stacked.equals(article_totals(table))
