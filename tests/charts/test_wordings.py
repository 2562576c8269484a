import pandas as pd
import pytest

from analysis.charts.wordings import holds_words, wordings_finding, wordings_plot
from tests.charts.tables import HOSTILE_NAMES, trace_named

NAN = float("nan")
POLES = {"low_pole": "lukewarm", "high_pole": "strong <b>show</b>"}


def places_of(**outlets):
    rows = [(name, k, x) for name, xs in outlets.items() for k, x in enumerate(xs)]
    return pd.DataFrame(rows, columns=["outlet", "wording", "estimate"])


def verdicts_of(*rows):
    columns = ["outlet_a", "outlet_b", "ci_low", "ci_high", "verdict", "order_kept", "n_wordings"]
    return pd.DataFrame(rows, columns=columns)


def test_the_place_as_asked_is_filled_and_others_open_over_a_bar_of_their_range():
    figure = wordings_plot(places_of(Alto=[0.1, -0.2, 0.2], Bora=[0.4, 0.3, NAN]), **POLES)
    assert list(trace_named(figure, "as asked").x) == [0.1, 0.4]
    assert list(trace_named(figure, "other wordings").x) == [-0.2, 0.2, 0.3]
    bar = trace_named(figure, "range")
    assert list(bar.base) == [-0.2, 0.3]
    assert list(bar.x) == pytest.approx([0.4, 0.1])


def test_an_outlet_without_a_place_is_hollow_with_words():
    figure = wordings_plot(places_of(Alto=[0.1, 0.2], Bora=[NAN, NAN]), **POLES)
    assert "no sentence on this axis" in trace_named(figure, "undefined").text[0]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("n", [3, 40])
def test_few_and_many_outlets_can_be_drawn(n, narrow):
    places = places_of(**{f"Outlet {k}": [k / 50, k / 60] for k in range(n)})
    assert wordings_plot(places, **POLES, narrow=narrow).layout.height > n * 25


def test_hostile_names_are_shown_as_letters():
    figure = wordings_plot(places_of(**{name: [0.1, 0.2] for name in HOSTILE_NAMES}), **POLES)
    assert "<script>" not in figure.to_json().replace("\\u003c", "<")


def test_a_finding_says_under_how_many_wordings_it_holds():
    one = verdicts_of(("a", "b", 0.1, 0.3, "differ", 1.0, 5))
    assert holds_words(one) == " The difference holds under 5 of 5 other wordings of the poles."
    two = verdicts_of(
        ("a", "b", 0.1, 0.3, "differ", 1.0, 5), ("a", "c", 0.1, 0.3, "differ", 0.8, 5)
    )
    assert "Each difference holds under at least 4 of 5" in holds_words(two)


def test_nothing_is_said_of_a_difference_whose_order_is_not_known():
    one = ("a", "b", 0.1, 0.3, "differ", NAN, 5)
    assert holds_words(verdicts_of(one)) == ""
    known = verdicts_of(one, ("a", "c", 0.1, 0.3, "differ", 1.0, 5))
    assert holds_words(known) == " The difference holds under 5 of 5 other wordings of the poles."


def test_what_only_the_interval_says_is_told_apart_from_what_holds():
    lost = verdicts_of(("a", "b", 0.1, 0.3, "cannot tell", 0.4, 5))
    assert "One pair of outlets differs as asked but not in most" in holds_words(lost)


def test_nothing_is_said_of_wordings_that_were_not_asked():
    assert holds_words(pd.DataFrame({"verdict": ["differ"]})) == ""
    none = places_of().assign(wording=pd.Series(dtype=int))
    assert "have not been run" in wordings_finding(none, verdicts_of())


def test_the_outlet_that_moves_most_is_named():
    places = places_of(Alto=[0.1, -0.2, 0.2], Bora=[0.4, 0.3, 0.4])
    said = wordings_finding(places, verdicts_of())
    assert said.startswith("Over 2 other wordings of the poles, the place of Alto moves most")
    assert "from −0.20 to +0.20" in said
