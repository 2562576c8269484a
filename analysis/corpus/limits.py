"""How much one reading may take in, so that a file cannot exhaust a small machine."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """The largest input that is accepted; pass your own for a bigger machine.

    A long news feature has 60,000 characters and a page saved with its comments seldom
    300,000, so a million is no article but a file of another kind.
    """

    file_bytes: int = 20 * MEGABYTE
    total_bytes: int = 50 * MEGABYTE
    articles: int = 2_000
    article_characters: int = 1_000_000
    table_bytes: int = 200 * MEGABYTE  # of a compressed table once unpacked


LIMITS = Limits()
