"""Named parts in one zip archive: the same parts, the same bytes; a stranger's archive is vetted.

An archive is hostile until it is shown to be one of ours: how many members, their names, their
sizes and how far they are packed are checked before a byte is unpacked, and nothing is ever
unpacked onto the disk.
"""

import io
import zipfile
from collections.abc import Callable, Collection, Mapping

from analysis.corpus.limits import LIMITS, MEGABYTE
from analysis.corpus.zipped import DAMAGED, most_entries, packing_fault, unpack_member
from analysis.errors import StudyError
from analysis.translation import tr

LARGEST_ARCHIVE = LIMITS.total_bytes
LARGEST_UNPACKED = LIMITS.table_bytes
_MOST_ENTRIES = 1_000  # far above a study's parts: what is above is not even listed
MOST_MEMBERS = 100
_LEVEL = 1  # half the time of the usual level, for a tenth more bytes
LONGEST_SHOWN = 80
_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)


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
            tr(
                "The study is larger than {packed} MB packed or {unpacked} MB unpacked; save one "
                "of fewer articles or questions.",
                packed=LARGEST_ARCHIVE // MEGABYTE,
                unpacked=LARGEST_UNPACKED // MEGABYTE,
            )
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
            tr(
                "{file} is larger than {n} MB, too large for a study.",
                file=file,
                n=LARGEST_ARCHIVE // MEGABYTE,
            )
        )
    if most_entries(data) > _MOST_ENTRIES:
        raise StudyError(_too_many(file))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_sizes(members, file)
            _check_there(members, file, first)
            head = _unpacked(archive, first, file)
            names = sorted(others(head))
            _check_names(members, file, {first, *names})
            return {first: head} | {name: _unpacked(archive, name, file) for name in names}
    except DAMAGED:
        raise StudyError(
            tr(
                "{file} is no zip archive, or its end is missing; copy or download it again.",
                file=file,
            )
        ) from None


def _too_many(file: str) -> str:
    return tr("{file} holds more parts than a study has and is not opened.", file=file)


def _check_sizes(members: list[zipfile.ZipInfo], file: str) -> None:
    """Refuse what would not fit, or is packed as nothing of ours is, whatever it is called."""
    if len(members) > MOST_MEMBERS:
        raise StudyError(_too_many(file))
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise StudyError(
            tr(
                "{file} unpacks to more than {n} MB and is not opened.",
                file=file,
                n=LARGEST_UNPACKED // MEGABYTE,
            )
        )
    for member in members:
        if packing_fault(member):
            raise StudyError(
                tr(
                    "{part} in {file} is packed in a way no study is, and is not opened.",
                    part=member.filename[:LONGEST_SHOWN],
                    file=file,
                )
            )


def _check_names(members: list[zipfile.ZipInfo], file: str, names: Collection[str]) -> None:
    """Refuse an archive that holds anything but these, each once."""
    given = [member.filename for member in members]
    if len(given) > len(names):
        raise StudyError(_too_many(file))
    for name in given:
        if name not in names or given.count(name) > 1:
            raise StudyError(
                tr(
                    "{file} holds “{part}”, which is no part of a study, and is not opened.",
                    file=file,
                    part=name[:LONGEST_SHOWN],
                )
            )
    for name in sorted(names):
        _check_there(members, file, name)


def _check_there(members: list[zipfile.ZipInfo], file: str, name: str) -> None:
    n = sum(member.filename == name for member in members)
    if n > 1:
        raise StudyError(
            tr(
                "{file} holds “{part}”, which is no part of a study a second time, and is not "
                "opened.",
                file=file,
                part=name,
            )
        )
    if n == 0:
        raise StudyError(
            tr("{file} lacks the part {part}; save the study again.", file=file, part=name)
        )


def _unpacked(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    try:
        return unpack_member(archive, archive.getinfo(name))
    except DAMAGED:
        raise StudyError(
            tr(
                "{part} in {file} is damaged; copy or download the file again.",
                part=name,
                file=file,
            )
        ) from None
