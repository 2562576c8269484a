"""How the tests use Parallax: open a page, wait for it, type, upload, edit a cell, read a chart."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
SAMPLE = sorted(p for p in (ROOT / "data/sample").iterdir() if p.suffix in {".txt", ".html"})
QUESTIONS = {
    "Home": "How do outlets cover the same event?",
    "Compare": "Where does each outlet stand?",
    "Voices": "Whose voice is heard?",
    "Shared text": "Which words do outlets share?",
    "Left out": "What is left out?",
    "Words": "Which words does each outlet choose?",
    "Frames": "How is the event framed?",
    "Evidence": "Which sentences put each outlet there?",
    "Articles": "What was read, and what was left out?",
    "Method": "How was this measured?",
}
PAGES = list(QUESTIONS)
PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}
_AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"
_FAILED = "[data-testid=stException]"
_NOT_DRAWN = "[data-testid=stPlotlyChart]:not(:has(.main-svg))"
_CHART = "[data-testid=stPlotlyChart] .js-plotly-plot"
# The figure as plotly.js holds it: what is drawn, not what was meant. Numbers of equal type may
# arrive as typed arrays.
_FIGURE = """chart => JSON.parse(JSON.stringify(
  {data: chart.data, layout: chart.layout},
  (key, value) => ArrayBuffer.isView(value) ? Array.from(value) : value))"""


@contextmanager
def running_server(*options, log_file=None):
    """A server of the app on a free port, as its users start it; yields its address."""
    with started_server("", None, *options, log_file=log_file) as (address, _):
        yield address


@contextmanager
def started_server(studies="", port=None, *options, log_file=None):
    """A server that keeps studies in a folder, without one nowhere: its address and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = port or free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", *options]
    with open(log_file, "w+b") if log_file else tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=log,
            stderr=log,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PARALLAX_STUDIES": str(studies)},
        )
        try:
            yield _answering(f"http://127.0.0.1:{port}", process, log), process
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answering(address, process, log):
    for _ in range(240):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address + "/_stcore/health", timeout=1):
                return address
        except OSError:
            time.sleep(0.25)
    log.seek(0)
    raise RuntimeError(f"the server did not start:\n{log.read().decode()[-3000:]}")


@contextmanager
def visiting(browser, address, **options):
    """A visit that, at its end, must have left the console quiet and asked no other host."""
    visit = Visit(browser, address, **options)
    try:
        yield visit
    finally:
        visit.close()
    assert not visit.errors, f"the browser's console reports {visit.errors}"
    assert not visit.strangers, f"requests left for {visit.strangers}"


class Visit:
    """One reader's browser window, and what went wrong in it."""

    def __init__(self, browser, address, scheme="light", size=WIDE):
        self.address, self.errors, self.requests, self.strangers = address, [], [], set()
        self.host = urlsplit(address).netloc
        self.context = browser.new_context(
            viewport=size, color_scheme=scheme, accept_downloads=True, base_url=address
        )
        self.context.set_default_timeout(90_000)
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._watch)

    def _hear(self, message):
        # Streamlit probes its base address on deep links; those 404s are its own and harmless.
        harmless = "/_stcore/" in (message.location or {}).get("url", "")
        if message.type == "error" and not harmless:
            self.errors.append(message.text)

    def _watch(self, request):
        parts = urlsplit(request.url)
        self.requests.append(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.strangers.add(request.url)

    def close(self):
        self.context.close()

    def open(self, name="Home", query=""):
        """Open a page by its address, as a link does."""
        self.page.goto(f"/{'' if name == 'Home' else name.replace(' ', '_')}{query}")
        self.settle(name)

    def go(self, name):
        """Go to another page by the link in the sidebar: the story stays."""
        self.page.locator("[data-testid=stSidebar]").get_by_role("link", name=name).click()
        self.settle(name)

    def settle(self, name=None):
        """Wait until the script has run, the title is there and every chart is drawn."""
        if name:
            title = self.page.get_by_role("heading", name=QUESTIONS[name], level=1)
            title.or_(self.page.locator(_FAILED)).first.wait_for()
        for _ in range(3):  # a rerun may follow at once; rest must last a moment
            self.page.wait_for_selector(_AT_REST)
            self.page.wait_for_timeout(150)
        self.page.wait_for_selector(_AT_REST)
        assert not (failed := self.page.locator(_FAILED).all_inner_texts()), failed
        # Counted anew each time: a rerun for another width may still be taking charts away.
        # By a selector: a script that is asked again and again is one that the page's policy stops.
        expect(self.page.locator(_NOT_DRAWN)).to_have_count(0, timeout=30_000)

    def upload(self, files):
        """Bring articles in by the dialog: paths, or dictionaries of name, mimeType and buffer."""
        self.page.get_by_role("button", name="Compare your own articles").click()
        dialog = self.page.get_by_role("dialog")
        dialog.locator("input[type=file]").set_input_files(files)
        dialog.get_by_role("button", name="Compare them").click()
        dialog.wait_for(state="hidden", timeout=120_000)
        self.page.wait_for_selector(_AT_REST, timeout=120_000)  # scored
        self.settle()

    def type(self, label, text):
        """Retype a text field and press Enter."""
        field = self.page.get_by_label(label, exact=True)
        field.fill(text)
        field.press("Enter")
        self.settle()

    def choose_voice(self, label):
        """Click one of the voices."""
        self.page.locator("[data-testid=stRadio]").get_by_text(label).click()
        self.settle()

    def voice(self):
        """The voice that is chosen."""
        voices = self.page.get_by_role("radiogroup", name="Voice").locator("label")
        return voices.filter(has=self.page.locator("input:checked")).inner_text()

    def names(self):
        """The table of names as screen readers get it: rows of outlet, headline, published."""
        grid = self.page.locator("[data-testid=stDataFrame] table[role=grid]").first
        grid.locator("tbody td").first.wait_for(state="attached")
        rows = grid.locator("tbody tr").all()
        return [[cell.inner_text() for cell in row.locator("td").all()] for row in rows]

    def rename(self, old, new):
        """Retype an outlet in the table of names, with mouse and keyboard as a reader does."""
        row = next(n for n, cells in enumerate(self.names()) if cells[0] == old)
        grid = self.page.locator("[data-testid=stDataFrame]").first
        grid.scroll_into_view_if_needed()
        height = grid.locator("canvas").first.bounding_box()["height"] / (len(self.names()) + 1)
        grid.locator(".dvn-scroller").click(position={"x": 60, "y": (row + 1.5) * height})
        self.page.keyboard.press("Enter")
        editor = self.page.locator("#portal textarea")
        editor.wait_for()  # typed before it is open, a letter could be lost
        editor.fill(new)
        editor.press("Enter")
        editor.wait_for(state="hidden")
        self.settle()

    def undo(self):
        """Take the last change of the story back."""
        self.page.get_by_role("button", name="Undo the last change").click()
        self.settle()

    def figure(self, n=0):
        """The nth chart of the page as plotly.js holds it."""
        return self.page.locator(_CHART).nth(n).evaluate(_FIGURE)

    def places(self, n=0):
        """Outlet → where its mark stands in the nth chart."""
        return places(self.figure(n))

    def poles(self, n=0):
        """The words at the two ends of the nth chart."""
        words = [note["text"] for note in self.figure(n)["layout"]["annotations"]]
        return [next(word for word in words if arrow in word) for arrow in "←→"]

    def finding(self):
        """The first sentence of finding on the page."""
        return self.page.locator(".finding").first.inner_text()

    def text(self):
        """All words on the page, without the sidebar."""
        return self.page.locator("[data-testid=stMain]").inner_text()

    def expand(self, label, n=0):
        """Unfold the nth section of this label."""
        section = self.page.locator("[data-testid=stExpander]", has_text=label).nth(n)
        section.locator("summary").click()
        self.settle()
        return section

    def download(self, click):
        """The bytes of what a click downloads, and its file name."""
        with self.page.expect_download(timeout=60_000) as waiting:
            click()
        return Path(waiting.value.path()).read_bytes(), waiting.value.suggested_filename

    def button_bytes(self, name, place=None):
        """What the download button of this name gives."""
        button = (place or self.page).get_by_role("button", name=name, exact=True)
        return self.download(button.first.click)[0]


def places(figure):
    """Outlet → where its mark stands, read from the marks: their customdata is ["", outlet, …].

    Where own voice and quotations are apart, it is the mark of the own voice.
    """
    return {
        about[1]: x
        for trace in figure["data"]
        if trace.get("name") != "voices it quotes"
        for about, x in zip(trace.get("customdata") or [], trace.get("x") or [], strict=False)
        if isinstance(about, list) and len(about) > 2 and x is not None
    }


def words_of(text):
    """The words alone: typography and layout aside, is it the same sentence?"""
    return re.sub(r"\W+", " ", text).strip().lower()
