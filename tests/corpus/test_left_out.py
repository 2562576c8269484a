"""Where left-out parts stood on their page, in plain text and in HTML, and how they return."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.cleaning import clean_page
from analysis.corpus.extraction import extract_page
from analysis.corpus.left_out import (
    Part,
    moved_places,
    page_order,
    parts_of,
    removed_table,
    with_part,
)
from analysis.corpus.page import Page
from analysis.corpus.page_order import lines_above
from analysis.corpus.webpage import parse_html, visible_blocks
from tests.corpus.test_extraction import BODY, web_page


def parts(*places):
    return [Part(n, f"part {n}", "menu", place) for n, place in enumerate(places)]


def as_it_was(page: Page) -> list[str]:
    """The lines of the page, in its order."""
    found = [Part(n, r.text, r.reason, r.lines_above) for n, r in enumerate(page.removed)]
    pieces = page_order(page.text, found)
    shown = [one.text if isinstance(one, Part) else one or page.headline for one in pieces]
    return [line.lstrip("• ") for piece in shown for line in piece.split("\n")]


def test_a_plain_page_comes_together_again_in_its_order():
    text = "\n".join(
        ["Home", "Log in", "A bridge stays open until the spring", "By Ada Lind", *BODY[:2],
         "What the survey found", *BODY[2:4], "Also read: A fox in the library", BODY[4],
         "Related articles", "A fox was seen", "Copyright 2025 Harbour Gazette"]
    )  # fmt: skip
    assert as_it_was(clean_page(text)) == text.split("\n")


def test_an_html_page_comes_together_again_in_its_order():
    also = "Also read: The harbour cranes are sold"
    text = web_page(*BODY[:2], "<h2>What the survey found</h2>", *BODY[2:4], also, BODY[4])
    shown = [line.lstrip("• ") for line in visible_blocks(parse_html(text, "a"))]
    assert as_it_was(extract_page(text, "a.html")) == shown


def test_a_part_without_a_place_stands_below_the_article():
    assert page_order("one\ntwo", parts(2, -1, 99)) == [
        *(None, "one", parts(2)[0], "two"),
        *parts(2, -1, 99)[1:],
    ]


@pytest.mark.parametrize(
    ("number", "text", "places"),
    [
        (0, "part 0\none\ntwo", [0, 2, 3, -1]),  # from above the headline to the top of the text
        (2, "part 2\none\ntwo", [0, 0, 3, -1]),
        (3, "one\npart 3\ntwo", [0, 0, 1, -1]),
        (4, "one\ntwo\npart 4", [0, 0, 1, 2]),
    ],
)
def test_a_part_returns_to_where_it_stood(number, text, places):
    assert with_part("one\ntwo", parts(0, 0, 1, 2, -1), number) == (text, places)


@given(
    st.lists(st.integers(0, 5), max_size=6).map(sorted), st.integers(1, 4), st.data()
)  # fmt: skip
def test_the_page_stays_in_its_order_when_a_part_returns(places, n_lines, data):
    text = "\n".join(f"line {n}" for n in range(n_lines))
    before = parts(*[min(place, n_lines + 1) for place in places or [0]])
    number = data.draw(st.integers(0, len(before) - 1))
    after, moved = with_part(text, before, number)
    rest = [part for part in before if part.number != number]
    now = [Part(p.number, p.text, "menu", n) for p, n in zip(rest, moved, strict=True)]
    below = before[number].lines_above > 0  # what stood above the headline comes below it

    def shown(whole, some):
        pieces = [getattr(one, "text", one) for one in page_order(whole, some)]
        return [one for one in pieces if one and (below or one != f"part {number}")]

    assert shown(after, now) == shown(text, before)


def test_places_move_with_an_edited_text():
    before = "one\ntwo\nthree"
    assert moved_places([-1, 0, 1, 2, 3, 4], before, before) == [-1, 0, 1, 2, 3, 4]
    assert moved_places([-1, 0, 1, 2, 3, 4], before, "zero\n" + before) == [-1, 0, 1, 3, 4, 5]
    assert moved_places([1, 2, 3, 4], before, "one\nthree") == [1, 2, 2, 3]
    assert moved_places([1, 2, 3, 4], before, "all new") == [1, 2, 2, 2]


def test_places_that_are_no_numbers_are_no_places():
    rows = {"article_id": "a", "text": "x", "reason": "menu"}
    told = [np.nan, np.inf, -7, "far", 3]
    table = removed_table(pd.DataFrame([rows | {"lines_above": place} for place in told]))
    assert table["lines_above"].tolist() == [-1, 10**9, -1, -1, 3]
    assert removed_table(pd.DataFrame([rows]))["lines_above"].tolist() == [-1]
    assert [part.number for part in parts_of(table, "a")] == [0, 1, 2, 3, 4]


def test_a_block_that_seems_to_be_a_line_far_below_moves_nothing():
    assert lines_above([5, None, 0, 1, None, 2, 0]) == [0, 0, 0, 1, 2, 2, 3]
    assert lines_above([None, None]) == [0, 0]
