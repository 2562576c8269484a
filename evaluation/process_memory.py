"""What memory a process holds, as Linux counts it."""

from pathlib import Path

NOW, MOST = "VmRSS", "VmHWM"  # `getrusage` would not do: a child inherits its parent's most


def held_mb(pid: int | str, what: str = NOW) -> float:
    """Megabytes that a process holds, or held at most; NaN once it ended, and where nobody tells.

    Args:
        pid: A process id, or "self".
        what: `NOW` or `MOST`.
    """
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return float("nan")
    found = (int(line.split()[1]) / 1024 for line in lines if line.startswith(what))
    return next(found, float("nan"))
