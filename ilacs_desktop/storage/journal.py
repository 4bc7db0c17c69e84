"""The recovery journal: what was typed since the last save, on the local disk, ready after a crash.

One file for each open document. Its first line holds the document as it was opened or last saved;
each further line a delta (document/delta.py) with what was typed since. Every line carries its
checksum, so a line that a crash tore is recognised and everything before it is kept. Where the
document is encrypted, each of them is sealed with its key (journal_lines.py).
"""

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from ilacs_desktop.document.codec import encode, new_id
from ilacs_desktop.document.delta import Delta, delta, patch
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import any_zone_tells
from ilacs_desktop.history.formats import FORMAT, document_of
from ilacs_desktop.storage import file_lock
from ilacs_desktop.storage.crypt import Key, key_from
from ilacs_desktop.storage.journal_lines import (
    clear_line,
    journal_bytes,
    line,
    lines,
    name_of,
    opened_lines,
    sealed_by,
    sealed_line,
)

SUFFIX = ".journal"

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

    ``whole`` is False where the journal goes on behind them with what cannot be read. ``key`` is
    that of a sealed journal: what it holds must not go to the disk without it.
    """

    journal: Path
    path: str
    parents: tuple[str, ...]
    at: dt.datetime
    base: Document
    document: Document
    changes: int
    whole: bool
    key: Key | None = None


class SealedWork(msgspec.Struct, frozen=True):
    """Unsaved work in an encrypted self-evaluation, which its passphrase opens (``unsealed``).

    ``changes`` counts the batches of typing that are whole.
    """

    journal: Path
    at: dt.datetime
    changes: int


class Journal:
    """The journal of one open document, on the local disk, written by one program.

    ``key`` seals it from the next ``start`` on.
    """

    def __init__(
        self,
        folder: Path,
        key: Key | None = None,
        write: Callable[[BinaryIO, bytes], None] | None = None,
    ) -> None:
        """Keep journals in ``folder``; ``write`` puts bytes on the disk for good."""
        self.key = key
        self._folder = folder
        self._sealing: tuple[Key, bytes, int] | None = None  # key, clear line, number of the last
        self._write = write or _write_for_good
        self._file: BinaryIO | None = None
        self._path: Path | None = None
        self._last: Document | None = None
        self._end = 0
        self._refused: tuple[Document, Path | None, tuple[str, ...], dt.datetime] | None = None

    def start(
        self,
        document: Document,
        path: Path | None,
        parents: tuple[str, ...],
        at: dt.datetime,
        now: Document | None = None,
    ) -> None:
        """Begin anew from a document that was just opened or saved.

        ``now`` is what it has become since: a save takes its time, and somebody types on. The
        journal before it goes only when the new one stands, with that in it. Raises JournalError
        when the local disk refuses; the journal before it then goes on, or ``keep`` tries to begin
        again.
        """
        new = self._folder / f"{name_of(document.id)}-{new_id('j')}{SUFFIX}"
        file = None
        try:
            raw = msgspec.Raw(encode(document))
            start = encode(Start(FORMAT, str(path or ""), parents, at, raw, os.getpid()))
            change = delta(document, now) if now is not None else None
            changes = () if change is None else (encode(change),)
            first = clear_line(document.id, self.key, os.getpid()) if self.key is not None else b""
            begin = journal_bytes(start, changes, self.key, first)
            self._folder.mkdir(parents=True, exist_ok=True)
            file = new.open("xb", buffering=0)
            file_lock.take(file)  # where the folder has no locks, the pid stands in
            self._write(file, begin)
        except (OSError, UnicodeEncodeError) as error:
            _discard(file, new)
            self._refused = (document, path, parents, at)
            raise _refused(error) from error
        self._refused = None
        old = self._file, self._path
        self._file, self._path, self._last, self._end = file, new, now or document, len(begin)
        self._sealing = None
        if self.key is not None:
            self._sealing = self.key, first, 1 + len(changes)
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
            raw = encode(change)
            if self._sealing is not None:
                key, first, number = self._sealing
                raw = sealed_line(raw, key, first, number + 1)
            written = line(raw)
            self._file.seek(self._end)
            self._file.truncate()  # what a write that failed has left
            self._write(self._file, written)
        except (OSError, UnicodeEncodeError) as error:
            raise _refused(error) from error
        if self._sealing is not None:
            self._sealing = key, first, number + 1
        self._end += len(written)
        self._last = document
        return len(written)

    def close(self) -> None:
        """End the journal: everything is saved, or was given up on purpose."""
        _discard(self._file, self._path)
        self._file = self._path = self._last = self._refused = None


def unsaved(folder: Path) -> Iterator[Unsaved]:
    """Yield what each journal holds that no running program is writing, oldest first.

    Whole journals without a change are removed. What cannot be read is left where it is, and
    passed over: it is never deleted by the program. Sealed ones are passed over, too.
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


def sealed(folder: Path, suffix: str = SUFFIX) -> Iterator[SealedWork]:
    """Yield the sealed journals that no running program is writing, oldest first.

    ``suffix`` is the end of their names. Whole ones without a change are removed.
    """
    for path in sorted(folder.glob(f"*{suffix}"), key=changed_at):
        try:
            found = _sealed_work(path)
        except OSError:
            continue
        if found is not None:
            yield found


def unsealed(found: SealedWork, passphrase: str | Key) -> Unsaved | None:
    """Return what a sealed journal holds; None when it cannot be made out.

    Takes half a second for a passphrase. Raises NeedsPassphraseError or WrongPassphraseError when
    it does not fit, and OSError when the journal cannot be read.
    """
    with found.journal.open("rb") as file:
        by = sealed_by(next(lines(file), None))
    if by is None:
        return None
    key = key_from(by.sealed, passphrase, "Unsaved work")
    return read(found.journal, key)


def read(path: Path, key: Key | None = None) -> Unsaved | None:
    """Return what a journal holds up to its first torn, damaged or unusable line.

    None when not even the first line is whole, or it is sealed and ``key`` is not its own. Raises
    OSError when it cannot be read at all.
    """
    with path.open("rb") as file:
        sealed_with = key if sealed_by(next(lines(file), None)) is not None else None
        file.seek(0)
        opened = opened_lines(file, key)
        begun = _begun(next(opened, None))
        if begun is None:
            return None
        start, base = begun
        document, changes, whole = base, 0, True
        for one in opened:
            patched = _patched(document, one)
            if patched is None:
                whole = False
                break
            document = patched
            changes += 1
    facts = (start.path, start.parents, start.at, base, document)
    return Unsaved(path, *facts, changes, whole, sealed_with)


def changed_at(path: Path) -> float:
    """Return when a journal was last written, as the system counts; 0 when it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _left_behind(path: Path) -> Unsaved | None:
    """Return what a journal holds, None when it is being written or cannot be made out."""
    return read(path) if _is_left(path) else None


def _sealed_work(path: Path) -> SealedWork | None:
    """Return what can be told of a sealed journal without its key; None for any other file."""
    if not _is_left(path):
        return None
    with path.open("rb") as file:
        found = lines(file)
        by = sealed_by(next(found, None))
        count, whole = 0, True
        for one in found:
            whole = one is not None
            count += whole
    if by is None or not count:
        return None
    if count == 1 and whole:  # the document as it was opened, and nothing since
        with contextlib.suppress(OSError):
            path.unlink()
        return None
    at = dt.datetime.fromtimestamp(changed_at(path), dt.UTC)
    return SealedWork(path, at, count - 1)


def _is_left(path: Path) -> bool:
    """Return whether a file is a journal that no running program is writing."""
    return path.is_file() and written_by(path) is None


def written_by(path: Path) -> int | None:
    """Return the number of the running program that writes a journal; None where none does.

    A number is given anew in time, so where the folder has no locks a journal may wait until a
    stranger has ended; it is then offered at a later start. Raises OSError.
    """
    with path.open("r+b") as file:
        lock = file_lock.take(file)
        if lock == "ours":
            return None
        first = next(lines(file), None)
    by, begun = sealed_by(first), _begun(first)
    pid = by.pid if by is not None else begun[0].pid if begun is not None else 0
    return pid if lock == "theirs" or file_lock.is_running(pid) else None


def _begun(line: bytes | None) -> tuple[Start, Document] | None:
    try:
        start = msgspec.json.decode(line or b"", type=Start)
        start = msgspec.structs.replace(start, at=_with_zone(start.at))
        return start, document_of(msgspec.json.decode(start.document), start.format)
    except _UNUSABLE:
        return None


def _with_zone(at: dt.datetime) -> dt.datetime:
    """Return a time that can be told in any zone; what no clock ever said is the Unix epoch."""
    if not any_zone_tells(at):
        return dt.datetime.fromtimestamp(0, dt.UTC)
    return at if at.tzinfo is not None else at.replace(tzinfo=dt.UTC)


def _patched(document: Document, line: bytes | None) -> Document | None:
    """Return the document with a line's change, None when the line is torn or does not fit.

    One that was made in an older format need not fit the document in today's.
    """
    try:
        return patch(document, msgspec.json.decode(line or b"", type=Delta))
    except _UNUSABLE:
        return None


def _write_for_good(file: BinaryIO, raw: bytes) -> None:
    written = 0
    while written < len(raw):
        written += file.write(raw[written:])
    os.fsync(file.fileno())


def _discard(file: BinaryIO | None, path: Path | None) -> None:
    if file is not None and path is not None:
        with contextlib.suppress(OSError):
            file.close()
        with contextlib.suppress(OSError):  # it is offered once more, then: nothing is lost
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
