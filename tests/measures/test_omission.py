"""Which claims outlets carry, and their share of the common ones."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures.omission import (
    carried_claims,
    carried_matrix,
    common_shares,
    with_the_event,
    without_the_event,
)


def statement_rows(*rows):
    """Statements from (claim_id, outlet, place, voice)."""
    table = pd.DataFrame(rows, columns=["claim_id", "outlet", "place", "voice"])
    n = table.index.astype(str)
    article = "a-" + table["outlet"]
    return table.assign(sentence_id="s" + n, article_id=article, position=range(len(n)), text="x")


@pytest.fixture
def carried():
    return carried_claims(
        statement_rows(
            ("one", "A", "end", "quoted"),
            ("one", "A", "middle", "own"),
            ("one", "B", "lead", "own"),
            ("one", "C", "lead", "quoted"),
            ("two", "B", "lead", "own"),
            ("two", "C", "middle", "own"),
            ("three", "C", "end", "own"),
        )
    )


def test_the_earliest_place_and_the_own_voice_count(carried):
    cell = carried.set_index(["claim_id", "outlet"]).loc[("one", "A")]
    assert (cell["place"], cell["voice"], cell["n_sentences"]) == ("middle", "own", 2)


def test_the_matrix_says_who_leaves_what_out(carried):
    matrix = carried_matrix(carried, ["A", "B", "C"])
    assert matrix.loc["one"].all()
    assert matrix.loc["two"].tolist() == [False, True, True]


def test_common_are_the_claims_of_two_others(carried):
    shares = common_shares(carried, pd.Series({"A": 1, "B": 2, "C": 1})).set_index("outlet")
    assert shares.loc["A", ["n_carried", "n_common"]].tolist() == [1, 2]
    assert shares.loc["A", "estimate"] == 0.5
    assert shares.loc["A", "ci_low"] < 0.5 < shares.loc["A", "ci_high"]
    assert shares.loc["B", "n_common"] == 1
    assert np.isnan(shares.loc["B", "ci_low"])
    assert shares.loc["B", "interval"] == "none"


def test_with_two_outlets_the_other_ones_claims_are_common(carried):
    two = carried[carried["outlet"] != "A"]
    shares = common_shares(two, pd.Series({"B": 1, "C": 1})).set_index("outlet")
    assert shares.loc["B", ["n_carried", "n_common"]].tolist() == [2, 3]


def test_an_outlet_without_articles_is_absent_and_one_without_the_event_has_no_share(carried):
    own = carried_claims(statement_rows(("other", "D", "lead", "own")))
    everywhere = pd.concat([carried, own], ignore_index=True)
    shares = common_shares(everywhere, pd.Series({"A": 1, "B": 1, "C": 1, "D": 1, "E": 0}))
    assert shares["outlet"].tolist() == ["A", "B", "C", "D"]
    without = shares.iloc[3]
    assert np.isnan(without[["estimate", "ci_low", "ci_high"]].astype(float)).all()
    assert without[["interval", "n_carried", "n_common"]].tolist() == ["none", 0, 2]
    assert without_the_event(shares) == ["D"]
    rest = common_shares(carried, pd.Series({"A": 1, "B": 1, "C": 1}))
    pd.testing.assert_frame_equal(shares.iloc[:3], rest)


def test_an_outlet_without_the_event_is_none_of_the_others(carried):
    two = carried[carried["outlet"] != "A"]
    own = carried_claims(statement_rows(("other", "D", "lead", "own")))
    shares = common_shares(pd.concat([two, own]), pd.Series({"B": 1, "C": 1, "D": 1}))
    assert shares["n_common"].tolist() == [3, 2, 2]


def test_who_has_the_event_in_another_voice_carries_none_in_this_one(carried):
    own = carried[carried["voice"] == "own"]
    shares = common_shares(own, pd.Series({"A": 1, "B": 1, "C": 1, "D": 1}), carried)
    assert with_the_event(carried) == {"A", "B", "C"}
    assert without_the_event(shares) == ["D"]
    nothing = common_shares(own[own["outlet"] != "C"], pd.Series({"A": 1, "B": 1, "C": 1}), carried)
    assert nothing.set_index("outlet").loc["C", "estimate"] == 0


def test_alone_an_outlet_has_no_share(carried):
    alone = common_shares(carried[carried["outlet"] == "A"], pd.Series({"A": 1}))
    assert np.isnan(alone["estimate"]).all()
