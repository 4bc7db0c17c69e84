"""The recovery journal: what was typed since the last save, on the local disk, ready after a crash.

One file for each open document. Its first line holds the document as it was opened or last saved;
each further line a delta (document/delta.py) with what was typed since. Every line carries its
checksum, so a line that a crash tore is recognised and everything before it is kept.
"""

import datetime as dt
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from ilacs_desktop.document.codec import encode, new_id
from ilacs_desktop.document.delta import Delta, delta, patch
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.history.formats import FORMAT, FormatError, document_of
from ilacs_desktop.storage import file_lock

SUFFIX = ".journal"

_CHECKSUM = 8  # hexadecimal digits of a CRC-32, then a space


class JournalError(UserError):
    """What is typed cannot be kept on the local disk."""


class Start(msgspec.Struct, frozen=True):
    """The first line: which file this is about, since when, and the document it starts from.

    ``parents`` are the versions the document followed; ``path`` is empty for one never saved.
    """

    format: int
    path: str
    parents: tuple[str, ...]
    at: dt.datetime
    document: msgspec.Raw


class Unsaved(msgspec.Struct, frozen=True):
    """What a journal gives back after a crash. ``changes`` counts the batches of typing."""

    journal: Path
    path: str
    parents: tuple[str, ...]
    at: dt.datetime
    base: Document
    document: Document
    changes: int


class Journal:
    """The journal of one open document, on the local disk, written by one program."""

    def __init__(
        self,
        folder: Path,
        write: Callable[[BinaryIO, bytes], None] | None = None,
    ) -> None:
        """Keep journals in ``folder``; ``write`` puts bytes on the disk for good."""
        self._folder = folder
        self._write = write or _write_for_good
        self._file: BinaryIO | None = None
        self._path: Path | None = None
        self._last: Document | None = None

    def start(
        self, document: Document, path: Path | None, parents: tuple[str, ...], at: dt.datetime
    ) -> None:
        """Begin anew from a document that was just opened or saved.

        The journal before it goes only when the new one stands. Raises JournalError when the
        local disk refuses; the journal before it then goes on.
        """
        start = Start(FORMAT, str(path or ""), parents, at, msgspec.Raw(encode(document)))
        new = self._folder / f"{document.id[:40]}-{new_id('j')}{SUFFIX}"
        file = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = new.open("xb", buffering=0)
            file_lock.take(file)
            self._write(file, _line(encode(start)))
        except OSError as error:
            _discard(file, new)
            raise _refused(error) from error
        _discard(self._file, self._path)
        self._file, self._path, self._last = file, new, document

    def keep(self, document: Document) -> int:
        """Write down what changed since the last call; return the number of bytes written.

        Raises JournalError when the local disk refuses; the next call tries again with everything
        since the last line that was written.
        """
        if self._file is None or self._last is None:
            return 0
        change = delta(self._last, document)
        if change is None:
            return 0
        line = _line(encode(change))
        end = self._file.tell()
        try:
            self._write(self._file, line)
        except OSError as error:
            self._file.truncate(end)
            self._file.seek(end)
            raise _refused(error) from error
        self._last = document
        return len(line)

    def close(self) -> None:
        """End the journal: everything is saved, or was given up on purpose."""
        _discard(self._file, self._path)
        self._file = self._path = self._last = None


def unsaved(folder: Path) -> Iterator[Unsaved]:
    """Yield what each journal holds that no running program is writing, oldest first.

    Journals without a change are removed. One that cannot be read is left where it is: it is
    never deleted by the program.
    """
    journals = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
    for path in journals:
        with path.open("r+b") as file:
            if not file_lock.take(file):
                continue
            found = read(path)
        if found is None:
            continue
        if found.changes:
            yield found
        else:
            path.unlink()


def read(path: Path) -> Unsaved | None:
    """Return what a journal holds up to its first torn or damaged line.

    None when not even the first line is whole. Raises OSError when it cannot be read at all.
    """
    with path.open("rb") as file:
        lines = _whole_lines(file)
        first = next(lines, None)
        if first is None:
            return None
        try:
            start = msgspec.json.decode(first, type=Start)
            base = document_of(msgspec.json.decode(start.document), start.format)
        except (msgspec.DecodeError, FormatError):
            return None
        document = base
        changes = 0
        for line in lines:
            try:
                document = patch(document, msgspec.json.decode(line, type=Delta))
            except (msgspec.DecodeError, KeyError):
                break
            changes += 1
    return Unsaved(path, start.path, start.parents, start.at, base, document, changes)


def _line(raw: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(raw), raw)


def _whole_lines(file: BinaryIO) -> Iterator[bytes]:
    for line in file:
        checksum, raw = line[:_CHECKSUM], line[_CHECKSUM + 1 : -1]
        if not line.endswith(b"\n") or checksum != b"%08x" % zlib.crc32(raw):
            return
        yield raw


def _write_for_good(file: BinaryIO, raw: bytes) -> None:
    written = 0
    while written < len(raw):
        written += file.write(raw[written:])
    os.fsync(file.fileno())


def _discard(file: BinaryIO | None, path: Path | None) -> None:
    if file is not None and path is not None:
        file.close()
        path.unlink(missing_ok=True)


def _refused(error: OSError) -> JournalError:
    return JournalError(
        f"What you type cannot be kept for recovery on this computer ({error.strerror})."
        " Your document is still open and can be saved. Save it now, and make some room on the"
        " local disk."
    )
