import pandas as pd
import pytest

from analysis.charts.claims import claims_finding, claims_plot
from analysis.charts.theme import MODES
from tests.charts.tables import HOSTILE_NAMES

NAN = float("nan")


def claim_rows(n, outlets, figures="", otherwise=""):
    rows = [
        (f"c{k}", f"The bridge number {k} <b>fell</b>", 1, figures, otherwise) for k in range(n)
    ]
    columns = ["claim_id", "wording", "n_outlets", "figures", "told_otherwise"]
    return pd.DataFrame(rows, columns=columns)


def carried_rows(*rows):
    """Who carries what from (claim_id, outlet, place, voice)."""
    table = pd.DataFrame(rows, columns=["claim_id", "outlet", "place", "voice"])
    return table.assign(n_sentences=1, n_articles=1)


def share_rows(*rows):
    """Shares from (outlet, n_carried, n_common)."""
    table = pd.DataFrame(rows, columns=["outlet", "n_carried", "n_common"])
    return table.assign(
        estimate=table["n_carried"] / table["n_common"].where(table["n_common"] > 0)
    )


@pytest.fixture
def drawn():
    carried = carried_rows(
        ("c0", "A", "lead", "own"), ("c0", "B", "end", "quoted"), ("c1", "A", "middle", "indirect")
    )
    return claims_plot(claim_rows(2, 2, "12 killed / 14 killed"), carried, ["A", "B"])


def test_own_voice_is_filled_others_are_open_and_what_is_left_out_is_a_dot(drawn):
    left_out, own, others = drawn.data[:3]
    assert (len(left_out.x), len(own.x), len(others.x)) == (1, 1, 2)
    assert own.marker.color != others.marker.color
    assert own.marker.size[0] > others.marker.size[0]


def test_a_mark_knows_its_claim_and_says_place_voice_and_figures(drawn):
    own = drawn.data[1]
    assert own.customdata[0][0] == "c0"
    assert "A: at the top, in its own voice" in own.hovertext[0]
    assert "Figures differ: 12 killed / 14 killed" in own.hovertext[0]
    assert "B leaves it out" in drawn.data[0].hovertext[0]


def test_an_outlet_without_the_event_leaves_nothing_out():
    carried = carried_rows(("c0", "A", "lead", "own"))
    drawn = claims_plot(claim_rows(1, 1), carried, ["A", "B", "C"], absent=["C"])
    assert [text.split("<br>")[-1] for text in drawn.data[0].hovertext] == ["B leaves it out"]


def test_counts_stand_right_of_the_rows_and_flag_figures(drawn):
    assert [note.text for note in drawn.layout.annotations] == ["1 ≠", "1 ≠"]


@pytest.mark.parametrize(("figures", "shown"), [("", "1 ↔"), ("12 / 14", "1 ≠ ↔")])
def test_what_some_tell_otherwise_is_flagged_and_said(figures, shown):
    claims = claim_rows(1, 1, figures, "signed / refused to sign")
    drawn = claims_plot(claims, carried_rows(("c0", "A", "lead", "own")), ["A", "B"])
    assert [note.text for note in drawn.layout.annotations] == [shown]
    assert "Told otherwise: signed / refused to sign" in drawn.data[1].hovertext[0]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(("n_claims", "n_outlets"), [(5, 3), (60, 40)])
def test_few_and_many_can_be_drawn(mode, narrow, n_claims, n_outlets):
    outlets = [f"Outlet {k:02}" for k in range(n_outlets)]
    carried = carried_rows(*[(f"c{k}", outlets[k % 3], "lead", "own") for k in range(n_claims)])
    figure = claims_plot(claim_rows(n_claims, 1), carried, outlets, mode=mode, narrow=narrow)
    assert figure.layout.height > n_claims * 25
    assert len(figure.data[1].x) == n_claims
    assert len(figure.data[0].x) == n_claims * (n_outlets - 1)


@pytest.mark.parametrize(("narrow", "screen"), [(False, 928), (True, 358)])
def test_marks_of_forty_outlets_do_not_touch(narrow, screen):
    outlets = [f"Outlet {k:02}" for k in range(40)]
    carried = carried_rows(("c0", outlets[0], "lead", "own"))
    figure = claims_plot(claim_rows(1, 1), carried, outlets, narrow=narrow)
    margin = figure.layout.margin
    column = (screen - margin.l - margin.r) / len(outlets)
    assert 3 <= figure.data[1].marker.size[0] < column + 0.5


@pytest.mark.parametrize("narrow", [False, True])
def test_hostile_names_and_wordings_are_shown_as_letters(narrow):
    claims = claim_rows(1, 1).assign(wording=HOSTILE_NAMES[0])
    carried = carried_rows(("c0", HOSTILE_NAMES[0], "lead", "own"))
    figure = claims_plot(claims, carried, HOSTILE_NAMES, narrow=narrow)
    assert "<script" not in figure.to_json().replace("\\u003c", "<")
    assert all("<b>Co" not in text for text in figure.data[1].hovertext)


def test_the_tables_are_not_changed_and_the_same_bytes_come_out():
    claims, carried = claim_rows(2, 1), carried_rows(("c0", "A", "lead", "own"))
    before = claims.copy(), carried.copy()
    one, two = (claims_plot(claims, carried, ["A", "B"]).to_json() for _ in range(2))
    assert one == two
    assert claims.equals(before[0])
    assert carried.equals(before[1])


def test_the_finding_says_who_has_most_and_least():
    claims = claim_rows(3, 3).assign(n_outlets=[3, 2, 1])
    said = claims_finding(claims, share_rows(("A", 2, 2), ("B", 1, 2), ("C", 0, 0)))
    assert said.startswith("Of 3 claims, 1 is carried by all 3 outlets and 1 by one only.")
    assert "A has most (2 of 2) and B least (1 of 2)" in said


def test_the_finding_of_two_outlets_and_of_equals_is_short():
    claims = claim_rows(2, 2).assign(n_outlets=[1, 1])
    said = claims_finding(claims, share_rows(("A", 1, 2), ("B", 1, 2)))
    assert said == "Of 2 claims, none is carried by both outlets and 2 by one only."


def test_the_finding_gives_an_example_of_the_most_carried_and_none_where_none_is_shared():
    claims = claim_rows(3, 3).assign(n_outlets=[1, 3, 2])
    said = claims_finding(claims, share_rows(("A", 2, 2), ("B", 2, 2), ("C", 2, 2)))
    assert said.endswith("3 of 3 outlets carry one such as “The bridge number 1 <b>fell</b>”.")
    alone = claims.assign(n_outlets=1)
    assert "such as" not in claims_finding(alone, share_rows(("A", 0, 0), ("B", 0, 0)))


def test_every_mark_says_that_the_words_are_an_example(drawn):
    told = [text for trace in drawn.data[:3] for text in trace.hovertext]
    assert len(told) == 4
    example = "An example: the outlets with a mark say this or nearly this"
    assert all(example in text.replace("<br>", " ") for text in told)


def test_names_that_would_meet_on_paper_stand_upright_there():
    outlets = ["Daily Ledger", "The Green Courier", "The Harbour Post", "Metro Wire"]
    carried = carried_rows(("c0", outlets[0], "lead", "own"))
    angles = {
        mode: claims_plot(claim_rows(1, 1), carried, outlets, mode=mode).layout.xaxis.tickangle
        for mode in ("light", "print")
    }
    assert angles == {"light": 0, "print": -90}


def test_long_names_of_few_outlets_lie_flat_and_whole_on_a_wide_screen():
    outlets = ["Northland Broadcasting Corporation International", "Sun", "The Harbour Post"]
    carried = carried_rows(("c0", "Sun", "lead", "own"))
    axis = claims_plot(claim_rows(1, 1), carried, outlets).layout.xaxis
    assert axis.tickangle == 0
    assert axis.ticktext[0].replace("<br>", " ") == outlets[0]
