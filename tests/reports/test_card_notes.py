"""What a validity card says of the rows that its figures were measured on."""

from analysis.models.info import ScorerInfo
from analysis.reports.cards import card_html
from analysis.studies.validity import newest_results, validity_card
from tests.results_example import MINE, example_results, write_results

NOTE = "One factor was fitted on half of these rows & no more."


def card(folder, notes):
    results = example_results()
    for task in results["tasks"]:
        task.update({"note": notes[task["task"]]} if task["task"] in notes else {})
    write_results(folder, results)
    found = validity_card("tone", MINE, newest_results(folder))
    return card_html(found, ScorerInfo("made up", "1", MINE, "MIT"))


def test_a_card_says_below_a_task_what_was_fitted_on_its_rows(tmp_path):
    shown = card(tmp_path, {"tone_real_world": NOTE})
    assert shown.count("One factor was fitted on half of these rows &amp; no more.") == 1
    assert shown.index("tone_real_world data") < shown.index("One factor")
    assert shown.index("One factor") < shown.index("tone_multi_target data")


def test_where_nothing_must_be_known_nothing_is_said(tmp_path):
    assert card(tmp_path, {"tone_real_world": ""}) == card(tmp_path, {})
