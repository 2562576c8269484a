"""Forty outlets, some with long names: every row has room for its words, also on a phone."""

from itertools import pairwise, product

import pandas as pd
import pytest

from analysis.charts.claims import claims_plot
from analysis.charts.frames import frames_plot
from analysis.charts.labels import label_width, n_lines
from analysis.charts.rows import MARK
from analysis.charts.sharing import sharing_plot
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.theme import MODES
from analysis.charts.tone import tone_plot
from analysis.charts.voices import voices_plot
from analysis.corpus.schema import OWN_WORDS
from tests.charts.tables import estimate_rows, many_estimates, many_sentences, trace_named

NAN = float("nan")
POLES = {"low_pole": "lukewarm response", "high_pole": "strong support"}
PHONE = 356  # px of a chart on a phone
LETTER = 0.5  # of the size of its type


def forty(question="axis"):
    """Estimates of forty outlets, of which every second has a name of two lines."""
    names = [f"Northland Broadcasting Corporation {n}" if n % 2 else f"Sun {n}" for n in range(40)]
    return many_estimates(40, question).assign(outlet=names)


def spectrum(mode, narrow):
    return spectrum_plot(forty(), many_sentences([]), mode=mode, narrow=narrow, **POLES)


def shares(mode, narrow):
    own = forty(OWN_WORDS).assign(estimate=0.8)
    return voices_plot(own, mode=mode, narrow=narrow)


def frames(mode, narrow):
    return frames_plot(forty("conflict").assign(estimate=0.3), mode=mode, narrow=narrow)


def tones(mode, narrow):
    return tone_plot(forty("Ann Lee"), mode=mode, narrow=narrow)


CHARTS = pytest.mark.parametrize("draw", [spectrum, tones, shares, frames])


def px_of_a_row(figure):
    """The px between two rows."""
    layout = figure.layout
    top, bottom = layout.yaxis.range
    return (layout.height - layout.margin.t - layout.margin.b) / abs(top - bottom)


@CHARTS
@pytest.mark.parametrize("mode", MODES)
def test_names_of_two_lines_do_not_run_into_the_next_name(draw, mode):
    figure = draw(mode, narrow=False)
    names, size = figure.layout.yaxis.ticktext, figure.layout.yaxis.tickfont.size
    assert max(map(n_lines, names)) == 2
    assert px_of_a_row(figure) >= 2.3 * 1.3 * size - 1


@CHARTS
@pytest.mark.parametrize("mode", MODES)
def test_a_phone_has_a_line_for_each_name_and_rows_that_stand_close(draw, mode):
    figure = draw(mode, narrow=True)
    notes = [note for note in figure.layout.annotations if "Northland" in note.text]
    assert len(notes) == 20
    for note in notes:
        assert n_lines(note.text) == 1
        assert label_width(note.text) * note.font.size * LETTER < PHONE
    assert px_of_a_row(figure) <= 75


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("narrow", [False, True])
def test_no_two_outlets_of_the_matrix_have_one_name(narrow, mode):
    names = forty()["outlet"].tolist()
    cells = pd.DataFrame(product(names, names), columns=["outlet", "found_in"])
    cells = cells.assign(share=0.25, n_shared=4, n_sentences=16)
    layout = sharing_plot(cells, mode=mode, narrow=narrow).layout
    for axis in (layout.xaxis, layout.yaxis):
        assert len(set(axis.ticktext)) == (14 if narrow else 40)
        assert all(n_lines(name) == 1 for name in axis.ticktext)
        assert max(map(label_width, axis.ticktext)) <= 30
    assert not narrow or layout.margin.l < 0.5 * PHONE
    assert px_of_a_row(sharing_plot(cells, mode=mode, narrow=narrow)) >= layout.yaxis.tickfont.size


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(
    ("own", "quoted", "side"),
    [
        (0.0, 0.1, "middle left"),  # away from the other mark
        (0.0, -0.1, "middle right"),
        (0.0, NAN, "middle right"),
        (-0.95, -0.8, "top right"),  # no room beside it
        (0.95, 0.8, "top left"),
    ],
)
def test_the_words_of_no_interval_keep_clear_of_the_quoted_mark(narrow, own, quoted, side):
    table = estimate_rows(("Sun", own, NAN, NAN), ("Post", 1.0, 0.9, 1.0))
    others = table.assign(estimate=[quoted, NAN])
    figure = spectrum_plot(table, many_sentences([]), quoted=others, narrow=narrow, **POLES)
    marks = trace_named(figure, "its own voice")
    place = [about[1] for about in marks.customdata].index("Sun")
    # Above a row stands its name on a phone.
    assert marks.textposition[place] == (side.replace("top", "bottom") if narrow else side)


def test_the_marks_of_claims_do_not_touch_on_a_phone():
    outlets = [f"Outlet {n:02}" for n in range(40)]
    claims = pd.DataFrame(
        {"claim_id": ["c0"], "wording": ["It fell."], "n_outlets": [40], "figures": [""]}
    ).assign(told_otherwise="")
    carried = pd.DataFrame({"outlet": outlets}).assign(
        claim_id="c0", place="lead", voice="own", n_sentences=1, n_articles=1
    )
    figure = claims_plot(claims, carried, outlets, narrow=True)
    marks, row = figure.data[1], px_of_a_row(figure)
    size = max(marks.marker.size) + marks.marker.line.width
    column = (PHONE - figure.layout.margin.l - figure.layout.margin.r) / 40
    places = [(x * column, y * row) for x, y in zip(marks.x, marks.y, strict=True)]
    for (x, y), (next_x, next_y) in pairwise(places):
        assert ((next_x - x) ** 2 + (next_y - y) ** 2) ** 0.5 >= size
    assert 2 * column >= size
    assert size < MARK
