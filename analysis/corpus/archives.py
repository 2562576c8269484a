"""ZIP archives of pages and tables to their files, one at a time, in memory.

All members are vetted before the first is unpacked. A member that leads out of the archive, a link,
or one packed to flood the machine has the whole archive refused: nobody makes these by accident.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.corpus.folder_outlets import outlet_folders
from analysis.corpus.folders import (
    ARCHIVE,
    MOST_FILES,
    STUDY_SUFFIX,
    by_folder,
    readable_paths,
)
from analysis.corpus.limits import MEGABYTE, Limits
from analysis.corpus.sources import READABLE, Source, source_suffix, too_big
from analysis.corpus.zipped import (
    DAMAGED,
    most_entries,
    packing_fault,
    place_fault,
    unpack_member,
)
from analysis.errors import CorpusError

_UTF_8 = 0x800
_MOST_ENTRIES = 100_000  # those of documents within an archive look like its own


@dataclass
class Archive:
    """A vetted archive: the members that are read, and what is to be said of the others."""

    name: str
    data: bytes
    folder: str = ""
    members: list[zipfile.ZipInfo] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def is_archive(source: Source) -> bool:
    """Whether a file is a ZIP archive, by its name or what is in it."""
    return source_suffix(source) == ARCHIVE


def open_archive(source: Source, limits: Limits) -> Archive:
    """List and vet an archive; CorpusError says why it is not opened."""
    name, data = source.name, source.data
    if name.lower().endswith(STUDY_SUFFIX):
        raise CorpusError(f"{name} is a saved study; open it alone, as a study.")
    if len(data) > limits.total_bytes:
        raise CorpusError(too_big(name, limits.total_bytes))
    try:
        if most_entries(data) > _MOST_ENTRIES:
            raise CorpusError(_too_many(name))
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return _vetted(Archive(name, data, source.folder), opened.infolist(), limits)
    except DAMAGED:
        raise CorpusError(
            f"{name} is no ZIP archive, or its end is missing; copy or download it again."
        ) from None


def archive_sources(archive: Archive, problems: list[str]) -> Iterator[Source]:
    """The files of a vetted archive, folder by folder; a damaged one is a problem."""
    names = [_name(member) for member in archive.members]
    folders = outlet_folders(names)
    with zipfile.ZipFile(io.BytesIO(archive.data)) as opened:
        for member, inner, folder in zip(archive.members, names, folders, strict=True):
            name = f"{archive.name}/{inner}"
            try:
                data = unpack_member(opened, member)
            except DAMAGED:
                problems.append(f"{name} is damaged; pack the archive again.")
                continue
            yield Source(name, data, folder=folder or archive.folder)


def _name(member: zipfile.ZipInfo) -> str:
    """A member's name; some programs write UTF-8 and do not say so."""
    try:
        is_marked = member.flag_bits & _UTF_8
        return member.filename if is_marked else member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _shown(member: zipfile.ZipInfo) -> str:
    """A stranger's name as it may stand in a sentence."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in _name(member)[:80])


def _too_many(name: str) -> str:
    return f"{name} holds more than {MOST_FILES:,} files and is not opened; split it."


def _vetted(archive: Archive, members: list[zipfile.ZipInfo], limits: Limits) -> Archive:
    if len(members) > MOST_FILES:
        raise CorpusError(_too_many(archive.name))
    for member in members:
        if fault := place_fault(member):
            raise CorpusError(
                f"“{_shown(member)}” in {archive.name} is {fault}; the archive is not opened."
            )
    archive.members = sorted(_readable(archive, members), key=lambda m: by_folder(_name(m)))
    for member in archive.members:
        if fault := packing_fault(member):
            raise CorpusError(
                f"“{_shown(member)}” in {archive.name} is {fault}; unpack the archive and "
                "give its files."
            )
    if sum(member.file_size for member in archive.members) > limits.total_bytes:
        raise CorpusError(
            f"{archive.name} unpacks to more than {limits.total_bytes // MEGABYTE} MB; split it."
        )
    return archive


def _readable(archive: Archive, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The members that are pages or tables; of the others it is noted what they are."""
    files = {_name(member): member for member in members if not member.is_dir()}
    for name in files:
        if name.lower().endswith(ARCHIVE):
            archive.problems.append(
                f"{name} in {archive.name} is an archive itself; unpack it, and give it alone."
            )
    kept = readable_paths(list(files), archive.name, archive.notes)
    if not kept:
        raise CorpusError(
            f"{archive.name} holds no page and no table ({', '.join(READABLE)}); choose another."
        )
    return [files[name] for name in kept]
