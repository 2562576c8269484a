"""Tables on pages: numbers written as on charts, beside numbers that still sort as numbers."""

import io

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest


def show(code: str, times: int) -> None:
    import pandas as pd

    from analysis.translation import speaking
    from ui.tables import number_table

    row = {"outlet": "A", "place": -0.3149, "share": 0.3182, "part": 0.25, "n_articles": 1200}
    none = {"outlet": "B", "place": None, "share": None, "part": 1.0, "n_articles": 1}
    forms = {"place": "signed", "share": "share", "part": "plain", "n_articles": "count"}
    with speaking(code):
        number_table(pd.DataFrame([row, none] * times), {"outlet": "outlet"}, forms)


def table(code: str, times: int = 1):
    page = AppTest.from_function(show, args=(code, times)).run()
    assert not page.exception
    return page.dataframe[0]


def written(shown) -> list[list[str]]:
    """The cells as they are read."""
    return (
        pa.ipc.open_stream(io.BytesIO(shown.proto.arrow_data.styler.display_values))
        .read_pandas()
        .to_numpy()
        .tolist()
    )


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        ("en", ["A", "−0.31", "32\u00a0%", "0.25", "1,200"]),
        ("de", ["A", "−0,31", "32\u00a0%", "0,25", "1.200"]),
    ],
)
def test_numbers_are_written_as_on_charts_and_stay_numbers(code, cells):
    shown = table(code)
    assert written(shown)[0] == cells
    assert written(shown)[1][1:3] == ["–", "–"]
    assert shown.value["place"].tolist()[0] == -0.3149  # what the browser sorts by
    assert all(pd.api.types.is_numeric_dtype(shown.value[name]) for name in ("place", "share"))


def test_a_very_long_table_is_written_by_the_browser():
    assert not table("en", 3_000).proto.arrow_data.styler.display_values
