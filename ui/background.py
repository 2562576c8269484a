"""Work that goes on beside the pages, shared by the sessions that wait for it.

A page that is drawn again, or comes back after a reload, joins the work that is under way. Work
that nobody waits for any more ends after its current run; what it has done is remembered.
"""

import threading
import time
from collections.abc import Callable

Progress = Callable[[int, int], None]
Score = Callable[[Progress], None]

# So long may a session be silent, as during a reload, before it gives up its place.
GRACE_S = 30.0


class NobodyWaitsError(Exception):
    """Ends work from within its progress."""


class Work:
    """One piece of scoring in a thread of its own: how far it is, and who waits for it."""

    def __init__(self, score: Score) -> None:
        self.done = self.total = 0
        self.error: BaseException | None = None
        self._first: int | None = None
        self._began = time.monotonic()
        self._waiting: dict[str, float] = {}
        self._is_left = False
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(score,), daemon=True)

    def start(self) -> None:
        """Begin, once somebody waits."""
        self._thread.start()

    def join(self, visitor: str) -> bool:
        """Whether this visitor's wait is noted; False where the work has ended."""
        with self._lock:
            if self._is_left or self._ended.is_set():
                return False
            self._waiting[visitor] = time.monotonic()
            return True

    def leave(self, visitor: str) -> None:
        """This visitor waits no more."""
        with self._lock:
            self._waiting.pop(visitor, None)

    def wait(self, seconds: float) -> bool:
        """Whether the work ends within so many seconds."""
        return self._ended.wait(seconds)

    @property
    def is_done(self) -> bool:
        """Whether all of it is done."""
        return self._ended.is_set() and not self._is_left and self.error is None

    @property
    def pace(self) -> tuple[float, int, int] | None:
        """Seconds so far, and how much was done in them of how much; None before the first.

        What was known at the start took no time and does not count.
        """
        first = self._first or 0
        if self.done == first:
            return None
        return time.monotonic() - self._began, self.done - first, self.total - first

    def _run(self, score: Score) -> None:
        try:
            score(self._note)
        except NobodyWaitsError:
            pass
        except BaseException as error:  # whoever waits for the work gets it
            self.error = error
        finally:
            self._ended.set()

    def _note(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self._first is None:
            self._first = done
        with self._lock:
            late = time.monotonic() - GRACE_S
            self._is_left = done < total and all(t < late for t in self._waiting.values())
        if self._is_left:
            raise NobodyWaitsError


class Works:
    """The work under way, by key. A visitor waits for one piece at a time."""

    def __init__(self) -> None:
        self._works: dict[str, Work] = {}
        self._lock = threading.Lock()

    def join(self, key: str, visitor: str, score: Score) -> Work:
        """The work of this key, begun where there is none; the visitor leaves all other work."""
        with self._lock:
            self._works = {k: work for k, work in self._works.items() if not work.wait(0)}
            for other, work in self._works.items():
                if other != key:
                    work.leave(visitor)
            found = self._works.get(key)
            if found is None or not found.join(visitor):
                found = self._works[key] = Work(score)
                found.join(visitor)
                found.start()
            return found

    def leave(self, visitor: str) -> None:
        """This visitor waits for nothing any more."""
        with self._lock:
            for work in self._works.values():
                work.leave(visitor)

    @property
    def n_going_on(self) -> int:
        """How many pieces of work are under way."""
        with self._lock:
            return sum(not work.wait(0) for work in self._works.values())
