"""Paths, folders and archives to single files, one at a time."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.corpus.archives import archive_sources, is_archive, open_archive
from analysis.corpus.encoding import without_halves
from analysis.corpus.folder_outlets import outlet_folders
from analysis.corpus.folders import ARCHIVE, MOST_FILES, by_folder, files_below, readable_paths
from analysis.corpus.gathering import Ledger
from analysis.corpus.limits import MEGABYTE, Limits
from analysis.corpus.plain_files import read_plain
from analysis.corpus.sources import READABLE, Source, too_big
from analysis.corpus.study_folders import HEAD_BYTES, is_part, study_folders
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import tr

# Told after each file how many of how many have been read.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class OnDisk:
    """A file as it is named to the user, where it is, and the folder it may be named for."""

    name: str
    path: Path
    folder: str = ""


def files_at(paths: Iterable[Path], notes: list[str], problems: list[str]) -> list[OnDisk]:
    """The files at the paths given; of a folder those that are read, also in folders below it."""
    found: list[tuple[str, Path]] = []
    for path in _without_studies(list(paths), problems):
        if path.is_dir():
            top = without_halves(path.resolve().name or path.name)
            found += [(f"{top}/{p}", path / p) for p in _inside(path, top, notes, problems)]
        elif os.path.exists(path):  # what is no plain file is refused when it is read
            found.append((path.name, path))
        else:
            problems.append(tr("{path} does not exist; check the path.", path=path))
    # A name of bytes that are no UTF-8 opens its file as it is, but could not be written anywhere.
    names = [without_halves(name) for name, _ in found]
    files = zip(names, found, outlet_folders(names), strict=True)
    return [OnDisk(name, path, folder) for name, (_, path), folder in files]


def _without_studies(paths: Sequence[Path], problems: list[str]) -> list[Path]:
    """The paths without the parts of studies, as a shell gives them for `mine/*`."""
    studies = study_folders(map(Path.as_posix, paths), lambda name: _head(Path(name)))
    problems += [_nothing_in(Path(one).resolve().name, ["."]) for one in sorted(studies)]
    return [path for path in paths if not is_part(path.as_posix(), studies)]


def _inside(path: Path, top: str, notes: list[str], problems: list[str]) -> list[str]:
    closed: list[OSError] = []
    files = files_below(path, closed.append)
    problems += [_cannot_open(_within(path, top, error), error) for error in closed]
    if len(files) > MOST_FILES:
        problems.append(
            tr(
                "Folder {folder} holds more than {most} files; give a part of it.",
                folder=top,
                most=number(MOST_FILES),
            )
        )
        return []
    place = tr("folder {name}", name=top)
    studies = study_folders(files, lambda name: _head(path / name))
    left: list[str] = []
    readable = readable_paths(files, place, left, (*READABLE, ARCHIVE), studies)
    if readable or not studies:  # else the study is all that there is to say
        notes += left
    if not readable and not closed:
        problems.append(_nothing_in(top, studies))
    return readable


def _within(path: Path, top: str, error: OSError) -> str:
    """Where below the folder that people named the system refused."""
    return without_halves((Path(top) / Path(str(error.filename)).relative_to(path)).as_posix())


def _cannot_open(name: str, error: OSError) -> str:
    return tr("{file} cannot be opened ({why}).", file=name, why=error.strerror)


def _nothing_in(top: str, studies: Collection[str]) -> str:
    """What is said of a folder in which nothing is to be read."""
    if not studies:
        kinds = ", ".join(READABLE)
        return tr("Folder {folder} holds no readable file ({kinds}).", folder=top, kinds=kinds)
    return tr(
        "Folder {folder} is a saved study and holds no pages to read; use “open” for it.",
        folder=without_halves((Path(top) / min(studies)).as_posix()),
    )


def _head(path: Path) -> bytes:
    """The first bytes of a file; none of what cannot be read, which is said when it is read."""
    try:
        return read_plain(path, HEAD_BYTES)
    except OSError:
        return b""


def read_files(files: Iterable[OnDisk], limits: Limits, problems: list[str]) -> Iterator[Source]:
    """The files' bytes, one file at a time; what cannot be opened is a problem."""
    for file in files:
        is_zip = file.path.suffix.lower() == ARCHIVE
        most = limits.total_bytes if is_zip else limits.file_bytes
        try:
            data = read_plain(file.path, most)
        except OSError as error:
            problems.append(_cannot_open(file.name, error))
            continue
        if len(data) > most:
            problems.append(too_big(file.name, most))
        else:
            yield Source(file.name, data, folder=file.folder)


def chosen_folder(sources: Sequence[Source], notes: list[str]) -> list[Source]:
    """The files of a folder as a browser gives them, by paths: those that are read, in order."""
    by_name = {source.name: source for source in sources}
    paths = sorted(by_name, key=by_folder)
    studies = study_folders(paths, lambda name: by_name[name].data)
    names = readable_paths(paths, tr("the folder"), notes, (*READABLE, ARCHIVE), studies)
    folders = outlet_folders(names)
    return [replace(by_name[n], folder=folder) for n, folder in zip(names, folders, strict=True)]


def open_sources(
    sources: Iterable[Source], total: int, ledger: Ledger, progress: Progress | None
) -> Iterator[Source]:
    """Each file, and of an archive each file that is read; CorpusError when all are too large.

    `total` is how many sources there are; what archives hold is added as they are opened.
    """
    done = size = 0
    for source in sources:
        files, n = _unpacked(source, ledger)
        total += n - 1
        for file in files:
            size += len(file.data)
            if size > ledger.limits.total_bytes:
                raise CorpusError(
                    tr(
                        "The files hold more than {most} MB together; read fewer at a time.",
                        most=ledger.limits.total_bytes // MEGABYTE,
                    )
                )
            yield file
            done += 1
            if progress:
                progress(done, max(done, total))


def _unpacked(source: Source, ledger: Ledger) -> tuple[Iterable[Source], int]:
    """The files of a source, itself unless it is an archive, and how many they are."""
    if not is_archive(source):
        return [source], 1
    try:
        archive = open_archive(source, ledger.limits)
    except CorpusError as error:
        ledger.problems.append(str(error))
        return [], 0
    ledger.notes += archive.notes
    ledger.problems += archive.problems
    return archive_sources(archive, ledger.problems), len(archive.members)
