import importlib
from pathlib import Path

import pytest

from training.__main__ import steps_of

BASE, DATA, RUNS = Path("base"), Path("data"), Path("runs")


def named(step):
    given = iter([name for name in step.arguments if name != "--head"])
    return {name: next(given) for name in given}


@pytest.mark.parametrize("tier", ["accurate", "fast"])
def test_every_step_reads_what_was_there_or_what_an_earlier_one_left(tier):
    left = {BASE, DATA}
    steps = steps_of("accurate", BASE, DATA, RUNS)
    if tier == "fast":
        steps += steps_of("fast", BASE, DATA, RUNS)
    for step in steps:
        given = named(step)
        for option in ("--base", "--trained", "--model", "--teacher", "--taught", "--tone"):
            if option in given:
                assert Path(given[option]) in left, (step.module, option)
        left |= {Path(given[option]) for option in ("--out",) if option in given}


@pytest.mark.parametrize("tier", ["accurate", "fast"])
def test_every_step_is_a_module_of_training_that_can_be_run(tier):
    for step in steps_of(tier, BASE, DATA, RUNS):
        found = importlib.util.find_spec(f"training.{step.module}")
        assert found is not None
        assert '__name__ == "__main__"' in Path(found.origin).read_text("utf-8")


def test_calibrations_come_after_the_export_and_last_those_that_name_the_weights_they_are_for():
    modules = [step.module for step in steps_of("accurate", BASE, DATA, RUNS)]
    last = len(modules) - modules[::-1].index("export_encoder") - 1
    assert last < modules.index("calibrate_tone") < modules.index("store_background")
    assert modules[-2:] == ["store_background", "calibrate_frames"]
