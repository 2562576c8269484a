"""A stranger's zip archive: what is looked at before a byte of it is unpacked.

Nothing is ever unpacked onto the disk, and no member is read beyond the size that it declares.
"""

import re
import stat
import struct
import zipfile
import zlib

from analysis.corpus.limits import MEGABYTE

MOST_PACKED = 200  # unpacked bytes to a packed one; menus and repetitive tables reach some 50
_SMALL = MEGABYTE
_LONGEST_NAME = 1_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"  # each entry of an archive's list of members begins with it
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_DRIVE = re.compile(r"[A-Za-z]:")
# What opening an archive, or a member, raises when it is no archive or is damaged.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    ValueError,
    RuntimeError,  # NotImplementedError among them
    EOFError,
)


def most_entries(data: bytes) -> int:
    """At most so many members has an archive: known before its list, which may be vast, is read."""
    return data.count(_ENTRY)


def packing_fault(member: zipfile.ZipInfo) -> str:
    """Why a member is not unpacked, for "it is …"; "" where nothing speaks against it."""
    if member.flag_bits & _ENCRYPTED:
        return "locked with a password"
    if member.compress_type not in _METHODS:
        return "packed by a method that is not read here"
    if member.file_size > max(_SMALL, MOST_PACKED * member.compress_size):
        return f"packed more than {MOST_PACKED} to 1"
    return ""


def place_fault(member: zipfile.ZipInfo) -> str:
    """Why a member is not what it should be, a file within the archive, for "it is …"; "" if so."""
    name = member.orig_filename.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return "a path that leads out of the archive"
    if len(name) > _LONGEST_NAME or _CONTROLS.search(name):
        return "no name that a file has"
    mode = member.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "a link or a device and no file"
    return ""


def unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member's bytes; one of DAMAGED where they are not what the archive declares."""
    with archive.open(member) as file:
        # read() alone would unpack up to 2 GB before it looks at the size that was declared
        return file.read(member.file_size + 1)
