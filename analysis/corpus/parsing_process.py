"""The child that holds spaCy, as the process that asks it sees it: begun, asked, ended.

There is one at most. It begins with the first texts, answers those of all who wait, and ends with
the last of them, so that the 160 MB which it takes are the system's again.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, cast

from analysis.corpus.parse import Parse, unpacked
from analysis.corpus.parsing_child import ANOTHER_ONE, LENGTH_BYTES, NOT_INSTALLED
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import mark, tr

ROOT = Path(__file__).parents[2]
# Some seconds to start, and ten times and more what a text takes on a slow machine.
LIMIT_S, LIMIT_A_TEXT_S, LIMIT_A_CHARACTER_S = 120.0, 0.25, 0.002
_LET_IT_END_S = 5.0  # so that its own code says why
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_AGAIN = "pip install --force-reinstall -r requirements.txt"
_WHY = {
    0: mark("The parser's answer is not whole; install it again: {command}."),
    NOT_INSTALLED: mark("The parser is not installed; run pip install -r requirements.txt."),
    ANOTHER_ONE: mark(
        "The files of the parser are not the ones that Parallax was made with; install it again "
        "with {command}."
    ),
}
_ENDED_EARLY = mark(
    "The parser ended early (code {code}), perhaps for want of memory; try again with fewer "
    "articles."
)
_BEHIND_OTHERS: Final = 10  # a tenth of what others get who want the processor at the same time
_niceness = 0


def parse_behind_others() -> None:
    """From here on the parser takes the processor only when nothing else here wants it.

    For an app, whose first chart does not wait for it and should not be slowed by it.
    """
    global _niceness
    _niceness = _BEHIND_OTHERS


class Parser:
    """The one child of this process, which lives while somebody waits for it.

    Whoever wants texts parsed says so by `needed()` and asks within it, one call at a time.
    """

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._n_waiting = 0
        self._lock = threading.Lock()

    @contextmanager
    def needed(self) -> Iterator[None]:
        """Keep the child alive; it is ended with the last who needs it, whatever it is at."""
        with self._lock:
            self._n_waiting += 1
        try:
            yield
        finally:
            with self._lock:
                self._n_waiting -= 1
                last = self._child if not self._n_waiting else None
                if last:
                    self._child = None
            if last:
                last.end()

    def parsed(self, texts: Sequence[str], parts: frozenset[str]) -> list[Parse]:
        """The parse of each text, by the child; CorpusError where it cannot be had."""
        with self._lock:
            if not self._n_waiting:  # who asked has left, and nobody would end a child
                raise CorpusError(tr(_ENDED_EARLY, code=0))
            child = self._child = self._child or _Child()
        try:
            return child.ask(texts, parts)
        except CorpusError:
            with self._lock:
                if self._child is child:
                    self._child = None
            child.end()
            raise

    @property
    def pid(self) -> int | None:
        """The child's process id, None while there is none."""
        with self._lock:
            return self._child.process.pid if self._child else None


class _Child:
    """One process of `parsing_child.py`."""

    def __init__(self) -> None:
        self._is_overdue = False
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        try:
            self.process = subprocess.Popen(  # noqa: S603 – a command of our own
                [sys.executable, "-m", "analysis.corpus.parsing_child", str(_niceness)],
                stdin=pipe, stdout=pipe, stderr=nothing, cwd=ROOT,
                env=os.environ | dict.fromkeys(_ONE_THREAD, "1"),
            )  # fmt: skip
        except OSError as error:
            raise CorpusError(
                tr(
                    "The parser could not be started ({why}); close other programs and try again.",
                    why=error.strerror,
                )
            ) from error
        self._told = cast(IO[bytes], self.process.stdin)
        self._heard = cast(IO[bytes], self.process.stdout)

    def ask(self, texts: Sequence[str], parts: frozenset[str]) -> list[Parse]:
        """The parse of each text; CorpusError says why there is none."""
        n_characters = sum(map(len, texts))
        limit = LIMIT_S + LIMIT_A_TEXT_S * len(texts) + LIMIT_A_CHARACTER_S * n_characters
        watch = threading.Timer(limit, self._give_up)
        watch.daemon = True
        watch.start()
        try:
            data = self._answer({"parts": sorted(parts), "texts": list(texts)})
        finally:
            watch.cancel()
        if data is None:
            raise self._failure(limit)
        try:
            parses = unpacked(data)
        except (ValueError, KeyError, OSError, EOFError) as error:
            raise CorpusError(
                tr(
                    "The parser's answer cannot be read; install it again: {command}.",
                    command=_AGAIN,
                )
            ) from error
        if len(parses) != len(texts):
            raise CorpusError(tr(_WHY[0], command=_AGAIN))
        return parses

    def end(self) -> None:
        """End it at once, whatever it is at."""
        self.process.kill()
        self.process.wait()
        for pipe in (self._told, self._heard):
            with suppress(OSError):  # what it was still to be told
                pipe.close()

    def _answer(self, asked: dict[str, list[str]]) -> bytes | None:
        """What it answers; None where it ended before the last byte."""
        try:
            self._told.write(json.dumps(asked).encode() + b"\n")
            self._told.flush()
            length = int.from_bytes(self._heard.read(LENGTH_BYTES), "big")
            data = self._heard.read(length)
        except (OSError, ValueError):  # it has ended, or somebody ended it
            return None
        return data if length and len(data) == length else None

    def _give_up(self) -> None:
        self._is_overdue = True
        self.process.kill()

    def _failure(self, limit: float) -> CorpusError:
        if self._is_overdue:
            return CorpusError(
                tr(
                    "The parser did not finish within {seconds} s; try again with fewer articles.",
                    seconds=number(limit, ".0f"),
                )
            )
        try:
            code = self.process.wait(_LET_IT_END_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        return CorpusError(tr(_WHY.get(code, _ENDED_EARLY), command=_AGAIN, code=code))
