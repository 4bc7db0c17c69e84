"""Unpacks a Word file part by part, within limits, believing nothing that its directory says."""

import io
import re
import struct
import zipfile
import zlib

from ilacs_desktop.word.parts.limits import MB, Limits, PackageError
from ilacs_desktop.word.parts.picture_size import picture_size

_CHUNK = 256 * 1024
_END = b"PK\5\6"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_ZIP64_LOCATOR = b"PK\6\7"
_ENCRYPTED = 0x1 | 0x40
_XML = (".xml", ".rels", ".vml")
# How everything begins that a parser takes for XML; the last is "<?" in EBCDIC.
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?[\s\0]*<|\xff\xfe|\xfe\xff|\x4c\x6f")
_PICTURES = (".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")
_DECLARATIONS = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le")
)
_DECLARED = re.compile(rb"<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
_START = 1024  # bytes, in which the declaration must end
# UTF-32 and EBCDIC.
_ODD_CODES = (b"\0\0", b"<\0\0\0", b"\0<\0\0", b"\xff\xfe\0\0", b"\x4c\x6f")
_ENCODINGS = ("utf-8", "utf8", "us-ascii", "ascii", "utf-16")
_CUT_SHORT = (
    "it is damaged or was cut short on its way",
    "Copy the file again, or ask whoever sent it for another copy, and choose that.",
)
# What the standard library raises for one damaged byte or another.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    IndexError,
    RuntimeError,  # NotImplementedError is one
    OverflowError,
)


class Unpacker:
    """The parts of a Word file in memory, each checked as it is handed out."""

    def __init__(self, raw: bytes, limits: Limits) -> None:
        """Read the list of parts. Raises PackageError."""
        if len(raw) > limits.file:
            raise PackageError(f"it is larger than {limits.file // MB} MB", _SMALLER)
        _check_directory(raw, limits)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        except _DAMAGE as fault:
            raise PackageError(*_CUT_SHORT) from fault
        _check_entries(entries, limits)
        self._limits = limits
        self._left = limits.unpacked
        self._nodes = limits.nodes
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the file."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """Return a part. Raises PackageError when it is damaged or more than may be read."""
        if name.lower().endswith(_XML):
            return self.read_xml(name)
        part = self._unpacked(name, self._limits.unpacked)
        if _MARKUP.match(part):
            self._nodes = check_xml(part, self._limits, self._nodes)
        elif is_picture(name):
            _check_picture(name, part[:_CHUNK], self._limits)
        return part

    def read_xml(self, name: str) -> bytes:
        """Return a part that will be parsed, whatever its name. Raises PackageError as read does."""
        part = self._unpacked(name, self._limits.xml_part)
        self._nodes = check_xml(part, self._limits, self._nodes)
        return part

    def measure_pictures(self) -> None:
        """Look at the size of every picture, unpacking no more than its beginning."""
        for name in filter(is_picture, self._entries):
            try:
                with self._zip.open(self._entries[name]) as stream:
                    start = stream.read(_CHUNK)
            except _DAMAGE:
                continue  # it is not shown, and is not unpacked any further
            _check_picture(name, start, self._limits)

    def _unpacked(self, name: str, most: int) -> bytes:
        unpacked = bytearray()
        try:
            with self._zip.open(self._entries[name]) as stream:
                while piece := stream.read(_CHUNK):
                    unpacked += piece
                    if len(unpacked) > min(most, self._left):
                        raise _too_large(self._limits, is_part=len(unpacked) > most)
        except _DAMAGE as fault:
            raise PackageError(*_CUT_SHORT) from fault
        self._left -= len(unpacked)
        return bytes(unpacked)


def check_xml(part: bytes, limits: Limits, nodes: int) -> int:
    """Refuse what Word never writes and what would fill the memory as a tree.

    Every opening tag is a "<" that no "/" follows, and every attribute has a "=": what is counted
    is never less than what the tree would hold. Returns how many of the ``nodes`` that may be
    read are left. Raises PackageError.
    """
    if len(part) > limits.xml_part:
        raise _too_large(limits, is_part=True)
    if any(mark in part for mark in _DECLARATIONS):
        raise PackageError(
            "one of its parts declares a document type, which Word never writes but a"
            " malicious file may",
            "Do not open it in Word either. Ask whoever sent it, and tell your IT service.",
        )
    if _is_in_odd_code(part[:_START].removeprefix(b"\xef\xbb\xbf")):
        raise PackageError("one of its parts is in a code that Word does not use")
    left = nodes - (part.count(b"<") - part.count(b"</") + part.count(b"="))
    if left < 0:
        raise PackageError(
            f"it has more than {limits.nodes:,} pieces, more than any self-evaluation",
            "Copy the part that you need into a new Word document, and choose that.",
        )
    return left


def _is_in_odd_code(start: bytes) -> bool:
    """Return whether a part that begins so is, or may be, in another code than Word writes.

    A declaration that does not end in these bytes may name any code further on.
    """
    if start.startswith(_ODD_CODES):
        return True
    plain = start.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip()
    if not plain.startswith(b"<?xml"):
        return False
    declared = _DECLARED.match(plain)
    codes = [] if declared is None else _ENCODING.findall(declared[0])
    return declared is None or any(
        code.decode("latin-1").lower() not in _ENCODINGS for code in codes
    )


def is_picture(name: str) -> bool:
    """Return whether a part of this name is a picture."""
    return name.lower().endswith(_PICTURES)


_SMALLER = (
    "Make its pictures smaller in Word (Picture Format, Compress Pictures), save it, and choose it"
    " again."
)


def _too_large(limits: Limits, *, is_part: bool) -> PackageError:
    size = limits.xml_part if is_part else limits.unpacked
    what = "one of its parts unpacks" if is_part else "it unpacks"
    return PackageError(f"{what} to more than {size // MB} MB", _SMALLER)


def _check_directory(raw: bytes, limits: Limits) -> None:
    """Find the record at the end that says how long the list of parts is, as zipfile finds it."""
    at = max(0, len(raw) - _END_SIZE)
    if not (raw[at : at + 4] == _END and raw[-2:] == b"\0\0"):
        at = raw.rfind(_END, max(0, len(raw) - _END_SIZE - _LONGEST_COMMENT))
    if at < 0 or len(raw) < at + _END_SIZE:
        raise PackageError(*_CUT_SHORT)
    (size,) = struct.unpack_from("<L", raw, at + 12)
    if size > limits.directory or raw[max(0, at - 20) : at].startswith(_ZIP64_LOCATOR):
        raise PackageError(f"it has more than {limits.parts:,} parts")


def _check_entries(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = {entry.filename.lower() for entry in entries}
    if len(names) < len(entries):
        raise PackageError("it holds two parts of one name")
    if len(entries) > limits.parts:
        raise PackageError(f"it has more than {limits.parts:,} parts")
    if sum(map(is_picture, names)) > limits.pictures:
        raise PackageError(
            f"it has more than {limits.pictures} pictures",
            "Take the pictures that you do not need out of it in Word, save it, and choose it"
            " again.",
        )
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise PackageError(
                "a part of it is locked with a password", "Take the password off, and try again."
            )
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PackageError("it was packed in a way that Word does not use")


def _check_picture(name: str, start: bytes, limits: Limits) -> None:
    width, height = picture_size(start)
    if width * height > limits.pixels:
        raise PackageError(
            f"its picture “{name.rpartition('/')[2]}” says that it is {width:,} by {height:,}"
            " points, too large to be opened safely",
            "Take the picture out in Word, save the document, and choose it again.",
        )
