"""How long work will still take."""

from analysis.translation import tr


def remaining_seconds(elapsed: float, done: int, total: int) -> int:
    """Seconds still to go at the pace so far, at least 1."""
    return max(1, round(elapsed * (total - done) / max(1, done)))


def time_left(elapsed: float, done: int, total: int) -> str:
    """The same in words: “8 s left”, “4 min left”."""
    seconds = remaining_seconds(elapsed, done, total)
    if seconds < 120:
        return tr("{n} s left", n=seconds)
    return tr("{n} min left", n=round(seconds / 60))
