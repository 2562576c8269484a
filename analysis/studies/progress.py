"""How long work will still take."""


def remaining_seconds(elapsed: float, done: int, total: int) -> int:
    """Seconds still to go at the pace so far, at least 1."""
    return max(1, round(elapsed * (total - done) / max(1, done)))
