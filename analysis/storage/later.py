"""Writing that nobody waits for: of several versions of a file that come fast, the last counts."""

import atexit
import logging
import threading
from collections.abc import Callable
from functools import partial

from analysis.errors import AnalysisError
from analysis.storage.store import Store
from analysis.translation import same_language, tr

_LOG = logging.getLogger(__name__)
Make = Callable[[], bytes]


class Later:
    """Writes files of a store in a thread of its own, each at most once in `pause_s` seconds.

    The first version of a file is written at once; those that come while it is being written, or
    within the pause after it, wait, and only the last of them is written. So a process that is
    killed loses what was changed within that pause, and never a file.
    """

    def __init__(self, store: Store, pause_s: float = 1.0) -> None:
        self._store, self._pause_s = store, pause_s
        self._waiting: dict[str, Callable[[], None]] = {}
        self._failures: dict[str, str] = {}
        self._changed = threading.Condition()
        self._busy = False
        self._hurry = threading.Event()
        self._thread: threading.Thread | None = None
        atexit.register(self.settle)

    def put(self, name: str, make: Make) -> None:
        """Write what `make` gives under this name soon."""
        with self._changed:
            self._waiting[name] = same_language(partial(self._write, name, make))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="drafts", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def failure(self, name: str) -> str:
        """Why the last writing of this file failed, "" if it did not."""
        return self._failures.get(name, "")

    def settle(self, timeout_s: float = 5.0) -> bool:
        """Wait until all is written, without any pause; False when that takes too long."""
        self._hurry.set()
        with self._changed:
            self._changed.notify_all()
            done = self._changed.wait_for(lambda: not self._waiting and not self._busy, timeout_s)
        self._hurry.clear()
        return done

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting))
                waiting, self._waiting, self._busy = self._waiting, {}, True
            for write in waiting.values():
                write()
            with self._changed:
                self._busy = False
                self._changed.notify_all()
            self._hurry.wait(self._pause_s)

    def _write(self, name: str, make: Make) -> None:
        try:
            self._store.put(name, make())
            self._failures.pop(name, None)
        except AnalysisError as error:
            self._failures[name] = str(error)
        except Exception:
            # One file that cannot be made must not keep all others from being written.
            self._failures[name] = tr(
                "Something went wrong while it was written; the log says what."
            )
            _LOG.exception("a draft was not written")
