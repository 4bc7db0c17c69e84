"""Reads a zip file that somebody sent: bounded, and believing nothing that its directory says.

A file may be cut short, damaged on its way, or made to fill the memory of whoever opens it. Python
reads the directory of a zip whole and trusts it, so its size is looked at first; entries are then
unpacked in pieces that are counted as they come.
"""

import io
import struct
import zipfile
import zlib
from collections import Counter
from pathlib import PurePosixPath

from ilacs_desktop.storage.disk import MIB
from ilacs_desktop.storage.errors import CutShortError, DamagedFileError, UnsafeFileError

UNPACKED_LIMIT = 256 * MIB  # all parts together
DIRECTORY_LIMIT = 64 * 1024  # ours takes half a KiB
ENTRIES_LIMIT = 200
# Text packs to a third, a long history to a fifteenth. Zeros, of which bombs are made, to a
# thousandth. Small entries are let through: a blank one may pack well, and cannot fill a memory.
RATIO_LIMIT = 200
RATIO_FROM = 8 * MIB

_CHUNK = 256 * 1024
_END = b"PK\5\6"
_END_SIZE = 22
_LONGEST_COMMENT = 65535
_ZIP64_LOCATOR = b"PK\6\7"
_ENCRYPTED = 0x1 | 0x40

# What the standard library raises for one damaged byte or another.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # NotImplementedError is one
    OverflowError,
)


class ZipReader:
    """The entries of a zip file held in memory, each checked before it is handed out."""

    def __init__(self, data: bytes, name: str) -> None:
        """Read the directory; ``name`` is what messages call the file.

        Raises CutShortError, DamagedFileError or UnsafeFileError.
        """
        self._name = name
        self._left = UNPACKED_LIMIT
        _check_directory_size(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise DamagedFileError(name, part="its table of contents") from error
        _check_entries(self._zip.infolist(), name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the entries, in the order of the directory."""
        return tuple(self._zip.namelist())

    def read(self, entry: str, limit: int = UNPACKED_LIMIT) -> bytes | None:
        """Return the bytes of an entry, or None when it is missing or damaged.

        Raises UnsafeFileError when it unpacks to more than ``limit`` bytes or to far more than text
        ever does, or all entries read so far to more than any document.
        """
        if entry not in self._zip.NameToInfo:
            return None
        info = self._zip.getinfo(entry)
        likely = max(RATIO_FROM, info.compress_size * RATIO_LIMIT)
        unpacked = bytearray()
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_CHUNK):
                    unpacked += piece
                    if len(unpacked) > min(limit, likely, self._left):
                        raise UnsafeFileError(self._name, reason="it unpacks to an unlikely size")
        except _DAMAGE:
            return None
        self._left -= len(unpacked)
        return bytes(unpacked)


def _check_directory_size(data: bytes, name: str) -> None:
    """Find the record at the end that says how large the directory is, as zipfile finds it."""
    at = max(0, len(data) - _END_SIZE)
    if not (data[at : at + 4] == _END and data[-2:] == b"\0\0"):
        at = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    if at < 0 or len(data) < at + _END_SIZE:
        raise CutShortError(name)
    (size,) = struct.unpack_from("<L", data, at + 12)
    if size > DIRECTORY_LIMIT or data[max(0, at - 20) : at].startswith(_ZIP64_LOCATOR):
        raise UnsafeFileError(name, reason="its table of contents is far too long")


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > ENTRIES_LIMIT:
        raise UnsafeFileError(name, reason=f"it holds {len(entries)} parts")
    for entry, times in Counter(entry.filename for entry in entries).items():
        if times > 1:
            raise UnsafeFileError(name, reason=f"it holds the part “{entry}” twice")
        if ":" in entry or entry.startswith("/"):
            raise UnsafeFileError(name, reason=f"it holds a part called “{entry}”")
        if ".." in PurePosixPath(entry).parts:
            raise UnsafeFileError(name, reason=f"it holds a part called “{entry}”")
    for info in entries:
        if "\\" in info.orig_filename:  # on Windows, zipfile makes it / in ``filename``
            reason = f"it holds a part called “{info.orig_filename}”"
            raise UnsafeFileError(name, reason=reason)
        if info.flag_bits & _ENCRYPTED:
            raise UnsafeFileError(name, reason="a part of it is locked with a password")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnsafeFileError(name, reason="it was packed in an unusual way")
