"""Who is here: as many visitors at a time as the machine can serve well, and no more."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.corpus.limits import LIMITS


@dataclass
class Places:
    """The places of a server and who has them, by session, with the time of its last run."""

    n: int
    idle_seconds: float
    is_here: Callable[[str], bool]
    clock: Callable[[], float] = time.monotonic
    taken: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, session: str) -> bool:
        """Whether this session has a place: one that it had, or one that is free."""
        with self._lock:
            self._give_up()
            if session in self.taken or self._is_free():
                self.taken[session] = self.clock()
                return True
            return False

    def has(self, session: str) -> bool:
        """Whether this session has a place now."""
        with self._lock:
            return session in self.taken

    def n_taken(self) -> int:
        """How many places are taken."""
        with self._lock:
            self._give_up()
            return len(self.taken)

    def _give_up(self) -> None:
        """Free the places of those who closed the page."""
        for session in [one for one in self.taken if not self.is_here(one)]:
            del self.taken[session]

    def _is_free(self) -> bool:
        """Whether a place is free, or taken by somebody who has done nothing for long."""
        if len(self.taken) < self.n:
            return True
        longest = min(self.taken, key=lambda one: (self.taken[one], one))
        if self.clock() - self.taken[longest] < self.idle_seconds:
            return False
        del self.taken[longest]
        return True


def _is_here(session: str) -> bool:
    """Whether a session's page is open; without a server, as in tests, there is one visitor."""
    return not runtime.exists() or runtime.get_instance().is_active_session(session)


PLACES = Places(LIMITS.sessions, 60 * LIMITS.idle_minutes, _is_here)


def this_session() -> str:
    """Streamlit's own name of the session at hand: whoever knows it could enter it, so keep it."""
    context = get_script_run_ctx()
    return context.session_id if context else ""
