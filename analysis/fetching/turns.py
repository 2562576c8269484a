"""Whose turn it is at each host: one request at a time and a pause after it, for all sessions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import inf
from threading import Lock
from time import monotonic

import anyio

LOOKS_AGAIN = 0.25  # seconds until whoever waits for another session looks again
MOST_REMEMBERED = 10_000


class Turns:
    """Host → when the next request to it may start; never, while one is under way."""

    def __init__(self) -> None:
        self._free_at: dict[str, float] = {}
        self._lock = Lock()

    @asynccontextmanager
    async def turn(self, host: str, pause: float) -> AsyncIterator[None]:
        """Wait until the host is free, and keep it so for `pause` seconds afterwards."""
        while wait := self._take(host):
            await anyio.sleep(min(wait, LOOKS_AGAIN))
        try:
            yield
        finally:
            with self._lock:
                self._free_at[host] = monotonic() + pause

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody ask this host for so long, or longer where that was said already."""
        with self._lock:
            self._free_at[host] = max(self._free_at.get(host, 0.0), monotonic() + seconds)

    def _take(self, host: str) -> float:
        """0 when the host was free and is taken now, else how long to wait."""
        now = monotonic()
        with self._lock:
            if (free_at := self._free_at.get(host, now)) > now:
                return free_at - now
            if len(self._free_at) > MOST_REMEMBERED:
                self._free_at = {h: at for h, at in self._free_at.items() if at > now}
            self._free_at[host] = inf
            return 0.0


TURNS = Turns()
