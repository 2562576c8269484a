"""What one session has fetched already, so that no page is asked for twice."""

from dataclasses import dataclass, field

from analysis.corpus.limits import MEGABYTE
from analysis.fetching.robots import Rules
from analysis.fetching.visiting import Answer

MOST_BYTES = 40 * MEGABYTE


@dataclass
class Kept:
    """Pages by the address that was asked for, the oldest let go first, and rules by origin.

    Only what came through well is kept: a page that failed is asked for again.
    """

    pages: dict[str, Answer] = field(default_factory=dict)
    rules: dict[str, Rules] = field(default_factory=dict)
    most_bytes: int = MOST_BYTES

    def keep(self, url: str, answer: Answer) -> None:
        """Remember a page, and forget the oldest ones where they take too much memory."""
        self.pages[url] = answer
        held = sum(len(page.body) for page in self.pages.values())
        while held > self.most_bytes and self.pages:
            held -= len(self.pages.pop(next(iter(self.pages))).body)

    def forget(self, url: str) -> None:
        """Ask for this one again next time."""
        self.pages.pop(url, None)
