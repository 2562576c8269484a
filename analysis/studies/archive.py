"""Named parts in one zip archive: the same parts, the same bytes; a stranger's archive is vetted.

An archive is hostile until it is shown to be one of ours: how many members, their names, their
sizes and how far they are packed are checked before a byte is unpacked, and nothing is ever
unpacked onto the disk.
"""

import io
import zipfile
from collections.abc import Collection, Mapping

from analysis.corpus.limits import LIMITS, MEGABYTE
from analysis.corpus.zipped import DAMAGED, most_entries, packing_fault, unpack_member
from analysis.errors import StudyError

LARGEST_ARCHIVE = LIMITS.total_bytes
LARGEST_UNPACKED = LIMITS.table_bytes
_MOST_ENTRIES = 1_000  # far above a study's parts: what is above is not even listed
_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """The archive of these parts, by name, all with the same date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts):
            member = zipfile.ZipInfo(name, _BEGINNING_OF_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, parts[name], compresslevel=6)
    if (
        len(buffer.getbuffer()) > LARGEST_ARCHIVE
        or sum(map(len, parts.values())) > LARGEST_UNPACKED
    ):
        raise StudyError(
            f"The study is larger than {LARGEST_ARCHIVE // MEGABYTE} MB packed or "
            f"{LARGEST_UNPACKED // MEGABYTE} MB unpacked; save one of fewer articles or questions."
        )
    return buffer.getvalue()


def unpack_parts(data: bytes, file: str, names: Collection[str]) -> dict[str, bytes]:
    """The parts of an archive that holds exactly these; StudyError says what is wrong with it."""
    if len(data) > LARGEST_ARCHIVE:
        raise StudyError(
            f"{file} is larger than {LARGEST_ARCHIVE // MEGABYTE} MB, too large for a study."
        )
    if most_entries(data) > _MOST_ENTRIES:
        raise StudyError(_too_many(file))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive.infolist(), file, names)
            return {name: _unpacked(archive, name, file) for name in sorted(names)}
    except DAMAGED:
        raise StudyError(
            f"{file} is no zip archive, or its end is missing; copy or download it again."
        ) from None


def _too_many(file: str) -> str:
    return f"{file} holds more parts than a study has and is not opened."


def _check_members(members: list[zipfile.ZipInfo], file: str, names: Collection[str]) -> None:
    if len(members) > len(names):
        raise StudyError(_too_many(file))
    given = [member.filename for member in members]
    for name in given:
        if name not in names or given.count(name) > 1:
            raise StudyError(
                f"{file} holds “{name[:80]}”, which is no part of a study, and is not opened."
            )
    for name in sorted(names):
        if name not in given:
            raise StudyError(f"{file} lacks the part {name}; save the study again.")
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise StudyError(
            f"{file} unpacks to more than {LARGEST_UNPACKED // MEGABYTE} MB and is not opened."
        )
    for member in members:
        if packing_fault(member):
            raise StudyError(
                f"{member.filename} in {file} is packed in a way no study is, and is not opened."
            )


def _unpacked(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        return unpack_member(archive, archive.getinfo(name))
    except DAMAGED:
        raise StudyError(f"{name} in {file} is damaged; copy or download the file again.") from None
