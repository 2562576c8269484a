"""One file of rows under keys, for several threads and processes, that may be killed at any moment.

SQLite with a write-ahead log: what was written is there whole or not at all, and who reads does not
wait for who writes. Each row carries a hash over itself and its key, so that damage to the file
cannot become a wrong number: a damaged file is thrown away and begun anew, and the log says so.
"""

import hashlib
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Answer = TypeVar("Answer")

_LOG = logging.getLogger(__name__)
_SETTINGS = (
    "PRAGMA page_size = 16384",  # of smaller ones, a row of 3 KB leaves a quarter empty
    "PRAGMA synchronous = NORMAL",  # no wait for the disk; only a power cut can lose the latest
    "PRAGMA journal_size_limit = 8000000",
)
_TABLE = """CREATE TABLE IF NOT EXISTS scores (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, row BLOB NOT NULL, mark BLOB NOT NULL)"""
_KEYS_A_QUERY = 500
_WAIT_S = 10.0  # for another process to end its writing
_TRIES = 100  # to begin a file that another process begins too
_OUT_AT_ONCE = 50  # one row in so many is put out when the file is full
# The file itself goes last, so that no new one meets an old one's log.
_PARTS = ("-wal", "-shm", "")
# Damage, or a file that is something else; all other errors speak of the disk and the folder.
_DAMAGE = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class _DamagedError(Exception):
    """A row is not the one that was written."""


class ScoreFile:
    """Rows of bytes under keys. Safe to share between threads and processes.

    It never raises: where the file cannot be had, nothing is found and nothing kept, and the log
    says why once.

    Args:
        path: The file; its folder is made where it does not exist.
        most_bytes: What the file may take; when it is full, what was written first goes first.
    """

    def __init__(self, path: Path, most_bytes: int) -> None:
        self.path = path
        self._most_bytes = most_bytes
        self._locks = {"read": threading.Lock(), "write": threading.Lock()}
        self._connections: dict[str, sqlite3.Connection] = {}
        self._n_begun = 0
        self._off: set[str] = set()
        self.fault = ""  # why the file is not written, or not read either; the system's words
        self._guarded("read", self._open, None)

    @property
    def is_off(self) -> bool:
        """Whether nothing can be read or written any more."""
        return "read" in self._off

    def find(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The rows that are kept under these keys."""
        return self._guarded("read", lambda: self._read(keys), {})

    def write(self, rows: Mapping[bytes, bytes]) -> None:
        """Keep these rows, all of them or, when killed before the end, none."""
        self._guarded("write", lambda: self._write(rows), None)

    def close(self) -> None:
        """Let go of the file."""
        with self._locks["write"], self._locks["read"]:
            self._close()
            self._off = {"read", "write"}

    def _guarded(self, way: str, act: Callable[[], Answer], nothing: Answer) -> Answer:
        """What the act gives; nothing where the file fails, which is mended or left alone."""
        if way in self._off:
            return nothing
        n_begun = self._n_begun
        try:
            with self._locks[way]:
                # It may have been given up while this waited.
                return nothing if way in self._off else act()
        except (_DamagedError, sqlite3.Error, OSError) as error:
            self._take_note(way, error, n_begun)
            return nothing

    def _take_note(self, way: str, error: Exception, n_begun: int) -> None:
        code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if isinstance(error, _DamagedError) or code in _DAMAGE:
            self._begin_anew(error, n_begun)
        elif code == sqlite3.SQLITE_BUSY:
            _LOG.warning("Scores were not kept: another process holds %s.", self.path)
        else:
            self._turn_off({"write"} if way == "write" else {"read", "write"}, error)
            _LOG.warning(
                "Scores are no longer kept on disk: %s cannot be used (%s); free space or choose "
                "another folder by PARALLAX_CACHE.", self.path, error,
            )  # fmt: skip

    def _begin_anew(self, error: Exception, n_begun: int) -> None:
        """Throw the file away, unless another thread has done so since, and start an empty one."""
        with self._locks["write"], self._locks["read"]:
            if self._n_begun != n_begun:
                return
            _LOG.warning("The kept scores are damaged and begun anew: %s (%s).", self.path, error)
            self._n_begun += 1
            self._close()
            try:
                for part in _PARTS:
                    Path(f"{self.path}{part}").unlink(missing_ok=True)
                self._open()
            except (sqlite3.Error, OSError) as again:
                self._turn_off({"read", "write"}, again)
                _LOG.warning("Scores are no longer kept on disk: %s (%s).", self.path, again)

    def _turn_off(self, ways: set[str], error: Exception) -> None:
        # Without the path, which strangers may read on the page of health.
        self.fault = getattr(error, "strerror", None) or str(error)
        self._off = self._off | ways

    def _open(self) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Two, since a question must not wait until the other's writing ends.
        for way in self._locks:
            self._connections[way] = _connected(self.path)

    def _close(self) -> None:
        for connection in self._connections.values():
            with suppress(sqlite3.Error):
                connection.close()
        self._connections = {}

    def _read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found = {}
        for begin in range(0, len(keys), _KEYS_A_QUERY):
            some = list(keys[begin : begin + _KEYS_A_QUERY])
            places = ",".join("?" * len(some))
            query = f"SELECT key, row, mark FROM scores WHERE key IN ({places})"  # noqa: S608 – question marks only
            for key, row, mark in self._connections["read"].execute(query, some):
                if mark != _mark(key, row):
                    raise _DamagedError("a row is not the one that was written")
                found[key] = row
        return found

    def _write(self, rows: Mapping[bytes, bytes]) -> None:
        connection = self._connections["write"]
        connection.execute("BEGIN IMMEDIATE")
        with connection:  # ends in a commit, or with an error in nothing
            connection.executemany(
                "INSERT OR IGNORE INTO scores (key, row, mark) VALUES (?, ?, ?)",
                [(key, row, _mark(key, row)) for key, row in rows.items()],
            )
            while _used_bytes(connection) > self._most_bytes and _put_out_oldest(connection):
                pass


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=_WAIT_S, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        _begin(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: sqlite3.Connection) -> None:
    """Have the table, in a file with a write-ahead log.

    To take up that log SQLite wants the file for itself, and does not wait for it.
    """
    for n_left in reversed(range(_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(_TABLE)
            return
        except sqlite3.OperationalError as error:
            if not n_left or (error.sqlite_errorcode & 0xFF) != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_WAIT_S / _TRIES)


def _mark(key: bytes, row: bytes) -> bytes:
    return hashlib.blake2b(key + row, digest_size=8).digest()


def _used_bytes(connection: sqlite3.Connection) -> int:
    n_pages, n_free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (n_pages - n_free) * size


def _put_out_oldest(connection: sqlite3.Connection) -> bool:
    """Whether some of the rows that were written first could be put out."""
    first, last = connection.execute(
        "SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM scores"
    ).fetchone()
    upto = first + (last - first) // _OUT_AT_ONCE
    return connection.execute("DELETE FROM scores WHERE id <= ?", (upto,)).rowcount > 0
