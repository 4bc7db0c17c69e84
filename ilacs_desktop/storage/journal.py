"""The recovery journal: what was typed since the last save, on the local disk, ready after a crash.

One file for each open document. Its first line holds the document as it was opened or last saved;
each further line a delta (document/delta.py) with what was typed since. Every line carries its
checksum, so a line that a crash tore is recognised and everything before it is kept.
"""

import contextlib
import datetime as dt
import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from ilacs_desktop.document.codec import digest, encode, new_id
from ilacs_desktop.document.delta import Delta, delta, patch
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.history.formats import FORMAT, document_of
from ilacs_desktop.storage import file_lock

SUFFIX = ".journal"

_CHECKSUM = 8  # hexadecimal digits of a CRC-32, then a space
# What a line raises that is no JSON, or was made for a document of another shape.
_UNUSABLE = (
    msgspec.MsgspecError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
)


class JournalError(UserError):
    """What is typed cannot be kept on the local disk."""


class Start(msgspec.Struct, frozen=True):
    """The first line: which file this is about, since when, and the document it starts from.

    ``parents`` are the versions the document followed; ``path`` is empty for one never saved.
    ``pid`` is the number of the program that writes it, asked for where the folder has no locks.
    """

    format: int
    path: str
    parents: tuple[str, ...]
    at: dt.datetime
    document: msgspec.Raw
    pid: int = 0


class Unsaved(msgspec.Struct, frozen=True):
    """What a journal gives back after a crash. ``changes`` counts the batches of typing.

    ``whole`` is False where the journal goes on behind them with what cannot be read.
    """

    journal: Path
    path: str
    parents: tuple[str, ...]
    at: dt.datetime
    base: Document
    document: Document
    changes: int
    whole: bool


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
        self._end = 0
        self._refused: tuple[Document, Path | None, tuple[str, ...], dt.datetime] | None = None

    def start(
        self, document: Document, path: Path | None, parents: tuple[str, ...], at: dt.datetime
    ) -> None:
        """Begin anew from a document that was just opened or saved.

        The journal before it goes only when the new one stands. Raises JournalError when the
        local disk refuses; the journal before it then goes on, or ``keep`` tries to begin again.
        """
        new = self._folder / f"{_stem(document)}-{new_id('j')}{SUFFIX}"
        file = None
        try:
            raw = msgspec.Raw(encode(document))
            start = Start(FORMAT, str(path or ""), parents, at, raw, os.getpid())
            line = _line(encode(start))
            self._folder.mkdir(parents=True, exist_ok=True)
            file = new.open("xb", buffering=0)
            file_lock.take(file)  # where the folder has no locks, the pid stands in
            self._write(file, line)
        except (OSError, UnicodeEncodeError) as error:
            _discard(file, new)
            self._refused = (document, path, parents, at)
            raise _refused(error) from error
        self._refused = None
        old = self._file, self._path
        self._file, self._path, self._last, self._end = file, new, document, len(line)
        _discard(*old)

    def keep(self, document: Document) -> int:
        """Write down what changed since the last call; return the number of bytes written.

        Raises JournalError when the local disk refuses or half a character is in the text; the
        next call tries again with everything since the last line that was written.
        """
        if self._file is None and self._refused is not None:
            self.start(*self._refused)
        if self._file is None or self._last is None:
            return 0
        change = delta(self._last, document)
        if change is None:
            return 0
        try:
            line = _line(encode(change))
            self._file.seek(self._end)
            self._file.truncate()  # what a write that failed has left
            self._write(self._file, line)
        except (OSError, UnicodeEncodeError) as error:
            raise _refused(error) from error
        self._end += len(line)
        self._last = document
        return len(line)

    def close(self) -> None:
        """End the journal: everything is saved, or was given up on purpose."""
        _discard(self._file, self._path)
        self._file = self._path = self._last = self._refused = None


def unsaved(folder: Path) -> Iterator[Unsaved]:
    """Yield what each journal holds that no running program is writing, oldest first.

    Whole journals without a change are removed. What cannot be read is left where it is, and
    passed over: it is never deleted by the program.
    """
    for path in sorted(folder.glob(f"*{SUFFIX}"), key=changed_at):
        try:
            found = _left_behind(path)
        except OSError:
            continue
        if found is None:
            continue
        if found.changes or not found.whole:
            yield found
        else:
            with contextlib.suppress(OSError):
                path.unlink()


def read(path: Path) -> Unsaved | None:
    """Return what a journal holds up to its first torn, damaged or unusable line.

    None when not even the first line is whole. Raises OSError when it cannot be read at all.
    """
    with path.open("rb") as file:
        lines = _lines(file)
        begun = _begun(next(lines, None))
        if begun is None:
            return None
        start, base = begun
        document, changes, whole = base, 0, True
        for line in lines:
            patched = _patched(document, line)
            if patched is None:
                whole = False
                break
            document = patched
            changes += 1
    return Unsaved(path, start.path, start.parents, start.at, base, document, changes, whole)


def changed_at(path: Path) -> float:
    """Return when a journal was last written, as the system counts; 0 when it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _left_behind(path: Path) -> Unsaved | None:
    """Return what a journal holds, None when it is being written or cannot be made out."""
    if not path.is_file():
        return None
    with path.open("r+b") as file:
        lock = file_lock.take(file)
        if lock == "theirs" or (lock == "none" and _writer_runs(file)):
            return None
        return read(path)


def _writer_runs(file: BinaryIO) -> bool:
    """Return whether the number of the program that began a journal is that of one that runs.

    A number is given anew in time, so a journal may wait until a stranger has ended; it is then
    offered at a later start.
    """
    begun = _begun(next(_lines(file), None))
    return begun is not None and file_lock.is_running(begun[0].pid)


def _begun(line: bytes | None) -> tuple[Start, Document] | None:
    try:
        start = msgspec.json.decode(line or b"", type=Start)
        return start, document_of(msgspec.json.decode(start.document), start.format)
    except _UNUSABLE:
        return None


def _patched(document: Document, line: bytes | None) -> Document | None:
    """Return the document with a line's change, None when the line is torn or does not fit.

    One that was made in an older format need not fit the document in today's.
    """
    try:
        return patch(document, msgspec.json.decode(line or b"", type=Delta))
    except _UNUSABLE:
        return None


def _line(raw: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(raw), raw)


def _lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield what each line holds, and None for the first that is torn; nothing comes after it."""
    for line in file:
        checksum, raw = line[:_CHECKSUM], line[_CHECKSUM + 1 : -1]
        if not line.endswith(b"\n") or checksum != b"%08x" % zlib.crc32(raw):
            yield None
            return
        yield raw


def _write_for_good(file: BinaryIO, raw: bytes) -> None:
    written = 0
    while written < len(raw):
        written += file.write(raw[written:])
    os.fsync(file.fileno())


def _stem(document: Document) -> str:
    """Return the start of a journal's name: never the id itself, which a stranger may have made."""
    return digest(document.id.encode(errors="replace"))[:12]


def _discard(file: BinaryIO | None, path: Path | None) -> None:
    if file is not None and path is not None:
        with contextlib.suppress(OSError):  # it is offered once more, then: nothing is lost
            file.close()
            path.unlink(missing_ok=True)


def _refused(error: OSError | UnicodeEncodeError) -> JournalError:
    if isinstance(error, UnicodeEncodeError):
        return JournalError(
            "What you type cannot be kept for recovery: half a character is in it, such as a part"
            " of an emoji. What was kept before is safe."
        )
    return JournalError(
        f"What you type cannot be kept for recovery on this computer ({error.strerror})."
        " Your document is still open and can be saved. Save it now, and make some room on the"
        " local disk."
    )
