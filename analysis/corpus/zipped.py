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
# Why a member is not unpacked, and why it is not what it should be; each reader has its sentences.
LOCKED, METHOD, PACKED = "locked", "method", "packed"
OUTSIDE, NO_NAME, NO_FILE = "outside", "no name", "no file"
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
    """LOCKED, METHOD or PACKED for a member that is not unpacked; "" where it may be."""
    if member.flag_bits & _ENCRYPTED:
        return LOCKED
    if member.compress_type not in _METHODS:
        return METHOD
    if member.file_size > max(_SMALL, MOST_PACKED * member.compress_size):
        return PACKED
    return ""


def place_fault(member: zipfile.ZipInfo) -> str:
    """OUTSIDE, NO_NAME or NO_FILE for what is no file within the archive; "" for one that is."""
    name = member.orig_filename.replace("\\", "/")
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return OUTSIDE
    if len(name) > _LONGEST_NAME or _CONTROLS.search(name):
        return NO_NAME
    mode = member.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return NO_FILE
    return ""


def unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member's bytes; one of DAMAGED where they are not what the archive declares."""
    with archive.open(member) as file:
        # read() alone would unpack up to 2 GB before it looks at the size that was declared
        return file.read(member.file_size + 1)
