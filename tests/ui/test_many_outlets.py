"""What a page says and offers where there are many outlets."""

import pandas as pd
import pytest

from ui import pickers
from ui.words import short_outlets


def test_of_many_outlets_with_too_little_text_the_first_are_named():
    short = {f"Paper {n:02}": n for n in range(40)}
    said = short_outlets(short)
    assert said.startswith("Paper 00 (0), Paper 01 (1)")
    assert said.endswith("Paper 07 (7) and 32 more")


@pytest.mark.parametrize("n", [0, 1, 9])
def test_few_outlets_with_too_little_text_are_all_named(n):
    said = short_outlets({f"Paper {k}": 1200 for k in range(n)})
    assert said == ", ".join(f"Paper {k} (1,200)" for k in range(n))


@pytest.mark.parametrize(("n_outlets", "asked"), [(20, False), (40, True)])
def test_one_target_at_a_time_is_drawn_where_all_would_be_too_many_rows(
    monkeypatch, n_outlets, asked
):
    offered = []
    monkeypatch.setattr(
        pickers,
        "one_in_list",
        lambda name, label, names, words: offered.extend(names) or names[0],
    )
    names = ["Ann Lee", "Northland"]
    rows = [{"question": name, "outlet": f"Paper {n}"} for name in names for n in range(n_outlets)]
    assert pickers.drawn_target(pd.DataFrame(rows)) == ("Ann Lee" if asked else "")
    assert offered == (names if asked else [])
