import math

import pandas as pd
import pytest

from analysis.charts.theme import MODES
from analysis.charts.voices import MOST_GROUPS, drawn_groups, voices_finding, voices_plot
from analysis.corpus.schema import (
    ESTIMATE_COLUMNS,
    NOT_TOLD,
    OTHER_VOICES,
    OWN_WORDS,
    UNNAMED_SOURCES,
)


def shares(**outlets):
    """A table of shares: outlet → group → share."""
    rows = [
        {"outlet": outlet, "question": group, "estimate": share, "ci_low": 0.0, "ci_high": 1.0}
        | {"interval": "articles", "n_articles": 3, "n_sentences": 30}
        for outlet, groups in outlets.items()
        for group, share in groups.items()
    ]
    return pd.DataFrame(rows)[ESTIMATE_COLUMNS]


TWO = shares(
    North={OWN_WORDS: 0.6, "Iran": 0.3, UNNAMED_SOURCES: 0.1},
    South={OWN_WORDS: 0.8, "Iran": 0.2, UNNAMED_SOURCES: 0.0},
)


def many(n_outlets, n_groups):
    groups = {f"Speaker {g}": 0.4 / n_groups for g in range(n_groups)}
    return shares(**{f"Outlet {n:02}": {OWN_WORDS: 0.6} | groups for n in range(n_outlets)})


def test_the_own_voice_comes_first_and_the_nameless_last():
    assert drawn_groups(TWO) == [OWN_WORDS, "Iran", UNNAMED_SOURCES]


def test_who_has_no_colour_counts_among_the_others_and_no_word_is_lost():
    table = many(2, MOST_GROUPS + 3)
    assert OTHER_VOICES in drawn_groups(table)
    figure = voices_plot(table)
    for row in range(2):
        assert sum(bar.x[row] for bar in figure.data) == pytest.approx(1, abs=0.001)


def test_outlets_stand_in_order_of_their_own_voice():
    figure = voices_plot(TWO)
    assert [label.split("<")[0] for label in figure.layout.yaxis.ticktext] == ["South", "North"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("narrow", [False, True])
def test_forty_outlets_have_a_row_each(mode, narrow):
    figure = voices_plot(many(40, 9), mode=mode, narrow=narrow)
    assert len(figure.layout.yaxis.ticktext) == 40
    assert figure.layout.height > 40 * 25


@pytest.mark.parametrize("narrow", [False, True])
def test_the_axis_is_written_smaller_than_the_names_and_its_ends_have_room(narrow):
    layout = voices_plot(TWO, narrow=narrow).layout
    names = layout.annotations[0] if narrow else layout.yaxis.tickfont
    size = layout.xaxis.title.font.size
    assert size == layout.xaxis.tickfont.size < (names.font.size if narrow else names.size)
    assert layout.margin.l > len("0%") * size / 2


def test_names_are_shown_and_not_read_as_markup():
    table = shares(**{"<b>N</b>": {OWN_WORDS: 0.5, "<i>x</i>": 0.5}})
    figure = voices_plot(table)
    assert "&lt;b&gt;" in figure.layout.yaxis.ticktext[0]
    assert figure.data[1].name == "&lt;i&gt;x&lt;/i&gt;"


def test_an_outlet_without_words_has_no_bar():
    table = shares(North={OWN_WORDS: math.nan}, South={OWN_WORDS: 1.0})
    assert voices_plot(table).data[0].x == (1.0, None)


def test_the_finding_says_who_leaves_most_to_others_and_who_speaks():
    said = voices_finding(TWO)
    ends = "to those it quotes (40\u00a0%), South least (20\u00a0%)"
    assert f"North gives most of its words {ends}" in said
    assert "Iran (25\u00a0%)" in said
    assert "Unnamed sources have 5\u00a0%" in said


def test_the_finding_of_one_outlet_compares_nothing():
    one = shares(North={OWN_WORDS: 0.75, NOT_TOLD: 0.25})
    assert voices_finding(one) == "North gives 25\u00a0% of its words to others."
    assert voices_finding(one.head(0)) == "There are no words to share out."
