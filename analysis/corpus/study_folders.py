"""Saved studies among the files of folders: told apart, so that none is taken for articles."""

from collections.abc import Callable, Collection, Iterable
from pathlib import PurePosixPath

STUDY_JSON, STUDY_SUFFIX = "study.json", ".parallax.zip"
_PART_SUFFIX = ".parquet"
# So many bytes of a study.json are looked at: what tells it stands at its beginning, however long
# the rest is, also where a program has sorted its names.
HEAD_BYTES = 4096
_NAMES = (b'"format"', b'"has_texts"')


def study_folders(paths: Iterable[str], head_of: Callable[[str], bytes]) -> set[str]:
    """The folders that hold the `study.json` of a saved study, "." for that of the paths.

    `head_of` gives the first bytes of a file. A table of articles may be called study.json, too.
    """
    named = [path for path in paths if PurePosixPath(path).name == STUDY_JSON]
    return {folder_of(path) for path in named if tells_study(path, head_of(path))}


def tells_study(path: str, data: bytes) -> bool:
    """Whether a file is a study's `study.json` by its name and beginning, damaged or not."""
    head = data[:HEAD_BYTES]
    is_object = PurePosixPath(path).name == STUDY_JSON and head.lstrip().startswith(b"{")
    return is_object and all(name in head for name in _NAMES)


def is_part(path: str, studies: Collection[str]) -> bool:
    """Whether a file is the `study.json` of one of these folders, or a table beside it."""
    file = PurePosixPath(path)
    is_named = file.name == STUDY_JSON or file.suffix.lower() == _PART_SUFFIX
    return is_named and folder_of(path) in studies


def folder_of(path: str) -> str:
    """The folder that a file stands in, "." for that of the paths."""
    return str(PurePosixPath(path).parent)
