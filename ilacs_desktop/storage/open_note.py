"""Lets people see who else has a file open: a note beside it, one for each window that has it open.

It holds nobody up. Where it cannot be written, or a sync program hides it, joining on save and the
search for other copies do the work. OneDrive does not sync names that start with ``~$``.
"""

import contextlib
import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from ilacs_desktop.document.records import Moment
from ilacs_desktop.framework.dates import any_zone_tells
from ilacs_desktop.storage import file_lock, names
from ilacs_desktop.storage.orders import Author
from ilacs_desktop.storage.parts import folder_of, is_shared
from ilacs_desktop.storage.safe_write import followed

STALE = 10 * 60.0  # seconds without a touch: the program has ended, or the computer sleeps
_LARGEST = 4096  # bytes
_NO_NOTE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Who(msgspec.Struct, frozen=True):
    """Somebody who has the file open: their name, computer and program, and since when.

    ``touched`` is when their program last said so, by their clock.
    """

    who: str
    machine: str
    pid: int
    since: Moment
    touched: Moment


class OpenNote:
    """Our own note beside a file that is open in this window, and what the others' say."""

    def __init__(
        self,
        path: Path,
        who: Author,
        at: dt.datetime,
        pid: int,
        is_running: Callable[[int], bool] = file_lock.is_running,
    ) -> None:
        """``at`` is the time of opening, with its zone; ``pid`` the number of this program.

        ``is_running`` tells whether a program of this person with that number runs here.
        """
        self._path = _stands_for(path)
        self._who = Who(who.by, who.device, pid, at, at)
        self._note = names.open_note(self._path, who.device, pid)
        self._is_running = is_running

    def announce(self) -> None:
        """Say that we have the file open, and remove the notes of programs that have ended.

        Where nothing can be written nobody is told, and that is no error.
        """
        self._write()
        for note, who in _notes(self._path):
            if note != self._note and not self._counts(note, who):
                with contextlib.suppress(OSError):
                    note.unlink()

    def touch(self, at: dt.datetime) -> None:
        """Say once more that we have it open; call this each minute."""
        self._who = msgspec.structs.replace(self._who, touched=at)
        self._write()

    def withdraw(self) -> None:
        """Say no more that we have it open."""
        with contextlib.suppress(OSError):
            self._note.unlink()

    def others(self) -> tuple[Who, ...]:
        """Return who else has the file open, who opened it first in front."""
        every = _notes(self._path)
        found = [who for note, who in every if note != self._note and self._counts(note, who)]
        return tuple(sorted(found, key=lambda who: (who.since, who.machine, who.pid)))

    def _write(self) -> None:
        with contextlib.suppress(OSError, UnicodeEncodeError):
            said = msgspec.json.encode(self._who)
            with open(self._note, "wb", opener=_without_following) as file:
                file.write(said)

    def _counts(self, note: Path, who: Who) -> bool:
        # Of another person's program on the same computer the system tells us nothing.
        ours = (who.machine, who.who) == (self._who.machine, self._who.who)
        if ours and not self._is_running(who.pid):
            return False
        with contextlib.suppress(OSError):
            return abs(self._now() - note.stat().st_mtime) <= STALE  # clocks are set back, too
        return False

    def _now(self) -> float:
        """Return the time by the clock of the disk that the notes stand on, if we could write one.

        A server's clock may differ from ours. Ours was touched within the last minute.
        """
        with contextlib.suppress(OSError):
            return self._note.stat().st_mtime
        return time.time()


def _without_following(path: str, flags: int) -> int:
    """Open a note, not a file elsewhere that somebody has put a link to in its place."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


def _stands_for(path: Path) -> Path:
    """Return the file that notes stand beside: in a shared folder, one for all parts."""
    if is_shared(path):
        folder = folder_of(path)
        return folder / folder.name
    return followed(path)


def _notes(path: Path) -> Iterator[tuple[Path, Who]]:
    """Yield the notes beside a file that can be read."""
    with contextlib.suppress(OSError):
        for note in path.parent.iterdir():
            if names.is_open_note(note, path):
                with contextlib.suppress(OSError, *_NO_NOTE):
                    yield note, _read(note)


def _read(note: Path) -> Who:
    with note.open("rb") as file:
        who = msgspec.json.decode(file.read(_LARGEST), type=Who)
    if not all(map(any_zone_tells, (who.since, who.touched))):
        raise msgspec.ValidationError("a time that cannot be told")
    return who
