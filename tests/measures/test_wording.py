import numpy as np
import pandas as pd
import pytest

from analysis.measures.wording import order_kept, robust_verdicts, wording_spread

NAN = float("nan")
# Three outlets as asked (wording 0) and under five others; Cape has no place under two of them.
PLACES = {
    "Alto": [0.1, 0.0, 0.2, 0.1, 0.3, -0.1],
    "Bora": [0.4, 0.3, 0.5, 0.2, 0.2, 0.6],
    "Cape": [0.5, NAN, 0.4, 0.1, NAN, 0.7],
}


@pytest.fixture
def places():
    rows = [(name, k, x) for name, xs in PLACES.items() for k, x in enumerate(xs)]
    return pd.DataFrame(rows, columns=["outlet", "wording", "estimate"])


def turned(places):
    return places.assign(estimate=-places["estimate"])


def verdict_table(*rows):
    columns = ["question", "outlet_a", "outlet_b", "gap", "ci_low", "ci_high", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def test_the_spread_runs_from_the_smallest_to_the_largest_place(places):
    spread = wording_spread(places).set_index("outlet")
    assert spread.loc["Alto"].tolist() == [-0.1, 0.3]
    assert spread.loc["Cape"].tolist() == [0.1, 0.7]


def test_without_another_wording_there_is_no_spread_and_no_order(places):
    asked = places[places["wording"] == 0]
    assert wording_spread(asked)[["wording_low", "wording_high"]].isna().all(axis=None)
    assert order_kept(asked)["order_kept"].isna().all()


def test_a_wording_under_which_one_of_the_two_has_no_place_keeps_nothing(places):
    kept = order_kept(places)
    assert kept["outlet_a"].tolist() == ["Alto", "Alto", "Bora"]
    assert kept["n_wordings"].tolist() == [5, 5, 5]
    assert kept["order_kept"].tolist() == pytest.approx([4 / 5, 2 / 5, 1 / 5])


@pytest.mark.parametrize(("n_without", "verdict"), [(1, "differ"), (2, "cannot tell")])
def test_a_difference_needs_four_wordings_of_five_that_place_both(n_without, verdict):
    alto = [0.1, *[NAN] * n_without, *[0.1] * (5 - n_without)]
    rows = [(name, k, x) for name, xs in (("Alto", alto), ("Bora", [0.4] * 6))
            for k, x in enumerate(xs)]  # fmt: skip
    places = pd.DataFrame(rows, columns=["outlet", "wording", "estimate"])
    asked = verdict_table(("q", "Alto", "Bora", -0.3, -0.5, -0.1, "differ"))
    assert robust_verdicts(asked, places)["verdict"].tolist() == [verdict]


def test_an_outlet_without_a_place_as_asked_has_no_order_to_keep(places):
    nowhere = places["outlet"].eq("Cape") & places["wording"].eq(0)
    kept = order_kept(places.assign(estimate=places["estimate"].mask(nowhere)))
    assert kept["n_wordings"].tolist() == [5, 0, 0]
    assert kept["order_kept"].isna().tolist() == [False, True, True]


def test_outlets_in_one_place_have_no_order_to_keep():
    level = pd.DataFrame(
        {"outlet": ["a", "b"] * 2, "wording": [0, 0, 1, 1], "estimate": [0.1, 0.1, 0.1, 0.2]}
    )
    assert np.isnan(order_kept(level)["order_kept"].iloc[0])


def test_the_order_of_rows_changes_nothing(places):
    shuffled = places.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(order_kept(shuffled), order_kept(places))
    pd.testing.assert_frame_equal(wording_spread(shuffled), wording_spread(places))


def test_swapping_the_poles_turns_the_spread_and_keeps_the_shares(places):
    pd.testing.assert_frame_equal(order_kept(turned(places)), order_kept(places))
    there, back = wording_spread(places), wording_spread(turned(places))
    assert (there["wording_low"] == -back["wording_high"]).all()


def test_outlets_differ_only_where_interval_and_wordings_say_so(places):
    asked = verdict_table(
        ("q", "Alto", "Bora", -0.3, -0.5, -0.1, "differ"),
        ("q", "Alto", "Cape", -0.4, -0.6, -0.2, "differ"),
        ("q", "Bora", "Cape", -0.1, -0.4, 0.2, "cannot tell"),
    )
    found = robust_verdicts(asked, places)
    assert found["verdict"].tolist() == ["differ", "cannot tell", "cannot tell"]
    assert found[["gap", "ci_low", "ci_high"]].equals(asked[["gap", "ci_low", "ci_high"]])
