"""What a host's robots.txt lets us fetch, read as RFC 9309 says.

A host without the file allows everything; one whose file cannot be had because of a fault of its
own, or of the way to it, allows nothing for now.
"""

from dataclasses import dataclass
from time import monotonic

from protego import Protego

from analysis.errors import FetchError
from analysis.fetching.addresses import Address
from analysis.fetching.limits import ROBOT
from analysis.fetching.visiting import Answer
from analysis.translation import tr

PATH = "/robots.txt"
GOOD_FOR = 3600.0  # seconds; the RFC allows a day


@dataclass(frozen=True)
class Rules:
    """A host's wishes, and when they were read."""

    wishes: Protego
    read_at: float

    def check(self, address: Address) -> None:
        """Raise FetchError for a page that is not to be fetched."""
        if not self.wishes.can_fetch(address.url, ROBOT):
            raise FetchError(
                tr(
                    "{host} asks programs not to fetch this page (robots.txt); save it in a "
                    "browser and bring the file.",
                    host=address.host,
                )
            )

    def pause(self, usual: float, longest: float) -> float:
        """Seconds between two requests: what the host asks for, within bounds."""
        return min(longest, max(usual, self.wishes.crawl_delay(ROBOT) or 0.0))

    @property
    def stale(self) -> bool:
        """Whether they should be read again."""
        return monotonic() - self.read_at > GOOD_FOR


def rules_of(answer: Answer) -> Rules:
    """The rules that an answer for robots.txt stands for; FetchError where it is a fault."""
    if answer.status == 200:
        return _read(answer.body.decode("utf-8", "replace"))
    if 400 <= answer.status < 500 and answer.status != 429:
        return _read("")
    raise FetchError(
        tr(
            "What {host} lets programs fetch cannot be read (its robots.txt answers {status}), so "
            "nothing is fetched there; try again later.",
            host=answer.address.host,
            status=answer.status,
        ),
        again=True,
        wait=answer.wait,
    )


def _read(text: str) -> Rules:
    return Rules(Protego.parse(text), monotonic())
