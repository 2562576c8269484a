"""What is said beside the claims of how often a row is right: the results' figures, or none."""

import pytest

from analysis.studies.claim_trust import claim_trust
from analysis.studies.validity import newest_results
from tests.results_example import MINE, OTHER, result, task, write_results


@pytest.fixture
def results(tmp_path):
    others = {"B-cubed right": {"value": 0.871}, "of several right": {"value": 0.742}}
    mine = result("accurate", "tier", 0.8, MINE, others=others)
    claims = task("claims", "claims", "Sentences that state one fact", "B-cubed found", [mine])
    written = {"made_on": "2030-01-02", "program": "9.9", "python": "3.11", "cores": 2}
    write_results(tmp_path, written | {"tasks": [claims]})
    return newest_results(tmp_path)


def test_how_many_stand_in_a_wrong_row_comes_from_the_results(results):
    said = claim_trust(MINE, results)
    assert said.startswith("A row is a first guess to be read, not a result: of 1,234 sentences")
    assert "about 13 in 100 stood in a wrong row, and 26 in 100 of those" in said


def test_nothing_is_borrowed_from_another_model(results):
    assert "was not measured for this model" in claim_trust(OTHER, results)
