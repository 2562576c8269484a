"""Addresses to pages, and a search to addresses, politely and from the open web only.

Every address gives a row, fetched or failed with its reason, so nothing is lost and what failed can
be tried again; what was fetched is kept for the session and not asked for twice.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from threading import BoundedSemaphore
from typing import Any, TypeVar

import anyio
import pandas as pd

from analysis.corpus.schema import FETCHED_COLUMNS
from analysis.corpus.sources import Source
from analysis.errors import FetchError
from analysis.fetching.addresses import Address, addresses_in
from analysis.fetching.following import Follower
from analysis.fetching.gdelt import GDELT, gdelt_address, read_gdelt
from analysis.fetching.kept import Kept
from analysis.fetching.limits import (
    LIMITS,
    SETTING,
    SWITCHED_OFF,
    FetchLimits,
    fetching_allowed,
)
from analysis.fetching.listed import Listed
from analysis.fetching.running import FAILED, FETCHED, Progress, Row, Run
from analysis.fetching.turns import TURNS
from analysis.fetching.vetting import OPEN_WEB, Guard
from analysis.fetching.visiting import Answer, Visitor
from analysis.translation import tr

__all__ = [
    "FAILED",
    "FETCHED",
    "GDELT",
    "LIMITS",
    "OPEN_WEB",
    "SETTING",
    "SWITCHED_OFF",
    "FetchLimits",
    "Fetching",
    "Guard",
    "Kept",
    "Listed",
    "addresses_in",
    "fetch_pages",
    "fetching_allowed",
    "gdelt_address",
    "search_gdelt",
]
Result = TypeVar("Result")
MOST_RUNS = 4  # fetches at a time in this process: each holds connections and memory
_RUNS = BoundedSemaphore(MOST_RUNS)


@dataclass(frozen=True)
class Fetching:
    """The pages that were fetched, a row for every address (`FETCHED_COLUMNS`), and what failed."""

    sources: tuple[Source, ...]
    table: pd.DataFrame
    failed: tuple[Listed, ...]

    def tried_again(self, later: "Fetching") -> "Fetching":
        """This, with what a second try of what failed has brought."""
        settled = self.table[self.table["status"] == FETCHED]
        table = pd.concat([settled, later.table], ignore_index=True)
        return Fetching((*self.sources, *later.sources), table, later.failed)


def fetch_pages(
    listed: Sequence[Listed],
    *,
    kept: Kept | None = None,
    guard: Guard = OPEN_WEB,
    limits: FetchLimits = LIMITS,
    progress: Progress | None = None,
) -> Fetching:
    """Fetch addresses; of a feed the newest articles that it lists.

    `progress(done, total)` is called several times a second in the caller's own thread (in another
    one where an event loop runs in the caller's, as in a notebook), and what it raises stops all
    fetching.
    """
    if len(listed) > limits.addresses:
        raise FetchError(
            tr(
                "{n} addresses are more than the {most} that are fetched at a time; take fewer.",
                n=len(listed),
                most=limits.addresses,
            )
        )
    rows = _run_here(partial(_fetch, listed, kept or Kept(), guard, limits, progress))
    return Fetching(
        tuple(row.source for row in rows if row.source),
        pd.DataFrame([row.cells for row in rows], columns=FETCHED_COLUMNS, dtype="str"),
        tuple(row.listed for row in rows if row.status == FAILED),
    )


def search_gdelt(
    address: Address, *, guard: Guard = OPEN_WEB, limits: FetchLimits = LIMITS
) -> list[Listed]:
    """The articles that GDELT lists for a query (`gdelt_address`)."""
    return read_gdelt(_run_here(partial(_ask, address, guard, limits)))


async def _fetch(
    listed: Sequence[Listed],
    kept: Kept,
    guard: Guard,
    limits: FetchLimits,
    progress: Progress | None,
) -> list[Row]:
    async with Visitor(guard, limits) as visitor:
        return await Run(Follower(visitor, limits, kept, TURNS), limits, progress).fetch(listed)


async def _ask(address: Address, guard: Guard, limits: FetchLimits) -> Answer:
    """What an interface for programs answers; robots.txt speaks of pages and is not asked."""
    async with Visitor(guard, limits) as visitor:
        return await Follower(visitor, limits, Kept(), TURNS).page(address, as_robot=False)


def _run_here(work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """The result of asynchronous work; what one of its tasks raised is raised as it is."""
    if not fetching_allowed():
        raise FetchError(tr(SWITCHED_OFF))
    if not _RUNS.acquire(blocking=False):
        raise FetchError(tr("Several others are fetching here just now; try again in a minute."))
    try:
        return _run(work)
    except BaseExceptionGroup as group:
        error: BaseException = group
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        raise error from None
    finally:
        _RUNS.release()


def _run(work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """Run asynchronous work to its end, from inside a running event loop too.

    A notebook runs one in its own thread, and a thread can run no second: the work then gets a
    thread of its own.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return anyio.run(work)
    with ThreadPoolExecutor(1) as pool:
        here = copy_context()
        return pool.submit(lambda: here.run(lambda: anyio.run(work))).result()
