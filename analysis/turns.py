"""Whose turn it is: one engine for all sessions of a process, which take turns run by run.

The network uses every core and the parser one of its own, so that several sessions at once would
only get into each other's way. Here threads work off one run after the other: first those of small
questions, such as a pole that was just typed, then those of long jobs, one of each in turn. A row
never depends on what ran before it or beside it, so the order of turns decides when an answer comes
and not what it is.
"""

import atexit
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, NamedTuple, TypeVar

from analysis.translation import same_language

_LAST_RUN_S = 5.0  # that the program's end waits for runs which have begun

Group = TypeVar("Group")
Found = TypeVar("Found")


@dataclass(eq=False)
class _Job:
    """The runs of one caller: those that wait, how many go on, and what came of the others."""

    run: Callable[[Any], Any]
    waiting: deque[Any]
    at_once: int
    running: int = 0
    answers: SimpleQueue[tuple[Any, Any, BaseException | None]] = field(default_factory=SimpleQueue)


class Queue(NamedTuple):
    """How much goes on and waits, for whoever looks after the server."""

    n_running: int  # runs
    n_small: int  # questions in line that go first, such as a pole that was just typed
    n_long: int  # and long jobs, one at most for each session that waits
    n_runs: int  # that all of these still wait for


class Turns:
    """Runs of several callers at once on a few threads. Safe to share between threads.

    Args:
        n_workers: Runs at once, of all callers together.
    """

    def __init__(self, n_workers: int) -> None:
        self.n_workers = n_workers
        self._small: deque[_Job] = deque()
        self._long: deque[_Job] = deque()
        self._n_active = 0
        self._lock = threading.Lock()
        atexit.register(self._end)

    def results(
        self,
        run: Callable[[Group], Found],
        groups: Sequence[Group],
        *,
        small: bool = False,
        at_once: int | None = None,
    ) -> Generator[tuple[Group, Found], None, None]:
        """Each group with what `run` gave for it, as they are done.

        When the caller stops asking, by an error or by closing the iterator, the groups that wait
        lose their turns; those that run end, and nobody hears of them.

        Args:
            run: Called with each group, from threads of the engine.
            groups: What to run, in this order.
            small: Whether these go before all that are not.
            at_once: The most runs of this caller at a time; as many as there are threads unless
                given.
        """
        job = _Job(same_language(run), deque(groups), at_once or self.n_workers)
        self._queue(job, self._small if small else self._long)
        try:
            for _ in range(len(groups)):
                group, found, error = job.answers.get()
                if error is not None:
                    raise error
                yield group, found
        finally:
            self._withdraw(job)

    @property
    def queue(self) -> Queue:
        """Who runs and who waits at this moment; of whom, and of what, it says nothing."""
        with self._lock:
            n_runs = sum(len(job.waiting) for line in (self._small, self._long) for job in line)
            return Queue(self._n_active, len(self._small), len(self._long), n_runs)

    def _queue(self, job: _Job, line: "deque[_Job]") -> None:
        with self._lock:
            if job.waiting:
                line.append(job)
            n_new = min(len(job.waiting), self.n_workers - self._n_active)
            self._n_active += n_new
        for _ in range(n_new):
            # daemons, so that the program's end does not wait for all that is still in line
            threading.Thread(target=self._work, name="turns", daemon=True).start()

    def _withdraw(self, job: _Job) -> None:
        with self._lock:
            job.waiting.clear()
            for line in (self._small, self._long):
                if job in line:
                    line.remove(job)

    def _end(self) -> None:
        """Let the runs that have begun end, and no other begin."""
        with self._lock:
            self._small.clear()
            self._long.clear()
        latest = time.monotonic() + _LAST_RUN_S
        while self._n_active and time.monotonic() < latest:
            time.sleep(0.01)

    def _work(self) -> None:
        """Take one turn after the other until none is left."""
        while turn := self._next_turn():
            job, group = turn
            found, error = None, None
            try:
                found = job.run(group)
            except BaseException as raised:  # it is the caller's to see, not this thread's
                error = raised
            with self._lock:
                job.running -= 1
            job.answers.put((group, found, error))

    def _next_turn(self) -> tuple[_Job, Any] | None:
        """Whose turn it is; None where nothing waits that may run, and this thread ends its work.

        A job that has its most at once is passed over: the thread that ends one of its runs takes
        up the next.
        """
        with self._lock:
            for line in (self._small, self._long):
                for _ in range(len(line)):
                    job = line.popleft()
                    if job.running < job.at_once:
                        job.running += 1
                        group = job.waiting.popleft()
                        if job.waiting:
                            line.append(job)
                        return job, group
                    line.append(job)
            self._n_active -= 1
            return None
