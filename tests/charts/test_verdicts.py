from analysis.charts.brackets import brackets_for
from analysis.charts.verdicts import alike_chains, alike_runs, in_lanes
from tests.charts.tables import verdict_rows


def pairs(*names):
    return {frozenset(name) for name in names}


def test_a_run_holds_outlets_no_two_of_which_can_be_told_apart():
    assert alike_runs(list("abcd"), pairs("ab", "bc", "ac")) == [(0, 2)]


def test_a_chain_of_neighbours_is_not_a_run():
    assert alike_runs(list("abc"), pairs("ab", "bc")) == [(0, 1), (1, 2)]


def test_a_chain_joins_each_with_the_next():
    assert alike_chains(list("abcd"), pairs("ab", "bc")) == [(0, 2)]


def test_runs_that_share_a_row_lie_in_different_lanes():
    assert in_lanes([(0, 1), (1, 2), (3, 4)]) == [0, 1, 0]


def test_pairs_that_were_not_tested_get_no_bracket():
    assert brackets_for(["a", "b"], None).runs == []
    assert brackets_for(["a", "b"], verdict_rows(("a", "c", "cannot tell"))).runs == []


def test_forty_overlapping_outlets_get_few_brackets_that_say_what_they_join():
    names = [f"o{k}" for k in range(40)]
    rows = [(a, b, "cannot tell" if abs(i - j) < 8 else "differ")
            for i, a in enumerate(names) for j, b in enumerate(names) if i < j]  # fmt: skip
    brackets = brackets_for(names, verdict_rows(*rows))
    assert brackets.runs == [(0, 39)]
    assert brackets.words == "cannot tell apart from the next"


def test_a_pair_without_an_interval_was_not_tested():
    rows = verdict_rows(("a", "b", "cannot tell"))
    assert brackets_for(["a", "b"], rows).runs == [(0, 1)]
    assert brackets_for(["a", "b"], rows.assign(ci_low=float("nan"))).runs == []
