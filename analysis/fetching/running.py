"""One fetch while it goes on: each host's addresses in a line of their own, hosts side by side."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import anyio

from analysis.corpus.limits import MEGABYTE
from analysis.corpus.sources import Source
from analysis.errors import FetchError
from analysis.fetching.addresses import parse_address
from analysis.fetching.feeds import is_feed, read_feed
from analysis.fetching.following import Follower
from analysis.fetching.limits import FetchLimits
from analysis.fetching.listed import Listed
from analysis.fetching.pages import feed_source, page_source
from analysis.fetching.visiting import Answer
from analysis.translation import tr

_LOG = logging.getLogger(__name__)
Progress = Callable[[int, int], None]
TELLS_EVERY = 0.25  # seconds
FETCHED, FAILED = "fetched", "failed"


def _time_is_up() -> str:
    return tr("The time was up before this page could be fetched; try again.")


@dataclass(eq=False)
class Row:
    """What became of one address."""

    listed: Listed
    in_feed: bool = False
    final_url: str = ""
    status: str = FAILED
    reason: str = field(default_factory=_time_is_up)
    source: Source | None = None
    done: bool = False

    @property
    def cells(self) -> list[str]:
        """The row of the table."""
        return [self.listed.address, self.final_url, self.status, self.reason]


@dataclass
class Run:
    """The rows of one fetch, in the order given; the articles of a feed follow their feed."""

    follower: Follower
    limits: FetchLimits
    progress: Progress | None
    rows: list[Row] = field(default_factory=list)
    n_bytes: int = 0

    async def fetch(self, items: Sequence[Listed]) -> list[Row]:
        """Fetch these addresses, then what their feeds list; a row not reached in time says so."""
        self.rows = [Row(item) for item in items]
        with anyio.move_on_after(self.limits.run_seconds):
            await self._side_by_side(list(self.rows))
            await self._side_by_side([row for row in self.rows if row.in_feed])
        return self.rows

    async def _side_by_side(self, rows: list[Row]) -> None:
        """A few hosts at a time; progress is told from here, the caller's own task."""
        lines: dict[str, list[Row]] = {}
        for row in rows:
            lines.setdefault(_host(row), []).append(row)
        async with anyio.create_task_group() as group:
            group.start_soon(self._all_lines, list(lines.values()), group.cancel_scope)
            while True:
                self._tell()
                await anyio.sleep(TELLS_EVERY)
        self._tell()

    async def _all_lines(self, lines: list[list[Row]], whole: anyio.CancelScope) -> None:
        """Work through all lines, and end the scope that tells of it."""
        hosts = anyio.CapacityLimiter(self.limits.hosts)
        async with anyio.create_task_group() as group:
            for line in lines:
                group.start_soon(self._one_by_one, line, hosts)
        whole.cancel()

    def _tell(self) -> None:
        if self.progress:
            self.progress(sum(row.done for row in self.rows), len(self.rows))

    async def _one_by_one(self, line: list[Row], hosts: anyio.CapacityLimiter) -> None:
        async with hosts:
            for row in line:
                try:
                    row.reason = await self._fill(row)
                    row.status = FETCHED
                except FetchError as error:
                    row.reason = str(error)
                except Exception as error:  # one host's oddity must not cost the other rows
                    _LOG.warning("A page failed with %s.", type(error).__name__)
                    row.reason = tr(
                        "This page could not be read; open it in your browser and save it."
                    )
                row.done = True

    async def _fill(self, row: Row) -> str:
        """Fetch a row's page, or of a feed make its articles rows of their own; a note, or ""."""
        if self.n_bytes > self.limits.total_bytes:
            raise FetchError(
                tr(
                    "The pages before this one hold {n} MB, as much as is fetched at a time; "
                    "compare them first.",
                    n=self.limits.total_bytes // MEGABYTE,
                )
            )
        address, note = parse_address(row.listed.address), ""
        if row.listed.html:
            row.source = feed_source(row.listed, address)
        else:
            answer = await self.follower.page(address)
            address = answer.address
            if is_feed(answer):
                note = self._unfold(row, answer)
            else:
                row.source = page_source(answer, row.listed)
        row.final_url = address.url
        self.n_bytes += len(row.source.data) if row.source else 0
        return note

    def _unfold(self, feed: Row, answer: Answer) -> str:
        """Put the newest articles of a feed behind it; itself it is asked afresh each time."""
        self.follower.kept.forget(parse_address(feed.listed.address).url)
        if feed.in_feed:
            raise FetchError(tr("This is a feed that another feed lists; give its address itself."))
        items = read_feed(answer)
        room = self.limits.addresses - sum(row.in_feed for row in self.rows)
        taken = items[: min(room, self.limits.of_a_feed)]
        known = {row.listed.address for row in self.rows}
        at = self.rows.index(feed) + 1
        self.rows[at:at] = [Row(item, in_feed=True) for item in taken if item.address not in known]
        return tr(
            "A feed of {n} articles, of which the first {n_taken} follow.",
            n=len(items), n_taken=len(taken),
        )  # fmt: skip


def _host(row: Row) -> str:
    """The host whose line a row stands in; the line of "" fails at once, each with its reason."""
    try:
        return parse_address(row.listed.address).host
    except FetchError:
        return ""
