"""The parts of a study in a folder: a stranger's folder is vetted as a stranger's archive is.

How many files, their names and sizes are checked before one is read; links, folders and devices are
refused, and none is read beyond the size that it has. Files that a browser gives of a folder are
vetted alike.
"""

import os
import stat
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from analysis.corpus.limits import MEGABYTE
from analysis.errors import StudyError
from analysis.studies.archive import LARGEST_UNPACKED, LONGEST_SHOWN, MOST_MEMBERS
from analysis.translation import tr

# What systems leave in a folder that was looked at; never read, and in nobody's way.
LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
# No link is followed, and nothing waits for the other end of a pipe.
_READING |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def folder_parts(
    folder: Path, first: str, others: Callable[[bytes], Collection[str]]
) -> dict[str, bytes]:
    """The parts in a folder that holds `first` and exactly the `others` that it asks for.

    `others` is given the first part and may refuse it. StudyError says what is wrong.
    """
    sizes = _sizes(folder)
    return _vetted(sizes, lambda n: _read(folder / n, sizes[n]), folder.name, first, others)


def given_parts(
    files: Sequence[tuple[str, bytes]],
    file: str,
    first: str,
    others: Callable[[bytes], Collection[str]],
) -> dict[str, bytes]:
    """The same of the files of the folder `file` by their names, which are at hand already."""
    given = {name: data for name, data in files if name not in LEFT_BY_SYSTEMS}
    names = [name for name, _ in files if name not in LEFT_BY_SYSTEMS]
    if len(names) > MOST_MEMBERS:
        raise StudyError(_too_many(file))
    for name in given:
        if names.count(name) > 1:
            raise StudyError(
                tr(
                    "{file} holds “{part}”, which is no part of a study a second time, and is not "
                    "opened.",
                    file=file,
                    part=name[:LONGEST_SHOWN],
                )
            )
    sizes = {name: len(given[name]) for name in sorted(given)}
    _check_size(sizes, file)
    return _vetted(sizes, given.__getitem__, file, first, others)


def _vetted(
    sizes: Mapping[str, int],
    read: Callable[[str], bytes],
    file: str,
    first: str,
    others: Callable[[bytes], Collection[str]],
) -> dict[str, bytes]:
    """The parts, each read when all names are known to be those of a study's."""
    _check_there(sizes, file, first)
    head = read(first)
    names = sorted(others(head))
    for name in sizes:
        if name not in (first, *names):
            raise StudyError(
                tr(
                    "{file} holds “{part}”, which is no part of a study, and is not opened.",
                    file=file,
                    part=name[:LONGEST_SHOWN],
                )
            )
    for name in names:
        _check_there(sizes, file, name)
    return {first: head} | {name: read(name) for name in names}


def _sizes(folder: Path) -> dict[str, int]:
    """The files of a folder with their sizes, in order of their names; each of them plain."""
    found: dict[str, int] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name in LEFT_BY_SYSTEMS:
                    continue
                if not entry.is_file(follow_symlinks=False):
                    raise StudyError(_no_file(folder, entry.name))
                found[entry.name] = entry.stat(follow_symlinks=False).st_size
                if len(found) > MOST_MEMBERS:
                    raise StudyError(_too_many(folder.name))
    except OSError as error:
        raise StudyError(_unreadable(folder, "", error)) from error
    _check_size(found, folder.name)
    return dict(sorted(found.items()))


def _too_many(file: str) -> str:
    return tr("{file} holds more parts than a study has and is not opened.", file=file)


def _check_size(sizes: Mapping[str, int], file: str) -> None:
    if sum(sizes.values()) > LARGEST_UNPACKED:
        raise StudyError(
            tr(
                "{file} holds more than {n} MB, too much for a study, and is not opened.",
                file=file,
                n=LARGEST_UNPACKED // MEGABYTE,
            )
        )


def _check_there(sizes: Collection[str], file: str, name: str) -> None:
    if name not in sizes:
        raise StudyError(
            tr("{file} lacks the part {part}; save the study again.", file=file, part=name)
        )


def _read(path: Path, size: int) -> bytes:
    """A file's bytes, of the size that it had when it was vetted; one more if it has grown."""
    try:
        with os.fdopen(os.open(path, _READING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise StudyError(_no_file(path.parent, path.name))
            return file.read(size + 1)
    except OSError as error:
        raise StudyError(_unreadable(path.parent, path.name, error)) from error


def _no_file(folder: Path, name: str) -> str:
    return tr(
        "{part} in {file} is a link or no plain file, and the study is not opened.",
        part=name[:LONGEST_SHOWN],
        file=folder.name,
    )


def _unreadable(folder: Path, name: str, error: OSError) -> str:
    what = f"{folder.name}/{name}" if name else folder.name
    return tr("{file} cannot be read ({fault}).", file=what, fault=error.strerror)
