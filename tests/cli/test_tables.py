"""Numbers in the tables of a terminal."""

import pandas as pd
import pytest

from analysis.cli.tables import estimate_table, signed


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.126, "+0.13"), (-0.126, "-0.13"), (-0.001, "0.00"), (0.001, "0.00"), (float("nan"), "–")],
)
def test_a_place_has_a_sign_unless_it_is_0(value, written):
    assert signed(value) == written


def test_a_share_has_no_sign():
    row = {"question": "conflict", "outlet": "A", "estimate": 0.25, "ci_low": 0.0, "ci_high": 0.5}
    row |= {"interval": "articles", "n_articles": 2, "n_sentences": 9}
    table = pd.DataFrame([row | {"measure": "frame"}, row | {"measure": "position"}])
    share, place = estimate_table(table).splitlines()[1:]
    assert "  0.25      0.00 … 0.50  " in share
    assert "  +0.25     0.00 … +0.50  " in place
