"""The report on paper: printed by the Chrome that is installed, one at a time, off the network."""

import os
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from analysis.charts.export import chrome_path, one_chrome
from analysis.errors import ExportError
from analysis.reports.chrome_pdf import anchor_pages, with_authors
from analysis.reports.page import report_page
from analysis.reports.parts import Report
from analysis.translation import tr

LONGEST_S = 120
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-sandbox",  # as kaleido starts it: containers and root have none
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",  # discards: no address is reached, not even by its number
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)


def report_pdf(report: Report, *, wait_s: float = 60) -> bytes:
    """The report as PDF, everything unfolded; needs Chrome or Chromium and takes some seconds.

    ExportError where there is none, and where it does not get done.
    """
    check_chrome()
    with one_chrome(wait_s), _scratch() as folder:
        # Printed twice, since the pages of its contents are known only when it has been printed.
        pages = anchor_pages(_printed(report_page(report, paper=True), Path(folder)))
        printed = _printed(report_page(report, paper=True, pages=pages), Path(folder))
    return with_authors(printed, report.authors)


def _scratch() -> "tempfile.TemporaryDirectory[str]":
    # A helper of Chrome may still write while the folder is taken away.
    return tempfile.TemporaryDirectory(prefix="parallax-", ignore_cleanup_errors=True)


def check_chrome() -> None:
    """Refuse to begin where no Chrome is found."""
    if chrome_path() is None:
        raise ExportError(
            tr(
                "No PDF could be made because this machine has no Chrome or Chromium: install one, "
                "set BROWSER_PATH to it, or open the report in your browser and print it from "
                "there."
            )
        )


def _printed(page: bytes, folder: Path) -> bytes:
    """What Chrome makes of the page, in a profile that is thrown away."""
    (folder / "report.html").write_bytes(page)
    paper = folder / "report.pdf"
    paper.unlink(missing_ok=True)
    command = [
        str(chrome_path()),
        *_FLAGS,
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={paper}",
        (folder / "report.html").as_uri(),
    ]
    _run(command)
    if not paper.exists():
        raise ExportError(
            tr("Chrome made no PDF of the report: try again, or print it from there.")
        )
    return paper.read_bytes()


def _run(command: list[str]) -> None:
    """Run Chrome with all its helpers, and end them all when it takes too long."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 – a command of our own
        command, stdout=quiet, stderr=quiet, start_new_session=True
    ) as chrome:
        try:
            chrome.wait(LONGEST_S)
        except subprocess.TimeoutExpired:
            raise ExportError(
                tr(
                    "Chrome did not get the report printed within {n} s: try again, or open it in "
                    "your browser and print it from there.",
                    n=LONGEST_S,
                )
            ) from None
        finally:
            _end(chrome)


def _end(chrome: "subprocess.Popen[bytes]") -> None:
    """End Chrome and what it started."""
    if not hasattr(os, "killpg"):
        chrome.kill()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(chrome.pid, signal.SIGKILL)
