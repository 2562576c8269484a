import numpy as np
import pytest

from evaluation.axes import is_held_back
from training.calibrate_axis import fit, report


@pytest.fixture
def timid():
    """Positions half as far from the middle as people's grades, give or take."""
    draw = np.random.default_rng(0)
    grade = draw.choice([-1, -0.5, 0, 0.5, 1], 2_000)
    return grade / 2 + draw.normal(0, 0.02, 2_000), grade


def test_the_slope_takes_timid_positions_to_the_grades(timid):
    assert fit(*timid) == pytest.approx(2, abs=0.05)


def test_poles_that_change_places_have_the_same_slope(timid):
    position, grade = timid
    assert fit(-position, -grade) == fit(position, grade)


def test_the_report_says_that_the_error_fell(timid, capsys):
    position, grade = timid
    report("as it is", position, grade)
    report("calibrated", np.clip(fit(*timid) * position, -1, 1), grade)
    before, after = (
        float(line.split("error ")[1][:5]) for line in capsys.readouterr().out.split("\n")[:2]
    )
    assert before > 0.1 > 0.03 > after


def test_all_perspectives_on_a_claim_are_on_one_side_of_the_split():
    rows = [{"claim": claim} for claim in ["a", "b", "a", "c", "b"]]
    assert is_held_back(rows).tolist() == [False, True, False, False, True]
