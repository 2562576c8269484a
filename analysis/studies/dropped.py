"""Saved studies among files as a browser gives them: archives, and the parts of folders."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from analysis.corpus.sources import Source
from analysis.corpus.study_folders import folder_of, is_part, tells_study
from analysis.studies.bundle import open_study, open_study_files
from analysis.studies.parts_folder import LEFT_BY_SYSTEMS
from analysis.studies.study import SUFFIX, Study

_UNNAMED = "study"  # parts that came without their folder


@dataclass(frozen=True)
class Dropped:
    """A saved study as it is called to the user, and what opens it; StudyError says why not."""

    name: str
    open: Callable[[], Study]


def is_study(name: str) -> bool:
    """Whether a file's name is that of a study."""
    return name.lower().endswith(SUFFIX)


def dropped_studies(sources: Sequence[Source]) -> tuple[list[Dropped], list[Source]]:
    """The studies among the files, and the files that belong to none.

    To a folder's study belong all tables that stand beside its `study.json`: one that is no part
    of it keeps it from being opened.
    """
    folders = {folder_of(one.name) for one in sources if tells_study(one.name, one.data)}
    parts = [source for source in sources if is_part(source.name, folders)]
    studies = [_of_archive(source) for source in sources if is_study(source.name)]
    studies += [_of_folder(one, parts) for one in sorted(folders)]
    others = [s for s in sources if not (is_study(s.name) or is_part(s.name, folders))]
    return studies, [s for s in others if PurePosixPath(s.name).name not in LEFT_BY_SYSTEMS]


def _of_archive(source: Source) -> Dropped:
    name = PurePosixPath(source.name).name
    return Dropped(name, partial(open_study, source.data, name))


def _of_folder(folder: str, parts: Iterable[Source]) -> Dropped:
    name = PurePosixPath(folder).name or _UNNAMED
    own = (part for part in parts if folder_of(part.name) == folder)
    files = [(PurePosixPath(part.name).name, part.data) for part in own]
    return Dropped(name, partial(open_study_files, files, name))
