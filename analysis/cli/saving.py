"""Where a study is saved and from where it is opened: one file, or one folder."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from analysis.cli.writing import write_bytes
from analysis.corpus.limits import LIMITS
from analysis.corpus.plain_files import read_plain
from analysis.corpus.study_folders import STUDY_JSON
from analysis.errors import ExportError, StudyError
from analysis.storage.folder import set_aside, write_folder
from analysis.studies.bundle import (
    is_study_folder,
    open_study,
    open_study_folder,
    study_bytes,
    study_files,
)
from analysis.studies.study import SUFFIX, Study
from analysis.studies.texts import without_texts


@dataclass(frozen=True)
class Place:
    """Where a study is to be saved, and whether the name given ends as a folder's does."""

    path: Path
    is_folder: bool


def save_place(text: str) -> Place:
    """The place of a name: a folder where it ends with a slash, is one, or has no ending at all."""
    path = Path(text)
    ends_so = text.endswith(tuple(filter(None, (os.sep, os.altsep))))
    is_file = path.name.endswith(SUFFIX) and not ends_so
    return Place(path, ends_so or (not is_file and (path.is_dir() or not path.suffix)))


def check_save(options: argparse.Namespace) -> None:
    """Refuse what cannot be saved before any work is done."""
    if options.save:
        _check_place(options.save)
    if options.without_text and not options.save:
        raise ExportError("--without-text leaves texts out of a saved study; give --save, too.")


def _check_place(place: Place) -> None:
    path = place.path
    if not place.is_folder:
        if not path.name.endswith(SUFFIX):
            raise ExportError(
                f"A study is saved as NAME{SUFFIX}, or as a folder NAME/; {path.name} is neither."
            )
        if path.is_dir():
            raise ExportError(f"{path} is a folder; give {path}/ to save the study as one.")
        return
    if not path.exists():
        return
    if not path.is_dir():
        raise ExportError(f"{path} is a file; name a folder that is not there yet.")
    try:
        is_empty = not any(path.iterdir())
    except OSError as error:
        raise ExportError(
            f"{path}/ cannot be looked into ({error.strerror}); choose another place."
        ) from error
    if not is_empty and not is_study_folder(path):
        raise ExportError(
            f"{path}/ holds other things than a study and stays as it is; name a folder that is "
            "not there yet, or an empty one."
        )


def save_study(study: Study, place: Place, *, without_text: bool = False) -> str:
    """Save a study at once, over an older one if there is one; the sentence that says where."""
    study = without_texts(study) if without_text else study
    _check_place(place)  # minutes may have gone by
    if place.is_folder:
        try:
            write_folder(place.path, study_files(study))
        except OSError as error:
            raise ExportError(
                f"{place.path} cannot be written ({error.strerror}); choose another place."
            ) from error
    else:
        write_bytes(place.path, study_bytes(study))
    name = f"{place.path}/" if place.is_folder else str(place.path)
    return f"The study is in {name}" + (", without its texts" if without_text else "")


def saved_study(path: Path) -> Study:
    """The study in this file or folder; StudyError in one sentence for what is none."""
    if path.is_dir():
        if not os.path.lexists(path / STUDY_JSON):
            raise StudyError(
                f"{path}/ is no saved study: it has no {STUDY_JSON}; make one of its articles: "
                f"compare {path} --axis … --save NAME{SUFFIX}."
            )
        return open_study_folder(path)
    try:
        data = read_plain(path, LIMITS.total_bytes)
    except OSError as error:
        aside = "".join(f" An older one is in {old}." for old in set_aside(path)[-1:])
        raise StudyError(f"{path} cannot be opened ({error.strerror}).{aside}") from error
    return open_study(data, path.name)
