"""Files in folders: which are read, in which order, and what is said of the others."""

import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path, PurePosixPath

from analysis.corpus.encoding import without_halves
from analysis.corpus.gathering import some
from analysis.corpus.sources import HTML_SUFFIXES, READABLE
from analysis.corpus.study_folders import STUDY_JSON, STUDY_SUFFIX, is_part
from analysis.formats import number
from analysis.translation import mark, tr

MOST_FILES = 20_000
ARCHIVE = ".zip"
_OF_THE_SYSTEM = frozenset(("__macosx", "thumbs.db", "desktop.ini"))
_SAVED_WITH = re.compile(r"(.+)[_-](?:files|Dateien|fichiers|archivos)", re.I)
_HIDDEN, _BESIDE = mark("{n} hidden"), mark("{n} saved beside a page")
_STUDY = mark("{n} saved as a study, to be opened alone")
_OTHER, _PART = "other", "part"


def files_below(folder: Path, closed: Callable[[OSError], None]) -> list[str]:
    """The paths of a folder's files within it, folder by folder, by name.

    Folders that are links are not followed: they may lead round in a circle. Of each that cannot
    be looked into, `closed` is told.
    """
    found: list[str] = []
    for place, below, files in os.walk(folder, onerror=closed):
        below.sort()
        found += [(Path(place) / name).relative_to(folder).as_posix() for name in files]
        if len(found) > MOST_FILES:
            break
    return sorted(found, key=by_folder)


def by_folder(path: str) -> tuple[tuple[str, ...], str]:
    """The order of files: those of a folder together."""
    return PurePosixPath(path).parts[:-1], path


def readable_paths(
    paths: Sequence[str],
    place: str,
    notes: list[str],
    kinds: Collection[str] = READABLE,
    studies: Collection[str] = (),
) -> list[str]:
    """The paths that are pages or tables; what is left out of them is noted.

    What a browser saves beside a page ("Vote_files/ad.html" beside "Vote.html") is no page, and
    what `studies`, the folders of saved studies, hold of a study is no table.
    """
    beside = _saved_beside(paths)
    why = {path: _why_not(path, beside, kinds, studies) for path in paths}
    left = Counter(why.values())
    kinds_left = (reason for reason in (_HIDDEN, _BESIDE, _STUDY) if left[reason])
    said = [tr(reason, n=number(left[reason])) for reason in kinds_left]
    if other := [without_halves(path) for path in paths if why[path] == _OTHER]:
        said.append(tr("not of a readable kind: {files}", files=some(other)))
    if said:
        notes.append(tr("Left out of {place}: {what}.", place=place, what="; ".join(said)))
    return [path for path in paths if not why[path]]


def _why_not(
    path: str, beside: Collection[str], kinds: Collection[str], studies: Collection[str]
) -> str:
    """Why a file is not read, in words; "" where it is."""
    parts = PurePosixPath(path).parts
    if any(part.startswith(".") or part.lower() in _OF_THE_SYSTEM for part in parts):
        return _HIDDEN
    if path in beside:
        return _BESIDE
    if path.lower().endswith(STUDY_SUFFIX):
        return _STUDY
    if is_part(path, studies):  # a folder counts as one study, by its study.json
        return _STUDY if parts[-1] == STUDY_JSON else _PART
    return "" if PurePosixPath(path).suffix.lower() in kinds else _OTHER


def _saved_beside(paths: Iterable[str]) -> set[str]:
    names = list(paths)
    pages = {
        str(PurePosixPath(n).with_suffix("")) for n in names if n.lower().endswith(HTML_SUFFIXES)
    }
    return {name for name in names if any(page in pages for page in _pages_above(name))}


def _pages_above(path: str) -> list[str]:
    """The pages that a file may have been saved with, by the folders it stands in."""
    folders = path.split("/")[:-1]
    return [
        "/".join([*folders[:depth], match[1]])
        for depth, folder in enumerate(folders)
        if (match := _SAVED_WITH.fullmatch(folder))
    ]
