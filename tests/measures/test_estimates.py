import numpy as np
import pandas as pd
import pytest

from analysis.measures.estimates import (
    expected_share_estimates,
    mean_estimates,
    outlet_verdicts,
    share_estimates,
    shares_and_verdicts,
)
from analysis.measures.pull import sentence_pull


def many(outlet: str, mean: float, n_articles: int, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    n = n_articles * 6
    article = np.repeat(np.arange(n_articles), 6)
    return pd.DataFrame(
        {
            "sentence_id": [f"{outlet}{i:03d}" for i in range(n)],
            "article_id": [f"{outlet}-{i}" for i in article],
            "outlet": outlet,
            "scorer": "test",
            "question": "q",
            "score": np.clip(mean + rng.normal(scale=0.1, size=n), -1, 1),
            "weight": 1.0,
        }
    )


def by_outlet(table: pd.DataFrame) -> pd.DataFrame:
    return table.set_index("outlet")


def test_sentence_without_score_is_not_neutral(scores):
    daily = by_outlet(mean_estimates(scores)).loc["Daily"]
    assert daily["estimate"] == 0
    assert daily[["n_articles", "n_sentences"]].tolist() == [2, 2]


def test_single_article_is_resampled_by_sentence_and_says_so(scores):
    herald = by_outlet(mean_estimates(scores)).loc["Herald"]
    assert herald["interval"] == "within this article"
    assert herald["estimate"] == pytest.approx((0.8 + 0.1) / 1.5)
    assert herald["n_articles"] == 1
    assert herald["ci_low"] < herald["estimate"] < herald["ci_high"]


def test_outlet_without_any_answer_is_undefined_and_keeps_its_row(scores):
    silent = scores.assign(outlet="Silent", score=np.nan, weight=0.0)
    silent["sentence_id"] = "x" + silent["sentence_id"]
    silent["article_id"] = "x" + silent["article_id"]
    row = by_outlet(mean_estimates(pd.concat([scores, silent]))).loc["Silent"]
    assert np.isnan(row["estimate"])
    assert (row["interval"], row["n_sentences"]) == ("none", 0)


def test_share_counts_all_sentences(scores):
    daily = by_outlet(share_estimates(scores)).loc["Daily"]
    assert daily["estimate"] == pytest.approx(2 / 3)
    assert daily["n_sentences"] == 3


def test_expected_share_is_the_mean_probability_and_stays_within_its_range():
    scores = many("A", 0.05, 6, 1)
    scores["score"] = scores["score"].clip(lower=0)
    found = by_outlet(expected_share_estimates(scores)).loc["A"]
    assert found["estimate"] == pytest.approx(scores["score"].mean())
    assert 0 <= found["ci_low"] < found["estimate"] < found["ci_high"] <= 1
    assert found[["n_articles", "n_sentences"]].tolist() == [6, 36]
    certain = by_outlet(expected_share_estimates(scores.assign(score=0.0))).loc["A"]
    assert certain["estimate"] == 0
    assert np.isnan(certain["ci_low"])


def test_row_order_does_not_matter(scores):
    assert mean_estimates(scores).equals(mean_estimates(scores.iloc[::-1]))


def test_one_outlet_cannot_move_another(scores):
    alone = mean_estimates(scores[scores["outlet"] == "Daily"])
    together = mean_estimates(scores)
    pd.testing.assert_frame_equal(alone, together[together["outlet"] == "Daily"])


def test_clear_gap_differs_and_no_gap_cannot_be_told():
    table = pd.concat([many("A", 0.5, 6, 1), many("B", -0.5, 6, 2), many("C", 0.5, 6, 3)])
    verdicts = outlet_verdicts(table).set_index(["outlet_a", "outlet_b"])["verdict"]
    assert verdicts["A", "B"] == "differ"
    assert verdicts["A", "C"] == "cannot tell"


def test_gap_is_the_difference_of_the_estimates_with_an_interval_around_it():
    table = pd.concat([many("A", 0.5, 6, 1), many("B", -0.5, 6, 2)])
    gap = outlet_verdicts(table).iloc[0]
    estimates = by_outlet(mean_estimates(table))["estimate"]
    assert gap["gap"] == pytest.approx(estimates["A"] - estimates["B"])
    assert gap["ci_low"] < gap["gap"] < gap["ci_high"]


def test_outlets_that_do_not_differ_are_seldom_said_to():
    n_wrong = 0
    for seed in range(60):
        table = pd.concat([many(name, 0.1, 5, 100 * seed + i) for i, name in enumerate("ABCD")])
        n_wrong += (outlet_verdicts(table)["verdict"] == "differ").any()
    assert n_wrong <= 8


def test_shares_hold_together_over_all_pairs_and_all_questions():
    table = pd.concat([many(name, mean, 6, n) for n, (name, mean) in
                       enumerate([("A", 0.7), ("B", 0.2), ("C", 0.65)])])  # fmt: skip
    table["score"] = table["score"].clip(0, 1)
    alone = shares_and_verdicts(table)[1]
    estimates, verdicts = shares_and_verdicts(
        pd.concat([table, table.assign(question="other"), table.assign(question="third")])
    )
    assert estimates[estimates["question"] == "other"]["estimate"].between(0, 1).all()
    wide = outlet_verdicts(table, n_questions=3)
    one = verdicts[verdicts["question"] == table["question"].iloc[0]].reset_index(drop=True)
    pd.testing.assert_frame_equal(one, wide)
    assert (one["ci_low"] < alone["ci_low"]).all()
    assert one.set_index(["outlet_a", "outlet_b"])["verdict"].to_dict() == {
        ("A", "B"): "differ", ("A", "C"): "cannot tell", ("B", "C"): "differ",
    }  # fmt: skip


def test_unknown_spread_cannot_be_told(scores):
    one = scores.assign(outlet="One").head(1).assign(sentence_id="z", article_id="z")
    verdicts = outlet_verdicts(pd.concat([scores, one]))
    with_one = verdicts[(verdicts["outlet_a"] == "One") | (verdicts["outlet_b"] == "One")]
    assert set(with_one["verdict"]) == {"cannot tell"}
    assert with_one["ci_low"].isna().all()


def test_pulls_of_an_outlet_add_up_to_its_estimate(scores):
    pull = sentence_pull(scores).groupby(scores["outlet"]).sum()
    estimates = by_outlet(mean_estimates(scores))["estimate"]
    assert pull["Herald"] == pytest.approx(estimates["Herald"])
    assert pull["Daily"] == pytest.approx(estimates["Daily"])
    assert np.isnan(sentence_pull(scores)[1])
