"""Get a browser for the tests: one that is there, Debian's, or Playwright's own.

Run before the tests (`make test` does); prints in one sentence what was found, or why none can
be had. Exits with 1 only where PARALLAX_REQUIRE_BROWSER is set, as in continuous integration.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

START_S = 60
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser_path() -> str | None:
    """The Chromium or Chrome to test with, or None; the variable CHROMIUM comes first."""
    named = os.environ.get("CHROMIUM")
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return named or found or _own_of_playwright()


def _own_of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Debian's package where we may install it, else Playwright's own download."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run("apt-get", "update", "--quiet")
        _run("apt-get", "install", "--yes", "--quiet", "chromium")
    if browser_path() is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _run(*command: str) -> None:
    print(f"Getting a browser: {' '.join(command)}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)


def starts(path: str) -> bool:
    """Whether it shows an empty page: what a system has by that name may be a stub."""
    asked = [path, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank"]
    try:
        shown = subprocess.run(asked, capture_output=True, check=False, timeout=START_S)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return shown.returncode == 0 and b"<html" in shown.stdout


def main() -> int:
    """Find or get a browser and say so."""
    if browser_path() is None:
        install()
    path = browser_path()
    if path and starts(path):
        print(f"The browser tests run in {path}.")
        return 0
    what = f"{path} does not start, so they will fail" if path else "they will be skipped"
    print(
        f"NO BROWSER for the browser tests: {what}. Install Chromium, or set CHROMIUM to the path "
        "of a Chrome or Chromium.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("PARALLAX_REQUIRE_BROWSER") else 0


if __name__ == "__main__":
    sys.exit(main())
