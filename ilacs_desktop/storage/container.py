"""What a .ilacs file is: a zip that holds the document, a copy to read and all earlier versions.

Everything in it can be read without this program: the READ ME says how. The manifest names the
format and the newest version, and holds a SHA-256 of every other part. With a passphrase the whole
zip is sealed (crypt.py). docs/file-format.md describes it for other programs.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import msgspec

from ilacs_desktop.document.codec import decode_document, digest, encode
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.history.formats import FORMAT, FormatError, document_of
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.storage.crypt import (
    START,
    Header,
    Key,
    is_encrypted,
    key_from,
    read_sealed,
    seal_file,
    unseal_file,
)
from ilacs_desktop.storage.disk import FILE_LIMIT, MIB, Disk, read_bytes
from ilacs_desktop.storage.errors import (
    CutShortError,
    DamagedFileError,
    EmptyFileError,
    TooLargeError,
    TooNewError,
    UnreadableDocumentError,
    WrongKindError,
)
from ilacs_desktop.storage.kinds import (
    PACK,
    SELF_EVALUATION,
    ZIP_START,
    kind_of_bytes,
    kind_of_zip,
)
from ilacs_desktop.storage.zip_reader import UNPACKED_LIMIT, ZipReader

Readable = Callable[[Document], str]

READ_ME, MANIFEST = "READ ME.txt", "manifest.json"
DOCUMENT, READABLE = "document.json", "document.html"
VERSIONS, OBJECTS = "history/versions.jsonl", "history/objects.jsonl"
ERASED = "history/erased.jsonl"  # only where words were erased from earlier versions

# Parts that are decoded take several times their size in memory. A document of 6,000 words has
# 100 KiB without its pictures, a version 300 bytes, a save some five new objects.
_LIMITS = {MANIFEST: MIB, DOCUMENT: 64 * MIB, VERSIONS: 16 * MIB, ERASED: 64 * MIB}
_OBJECTS_LIMIT = 500_000
_PLAIN_LIMIT = 16 * MIB  # an older document, which is decoded before its types are known

_LOCAL_HEADER = struct.Struct("<4s5H3I2H")  # of an entry in a zip
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold: equal contents, equal bytes
_READ_ME_TEXT = """\
This file is an ILACS self-evaluation made with ILACS Desktop.

To read it without that program:
1. Make a copy of the file and change the end of the copy's name from .ilacs to .zip.
2. Open the copy and, in it, document.html: any web browser shows it.

What is inside:
- document.html is the self-evaluation to read or print.
- document.json is the same content, and all records behind it, as data.
- history holds the versions saved earlier, including text that was later deleted.
- manifest.json holds a checksum of each part.
"""

_NOTES = {
    DOCUMENT: "The document in this file was damaged. It was put together again from the file's"
    " history, complete as it was last saved.",
    OBJECTS: "The earlier versions in this file are damaged and cannot be read. The document itself"
    " is whole. Save it under a new name; the damaged file stays as it is.",
    READABLE: "The readable copy in this file was damaged. Saving makes it anew.",
}


_NOT_ENCRYPTED = (
    "“{name}” is not encrypted, though a passphrase was given for it: anybody can read it. If it was"
    " encrypted, somebody took the passphrase away or put another file in its place. Ask who did"
    " before you go on."
)


class Manifest(msgspec.Struct, frozen=True):
    """What stands on the first page: the format, which document, which version, and checksums.

    The clear header of an encrypted file gives the same, without checksums.
    """

    format: Annotated[int, msgspec.Meta(ge=1)]
    kind: str
    document: str
    head: str
    sha256: dict[str, str]


class _AnyManifest(msgspec.Struct):
    """What every manifest has, whichever version of the program wrote it."""

    format: int


class Opened(msgspec.Struct, frozen=True):
    """A file as opened. ``head`` is the version it holds, empty when its history was damaged.

    ``notes`` are sentences for the user about what was got round or set right. ``key`` is None for
    a file that is not encrypted; for one that is, it saves the file again.
    """

    document: Document
    history: History
    head: str
    notes: tuple[str, ...] = ()
    key: Key | None = None


def open_file(path: Path, disk: Disk | None = None, passphrase: str | Key | None = None) -> Opened:
    """Return what a file holds: document, history, version, notes about damage, and its key.

    Evidence and actions come with numbers used once; a note tells of each that was changed. The
    file is not changed. ``passphrase`` may be the key of the same file, which saves half a second.
    Raises an OpenError whose sentence can be shown as it is: NeedsPassphraseError and
    WrongPassphraseError among them.
    """
    opened = unpack(read_bytes(path, disk or Disk()), path.name, passphrase)
    document, renumbered = with_unique_numbers(opened.document)
    notes = (*opened.notes, *renumbered)
    if passphrase and isinstance(passphrase, str) and opened.key is None:  # typed for this file
        notes += (_NOT_ENCRYPTED.format(name=path.name),)
    return msgspec.structs.replace(opened, document=document, notes=notes)


def peek(path: Path, disk: Disk | None = None) -> Manifest:
    """Return only the first page of a file: which document and version it holds.

    No passphrase is wanted. Raises an OpenError as ``open_file`` does.
    """
    return read_manifest(read_bytes(path, disk or Disk()), path.name)


def first_page(data: bytes) -> Manifest | None:
    """Return what the beginning of a file says that it is; None where it does not say.

    Nothing of it is checked. It tells which files need not be read whole, and no more.
    """
    try:
        if is_encrypted(data):
            line = data[len(START) :].partition(b"\n")[0]
            header = msgspec.json.decode(line, type=Header)
            return Manifest(header.format, header.kind, header.document, header.head, {})
        facts = _LOCAL_HEADER.unpack_from(data)
        begin = _LOCAL_HEADER.size + facts[-2] + facts[-1]
        name = data[_LOCAL_HEADER.size :][: facts[-2]]
        if (facts[0], facts[2] & 0x9, facts[3], name) != (ZIP_START, 0, 8, MANIFEST.encode()):
            return None
        stored = zlib.decompressobj(-15).decompress(data[begin:][: facts[7]], MIB)
        return msgspec.json.decode(stored, type=Manifest)
    except (struct.error, zlib.error, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def pack(
    document: Document, history: History, head: str, readable: Readable, key: Key | None = None
) -> bytes:
    """Return the bytes of a file that holds a document, which is version ``head``, and its history.

    The same input gives the same bytes, except that those encrypted with a key are always new.
    """
    versions, objects = history.dump()
    parts = {
        READ_ME: _READ_ME_TEXT.replace("\n", "\r\n").encode(),
        READABLE: readable(document).encode(),
        DOCUMENT: msgspec.json.format(encode(document), indent=2),
        VERSIONS: versions,
        OBJECTS: objects,
    }
    if history.has_erased:
        parts[ERASED] = history.dump_erased()
    checksums = {name: digest(data) for name, data in parts.items()}
    kind = PACK if document.pack else SELF_EVALUATION
    manifest = Manifest(FORMAT, kind, document.id, head, checksums)
    parts = {MANIFEST: msgspec.json.format(msgspec.json.encode(manifest), indent=2), **parts}
    packed = _zipped(parts)
    return packed if key is None else seal_file(packed, kind, document.id, head, key)


def _zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # otherwise it names the system it was made on
            archive.writestr(info, data)
    return packed.getvalue()


def read_manifest(data: bytes, name: str) -> Manifest:
    """Return the manifest of a file's bytes, reading no more than it; messages call it ``name``.

    Raises the OpenError that fits: it is empty, cut short, damaged, unsafe, something else, too
    large, or too new.
    """
    _refuse_by_size(data, name)
    if not is_encrypted(data):
        return _manifest(_reader(data, name), name)
    header = read_sealed(data, name).header
    return Manifest(header.format, _known(header.kind, name), header.document, header.head, {})


def parts_of(
    data: bytes, name: str, passphrase: str | Key | None = None
) -> tuple[Manifest, dict[str, bytes | None]]:
    """Return a file's first page and each part as it stands there; None for one that is damaged.

    Raises an OpenError as ``unpack`` does.
    """
    reader = _reader(_content(data, name, passphrase)[0], name)
    manifest = _manifest(reader, name)
    return manifest, {part: reader.read(part, _limit(part)) for part in reader.names}


def unpack(data: bytes, name: str, passphrase: str | Key | None = None) -> Opened:
    """Return what a file's bytes hold; messages call the file ``name``.

    Where only one of document and history is damaged, the other stands in for it and a note says
    so. ``passphrase`` is for an encrypted file, or the key it was encrypted with. Raises the
    OpenError that fits when there is no whole document.
    """
    content, key = _content(data, name, passphrase)
    return msgspec.structs.replace(_opened(content, name), key=key)


def _content(data: bytes, name: str, passphrase: str | Key | None) -> tuple[bytes, Key | None]:
    """Return the bytes of the zip, and the key of an encrypted file."""
    _refuse_by_size(data, name)
    if not is_encrypted(data):
        return data, None
    sealed = read_sealed(data, name)
    _known(sealed.header.kind, name)
    key = key_from(sealed.header.lock, passphrase, name)
    return unseal_file(sealed, key, name), key


def _opened(data: bytes, name: str) -> Opened:
    reader = _reader(data, name)
    manifest = _manifest(reader, name)
    history = _history(reader, manifest)
    stored = _whole(reader, manifest, DOCUMENT)
    if stored is None:
        document = _newest(history, manifest, name)
    else:
        document = _document(stored, manifest, name)
    if broken := faults(document):
        raise UnreadableDocumentError(name, reason=broken[0].rstrip("."))
    found = {DOCUMENT: stored, OBJECTS: history, READABLE: _whole(reader, manifest, READABLE)}
    notes = tuple(_NOTES[part] for part, whole in found.items() if whole is None)
    head = "" if history is None else manifest.head
    return Opened(document, history or History(), head, notes)


def _refuse_by_size(data: bytes, name: str) -> None:
    if len(data) > FILE_LIMIT:
        raise TooLargeError(name, found=len(data) // MIB, most=FILE_LIMIT // MIB)
    if not data.strip(b"\0"):
        raise EmptyFileError(name)


def _reader(data: bytes, name: str) -> ZipReader:
    if not data.startswith(ZIP_START):
        if ZIP_START.startswith(data[:4]):
            raise CutShortError(name)
        raise WrongKindError(name, kind=kind_of_bytes(data))
    return ZipReader(data, name)


def _manifest(reader: ZipReader, name: str) -> Manifest:
    if MANIFEST not in reader.names:
        if DOCUMENT in reader.names and READ_ME in reader.names:
            raise DamagedFileError(name, part="the page that says what is in it")
        raise WrongKindError(name, kind=kind_of_zip(reader.names))
    stored = reader.read(MANIFEST, _LIMITS[MANIFEST]) or b""
    try:
        found = msgspec.json.decode(stored, type=_AnyManifest).format
        if found > FORMAT:
            raise TooNewError(name, found=found, known=FORMAT)
        manifest = msgspec.json.decode(stored, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedFileError(name, part="the page that says what is in it") from error
    _known(manifest.kind, name)
    return manifest


def _known(kind: str, name: str) -> str:
    if kind not in (SELF_EVALUATION, PACK):
        raise WrongKindError(name, kind="a file of another kind, made by this program")
    return kind


def _limit(part: str) -> int:
    return _LIMITS.get(part, UNPACKED_LIMIT)


def _whole(reader: ZipReader, manifest: Manifest, part: str) -> bytes | None:
    """Return a part if it is exactly what was written, otherwise None."""
    data = reader.read(part, _limit(part))
    return data if data is not None and digest(data) == manifest.sha256.get(part) else None


def _history(reader: ZipReader, manifest: Manifest) -> History | None:
    versions = _whole(reader, manifest, VERSIONS)
    objects = _whole(reader, manifest, OBJECTS)
    erased = _whole(reader, manifest, ERASED) if ERASED in manifest.sha256 else b""
    if versions is None or objects is None or erased is None:
        return None
    if objects.count(b"\n") + erased.count(b"\n") > _OBJECTS_LIMIT:
        return None
    try:
        history = History.parse(versions, objects, erased)
    except HistoryError:
        return None
    return history if manifest.head in history.versions else None


def _document(stored: bytes, manifest: Manifest, name: str) -> Document:
    if manifest.format != FORMAT and len(stored) > _PLAIN_LIMIT:
        reason = f"it is larger than any document of format {manifest.format}"
        raise UnreadableDocumentError(name, reason=reason)
    try:
        if manifest.format == FORMAT:  # typed from the start, it ends at the first wrong value
            return decode_document(stored)
        return document_of(msgspec.json.decode(stored, type=dict), manifest.format)
    except (msgspec.DecodeError, FormatError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableDocumentError(name, reason=str(error)) from error


def _newest(history: History | None, manifest: Manifest, name: str) -> Document:
    if history is None:
        raise DamagedFileError(name, part="the document")
    try:
        return history.load(manifest.head)
    except HistoryError as error:
        raise DamagedFileError(name, part="the document") from error
