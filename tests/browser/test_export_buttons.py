"""The image buttons in a real browser, on a page of their own below a base address."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from ui.exporting import safe_stem

ROOT = Path(__file__).parents[2]
BASE = "~/+"  # as on Community Cloud
PAGE = """
import streamlit as st
from analysis.charts.spectrum import spectrum_plot
from analysis.charts.theme import print_ready
from tests.charts.tables import estimate_rows, many_sentences
from ui.exporting import export_buttons

st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.write(f"runs: {st.session_state['runs']}")
table = estimate_rows(("Journos News", 0.1, 0.0, 0.2), ("<script>x</script>", 0.2, 0.1, 0.3))
ticks = many_sentences(["Journos News"])
figure = spectrum_plot(table, ticks, low_pole="no", high_pole="yes", mode="print")
export_buttons(print_ready(figure, caption="here").to_plotly_json(), "The spectrum: día", key="x")
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory, chromium_path):
    script = tmp_path_factory.mktemp("page") / "page.py"
    script.write_text(PAGE, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {"port": port, "address": "127.0.0.1", "headless": "true", "baseUrlPath": BASE}
    options |= {"fileWatcherType": "none"}
    given = [word for name, value in options.items() for word in (f"--server.{name}", str(value))]
    given += ["--browser.gatherUsageStats", "false"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *given]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}/{BASE}"
    try:
        _wait_for(base + "/_stcore/health")
        yield base
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url):
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except OSError:
            time.sleep(0.25)
    pytest.fail("the server did not start")


@pytest.fixture
def page(browser, address):
    opened = browser.new_page(accept_downloads=True)
    opened.errors = []
    opened.elsewhere = []
    opened.on("console", lambda m: opened.errors.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.on("request", lambda r: opened.elsewhere.append(r.url) if _is_foreign(r.url) else None)
    opened.goto(address)
    yield opened
    opened.close()


def _is_foreign(url):
    return url.startswith("http") and "//127.0.0.1" not in url


def _saved(page, name):
    buttons = page.frame_locator("iframe[data-testid=stCustomComponentV1]")
    with page.expect_download() as download:
        buttons.get_by_role("button", name=f"Download the chart as {name}").click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.slow
@pytest.mark.browser
def test_the_svg_button_saves_the_print_figure_without_a_rerun(page):
    name, image = _saved(page, "SVG")
    assert name == "the-spectrum-dia.svg"
    assert image.startswith(b"<svg")
    assert b"Journos News" in image
    assert b"<script" not in image
    assert b"fill: rgb(255, 255, 255); fill-opacity: 1" in image
    assert page.get_by_text("runs: 1").is_visible()
    assert page.errors == page.elsewhere == []


@pytest.mark.slow
@pytest.mark.browser
def test_the_png_button_saves_enough_dots_for_print(page):
    _, image = _saved(page, "PNG")
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(image[16:20], "big") == 680 * 4


@pytest.mark.slow
@pytest.mark.browser
def test_the_buttons_can_be_reached_and_pressed_by_keyboard(page):
    frame = page.frame_locator("iframe[data-testid=stCustomComponentV1]")
    frame.get_by_role("button", name="Download the chart as SVG").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".svg")


@pytest.mark.slow
@pytest.mark.browser
def test_the_buttons_pass_axe(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.frame_locator("iframe[data-testid=stCustomComponentV1]").get_by_text("PNG").wait_for()
    assert page.locator("iframe[data-testid=stCustomComponentV1]").get_attribute("title")
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    assert [violation["id"] for violation in found] == []


@pytest.mark.parametrize(
    ("text", "stem"), [("../a: <b>", "a-b"), ("صحيفة", "parallax"), ("x" * 99, "x" * 60)]
)
def test_file_names_are_safe(text, stem):
    assert safe_stem(text) == stem
