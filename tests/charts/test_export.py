import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest

from analysis.charts import export
from analysis.charts.export import figure_html, figure_image, table_csv, table_parquet
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.theme import print_ready
from analysis.errors import ExportError
from tests.charts.tables import HOSTILE_NAMES, estimate_rows, many_sentences


def figure_of(*names):
    table = estimate_rows(*[(name, 0.1, 0.0, 0.2) for name in names])
    ticks = many_sentences(names)
    figure = spectrum_plot(table, ticks, low_pole="no", high_pole="yes", mode="print")
    return print_ready(figure, 180, caption="a caption")


_EVERY_CHART = """
import streamlit
import pandas as pd
from tests.charts.tables import many_estimates, many_sentences
from analysis.charts import frames, spectrum, strip, theme, tone
table = many_estimates(4)
ticks = many_sentences(table["outlet"])
poles = {"low_pole": "no", "high_pole": "yes"}
for mode in theme.MODES:
    for figure in (
        spectrum.spectrum_plot(table, ticks, quoted=table, mode=mode, **poles),
        tone.tone_plot(table, mode=mode),
        frames.frames_plot(table.assign(estimate=[0.1, 0.2, float("nan"), 1]), mode=mode),
        strip.strip_plot(ticks, mode=mode, **poles),
    ):
        print(figure.to_json())
"""


def test_no_chart_turns_black_when_streamlit_is_imported_first():
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _EVERY_CHART],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(run.stdout) > 10_000
    assert '"#00000' not in run.stdout


def test_html_is_the_same_bytes_each_time_and_escapes_its_title():
    page = figure_html(figure_of("Alpha"), offline=False, title="<script>x</script>")
    assert page == figure_html(figure_of("Alpha"), offline=False, title="<script>x</script>")
    assert b"<title>&lt;script&gt;x&lt;/script&gt;</title>" in page


def test_html_holds_no_script_of_a_hostile_outlet():
    assert b"<script>alert" not in figure_html(figure_of(*HOSTILE_NAMES), offline=False)


def test_offline_html_fetches_nothing():
    page = figure_html(figure_of("Alpha"), offline=True)
    assert b'src="http' not in page
    assert len(page) > 3_000_000


def test_without_a_chrome_the_error_says_what_to_do(monkeypatch):
    monkeypatch.setattr(export, "chrome_path", lambda: None)
    with pytest.raises(ExportError, match="install one"):
        figure_image(figure_of("Alpha"), "png")


def test_an_unknown_image_format_lists_the_known_ones():
    with pytest.raises(ExportError, match="png, svg, pdf"):
        figure_image(figure_of("Alpha"), "gif")


def test_a_caller_who_waits_too_long_is_told(monkeypatch):
    monkeypatch.setattr(export, "chrome_path", lambda: "/any")
    with export._one_at_a_time, pytest.raises(ExportError, match="try again"):
        figure_image(figure_of("Alpha"), "png", wait_s=0.01)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(export.chrome_path() is None, reason="no Chrome or Chromium")
def test_two_threads_each_get_their_own_chart():
    names = ["Alpha Post", "Beta Times"]
    with ThreadPoolExecutor(2) as pool:
        images = list(pool.map(lambda name: figure_image(figure_of(name), "svg"), names))
    for name, other, image in zip(names, names[::-1], images, strict=True):
        assert name.encode() in image
        assert other.encode() not in image


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(export.chrome_path() is None, reason="no Chrome or Chromium")
def test_a_png_has_enough_dots_for_print_and_a_pdf_the_width_of_a_page():
    png = figure_image(figure_of("Alpha"), "png", 180)
    assert int.from_bytes(png[16:20], "big") >= 180 / 25.4 * 300
    assert b"/MediaBox [0 0 510" in figure_image(figure_of("Alpha"), "pdf", 180)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "|", "\t", "\r", " =", "\uff1d"])
def test_text_cells_that_begin_like_a_formula_are_neutralised(start):
    table = pd.DataFrame({"text": [f"{start}1+1"], "n": [-1.5]})
    read = pd.read_csv(io.BytesIO(table_csv(table)), encoding="utf-8-sig", lineterminator="\n")
    assert read["text"][0].startswith("'")
    assert read["n"][0] == -1.5


def test_headings_and_categories_are_neutralised_and_numbers_are_not():
    table = pd.DataFrame({"=x": pd.Categorical(["-a"]), "n": [-2], "ok": ["plain"]})
    assert table_csv(table).decode("utf-8-sig") == "'=x,n,ok\n'-a,-2,plain\n"


def test_csv_says_it_is_utf_8_and_leaves_nan_empty():
    data = table_csv(pd.DataFrame({"a": ["é", None], "x": [np.nan, 1.0]}))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == "a,x\né,\n,1.0\n"


def test_csv_leaves_the_given_table_as_it_was():
    table = pd.DataFrame({"a": ["=1"]})
    table_csv(table)
    assert table["a"][0] == "=1"


def test_parquet_keeps_the_exact_text_and_types():
    table = pd.DataFrame({"a": ["=1", "\r\n"], "x": [1.5, np.nan], "b": [True, False]})
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(table_parquet(table))), table)
