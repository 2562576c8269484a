"""Whether pages may be fetched here, how much at a time, and under which name we ask for them."""

import os
import re
from dataclasses import dataclass, replace

from analysis import __version__
from analysis.corpus.limits import MEGABYTE
from analysis.translation import mark

SETTING = "PARALLAX_FETCH"  # "off" on a public deployment
CONTACT = "PARALLAX_CONTACT"  # where the owner of a site reaches whoever runs this
SWITCHED_OFF = mark("Nothing is fetched here: whoever runs this Parallax has switched it off.")
ROBOT = "Parallax"  # the name by which robots.txt speaks of us


@dataclass(frozen=True)
class FetchLimits:
    """How much one fetch may take, and how long it waits; times are in seconds."""

    addresses: int = 200
    page_bytes: int = 5 * MEGABYTE  # of one page once unpacked
    total_bytes: int = 25 * MEGABYTE  # a session holds them until they are read
    robots_bytes: int = 512_000  # RFC 9309 asks for 500 KiB; what follows them is not read
    redirects: int = 5
    seconds: float = 30.0  # for one address with its redirects, without what it waits for its turn
    connect_seconds: float = 10.0
    run_seconds: float = 600.0
    hosts: int = 6  # that are asked side by side
    pause: float = 1.0  # between two requests to one host
    longest_pause: float = 30.0  # that a robots.txt can ask for
    tries: int = 3
    back_off: float = 2.0  # before the second try, and four times as long before the third
    longest_wait: float = 60.0  # that a host can ask for before we give up
    of_a_feed: int = 20  # articles, the newest

    def with_feed(self, n_articles: int) -> "FetchLimits":
        """These limits, with so many articles of a feed."""
        return replace(self, of_a_feed=min(max(1, n_articles), self.addresses))


LIMITS = FetchLimits()


def fetching_allowed(setting: str | None = None) -> bool:
    """Whether pages may be fetched: yes, unless the setting is anything but a plain yes.

    `setting` is what the caller found elsewhere; without it the environment says.
    """
    value = os.environ.get(SETTING, "") if setting is None else setting
    return value.strip().lower() in ("", "on", "yes", "true", "1")


def user_agent() -> str:
    """The name that we give in every request, with whom to write to where that is set."""
    contact = re.sub(r"[^\x21-\x27\x2a-\x7e]", "", os.environ.get(CONTACT, ""))[:100]
    return f"{ROBOT}/{__version__} ({f'+{contact}' if contact else 'news research'})"
