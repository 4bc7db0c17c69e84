"""The lines of a recovery journal: each with its checksum, and sealed where the file is encrypted.

A sealed journal begins with a line in the clear: how the key is made, and which document it is
about, as a digest. Each further line is sealed by itself, so that a torn one loses no other, and
bound to its number and to the first line, which no other journal has: so none can be taken out or
moved, not even from another journal of the same document.
"""

import base64
import binascii
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec

from ilacs_desktop.document.codec import digest, encode, new_id
from ilacs_desktop.storage.crypt import Key, Lock, lock_of, seal, unseal

_CHECKSUM = 8  # hexadecimal digits of a CRC-32, then a space
_NONCE = 12


class SealedBy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The clear line of a sealed journal. ``pid`` is the number of the program that writes it.

    ``id`` is made by chance for each journal.
    """

    sealed: Lock
    document: str
    pid: int
    id: str


def line(raw: bytes) -> bytes:
    """Return the bytes as a line with their checksum."""
    return b"%08x %s\n" % (zlib.crc32(raw), raw)


def lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield what each line holds, and None for the first that is torn; nothing comes after it."""
    for one in file:
        checksum, raw = one[:_CHECKSUM], one[_CHECKSUM + 1 : -1]
        if not one.endswith(b"\n") or checksum != b"%08x" % zlib.crc32(raw):
            yield None
            return
        yield raw


def clear_line(document: str, key: Key, pid: int) -> bytes:
    """Return what a new sealed journal about the document of this id has in its first line."""
    return encode(SealedBy(lock_of(key), name_of(document), pid, new_id("j")))


def sealed_line(raw: bytes, key: Key, first: bytes, number: int) -> bytes:
    """Return what line ``number`` of a sealed journal has; ``first`` is what its first has."""
    nonce, sealed = seal(raw, key, _bound_to(first, number))
    return base64.b64encode(nonce + sealed)


def journal_bytes(start: bytes, changes: Sequence[bytes], key: Key | None, first: bytes) -> bytes:
    """Return a whole journal: where it starts, and each change.

    With a key, ``first`` is what its clear line has.
    """
    if key is None:
        return b"".join(map(line, (start, *changes)))
    sealed = (sealed_line(raw, key, first, n) for n, raw in enumerate((start, *changes), 1))
    return b"".join(map(line, (first, *sealed)))


def sealed_by(first: bytes | None) -> SealedBy | None:
    """Return the clear line of a sealed journal; None where the first line is another."""
    try:
        return msgspec.json.decode(first or b"", type=SealedBy)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def opened_lines(file: BinaryIO, key: Key | None) -> Iterator[bytes | None]:
    """Yield what each line says, unsealed with the key, and None for the first that cannot be read."""
    found = lines(file)
    first = next(found, None)
    by = sealed_by(first)
    if first is None or by is None:
        yield first
        yield from found
        return
    fits = key is not None and lock_of(key) == by.sealed
    for number, raw in enumerate(found, 1):
        opened = _unsealed(raw, key, first, number) if fits and key is not None else None
        yield opened
        if opened is None:
            return


def _unsealed(raw: bytes | None, key: Key, first: bytes, number: int) -> bytes | None:
    try:
        packed = base64.b64decode(raw or b"", validate=True)
    except binascii.Error:
        return None
    return unseal(packed[_NONCE:], key, packed[:_NONCE], _bound_to(first, number))


def _bound_to(first: bytes, number: int) -> bytes:
    return b"%s %d" % (first, number)


def name_of(document: str) -> str:
    """Return the start of a journal's name: never the id itself, which a stranger may have made."""
    return digest(document.encode(errors="replace"))[:12]
