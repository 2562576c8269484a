"""Whether what was asked of the models is held against what was measured, and never rounded up."""

import pytest

from evaluation.floors import FLOORS, Floor, Held, held_against_floors
from evaluation.report import rendered
from evaluation.results import FOLDER, newest_results
from evaluation.tasks import known_tasks
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
    assert {floor.task for floor in FLOORS} <= {task.name for task in known_tasks(tmp_path)}


def test_every_floor_is_measured_for_every_tier_that_it_was_set_for():
    held = list(held_against_floors(newest_results(FOLDER)))
    assert [one.floor for one in held] == list(FLOORS)
    assert all(value is not None for one in held for value in one.found.values())


# The one floor that the chosen tier may miss: it is asked of every two names, not of their mean.
SWAPPED_PLACE = "place when names are swapped, mean shift"


def test_the_tier_that_is_chosen_unless_said_otherwise_reaches_every_other_floor():
    held = [one for one in held_against_floors(newest_results(FOLDER)) if "accurate" in one.found]
    short = {one.floor.what: one.short_by("accurate") for one in held if one.short_by("accurate")}
    assert set(short) <= {SWAPPED_PLACE}
    assert short.get(SWAPPED_PLACE, 0) < 0.005


def swapped_place(moved):
    entry = {
        "scorer": "accurate",
        "kind": "tier",
        "measured_on": "",
        "value": moved,
        "others": {},
        "parts": {},
    }
    entry |= {"fingerprint": "x", "calibration_error": None, "reliability": []}
    entry |= {"seconds_per_1000": None, "memory_mb": None, "measured_on": ""}
    about = dict.fromkeys(("title", "data", "source", "licence", "unit", "metric", "family"), "x")
    task = {"task": "names_swapped_axis", "n": 1, "human": None, "results": [entry]} | about
    return {"made_on": "", "program": "", "python": "", "cores": 1, "speed": [], "tasks": [task]}


@pytest.mark.parametrize(("moved", "is_said"), [(0.052, True), (0.05, False)])
def test_places_that_move_too_far_under_swapped_names_are_explained(moved, is_said):
    page = rendered(swapped_place(moved), {})
    assert (", short by .002" in page) == is_said
    assert ("What *accurate* lacks" in page) == is_said


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
