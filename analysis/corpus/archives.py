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
    by_folder,
    readable_paths,
)
from analysis.corpus.limits import MEGABYTE, Limits
from analysis.corpus.sources import READABLE, Source, source_suffix, too_big
from analysis.corpus.study_folders import HEAD_BYTES, STUDY_SUFFIX, study_folders
from analysis.corpus.zipped import (
    DAMAGED,
    LOCKED,
    METHOD,
    MOST_PACKED,
    NO_FILE,
    NO_NAME,
    OUTSIDE,
    PACKED,
    most_entries,
    packing_fault,
    place_fault,
    unpack_member,
)
from analysis.errors import CorpusError
from analysis.formats import number
from analysis.translation import mark, tr

_UTF_8 = 0x800
_MOST_ENTRIES = 100_000  # those of documents within an archive look like its own
_SAYS = {
    OUTSIDE: mark(
        "“{member}” in {name} is a path that leads out of the archive; the archive is not opened."
    ),
    NO_NAME: mark("“{member}” in {name} is no name that a file has; the archive is not opened."),
    NO_FILE: mark(
        "“{member}” in {name} is a link or a device and no file; the archive is not opened."
    ),
    LOCKED: mark(
        "“{member}” in {name} is locked with a password; unpack the archive and give its files."
    ),
    METHOD: mark(
        "“{member}” in {name} is packed by a method that is not read here; unpack the archive and "
        "give its files."
    ),
    PACKED: mark(
        "“{member}” in {name} is packed more than {most} to 1; unpack the archive and give its "
        "files."
    ),
}


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
        raise CorpusError(tr("{name} is a saved study; open it alone, as a study.", name=name))
    if len(data) > limits.total_bytes:
        raise CorpusError(too_big(name, limits.total_bytes))
    try:
        if most_entries(data) > _MOST_ENTRIES:
            raise CorpusError(_too_many(name))
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return _vetted(Archive(name, data, source.folder), opened, limits)
    except DAMAGED:
        raise CorpusError(
            tr(
                "{name} is no ZIP archive, or its end is missing; copy or download it again.",
                name=name,
            )
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
                problems.append(tr("{name} is damaged; pack the archive again.", name=name))
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
    return tr(
        "{name} holds more than {most} files and is not opened; split it.",
        name=name, most=number(MOST_FILES),
    )  # fmt: skip


def _refusal(member: zipfile.ZipInfo, archive: Archive, fault: str) -> CorpusError:
    """What is said of an archive for one of its members."""
    said = tr(_SAYS[fault], member=_shown(member), name=archive.name, most=MOST_PACKED)
    return CorpusError(said)


def _vetted(archive: Archive, opened: zipfile.ZipFile, limits: Limits) -> Archive:
    members = opened.infolist()
    if len(members) > MOST_FILES:
        raise CorpusError(_too_many(archive.name))
    for member in members:
        if fault := place_fault(member):
            raise _refusal(member, archive, fault)
    archive.members = sorted(_readable(archive, opened), key=lambda m: by_folder(_name(m)))
    for member in archive.members:
        if fault := packing_fault(member):
            raise _refusal(member, archive, fault)
    if sum(member.file_size for member in archive.members) > limits.total_bytes:
        raise CorpusError(
            tr(
                "{name} unpacks to more than {most} MB; split it.",
                name=archive.name,
                most=limits.total_bytes // MEGABYTE,
            )
        )
    return archive


def _readable(archive: Archive, opened: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The members that are pages or tables; of the others it is noted what they are."""
    files = {_name(member): member for member in opened.infolist() if not member.is_dir()}
    for name in files:
        if name.lower().endswith(ARCHIVE):
            archive.problems.append(
                tr(
                    "{member} in {name} is an archive itself; unpack it, and give it alone.",
                    member=name,
                    name=archive.name,
                )
            )
    studies = study_folders(files, lambda name: _head(opened, files[name]))
    kept = readable_paths(list(files), archive.name, archive.notes, studies=studies)
    if studies and not kept:
        raise CorpusError(
            tr(
                "{name} holds a saved study and no articles; unpack it, and open the folder that "
                "holds study.json, alone.",
                name=archive.name,
            )
        )
    if not kept:
        raise CorpusError(
            tr(
                "{name} holds no page and no table ({kinds}); choose another.",
                name=archive.name,
                kinds=", ".join(READABLE),
            )
        )
    return [files[name] for name in kept]


def _head(opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The first bytes of a member, b"" where it is not to be unpacked."""
    if packing_fault(member):
        return b""
    try:
        with opened.open(member) as file:
            return file.read(HEAD_BYTES)
    except DAMAGED:
        return b""
