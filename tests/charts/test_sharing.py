"""The charts of shared text: the matrix of outlets, and the dumbbells of rewritten pairs."""

from itertools import product

import pandas as pd
import pytest

from analysis.charts.sharing import (
    effect_finding,
    first_untold_words,
    sharing_finding,
    sharing_plot,
    whole_effect_finding,
)
from analysis.charts.shifts import MOST_DRAWN, marked_words, shifts_finding, shifts_plot


def shares(n: int, sharing: int = 2) -> pd.DataFrame:
    """`n` outlets, of which the first few share a quarter of their text with one another."""
    rows = []
    for a, b in product(range(n), repeat=2):
        share = float("nan") if a == b else 0.25 * (max(a, b) < sharing)
        rows.append(
            (f"Outlet {a:02d} <b>", f"Outlet {b:02d} <b>", share, int(4 * (share == 0.25)), 16)
        )
    return pd.DataFrame(rows, columns=["outlet", "found_in", "share", "n_shared", "n_sentences"])


def shifts(n: int) -> pd.DataFrame:
    changes = [("same", "The", "The"), ("replaced", "cold <i>", "hot"), ("same", "day.", "day.")]
    return pd.DataFrame(
        {
            "pair": [f"a{i} b{i}" for i in range(n)],
            "outlet_a": "Daily",
            "outlet_b": "Herald <b>",
            "score_a": [-0.5] * n,
            "score_b": [-0.5 + (i + 1) / (n + 1) for i in range(n)],
            "shift": [(i + 1) / (n + 1) for i in range(n)],
            "changed": "“cold <i>” → “hot”",
            "changes": [changes] * n,
        }
    )


@pytest.mark.parametrize("mode", ["light", "dark", "print"])
@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("n", [2, 3, 40])
def test_the_matrix_escapes_names_and_draws_who_shares(n, narrow, mode):
    figure = sharing_plot(shares(n), mode=mode, narrow=narrow)
    names = figure.layout.yaxis.ticktext
    assert len(names) == (n if n <= 8 else 2)
    assert all("<b>" not in name for name in names)
    assert all("Outlet" in text for text in figure.data[0].hovertext)


def test_the_matrix_says_how_many_outlets_it_leaves_out():
    assert "38 outlets that share none" in sharing_plot(shares(40)).layout.annotations[0].text


def test_where_nobody_shares_no_two_outlets_stand_for_all():
    figure = sharing_plot(shares(10, sharing=0))
    assert len(figure.layout.xaxis.ticktext) == 10
    assert "not drawn" not in figure.layout.annotations[0].text


def test_the_matrix_of_forty_outlets_that_share_is_narrowed_on_a_phone():
    assert len(sharing_plot(shares(40, 40), narrow=True).layout.yaxis.ticktext) == 14
    assert len(sharing_plot(shares(40, 40)).layout.yaxis.ticktext) == 40


def test_the_finding_names_who_shares_most():
    assert sharing_finding(shares(3), 1).startswith("25% of the sentences of Outlet 00")
    assert "The other outlet shares none" in sharing_finding(shares(3), 1)
    assert "38 outlets share none" in sharing_finding(shares(40), 1)
    assert sharing_finding(shares(3, 0), 0) == "No two of these outlets share text."


def untold(*rows: tuple[str, str, bool]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["outlet", "published", "left_out"])


def test_where_nothing_tells_who_was_first_dates_are_asked_for_or_the_day_is_named():
    two = [("Alpha", "", False), ("Beta", "2025-06-01", True), ("Beta", "2025-06-01", True)]
    said = first_untold_words(untold(*two))
    assert "had 2 repeated sentences first, since articles of Alpha have no date" in said
    assert "column “published”" in said
    day = [(name, "2025-06-01", name != "A") for name in "ABCDEF"]
    said = first_untold_words(untold(*day))
    assert "had 5 repeated sentences first, since those of 6 outlets appeared on one day" in said
    assert "Give the dates" not in said
    assert first_untold_words(untold()) == ""


@pytest.mark.parametrize("narrow", [False, True])
def test_the_dumbbells_are_sorted_by_shift_and_escape_article_text(narrow):
    figure = shifts_plot(
        shifts(5), low_pole="cold", high_pole="hot", what="Position", narrow=narrow
    )
    first, later = (t for t in figure.data if t.customdata is not None)
    assert list(later.x) == sorted(later.x)
    assert "cold &lt;i&gt;" in figure.to_json().encode().decode("unicode_escape")
    assert "<u>cold</u>" in first.hovertext[0]
    assert "<i>" not in first.hovertext[0]


def test_of_many_pairs_those_are_drawn_that_moved_most():
    figure = shifts_plot(shifts(90), low_pole="cold", high_pole="hot", what="Position")
    _, later = (t for t in figure.data if t.customdata is not None)
    assert len(later.x) == MOST_DRAWN
    assert later.customdata[-1][0] == "a89 b89"


def test_pairs_without_a_shift_are_not_drawn():
    empty = shifts(2).assign(shift=float("nan"))
    assert "No rewritten sentence" in shifts_finding(empty, "cold", "hot")
    shifts_plot(empty, low_pole="cold", high_pole="hot", what="Position")


def test_the_finding_counts_both_ways_and_names_the_largest():
    said = shifts_finding(shifts(3), "cold", "hot")
    assert said.startswith("Of 3 rewritten sentences 3 moved toward “hot” and none toward “cold”.")
    assert "+0.75: Herald <b> after Daily" in said


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        ([0.0], "The one rewritten sentence did not move: Herald <b> after Daily"),
        (
            [-0.2],
            "The one rewritten sentence moved toward “cold”, by −0.20: Herald <b> after Daily",
        ),
        ([0.2, -0.1], "Of 2 rewritten sentences 1 moved toward “cold” and 1 toward “hot”."),
        ([0.001], "The one rewritten sentence did not move: Herald <b> after Daily"),
        ([0.3, 0.001], "Of 2 rewritten sentences 1 moved toward “hot” and none toward “cold”."),
    ],
)
def test_one_and_none_have_sentences_of_their_own(moved, said):
    rows = shifts(len(moved)).assign(shift=moved)
    assert shifts_finding(rows, "cold", "hot").startswith(said)


@pytest.mark.parametrize("moved", [[0.0, 0.0], [0.001, -0.004]])
def test_of_sentences_that_did_not_move_none_has_moved_most(moved):
    rows = shifts(2).assign(shift=moved)
    assert shifts_finding(rows, "cold", "hot") == "None of the 2 rewritten sentences moved."


def test_hover_text_wraps_and_keeps_every_word():
    long = [("same", "word " * 40, "word " * 40)]
    assert marked_words(long, 1).count("word") == 40
    assert "<br>" in marked_words(long, 1)


def test_the_whole_effect_counts_the_figures_that_move_and_those_that_are_gone():
    gone = float("nan")
    rows = [("position", "q", o, c, e)
            for o, es in (("A", (0.1, 0.3, 0.3)), ("B", (0.2, 0.2, 0.1)), ("C", (0.4, gone, gone)))
            for c, e in zip(("everywhere", "once", "none"), es, strict=True)]  # fmt: skip
    columns = ["measure", "question", "outlet", "counted", "estimate"]
    said = whole_effect_finding(pd.DataFrame(rows, columns=columns))
    assert said.startswith("Counting shared text once moves 1 of 3 figures by 0.005 or more.")
    assert said.endswith("1 has nothing left to rest on then.")


def test_the_effect_says_what_moves():
    rows = [(o, c, e) for o, es in (("A", (0.1, 0.3, 0.3)), ("B", (0.2, float("nan"), 0.2)))
            for c, e in zip(("everywhere", "once", "none"), es, strict=True)]  # fmt: skip
    effect = pd.DataFrame(rows, columns=["outlet", "counted", "estimate"])
    said = effect_finding(effect)
    assert "moves the place of one outlet, A (from +0.10 to +0.30)" in said
    assert "One outlet has no text on the axis left" in said
