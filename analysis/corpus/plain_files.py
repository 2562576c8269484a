"""Plain files read from the disk; a pipe or a device, which may never end, is refused unread."""

import errno
import os
import stat
from pathlib import Path

from analysis.translation import tr

# Nothing waits for the other end of a pipe that took a file's place after the look.
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read_plain(path: Path, most: int) -> bytes:
    """A file's bytes, of a longer one the first `most` and one more; OSError says why not."""
    _check_plain(os.stat(path))
    with os.fdopen(os.open(path, _READING), "rb") as file:
        _check_plain(os.fstat(file.fileno()))
        return file.read(most + 1)


def _check_plain(facts: os.stat_result) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.EINVAL, tr("a pipe or a device; give a plain file in its place"))
