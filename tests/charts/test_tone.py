import pandas as pd
import pytest

from analysis.charts.tone import NO_SENTENCE, tone_plot
from tests.charts.tables import HOSTILE_NAMES, estimate_rows, many_estimates, trace_named

NAN = float("nan")


@pytest.fixture
def two_targets():
    jane = estimate_rows(("Alpha", 0.3, 0.2, 0.4), ("Beta", -0.1, -0.2, 0.0), question="Jane Doe")
    union = estimate_rows(("Alpha", NAN, NAN, NAN), ("Beta", 0.1, NAN, NAN), question="<i>U</i>")
    return pd.concat([jane, union], ignore_index=True)


def test_outlets_are_grouped_by_target_in_order_of_appearance(two_targets):
    figure = tone_plot(two_targets)
    assert list(figure.layout.yaxis.ticktext) == ["Beta", "Alpha", "Beta", "Alpha"]
    heads = [note.text for note in figure.layout.annotations if note.name == "target"]
    assert heads == ["<b>Jane Doe</b>", "<b>&lt;i&gt;U&lt;/i&gt;</b>"]


def test_a_tone_that_is_undefined_says_so(two_targets):
    assert trace_named(tone_plot(two_targets), "undefined").text[0] == NO_SENTENCE


def test_a_mark_knows_its_outlet_and_its_target(two_targets):
    marks = trace_named(tone_plot(two_targets), "outlet")
    assert ["", "Alpha", "Jane Doe"] in [list(data) for data in marks.customdata]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("n", [1, 40])
def test_one_and_forty_outlets_can_be_drawn(n, narrow):
    figure = tone_plot(many_estimates(n), mode="dark", narrow=narrow)
    assert figure.layout.height > 100 + 30 * n


def test_hostile_names_are_shown_as_letters():
    table = estimate_rows(*[(name, 0.1, 0.0, 0.2) for name in HOSTILE_NAMES])
    assert "&lt;script&gt;" in " ".join(tone_plot(table).layout.yaxis.ticktext)


def test_the_table_given_is_not_changed_and_gives_the_same_bytes(two_targets):
    before = two_targets.copy()
    assert tone_plot(two_targets).to_json() == tone_plot(two_targets).to_json()
    assert two_targets.equals(before)


def test_quotations_have_an_open_mark_in_the_row_of_their_own_target(two_targets):
    quoted = estimate_rows(("Alpha", 0.9, 0.8, 1.0), ("Gone", 0.1, 0.0, 0.2), question="<i>U</i>")
    figure = tone_plot(two_targets, quoted=quoted)
    marks = trace_named(figure, "voices it quotes")
    assert [list(data) for data in marks.customdata] == [["", "Alpha", "<i>U</i>"]]
    assert list(marks.x) == [0.9]
    undefined = trace_named(figure, "undefined")
    assert list(marks.y) == list(undefined.y)
    assert list(undefined.textposition) == ["top right"]
    assert figure.layout.xaxis.range[1] > 0.9
    own = [["", "Beta", "Jane Doe"], ["", "Alpha", "Jane Doe"], ["", "Beta", "<i>U</i>"]]
    assert [list(data) for data in trace_named(figure, "its own voice").customdata] == own
