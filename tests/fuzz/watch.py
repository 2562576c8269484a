"""What reading a file must not do: write elsewhere, ask an address, start a program, hang."""

import faulthandler
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS, WALL_SECONDS, MEGABYTES = 10, 120, 700
_ASKS = {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"}
_STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "pickle.find_class"}
_WRITES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate"}


class Misdeed(BaseException):
    """Something that no input may bring about; no handler of ours may swallow it."""


class _Guard:
    """An audit hook cannot be taken out again, so it is switched on and off."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.folder is None:
            return
        if event in _ASKS or event in _STARTS:
            raise Misdeed(f"{event} {arguments!r:.200}")
        if event in _WRITES or (event == "open" and _is_write(arguments)):
            path = arguments[0]
            if isinstance(path, str | bytes | os.PathLike) and not self._is_inside(path):
                raise Misdeed(f"{event} {path!r:.200}")

    def _is_inside(self, path: str | bytes | os.PathLike[str]) -> bool:
        folder = self.folder
        return folder is not None and Path(os.fsdecode(path)).resolve().is_relative_to(folder)


def _is_write(arguments: tuple[object, ...]) -> bool:
    _, mode, flags = arguments
    by_mode = isinstance(mode, str) and any(letter in mode for letter in "wax+")
    return by_mode or (
        mode is None and isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
    )


_GUARD = _Guard()


def _too_long(*_: object) -> None:
    raise Misdeed(f"more than {SECONDS} s of processor time")


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Misdeed where what runs inside does what it must not; a hang in C ends the process."""
    signal.signal(signal.SIGPROF, _too_long)
    faulthandler.dump_traceback_later(WALL_SECONDS, exit=True)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _GUARD.folder = folder.resolve()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        _GUARD.folder = None
        faulthandler.cancel_dump_traceback_later()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    if grown > MEGABYTES:
        raise Misdeed(f"{grown:.0f} MB of memory more")
