import numpy as np
import pytest

from evaluation.axes import is_held_back
from training.calibrate_axis import fit, report


@pytest.fixture
def timid():
    """Projections of which twice as much tells how many people agree, and those people's grades."""
    draw = np.random.default_rng(0)
    projection = draw.normal(0, 0.5, 4_000)
    return projection, np.where(draw.random(4_000) < (1 + np.tanh(2 * projection)) / 2, 1.0, -1.0)


def test_the_slope_takes_timid_positions_to_the_grades(timid):
    assert fit(*timid) == pytest.approx(2, abs=0.15)


def test_poles_that_change_places_have_the_same_slope(timid):
    position, grade = timid
    assert fit(-position, -grade) == pytest.approx(fit(position, grade), abs=0.001)


def test_the_report_says_that_the_error_fell(timid, capsys):
    position, grade = timid
    report("as it is", np.tanh(position), grade)
    report("calibrated", np.tanh(fit(*timid) * position), grade)
    before, after = (
        float(line.split("error ")[1][:5]) for line in capsys.readouterr().out.split("\n")[:2]
    )
    assert before > 0.06 > 0.03 > after


def test_all_perspectives_on_a_claim_are_on_one_side_of_the_split():
    rows = [{"claim": claim} for claim in ["a", "b", "a", "c", "b"]]
    assert is_held_back(rows).tolist() == [False, True, False, False, True]
