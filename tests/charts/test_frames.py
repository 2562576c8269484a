import pandas as pd
import pytest

from analysis.charts.frames import frames_plot
from analysis.charts.theme import MODES, contrast, mixed, palette_of
from analysis.translation import speaking
from tests.charts.tables import HOSTILE_NAMES, estimate_rows, many_estimates

NAN = float("nan")


@pytest.fixture
def shares():
    one = estimate_rows(("Beta", 0.25, 0.2, 0.3), ("Alpha", NAN, NAN, NAN), question="conflict")
    two = estimate_rows(("Beta", 0.5, 0.4, 0.6), ("Alpha", 1.0, NAN, NAN), question="<i>moral</i>")
    return pd.concat([one, two], ignore_index=True)


def test_every_share_is_printed_and_undefined_is_a_dash_in_a_hollow_cell(shares):
    figure = frames_plot(shares)
    assert list(figure.data[1].text) == ["0.25", "0.50", "1.00"]
    assert list(figure.data[2].text) == ["–"]
    assert len(figure.layout.shapes) == 1
    assert len(figure.data[0].z) == 3


def test_outlets_are_sorted_by_name_and_frames_keep_their_order(shares):
    figure = frames_plot(shares)
    assert list(figure.layout.yaxis.ticktext) == ["Alpha", "Beta"]
    assert list(figure.layout.xaxis.ticktext) == ["conflict", "&lt;i&gt;moral&lt;/i&gt;"]


def test_hovering_a_cell_reads_its_interval_and_counts(shares):
    assert (
        "95\u00a0% interval 0.20 to 0.30<br>3 articles" in frames_plot(shares).data[0].hovertext[0]
    )


@pytest.mark.parametrize(
    ("code", "said"), [("en", "1 article, 1 sentence"), ("de", "1 Artikel, 1 Satz")]
)
def test_one_article_and_one_sentence_are_said_as_one(shares, code, said):
    with speaking(code):
        hovers = frames_plot(shares.assign(n_articles=1, n_sentences=1)).data[0].hovertext
    assert all(hover.endswith(f"<br>{said}") for hover in hovers)


def test_own_and_quoted_stand_in_a_pair_of_one_shade(shares):
    figure = frames_plot(shares, quoted=shares.assign(estimate=[0.1, 0.2, NAN, 0.4]))
    own, quoted = figure.data[:2]
    assert list(figure.layout.yaxis.ticktext)[:2] == ["Alpha", "Beta"]
    assert all("quoted" in name for name in figure.layout.yaxis.ticktext[2:])
    assert set(quoted.y) == set(figure.layout.yaxis.tickvals[2:])
    assert set(own.y) == set(figure.layout.yaxis.tickvals[:2])
    assert own.zmax == quoted.zmax == 1.0
    assert list(figure.data[2].text) == ["0.25", "0.50", "1.00", "0.10", "0.20", "0.40"]
    assert own.hovertext[0].startswith("<b>Beta</b> (own voice)<br>")
    assert quoted.hovertext[0].startswith("<b>Beta</b> (quoted)<br>")


def test_an_undefined_share_keeps_its_row_where_voices_are_apart(shares):
    undefined = shares.assign(estimate=[NAN, 0.2, NAN, NAN])
    figure = frames_plot(shares, quoted=undefined, narrow=True)
    assert len(figure.data[1].z) == 4
    assert figure.data[1].z[0] is None
    assert len(figure.layout.shapes) == 4


def test_forty_outlets_with_two_rows_each_have_room_for_all_of_them():
    table = many_estimates(40).assign(estimate=0.1)
    for narrow in (False, True):
        assert frames_plot(table, quoted=table, narrow=narrow).layout.height > 80 * 27


@pytest.mark.parametrize("mode", MODES)
def test_the_number_in_every_shade_can_be_read(mode):
    shares = many_estimates(40).assign(estimate=[k / 39 for k in range(40)])
    figure = frames_plot(shares, mode=mode)
    palette = palette_of(mode)
    for share, ink in zip(shares["estimate"], figure.data[1].textfont.color, strict=True):
        assert contrast(ink, mixed(palette.scale_low, palette.scale_high, share)) >= 4.5


@pytest.mark.parametrize("narrow", [False, True])
def test_forty_outlets_and_fifteen_frames_can_be_drawn(narrow):
    table = pd.concat([many_estimates(40, f"frame number {k}") for k in range(15)])
    figure = frames_plot(table.assign(estimate=0.1), narrow=narrow)
    assert figure.layout.height > 40 * 38


def test_hostile_names_are_shown_as_letters():
    table = estimate_rows(*[(name, 0.1, 0.0, 0.2) for name in HOSTILE_NAMES])
    assert "&lt;script&gt;" in " ".join(frames_plot(table).layout.yaxis.ticktext)


def test_the_table_given_is_not_changed_and_gives_the_same_bytes(shares):
    before = shares.copy()
    assert frames_plot(shares).to_json() == frames_plot(shares).to_json()
    assert shares.equals(before)
