"""One window for each person: a second start hands its file to the first, and ends.

The program that runs holds a lock (QLockFile, which knows a lock whose program is dead). A second
start leaves a request in a file beside it and waits until it was taken. No socket is opened.
"""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from ilacs_desktop.storage.names import is_there
from ilacs_desktop.ui.shell.window import FILE_ENDING

EVERY = 300  # milliseconds between two looks for requests: a folder on the local disk
PATIENCE = 5.0  # seconds for a window that is just starting, or ending, or hangs
_BROKEN_OFF = 60.0  # seconds since a request was written to
_PAUSE = 0.05  # seconds
_LARGEST = 64 * 1024  # bytes: the longest path of Windows has 32,767 letters
_LOCK = "window.lock"
_REQUEST = "open-"


class OneWindow(QObject):
    """The lock of one person's window, and the requests of later starts.

    Signals:
        asked: somebody started the program again: a file to open, or None to come to the front.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, wait: Callable[[float], None] = time.sleep) -> None:
        """Use ``folder`` of the local disk, for one person alone. ``wait`` passes seconds."""
        super().__init__()
        self._folder = folder
        self._wait = wait
        self._lock: QLockFile | None = None
        self._timer: QTimer | None = None

    def begin(self, file: Path | None) -> bool:
        """Return whether to show a window, rather than end: another has taken ``file`` over.

        A folder that cannot be written is no reason to show none; nor is a window that hangs.
        """
        if self._take():
            return True
        try:
            request = leave_request(self._folder, file)
        except OSError:
            return True
        for _ in range(round(PATIENCE / _PAUSE)):
            if _is_taken(request):
                return False
            if self._take():
                break
            self._wait(_PAUSE)
        return _withdrawn(request)

    def listen(self) -> None:
        """Hear of later starts from now on, and of those since ``begin``."""
        if self._lock is not None and self._timer is None:
            self._timer = QTimer(self)
            self._timer.setInterval(EVERY)
            self._timer.timeout.connect(self.look)
            self._timer.start()

    @Slot()
    def look(self) -> None:
        """Take what was asked for since the last look."""
        for file in take_requests(self._folder):
            self.asked.emit(file)

    def end(self) -> None:
        """Let the next start have a window of its own."""
        if self._timer is not None:
            self._timer.stop()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _take(self) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        lock = QLockFile(str(self._folder / _LOCK))
        lock.setStaleLockTime(0)  # a window stays open for days; a dead program is known anyway
        if lock.tryLock(0):
            self._lock = lock
            tidy_requests(self._folder)
            return True
        if lock.error() != QLockFile.LockError.LockFailedError:
            return True
        _let_come_to_the_front(lock)
        return False


def leave_request(folder: Path, file: Path | None) -> Path:
    """Leave a request for the window that runs, all at once, and return where. Raises OSError."""
    import json

    request = folder / f"{_REQUEST}{os.getpid()}-{time.time_ns()}.json"
    temporary = request.with_suffix(".tmp")
    try:
        # In ASCII, so that any name a system can have comes through, half characters included.
        temporary.write_text(json.dumps({"file": str(file.absolute()) if file else ""}), "ascii")
        return temporary.replace(request)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def take_requests(folder: Path) -> Iterator[Path | None]:
    """Yield the files that were asked for, oldest first, and None where only the window was.

    Each request is removed before it is yielded. What is no request is removed and passed over.
    """
    for request in sorted(folder.glob(f"{_REQUEST}*.json"), key=_made_at):
        try:
            asked = _read(request)
            request.unlink()
        except OSError:
            continue  # withdrawn, or held for a moment by a virus scanner: see the next look
        if asked is not None:
            yield Path(asked) if asked else None


def tidy_requests(folder: Path) -> None:
    """Remove what starts that broke off have left half written: they name a file."""
    with contextlib.suppress(OSError):
        for half in folder.glob(f"{_REQUEST}*.tmp"):
            if time.time() - half.stat().st_mtime > _BROKEN_OFF:
                half.unlink()


def _read(request: Path) -> str | None:
    """Return the file that is asked for, empty for none; None when it is no request of ours."""
    import json

    with request.open("rb") as file:
        raw = file.read(_LARGEST)
    try:
        asked = json.loads(raw)["file"]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    if not isinstance(asked, str):
        return None
    known = not asked or (asked.casefold().endswith(FILE_ENDING) and Path(asked).is_absolute())
    return asked if known and "\0" not in asked else None


def _made_at(request: Path) -> int:
    try:
        return request.stat().st_mtime_ns
    except OSError:
        return 0


def _is_taken(request: Path) -> bool:
    """Return whether the window that runs took a request; not as long as nobody can say."""
    try:
        return not is_there(request)
    except OSError:
        return False


def _withdrawn(request: Path) -> bool:
    """Take a request back; return False when it was taken at the last moment."""
    try:
        request.unlink()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _let_come_to_the_front(lock: QLockFile) -> None:
    """Give the window that runs leave to come to the front: Windows lets nobody do so unasked."""
    if sys.platform == "win32":
        import ctypes

        process, _host, _name = lock.getLockInfo()
        ctypes.windll.user32.AllowSetForegroundWindow(process)
