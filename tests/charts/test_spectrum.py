import json
import time

import pytest

from analysis.charts.rows import fitting_limit
from analysis.charts.spectrum import NO_SENTENCE, spectrum_plot
from analysis.charts.theme import MODES, palette_of
from analysis.errors import CorpusError
from tests.charts.tables import (
    HOSTILE_NAMES,
    estimate_rows,
    many_estimates,
    many_sentences,
    trace_named,
    verdict_rows,
)

POLES = {"low_pole": "lukewarm response", "high_pole": "strong show of support"}


def texts_of(figure):
    return json.dumps(figure.to_plotly_json()["data"] + [figure.to_plotly_json()["layout"]])


def test_rows_are_sorted_by_place_and_undefined_comes_last(three):
    figure = spectrum_plot(three, many_sentences(["Alpha"]), **POLES)
    assert list(figure.layout.yaxis.ticktext) == ["Freelanews", "Journos News", "Alpha"]


def test_undefined_says_so_without_a_mark_that_seems_a_place_and_has_no_line(three):
    figure = spectrum_plot(three, many_sentences([]), **POLES)
    mark = trace_named(figure, "undefined")
    assert mark.marker.color.endswith(", 0)")  # transparent
    assert mark.marker.line.width is None
    assert mark.text[0] == NO_SENTENCE
    assert mark.y[0] not in figure.data[0].y


def test_an_estimate_without_interval_is_hollow_and_has_no_band(three):
    figure = spectrum_plot(three, many_sentences([]), **POLES)
    mark = trace_named(figure, "outlet")
    assert list(mark.text) == ["", "no interval"]
    assert mark.marker.color[1] == palette_of("light").ground != mark.marker.color[0]
    assert len(trace_named(figure, "interval").x) == 1


def test_intervals_within_one_article_are_hatched():
    table = estimate_rows(("Alpha", 0.1, 0.0, 0.2), interval="within this article")
    figure = spectrum_plot(table, many_sentences([]), **POLES)
    assert trace_named(figure, "interval").marker.pattern.shape == "/"


def test_reversed_poles_mirror_the_picture():
    table = estimate_rows(("Alpha", -0.2, -0.3, -0.1), ("Beta", 0.3, 0.2, 0.45))
    ticks = many_sentences(["Alpha", "Beta"])
    mirrored = table.assign(
        estimate=-table["estimate"], ci_low=-table["ci_high"], ci_high=-table["ci_low"]
    )
    one = spectrum_plot(table, ticks, **POLES)
    other = spectrum_plot(
        mirrored, ticks.assign(score=-ticks["score"]),
        low_pole=POLES["high_pole"], high_pole=POLES["low_pole"],
    )  # fmt: skip
    marks = [trace_named(figure, "outlet").x for figure in (one, other)]
    assert sorted(marks[0]) == sorted(-x for x in marks[1])
    spots = [trace_named(figure, "sentences").x for figure in (one, other)]
    assert sorted(spots[0]) == pytest.approx(sorted(-x for x in spots[1]))
    assert one.layout.xaxis.range == other.layout.xaxis.range


@pytest.mark.parametrize("narrow", [False, True])
def test_the_sign_of_further_entries_stands_beside_the_last_word_of_its_pole(narrow):
    table, ticks = estimate_rows(("Alpha", 0.1, 0.0, 0.2)), many_sentences([])
    for n in range(10, 60):
        pole = ("words " * 12)[:n].strip() + " …"
        figure = spectrum_plot(table, ticks, low_pole="no", high_pole=pole, narrow=narrow)
        lines = figure.layout.annotations[1].text.removesuffix("</b>").split("<br>")
        assert lines[-1] not in ("… →", "→")


def test_poles_stand_at_the_ends_in_the_users_own_words_uncut():
    table = estimate_rows(("Alpha", 0.1, 0.0, 0.2))
    long_pole = "a response that is hesitant, lukewarm and full of <b>doubts</b> " * 3
    figure = spectrum_plot(table, many_sentences([]), low_pole=long_pole, high_pole="yes")
    shown = figure.layout.annotations[0].text.replace("<br>", " ")
    assert "&lt;b&gt;doubts&lt;/b&gt;" in shown
    assert shown.count("hesitant") == 3


@pytest.mark.parametrize("narrow", [False, True])
def test_hostile_names_are_shown_as_letters(narrow):
    table = estimate_rows(*[(name, 0.1, 0.0, 0.2) for name in HOSTILE_NAMES])
    figure = spectrum_plot(table, many_sentences(HOSTILE_NAMES), narrow=narrow, **POLES)
    labels = texts_of(figure.update_traces(customdata=None))
    assert "<script" not in labels
    assert "\\u202e" not in labels
    assert not any(trace.hovertemplate or trace.texttemplate for trace in figure.data[:1])


def test_nothing_replaces_placeholders_in_labels_because_the_figure_has_no_meta(three):
    assert spectrum_plot(three, many_sentences([]), **POLES).layout.meta is None


def test_ticks_are_the_heaviest_sixty_and_lead_to_their_sentence():
    table = estimate_rows(("Alpha", 0.1, 0.0, 0.2))
    ticks = many_sentences(["Alpha"], n=200)
    light = ticks.assign(sentence_id=ticks["sentence_id"] + "-off", weight=0.0)
    drawn = trace_named(spectrum_plot(table, light, **POLES), "outlet")
    assert len(drawn.x) == 1
    trace = trace_named(spectrum_plot(table, ticks, **POLES), "sentences")
    assert len(trace.x) == 60
    assert {data[0] for data in trace.customdata} <= set(ticks["sentence_id"])
    assert min(trace.marker.color) >= 0.5


def test_hovering_a_tick_reads_the_sentence_without_its_markup():
    table = estimate_rows(("Alpha", 0.1, 0.0, 0.2))
    figure = spectrum_plot(table, many_sentences(["Alpha"]), **POLES)
    assert "&lt;b&gt;help&lt;/b&gt;" in trace_named(figure, "sentences").hovertext[0]


def test_sentences_beyond_the_range_are_arrows_at_its_edge():
    table = estimate_rows(("Alpha", 0.1, 0.05, 0.15))
    ticks = many_sentences(["Alpha"], n=60).assign(score=[0.9] + [0.1] * 59)
    figure = spectrum_plot(table, ticks, **POLES)
    edge = next(t for t in figure.data if t.name == "sentences" and len(t.x) == 1)
    assert edge.marker.symbol == "triangle-right-open"
    assert list(edge.x) == [0.25]
    assert "+0.90" in edge.hovertext[0]


@pytest.mark.parametrize(
    ("values", "limit"), [([0.1, -0.2], 0.25), ([-0.4], 0.5), ([0.51], 1.0), ([float("nan")], 0.25)]
)
def test_the_range_is_the_smallest_step_that_holds_the_values(values, limit):
    assert fitting_limit(values) == limit


@pytest.mark.parametrize("n", [1, 2, 40])
@pytest.mark.parametrize("narrow", [False, True])
def test_the_picture_grows_with_the_outlets(n, narrow):
    table = many_estimates(n)
    figure = spectrum_plot(table, many_sentences(table["outlet"]), narrow=narrow, **POLES)
    assert figure.layout.height > 100 + 35 * n


def test_all_undefined_has_no_axis():
    nan = float("nan")
    table = estimate_rows(("Alpha", nan, nan, nan), ("Beta", nan, nan, nan))
    assert spectrum_plot(table, many_sentences([]), **POLES).layout.xaxis.visible is False


def test_neighbours_that_cannot_be_told_apart_are_joined_by_a_bracket():
    table = estimate_rows(("Alpha", 0.1, 0.0, 0.2), ("Beta", 0.2, 0.1, 0.3))
    verdicts = verdict_rows(("Beta", "Alpha", "cannot tell"))
    figure = spectrum_plot(table, many_sentences([]), verdicts=verdicts, **POLES)
    assert [shape.type for shape in figure.layout.shapes] == ["line", "path"]
    assert "cannot tell<br>apart" in [note.text for note in figure.layout.annotations]
    assert "cannot be told apart from Beta" in trace_named(figure, "outlet").hovertext[0]


def test_quoted_voices_are_open_marks_joined_to_the_own_voice():
    table = estimate_rows(("Alpha", 0.1, 0.0, 0.2))
    figure = spectrum_plot(table, many_sentences([]), quoted=table.assign(estimate=-0.2), **POLES)
    quoted = trace_named(figure, "voices it quotes")
    assert list(quoted.x) == [-0.2]
    assert quoted.marker.color == palette_of("light").ground


def test_the_tables_given_are_not_changed(three):
    ticks = many_sentences(["Alpha", "Freelanews"])
    copies = three.copy(), ticks.copy()
    spectrum_plot(three, ticks, quoted=three, **POLES)
    assert three.equals(copies[0])
    assert ticks.equals(copies[1])


@pytest.mark.parametrize("mode", MODES)
def test_same_input_in_any_row_order_gives_the_same_bytes(three, mode):
    ticks = many_sentences(["Journos News", "Freelanews"], n=80)
    one = spectrum_plot(three, ticks, mode=mode, **POLES)
    other = spectrum_plot(three.iloc[::-1], ticks.iloc[::-1], mode=mode, **POLES)
    assert one.to_json() == other.to_json()


def test_a_table_without_a_column_is_named_with_it(three):
    with pytest.raises(CorpusError, match="sentences table lacks: text"):
        spectrum_plot(three, many_sentences(["Alpha"]).drop(columns="text"), **POLES)


def test_twenty_outlets_with_a_hundred_articles_are_drawn_fast_and_small():
    table = many_estimates(20)
    ticks = many_sentences(table["outlet"], n=100, text="The minister said that help " * 6)
    times = []
    for _ in range(3):
        start = time.process_time()
        figure = spectrum_plot(table, ticks, **POLES)
        times.append(time.process_time() - start)
    assert min(times) < 0.5  # 0.06 s on a quiet machine
    assert len(figure.to_json()) < 600_000
    assert len(figure.data) <= 12


def test_words_of_no_place_stand_clear_of_a_mark_in_their_row(three):
    quoted = three.assign(estimate=-0.5)
    figure = spectrum_plot(three, many_sentences([]), **POLES, quoted=quoted)
    assert set(trace_named(figure, "undefined").textposition) == {"top right"}
