"""What is said below words for one thing of how often they are that: the results' figures."""

import re

import pytest

from analysis.models.tiers import load_tier
from analysis.studies.validity import newest_results
from analysis.studies.words_trust import words_trust
from tests.results_example import MINE, OTHER, result, task, write_results

NONE_FOUND = "c" * 64


@pytest.fixture
def results(tmp_path):
    others = {"pairs found": {"value": 0.156, "low": 0.028, "high": 0.252}}
    mine = result("accurate", "tier", 0.68, MINE, others=others, low=0.15, high=0.93)
    none = result("fast", "tier", 0.0, NONE_FOUND, others=others)
    none |= {"value": None, "low": None, "high": None}
    words = task("words", "words", "Words", "found pairs that are right", [mine, none])
    written = {"made_on": "2030-01-02", "program": "9.9", "python": "3.11", "cores": 2}
    write_results(tmp_path, written | {"tasks": [words]})
    return newest_results(tmp_path)


def test_how_many_are_right_and_found_comes_from_the_results_with_intervals(results):
    said = words_trust(MINE, results)
    assert "stories kept back for the test .68 [.15, .93] stood for the same thing" in said
    assert ".16 [.03, .25] of the pairs that a reader saw were found" in said


@pytest.mark.parametrize("fingerprint", [OTHER, NONE_FOUND])
def test_where_nothing_was_measured_or_found_no_figure_is_borrowed(results, fingerprint):
    said = words_trust(fingerprint, results)
    assert "was not measured for this model" in said
    assert not re.search(r"\d", said)


def test_the_encoder_that_tells_such_words_is_measured():
    said = words_trust(load_tier("accurate").encoder.info.fingerprint)
    assert re.search(r"for the test \.\d\d \[\.\d\d, 1?\.\d\d\] stood for", said)
