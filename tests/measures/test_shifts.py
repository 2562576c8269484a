"""A pair's shift is the later score minus the first, and undefined where there is none."""

import numpy as np
import pandas as pd

from analysis.measures.shifts import SHIFT_COLUMNS, pair_shifts

PAIRS = pd.DataFrame(
    [("s1", "s4", "reworded", 0.9), ("s3", "s5", "retold", 0.8), ("s2", "s4", "retold", 0.7)],
    columns=["sentence_id_a", "sentence_id_b", "kind", "cosine"],
)


def test_the_shift_is_the_later_score_minus_the_first(scores):
    shifts = pair_shifts(PAIRS, scores)
    assert list(shifts.columns) == SHIFT_COLUMNS
    assert shifts["sentence_id_a"].tolist() == ["s1", "s3", "s2"]
    assert np.allclose(shifts["shift"][:2], [-0.2, 1.2])
    assert shifts[["outlet_a", "outlet_b"]].iloc[0].tolist() == ["Daily", "Herald"]


def test_a_pair_with_a_sentence_without_score_has_no_shift(scores):
    assert pair_shifts(PAIRS, scores)["shift"].isna().tolist() == [False, False, True]


def test_a_pair_off_the_axis_has_no_shift(scores):
    assert pair_shifts(PAIRS, scores.assign(weight=0.0))["shift"].isna().all()


def test_exchanging_the_poles_turns_the_sign(scores):
    one = pair_shifts(PAIRS, scores).set_index("sentence_id_a")["shift"]
    other = pair_shifts(PAIRS, scores.assign(score=-scores["score"]))
    pd.testing.assert_series_equal(
        one.sort_index(), -other.set_index("sentence_id_a")["shift"].sort_index()
    )


def test_no_pairs_have_no_shifts(scores):
    assert pair_shifts(PAIRS[:0], scores).empty
