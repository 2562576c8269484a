import pytest

from analysis.charts.spectrum import spectrum_plot
from analysis.charts.theme import MODES, contrast, palette_of, pole_colour, print_ready
from tests.charts.tables import estimate_rows, many_sentences


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ink", ["text", "muted", "low", "high"])
def test_words_stand_out_from_the_ground_and_the_sheet(mode, ink):
    palette = palette_of(mode)
    colour = getattr(palette, ink)
    assert min(contrast(colour, palette.ground), contrast(colour, palette.sheet)) >= 4.5


def test_an_unknown_mode_stops_with_the_known_ones():
    with pytest.raises(ValueError, match="light, dark, print"):
        palette_of("sepia")


def test_the_middle_is_grey_and_the_poles_have_their_own_colour():
    palette = palette_of("light")
    ends = [pole_colour(x, 0.5, palette) for x in (-0.5, 0.0, 0.5)]
    assert ends == [palette.low, palette.middle, palette.high]


@pytest.fixture
def print_figure():
    table = estimate_rows(("Alpha", 0.1, 0.0, 0.2), ("Beta", 0.2, 0.1, 0.3))
    ticks = many_sentences(["Alpha", "Beta"])
    return spectrum_plot(table, ticks, low_pole="no", high_pole="yes", mode="print")


def test_paper_figures_have_the_width_of_a_column_and_a_caption(print_figure):
    figure = print_ready(print_figure, 85, caption="2 articles & 6 sentences")
    assert figure.layout.width == 321
    assert figure.layout.annotations[-1].text == "2 articles &amp; 6 sentences"
    assert figure.layout.template.layout.paper_bgcolor == "#ffffff"


def test_a_caption_leaves_the_given_figure_as_it_was(print_figure):
    before = print_figure.to_json()
    print_ready(print_figure, 180, caption="a caption")
    assert print_figure.to_json() == before


def test_a_dark_figure_is_refused_for_paper():
    table, ticks = estimate_rows(("Alpha", 0.1, 0.0, 0.2)), many_sentences(["Alpha"])
    dark = spectrum_plot(table, ticks, low_pole="no", high_pole="yes", mode="dark")
    with pytest.raises(ValueError, match="mode='print'"):
        print_ready(dark)
