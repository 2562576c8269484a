from itertools import combinations

import pandas as pd
import pytest

from analysis.charts.words import frames_finding, spectrum_finding, strip_finding, tone_finding
from tests.charts.tables import estimate_rows, many_estimates, many_sentences, verdict_rows

NAN = float("nan")
POLES = ("lukewarm response", "strong show of support")


def five():
    places = zip(["A", "B", "C", "D", "E"], [-0.3, 0.0, 0.1, 0.15, 0.3], strict=True)
    return estimate_rows(*[(name, x, x - 0.1, x + 0.1) for name, x in places])


def verdicts_of(*differing):
    pairs = combinations("ABCDE", 2)
    return verdict_rows(
        *[(a, b, "differ" if a + b in differing else "cannot tell") for a, b in pairs]
    )


def test_the_finding_names_the_two_that_differ_and_the_rest():
    finding = spectrum_finding(five(), verdicts_of("AE"), *POLES)
    assert finding == (
        "E stands nearer to “strong show of support” than A; "
        "the other three cannot be told apart from them or from one another."
    )


def test_nothing_differs_when_every_verdict_is_cannot_tell():
    finding = spectrum_finding(five(), verdicts_of(), *POLES)
    assert finding.startswith("The five outlets cannot be told apart")
    assert "differ" not in finding


def test_many_outlets_are_counted_in_pairs():
    verdicts = verdicts_of("AE", "AD", "BD", "BE")
    assert "of all 10 pairs of outlets 4 differ, 6 cannot" in spectrum_finding(
        five(), verdicts, *POLES
    )


def test_the_one_between_is_set_against_both_ends():
    three = five().iloc[[0, 2, 4]]
    verdicts = verdicts_of("AE", "AC")
    finding = spectrum_finding(three, verdicts, *POLES)
    assert finding.endswith("C differs from A but cannot be told apart from E.")


def test_without_verdicts_no_difference_is_claimed():
    assert "whether they differ has not been tested yet" in spectrum_finding(five(), None, *POLES)


def test_one_outlet_is_placed_with_its_interval():
    finding = spectrum_finding(estimate_rows(("A", 0.2, 0.1, 0.3)), None, *POLES)
    assert "A stands at +0.20" in finding
    assert "on the side of “strong show of support” (95\u00a0% interval +0.10 to +0.30)" in finding


def test_one_outlet_near_the_middle_is_on_no_side():
    finding = spectrum_finding(estimate_rows(("A", 0.05, -0.1, 0.2)), None, *POLES)
    assert "reaches both sides of the middle" in finding
    assert "on the side" not in finding


def test_one_outlet_without_interval_says_so():
    finding = spectrum_finding(estimate_rows(("A", 0.05, NAN, NAN)), None, *POLES)
    assert "how sure that is cannot be said" in finding


def test_undefined_outlets_are_named():
    table = pd.concat([five(), estimate_rows(("Z", NAN, NAN, NAN))])
    assert "Z has no sentence on this axis." in spectrum_finding(table, verdicts_of("AE"), *POLES)


def test_all_undefined_is_said_plainly():
    table = estimate_rows(("A", NAN, NAN, NAN), ("B", NAN, NAN, NAN))
    assert spectrum_finding(table, None, *POLES) == "No outlet has a sentence on this axis."


def test_intervals_within_one_article_are_said_to_be_so():
    table = five().assign(interval="within this article")
    assert "The intervals hold within one article each" in spectrum_finding(
        table, verdicts_of(), *POLES
    )


def test_the_outlets_whose_interval_holds_within_one_article_are_named():
    table = five().assign(
        interval=["articles", "within this article", "articles"] + ["articles"] * 2
    )
    assert "The interval of B holds within one article, not for the outlet" in spectrum_finding(
        table, verdicts_of(), *POLES
    )
    table.loc[3, "interval"] = "within this article"
    finding = spectrum_finding(table, verdicts_of(), *POLES)
    assert "The intervals of B and D hold within one article each" in finding
    assert "atched" not in finding  # a terminal has no hatching


def test_why_most_intervals_are_very_wide_is_said():
    wide = five().assign(ci_low=[-1, -1, -1, 0.1, 0.2], ci_high=[1, 1, 1, 0.2, 0.4])
    assert "more articles narrow them" in spectrum_finding(wide, verdicts_of(), *POLES)
    assert "narrow" not in spectrum_finding(wide.iloc[2:], verdicts_of(), *POLES)
    within = wide.assign(interval="within this article")
    assert "narrow" not in spectrum_finding(within, verdicts_of(), *POLES)


def test_an_outlet_without_interval_gets_no_verdict_and_is_named():
    table = five()
    table.loc[2, ["ci_low", "ci_high"]] = NAN
    finding = spectrum_finding(table, verdicts_of("AE"), *POLES)
    assert "; two others cannot be told apart" in finding
    assert "There is no verdict on C: too little of it" in finding


def test_outlets_without_interval_are_counted_in_no_all():
    table = five()
    table.loc[2, ["ci_low", "ci_high"]] = NAN
    said = spectrum_finding(table, verdicts_of("AE", "AD"), *POLES)
    assert "; of 6 pairs with a verdict 2 differ, 4 cannot be told apart" in said
    said = spectrum_finding(table, verdicts_of(), *POLES)
    assert said.startswith("Four outlets cannot be told apart")


def test_no_verdict_at_all_is_no_likeness():
    table = five().iloc[[0, 4]].assign(ci_high=NAN, ci_low=[NAN, 0.2])
    finding = spectrum_finding(table, verdicts_of(), *POLES)
    assert "whether they differ cannot be told" in finding


def test_of_many_outlets_without_a_verdict_the_first_are_named():
    table = many_estimates(12)
    table.loc[2:, "interval"] = "within this article"
    finding = spectrum_finding(table, None, *POLES)
    assert "Outlet 2, Outlet 3, Outlet 4, Outlet 5, Outlet 6 and 5 more hold" in finding


def test_reversed_poles_reverse_the_finding():
    table = five()
    turned = table.assign(
        estimate=-table["estimate"], ci_low=-table["ci_high"], ci_high=-table["ci_low"]
    )
    finding = spectrum_finding(turned, verdicts_of("AE"), *reversed(POLES))
    assert finding.startswith("A stands nearer to “lukewarm response” than E;")


def test_tone_names_the_ends_of_each_target():
    table = estimate_rows(("A", -0.3, -0.4, -0.2), ("B", 0.2, 0.1, 0.3), question="Jane Doe")
    assert tone_finding(table) == "Toward Jane Doe the tone runs from −0.30 (A) to +0.20 (B)."


def test_tone_says_toward_whom_an_interval_is_within_one_article():
    iran = estimate_rows(("A", -0.3, -0.4, -0.2), ("B", 0.2, 0.1, 0.3), question="Iran")
    table = pd.concat([iran, iran.assign(question="Russia")], ignore_index=True)
    table["interval"] = ["articles", "within this article", "articles", "articles"]
    assert "The interval of B (Iran) holds within one article" in tone_finding(table)
    table.loc[3, "interval"] = "within this article"
    assert "The interval of B holds within one article" in tone_finding(table)


def test_tone_says_when_even_the_ends_overlap():
    table = estimate_rows(("A", 0.1, 0.0, 0.2), ("B", 0.2, 0.1, 0.3), question="Jane Doe")
    assert "overlap" in tone_finding(table)


def test_tone_without_an_interval_claims_no_difference():
    table = estimate_rows(("A", -0.3, NAN, NAN), ("B", 0.2, 0.1, 0.3), question="Jane Doe")
    assert "how sure that is cannot be said" in tone_finding(table)


def test_tone_of_nobody_is_said_plainly():
    assert "No outlet" in tone_finding(estimate_rows(("A", NAN, NAN, NAN)))


def test_frames_name_the_most_used_one_and_its_ends():
    one = estimate_rows(("A", 0.4, 0.3, 0.5), ("B", 0.2, 0.1, 0.3), question="conflict")
    two = estimate_rows(("A", 0.1, 0.0, 0.2), ("B", NAN, NAN, NAN), question="moral")
    assert frames_finding(pd.concat([one, two])) == (
        "Highest share of sentences on average: “conflict” (0.30), then “moral” (0.10). "
        "“conflict” runs from 0.20 (B) to 0.40 (A), but even these two intervals overlap."
    )


def test_frames_that_no_sentence_speaks_in_are_not_ranked():
    none = estimate_rows(("A", 0.0, NAN, NAN), ("B", 0.0, NAN, NAN), question="conflict")
    assert frames_finding(none) == "No sentence speaks in any of these frames."


def test_one_outlet_alone_has_no_average_and_one_interval():
    one = estimate_rows(("A", 0.4, 0.3, 0.5), question="conflict")
    assert frames_finding(one) == "Highest share of sentences: “conflict” (0.40)."


def test_the_strip_counts_sides_and_quotes():
    table = many_sentences(["A"], n=9).assign(voice=["quoted"] * 2 + ["own"] * 7)
    finding = strip_finding(table, *POLES)
    assert finding.startswith("9 of 9 sentences speak to this axis: 4 on the side of “lukewarm")
    assert finding.endswith("2 of them are quoted.")


def test_the_strip_speaks_of_one_sentence_as_one():
    table = many_sentences(["A"], n=3).assign(score=0.2, weight=[0.5, 0.0, 0.0])
    assert strip_finding(table, *POLES).startswith("1 of 3 sentences speaks to this axis")
    none = table.assign(weight=0.0)
    assert strip_finding(none, *POLES) == "None of the 3 sentences is on this axis."
    assert strip_finding(none.head(1), *POLES) == "The one sentence is not on this axis."


@pytest.mark.parametrize("n", [1, 2, 3, 40])
def test_any_number_of_outlets_has_a_short_finding(n):
    table = many_estimates(n)
    pairs = combinations(table["outlet"], 2)
    verdicts = verdict_rows(*[(a, b, "cannot tell") for a, b in pairs])
    finding = spectrum_finding(table, verdicts, *POLES)
    assert 20 < len(finding) < 250
