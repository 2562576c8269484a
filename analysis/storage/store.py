"""A store: whole files under names, in a folder or at any address that fsspec knows.

A file is whole or not there: in a folder it is moved into its place when it is on the disk, an
object store takes it in one request.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from analysis.errors import StoreError
from analysis.storage.folder import sweep, write_file
from analysis.storage.names import is_name
from analysis.translation import mark, tr

# A page waits for the store, so one that does not answer is given up soon.
_PATIENCE: Mapping[str, Mapping[str, Any]] = {
    "s3": {
        "config_kwargs": {
            "connect_timeout": 5,
            "read_timeout": 30,
            "retries": {"max_attempts": 2},
        }
    }
}
_CANNOT = {
    "written": mark(
        "The place where studies are kept cannot be written ({why}); see that it is there, has "
        "space and lets Parallax in."
    ),
    "read": mark(
        "The place where studies are kept cannot be read ({why}); see that it is there, has space "
        "and lets Parallax in."
    ),
    "removed": mark(
        "The place where studies are kept cannot be removed ({why}); see that it is there, has "
        "space and lets Parallax in."
    ),
    "listed": mark(
        "The place where studies are kept cannot be listed ({why}); see that it is there, has "
        "space and lets Parallax in."
    ),
}
_PACKAGES = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "webdav": "webdav4"}


@dataclass(frozen=True)
class Store:
    """Where files are kept; `root` is the folder or the address below which all of them lie."""

    filesystem: Any
    root: str

    @property
    def folder(self) -> Path | None:
        """The folder of a store on this machine, else None."""
        return Path(self.root) if isinstance(self.filesystem, LocalFileSystem) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep a file under this name, in the place of one that is there."""
        path = self._path(name)
        with _refusals("written"):
            if self.folder:
                write_file(Path(path), data, private=True)
            else:
                self.filesystem.pipe_file(path, data)

    def get(self, name: str, most_bytes: int) -> bytes | None:
        """The file of this name, None where there is none; of a larger one the beginning."""
        path = self._path(name)
        with _refusals("read"):
            try:
                return bytes(self.filesystem.cat_file(path, start=0, end=most_bytes + 1))
            except FileNotFoundError:
                return None

    def drop(self, name: str) -> None:
        """Remove a file, if it is there."""
        path = self._path(name)
        with _refusals("removed"):
            try:
                self.filesystem.rm_file(path)
            except FileNotFoundError:
                return

    def kept(self, folder: str) -> dict[str, datetime]:
        """The files of a folder of the store, by name, and when each was written."""
        with _refusals("listed"):
            self.filesystem.invalidate_cache()
            try:
                paths = self.filesystem.ls(f"{self.root}/{folder}", detail=False)
            except FileNotFoundError:
                return {}
            names = sorted(f"{folder}/{path.rpartition('/')[2]}" for path in paths)
            return {name: self._written(name) for name in names if is_name(name)}

    def _written(self, name: str) -> datetime:
        date: datetime = self.filesystem.modified(self._path(name))
        return date if date.tzinfo else date.replace(tzinfo=UTC)

    def _path(self, name: str) -> str:
        if not is_name(name):
            raise StoreError(
                tr("Nothing is kept under such a name; use the link that you were given.")
            )
        return f"{self.root}/{name}"


def open_store(address: str, options: Mapping[str, Any] | None = None) -> Store:
    """The store in this folder or at this address (`s3://bucket/folder`, say); or StoreError.

    `options` are those of fsspec for that kind of address, such as its keys.
    """
    kind = address.partition("://")[0] if "://" in address else "file"
    given = {**_PATIENCE.get(kind, {}), **(options or {})}
    where = address if "://" in address else str(Path(address).expanduser().absolute())
    try:
        filesystem, root = fsspec.url_to_fs(where, **given)
    except ImportError:
        package = _PACKAGES.get(kind, tr("a package that fsspec names for it"))
        raise StoreError(
            tr(
                "Studies are to be kept at an address of kind {kind}, which needs {package}: "
                "install it, or change PARALLAX_STUDIES.",
                kind=kind,
                package=package,
            )
        ) from None
    except Exception as error:
        raise StoreError(
            tr(
                "Studies cannot be kept at the address that is set ({why}); correct "
                "PARALLAX_STUDIES.",
                why=type(error).__name__,
            )
        ) from error
    store = Store(filesystem, root.rstrip("/"))
    if store.folder:
        _make_private(store.folder)
    return store


def _make_private(folder: Path) -> None:
    """The folder, for its owner alone where it is new, and nothing unfinished in it."""
    with _refusals("written"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(folder)


@contextmanager
def _refusals(action: str) -> Iterator[None]:
    """One sentence for whatever goes wrong at a store.

    Each kind of address has a library of its own with errors of its own, which may hold keys.
    """
    try:
        yield
    except Exception as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise StoreError(tr(_CANNOT[action], why=why)) from error
