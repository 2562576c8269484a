"""Whether what was asked of the models is held against what was measured, and never rounded up."""

import pytest

from evaluation.floors import (
    ERROR,
    FLOORS,
    MEMORY,
    ROUNDING,
    SPEED,
    Floor,
    Held,
    held_against_floors,
)
from evaluation.report import rendered
from evaluation.results import FOLDER, newest_results
from evaluation.rounding import read_rounding
from evaluation.tasks import known_tasks
from evaluation.tone import TONE
from tests.conftest import ROOT

AT_LEAST = Floor("accuracy", "axis", "", 0.9)
AT_MOST = Floor("shift", "axis", "", 0.05, at_most=True)


@pytest.mark.parametrize(
    ("floor", "value", "short"),
    [
        (AT_LEAST, 0.9, 0.0), (AT_LEAST, 0.8996, 0.0004), (AT_LEAST, 0.822, 0.078),
        (AT_MOST, 0.05, 0.0), (AT_MOST, 0.067, 0.017), (AT_LEAST, None, None),
    ],
)  # fmt: skip
def test_a_tier_is_short_by_what_is_printed(floor, value, short):
    assert Held(floor, {"fast": value}).short_by("fast") == pytest.approx(short)


def test_every_floor_is_of_a_task_that_there_is(tmp_path):
    tasks = {task.name for task in known_tasks(tmp_path)}
    assert {floor.task for floor in FLOORS} == {SPEED, MEMORY, ROUNDING} | (
        {floor.task for floor in FLOORS} & tasks
    )


def test_every_floor_is_measured_for_every_tier_that_it_was_set_for():
    results, rounding = newest_results(FOLDER), read_rounding(FOLDER)
    held = list(held_against_floors(results, rounding))
    assert [one.floor for one in held] == list(FLOORS)
    measured = {task["task"] for task in results["tasks"]} | {SPEED, MEMORY}
    for one in held:
        for tier, value in one.found.items():
            is_known = (
                tier in rounding if one.floor.task == ROUNDING else one.floor.task in measured
            )
            assert (value is not None) == is_known, one.floor.what


def of_speed(part, **times):
    return {"scorer": "fast", "part": part, "fingerprint": "", "cores": 2,
            "sentences_per_second": 9.0} | times  # fmt: skip


def found(task, tier, results, rounding=None):
    held = held_against_floors(results, rounding)
    return next(one for one in held if one.floor.task == task and tier in one.found)


def test_speed_is_the_encoders_against_the_float_network_in_batches():
    speeds = [of_speed("tone", times_torch_batched=20.0),
              of_speed("encoder", times_torch_single=30.0, times_torch_batched=9.96)]  # fmt: skip
    results = newest_results(FOLDER)
    held = found(SPEED, "fast", results | {"speed": speeds})
    assert held.found == {"fast": 9.96}
    assert "| at least 10 × | 9.96 ×, short by 0.04 × |" in rendered(
        results | {"speed": speeds}, {}
    )
    assert found(SPEED, "fast", results | {"speed": [of_speed("encoder")]}).found["fast"] is None


def test_memory_is_the_most_that_was_held():
    held = [{"scorer": tier, "moment": f"{mb}", "mb": mb, "fingerprint": ""}
            for tier, mb in (("accurate", 500), ("accurate", 701), ("fast", 900))]  # fmt: skip
    results = newest_results(FOLDER) | {"memory": held}
    assert found(MEMORY, "accurate", results).found == {"accurate": 701}
    assert "| at most 690 MB |  | 701 MB, short by 11 MB |" in rendered(results, {})


def test_what_eight_bits_cost_is_held_to_the_figure_that_lost_most():
    figures = [
        ("tone_real_world", "", 0.004), ("axis_cooperation", "AUC", 0.013),
        ("axis_turned", "", -0.02), ("frames_builtin", "", 0.5), ("claims", "", None),
    ]  # fmt: skip
    entry = {"figures": [{"task": t, "figure": f, "cost": cost} for t, f, cost in figures]}
    held = found(ROUNDING, "fast", newest_results(FOLDER), {"fast": entry})
    assert held.found == {"fast": 0.013, "accurate": None}
    assert held.short_by("fast") == pytest.approx(0.003)


def test_a_floor_that_nothing_was_measured_for_says_so_and_is_not_left_out():
    results = newest_results(FOLDER)
    kept = [task for task in results["tasks"] if task["task"] != "axis_turned"]
    page = rendered(results | {"tasks": kept}, {})
    asked = "| turned pairs, ordered rightly | at least .850 |"
    assert f"{asked} not measured | not measured |" in page


def test_the_error_of_tone_is_held_to_rows_that_no_factor_was_fitted_on(tmp_path):
    held = {floor.task for floor in FLOORS if floor.figure == ERROR and "tone" in floor.task}
    back = {task.name for task in known_tasks(tmp_path) if task.kind is TONE and task.held_back}
    assert held == back == {"tone_held_back"}


def test_the_tier_that_is_chosen_unless_said_otherwise_reaches_every_floor():
    held = held_against_floors(newest_results(FOLDER), read_rounding(FOLDER))
    held = [one for one in held if "accurate" in one.found]
    short = {one.floor.what: one.short_by("accurate") for one in held if one.short_by("accurate")}
    assert not short


def test_the_page_says_what_a_tier_lacks():
    page = rendered(newest_results(FOLDER), {})
    assert "## What was asked, and what is reached" in page
    assert "short by" in page


def test_the_readme_tells_the_memory_that_was_measured():
    measured = {
        one["moment"]: one["mb"]
        for one in newest_results(FOLDER)["memory"]
        if one["scorer"] == "accurate"
    }
    readme = (ROOT / "README.md").read_text("utf-8")
    assert all(f"{mb} MB" in readme for mb in measured.values())
    assert max(measured.values()) <= 690  # the smallest cloud server
