"""One address to its page: robots.txt asked first, redirects followed, faults tried again.

Each step of a redirect is a request like the first: vetted, asked of its own host's robots.txt, in
its turn.
"""

from dataclasses import dataclass, field
from time import monotonic

from analysis.errors import FetchError
from analysis.fetching.addresses import Address, join_address
from analysis.fetching.kept import Kept
from analysis.fetching.limits import FetchLimits
from analysis.fetching.robots import PATH, Rules, rules_of
from analysis.fetching.turns import Turns
from analysis.fetching.visiting import Answer, Visitor, check_status
from analysis.translation import tr


@dataclass(frozen=True)
class Follower:
    """Fetches single addresses for one run."""

    visitor: Visitor
    limits: FetchLimits
    kept: Kept
    turns: Turns
    closed: dict[str, FetchError] = field(default_factory=dict)  # origins not to be asked again

    async def page(self, address: Address, *, as_robot: bool = True) -> Answer:
        """The page of an address, remembered or fetched; FetchError says why there is none.

        Not `as_robot` is only what is made for programs, an interface that answers queries.
        """
        known = self.kept.pages.get(address.url)
        if known is None:
            if address.origin in self.closed:
                raise self.closed[address.origin]
            known = await self._tried(address, as_robot)
            self.kept.keep(address.url, known)
        return known

    async def _tried(self, address: Address, as_robot: bool) -> Answer:
        """The page, tried again after a while where that may help."""
        for n_before in range(self.limits.tries):
            try:
                answer = await self._followed(address, self.limits.page_bytes, as_robot=as_robot)
                check_status(answer)
                return answer
            except FetchError as error:
                wait = error.wait or self.limits.back_off * 4**n_before
                last = n_before == self.limits.tries - 1
                if last or not error.again or wait > self.limits.longest_wait:
                    if as_robot and address.origin not in self.kept.rules:
                        self.closed[address.origin] = error
                    raise
                self.turns.hold(address.host, wait)
        raise AssertionError("the last try returns or raises")

    async def _followed(
        self, address: Address, most: int, *, as_robot: bool, cut: bool = False
    ) -> Answer:
        """What lies at the end of the redirects."""
        seconds = self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            pause = await self._allowed_pause(address) if as_robot else self.limits.pause
            async with self.turns.turn(address.host, pause):
                began = monotonic()
                answer = await self.visitor.ask(address, seconds, most, cut=cut)
            seconds -= monotonic() - began
            if not answer.leads_on:
                return answer
            address = join_address(address, answer.location)
        raise FetchError(
            tr(
                "{host} leads on and on (more than {n} redirects); copy the address that the "
                "browser shows at the end.",
                host=address.host,
                n=self.limits.redirects,
            )
        )

    async def _allowed_pause(self, address: Address) -> float:
        """How long to pause after this page; FetchError if it is not to be fetched."""
        rules = self.kept.rules.get(address.origin)
        if rules is None or rules.stale:
            rules = await self._rules(address)
            self.kept.rules[address.origin] = rules
        rules.check(address)
        return rules.pause(self.limits.pause, self.limits.longest_pause)

    async def _rules(self, address: Address) -> Rules:
        """What the host of an address wishes."""
        most = self.limits.robots_bytes
        return rules_of(await self._followed(address.beside(PATH), most, as_robot=False, cut=True))
