import math

import pandas as pd
import pytest

from analysis.models.info import ScorerInfo
from analysis.models.tiers import TIERS, load_tier
from analysis.reports.cards import card_html
from analysis.studies.rules import parser_rules, sharing_rules
from analysis.studies.validity import (
    RESULTS,
    below_swapped,
    newest_results,
    validity_card,
)
from analysis.studies.validity_table import figures_table
from analysis.studies.validity_words import (
    bare,
    human_words,
    swapped_gap_words,
    swapped_shift_words,
    swapped_words,
    validity_line,
    validity_paragraph,
)
from analysis.translation import speaking
from tests.results_example import MINE, OTHER, example_results, write_results


@pytest.fixture
def results(tmp_path):
    write_results(tmp_path)
    return newest_results(tmp_path)


def verdicts(*gaps: float, verdict: str = "differ") -> pd.DataFrame:
    rows = [("q", f"A{n}", f"B{n}", gap, gap - 0.01, gap + 0.01, verdict)
            for n, gap in enumerate(gaps)]  # fmt: skip
    columns = ["question", "outlet_a", "outlet_b", "gap", "ci_low", "ci_high", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def test_the_line_says_metric_interval_n_and_how_far_people_agree(results):
    assert validity_line(validity_card("tone", MINE, results)) == (
        "Tone toward a target: macro-F1 .81 [.77, .85] on 1,234 news sentences; "
        "two people agree κ .74"
    )


def test_the_line_is_silent_on_people_where_nothing_is_known(results):
    assert validity_line(validity_card("axis", MINE, results)).endswith("on 1,234 news sentences")


def test_the_line_says_that_an_axis_was_measured_on_another_one(results):
    line = validity_line(validity_card("axis", MINE, results))
    assert line.startswith("Measured on another, comparable axis, “Cooperation or conflict”: acc")


def test_figures_are_of_the_model_with_this_fingerprint(results):
    assert validity_card("tone", OTHER, results).measured[0][1].value == 0.77


@pytest.mark.parametrize(("family", "fingerprint"), [("tone", "c" * 64), ("frames", MINE)])
def test_what_was_not_measured_borrows_no_figures(results, family, fingerprint):
    card = validity_card(family, fingerprint, results)
    assert validity_line(card).endswith("not measured for this model")
    assert "of other weights" in card.absent
    assert figures_table(card).empty


def test_a_baseline_never_stands_for_a_model(results):
    assert not validity_card("tone", "", results).measured


def test_figures_have_the_days_that_they_were_measured_on(tmp_path):
    written = example_results()
    real = next(task for task in written["tasks"] if task["task"] == "tone_real_world")
    real["results"][1] = real["results"][1] | {"measured_on": "2029-12-31"}
    write_results(tmp_path, written)
    card = validity_card("tone", MINE, newest_results(tmp_path))
    assert card.days == "2029-12-31 and 2030-01-02"
    assert "(measured on 2029-12-31 and 2030-01-02 with" in validity_paragraph([card])
    table = figures_table(card).set_index(["task", "scorer"])["measured_on"]
    assert table["tone_real_world", "accurate"] == "2029-12-31"
    assert (
        table["tone_multi_target", "accurate"] == table["tone_real_world", "VADER"] == "2030-01-02"
    )
    assert "Measured on 2029-12-31 and 2030-01-02" in card_html(
        card, ScorerInfo("m", "1", MINE, "")
    )
    with speaking("de"):
        assert card.days == "31.12.2029 und 02.01.2030"


def test_the_best_baseline_stands_beside(results):
    assert validity_card("tone", MINE, results).measured[0][0].best_baseline.scorer == "VADER"


def test_the_newest_file_by_name_counts_and_others_are_not_read(tmp_path):
    newer = example_results() | {"made_on": "2030-02-01"}
    write_results(tmp_path, newer, "2030-02-01")
    write_results(tmp_path)
    write_results(tmp_path, {"tasks": 1}, "notes")
    assert newest_results(tmp_path).made_on == "2030-02-01"


def test_a_file_measured_anew_on_the_same_day_is_read_anew(tmp_path):
    path = write_results(tmp_path)
    assert newest_results(tmp_path).tasks
    path.write_text("{", encoding="utf-8")
    assert "2030-01-02.json cannot be read" in newest_results(tmp_path).problem


def test_no_file_says_what_to_run(tmp_path):
    card = validity_card("axis", MINE, newest_results(tmp_path / "nowhere"))
    assert "python -m evaluation" in card.absent


@pytest.mark.parametrize("written", [[], {"tasks": [{}]}, {"tasks": [1]}, "text"])
def test_a_damaged_file_is_named_and_not_a_crash(tmp_path, written):
    (tmp_path / "2030-01-02.json").write_text(repr(written).replace("'", '"'), encoding="utf-8")
    assert "2030-01-02.json cannot be read" in newest_results(tmp_path).problem


def test_the_swaps_shift_is_the_familys_own_where_told_apart(results):
    assert validity_card("tone", MINE, results).swapped == 0.05
    assert validity_card("axis", MINE, results).swapped == 0.018
    assert validity_card("axis", OTHER, results).swapped is None


def test_only_pairs_that_differ_by_less_than_the_shift_are_named():
    assert swapped_words(verdicts(0.03, -0.2), 0.05) == (
        "This gap is smaller than what swapping names alone moves a score (.050): A0 and B0."
    )
    assert swapped_words(verdicts(0.03, verdict="cannot tell"), 0.05) == ""
    assert swapped_words(verdicts(0.03), None) == ""
    assert below_swapped(verdicts(0.03, -0.03, 0.05), 0.05)["outlet_a"].tolist() == ["A0", "A1"]


def test_many_small_gaps_are_counted_and_targets_are_named():
    assert swapped_words(verdicts(*[0.01] * 5), 0.05).endswith("A2 and B2; and 2 more.")
    two = pd.concat([verdicts(0.01), verdicts(0.3).assign(question="Norland")])
    assert "A0 and B0 toward q." in swapped_words(two, 0.05)


def gaps(**sizes: float) -> pd.DataFrame:
    rows = [(name, part, gap) for name, gap in sizes.items() for part in ("headline", "gap")]
    return pd.DataFrame(rows, columns=["outlet", "part", "estimate"])


def test_headlines_nearer_to_their_bodies_than_the_swap_are_named():
    assert swapped_gap_words(gaps(B=0.03, A=-0.04, C=0.2, D=math.nan), 0.05) == (
        "Smaller than what swapping names alone moves a score (.050) is the gap between headline "
        "and body of A, B."
    )
    assert "A, B, C and 2 more." in swapped_gap_words(gaps(**dict.fromkeys("ABCDE", 0.01)), 0.05)
    assert swapped_gap_words(gaps(A=0.2), 0.05) == ""
    assert swapped_gap_words(gaps(A=0.01), None) == ""


def test_shifts_that_are_smaller_than_the_swap_are_counted():
    shifts = pd.DataFrame({"shift": [0.01, -0.3, 0.04, math.nan]})
    assert swapped_shift_words(shifts, 0.05) == (
        "Smaller than what swapping names alone moves a score (.050): 2 of 3 shifts."
    )
    assert swapped_shift_words(shifts, 0.001) == swapped_shift_words(shifts, None) == ""


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.812, ".81"), (1.0, "1.00"), (-0.051, "−.05"), (-0.001, ".00"), (math.nan, "–")],
)
def test_figures_are_printed_as_in_papers(value, said):
    assert bare(value) == said


def test_german_keeps_the_zero_before_the_comma():
    with speaking("de"):
        assert [bare(x) for x in (0.814, -0.05, float("nan"))] == ["0,81", "−0,05", "–"]


def test_agreement_keeps_its_full_name_on_the_card(results):
    task = validity_card("tone", MINE, results).measured[0][0]
    assert human_words(task) == "Cohen's κ .74"


def test_the_paragraph_says_figures_baselines_people_source_and_what_is_missing(results):
    said = validity_paragraph([validity_card(name, MINE, results) for name in ("tone", "frames")])
    assert "macro-F1 .81 [.77, .85] against VADER .51 [.47, .55], two people Cohen's κ .74" in said
    assert "Nobody 2020" in said
    assert "moves a score by .050" in said
    assert "Frames: no figures" in said


def test_the_table_to_take_out_has_the_model_and_every_baseline(results):
    table = figures_table(validity_card("tone", MINE, results))
    assert table["scorer"].tolist() == ["accurate", "VADER", "TextBlob"] * 2
    assert table["value"].iloc[0] == 0.81


def test_who_is_quoted_is_measured_by_two_tasks_of_the_rules_at_work(results):
    card = validity_card("voices", parser_rules().fingerprint, results)
    assert [task.task for task, _ in card.measured] == ["speakers", "voice"]
    assert validity_line(card).startswith("Who is quoted: speaker right, of all labelled .86 [")


def test_rules_with_more_to_go_by_stand_beside_those_that_are_measured_first(results):
    card = validity_card("sharing", sharing_rules().fingerprint, results)
    assert [figure.value for _, figure in card.measured] == [0.95]
    assert figures_table(card)["scorer"].tolist() == ["words alone", "words and made-up vectors"]


def test_rules_of_another_version_borrow_no_figures(results):
    card = validity_card("sharing", "parallax 0.0.1", results)
    assert "those of 2030-01-02 are older" in card.absent


def test_the_rules_and_encoders_that_are_shipped_are_measured():
    assert validity_card("voices", parser_rules().fingerprint).measured
    assert validity_card("sharing", sharing_rules().fingerprint).measured
    for name in TIERS:
        assert validity_card("claims", load_tier(name).encoder.info.fingerprint).measured


def test_what_the_evaluation_wrote_can_be_read():
    if not list(RESULTS.glob("*.json")):
        pytest.skip("nothing was measured yet")
    assert not newest_results().problem
