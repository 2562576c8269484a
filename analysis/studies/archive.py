"""Named parts in one zip archive: the same parts, the same bytes; a stranger's archive is vetted.

An archive is hostile until it is shown to be one of ours: how many members, their names, their
sizes and how far they are packed are checked before a byte is unpacked, and nothing is ever
unpacked onto the disk.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping

from analysis.corpus.limits import LIMITS, MEGABYTE
from analysis.errors import StudyError

LARGEST_ARCHIVE = LIMITS.total_bytes
LARGEST_UNPACKED = LIMITS.table_bytes
MOST_PACKED = 200  # unpacked bytes to a packed one; the repetitive tables of a study reach some 50
MOST_MEMBERS = 100
_LEVEL = 1  # half the time of the usual level, for a tenth more bytes
_SMALL = MEGABYTE
_LONGEST_SHOWN = 80
_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """The archive of these parts, by name, all with the same date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in sorted(parts):
            member = zipfile.ZipInfo(name, _BEGINNING_OF_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, parts[name], compresslevel=_LEVEL)
    if (
        len(buffer.getbuffer()) > LARGEST_ARCHIVE
        or sum(map(len, parts.values())) > LARGEST_UNPACKED
    ):
        raise StudyError(
            f"The study is larger than {LARGEST_ARCHIVE // MEGABYTE} MB packed or "
            f"{LARGEST_UNPACKED // MEGABYTE} MB unpacked; save one of fewer articles or questions."
        )
    return buffer.getvalue()


def unpack_parts(
    data: bytes, file: str, first: str, others: Callable[[bytes], Collection[str]]
) -> dict[str, bytes]:
    """The parts of an archive that holds `first` and exactly the `others` that it asks for.

    `others` is given the first part and may refuse it. StudyError says what is wrong.
    """
    if len(data) > LARGEST_ARCHIVE:
        raise StudyError(
            f"{file} is larger than {LARGEST_ARCHIVE // MEGABYTE} MB, too large for a study."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_sizes(members, file)
            _check_there(members, file, first)
            head = _unpacked(archive, first, file)
            names = sorted(others(head))
            _check_names(members, file, {first, *names})
            return {first: head} | {name: _unpacked(archive, name, file) for name in names}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise StudyError(
            f"{file} is no zip archive, or its end is missing; copy or download it again."
        ) from None


def _check_sizes(members: list[zipfile.ZipInfo], file: str) -> None:
    """Refuse what would not fit, or is packed as nothing of ours is, whatever it is called."""
    if len(members) > MOST_MEMBERS:
        raise StudyError(f"{file} holds more parts than a study has and is not opened.")
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise StudyError(
            f"{file} unpacks to more than {LARGEST_UNPACKED // MEGABYTE} MB and is not opened."
        )
    for member in members:
        bomb = member.file_size > max(_SMALL, MOST_PACKED * member.compress_size)
        if bomb or member.compress_type not in _METHODS or member.flag_bits & _ENCRYPTED:
            raise StudyError(
                f"{member.filename[:_LONGEST_SHOWN]} in {file} is packed in a way no study is, and "
                "is not opened."
            )


def _check_names(members: list[zipfile.ZipInfo], file: str, names: Collection[str]) -> None:
    """Refuse an archive that holds anything but these, each once."""
    given = [member.filename for member in members]
    if len(given) > len(names):
        raise StudyError(f"{file} holds more parts than a study has and is not opened.")
    for name in given:
        if name not in names or given.count(name) > 1:
            raise StudyError(
                f"{file} holds “{name[:_LONGEST_SHOWN]}”, which is no part of a study, and is not "
                "opened."
            )
    for name in sorted(names):
        _check_there(members, file, name)


def _check_there(members: list[zipfile.ZipInfo], file: str, name: str) -> None:
    n = sum(member.filename == name for member in members)
    if n > 1:
        raise StudyError(
            f"{file} holds “{name}”, which is no part of a study a second time, and is not opened."
        )
    if n == 0:
        raise StudyError(f"{file} lacks the part {name}; save the study again.")


def _unpacked(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        with archive.open(name) as member:
            # read() alone would unpack up to 2 GB before it looks at the size that was declared
            return member.read(archive.getinfo(name).file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        raise StudyError(f"{name} in {file} is damaged; copy or download the file again.") from None
