"""Progress on standard error, which leaves standard output to the results."""

import sys
import time

from analysis.studies.progress import time_left
from analysis.translation import ENGLISH, speaking


class ProgressLine:
    """One line that counts up while work goes on: `scoring 214 of 310 sentences, 8 s left`."""

    def __init__(self, doing: str, things: str) -> None:
        self._doing, self._things = doing, things
        self._began = self._shown = time.monotonic()
        self._is_terminal = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done: at most five times a second, and at the end."""
        now = time.monotonic()
        if done < total and now - self._shown < (0.2 if self._is_terminal else 5):
            return
        self._shown = now
        with speaking(ENGLISH):
            left = f", {time_left(now - self._began, done, total)}" if done < total else ""
        text = f"{self._doing} {done} of {total} {self._things}{left}"
        ends = done >= total or not self._is_terminal
        lead = "\r\033[K" if self._is_terminal else ""
        print(lead + text, end="\n" if ends else "", file=sys.stderr, flush=True)
