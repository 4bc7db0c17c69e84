"""What happens when the program itself fails: it is logged and told, and work goes on.

Neither log nor dialog ever holds a word of the document: of an error only its kind and the places
in the code are written down, since its message may quote what somebody typed.
"""

import contextlib
import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ilacs_desktop.ui.dialogs.port import Dialogs

_LOG = "ilacs-desktop.log"
_STOPPED = "stopped.log"  # where the interpreter writes when it is stopped from outside
_SIZE = 512 * 1024
_TEXT = (
    "Something went wrong inside the program. {safe}\n\nSave your work now (Ctrl+S). If this happens"
    " again, close the program and start it anew. To report it, copy the details: they hold nothing"
    " you wrote."
)
_SAFE = "Your self-evaluation is still open, and what you typed is kept on this computer."


def without_text(error: BaseException) -> str:
    """Return where in the code an error came from and its kind, without its message."""
    return "\n".join(f"{_places(one)}{_kind(one)}" for one in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the errors that led to this one, and it last."""
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None:
        yield from _chain(earlier)
    yield error


def _places(error: BaseException) -> str:
    return "".join(traceback.format_tb(error.__traceback__))


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


class _WithoutText(logging.Formatter):
    """Writes errors without their messages."""

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return without_text(error) if isinstance(error, BaseException) else ""


class Log:
    """The log of one run of the program. It stays open to the end, unless it is closed."""

    def __init__(self, handler: logging.FileHandler, stopped: int) -> None:
        """Begin; ``stopped`` is an open file that the interpreter writes to in its last moment."""
        self._logger = logging.getLogger("ilacs_desktop")
        self._handler, self._stopped = handler, stopped
        self._handler.setFormatter(_WithoutText("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._logger.addHandler(self._handler)
        self._logger.setLevel(logging.INFO)
        faulthandler.enable(self._stopped)

    def close(self) -> None:
        """Write nothing more, and leave no file open."""
        faulthandler.disable()
        self._logger.removeHandler(self._handler)
        with contextlib.suppress(OSError):
            os.close(self._stopped)
        with contextlib.suppress(OSError):
            self._handler.close()


def log_to(folder: Path) -> Log | None:
    """Keep a log in a folder from now on; None when that is not possible.

    Without one the program works all the same.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make_room(folder / _LOG)
        stopped = os.open(folder / _STOPPED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    except OSError:
        return None
    try:
        return Log(logging.FileHandler(folder / _LOG, encoding="utf-8"), stopped)
    except OSError:
        with contextlib.suppress(OSError):
            os.close(stopped)
        return None


def _make_room(log: Path) -> None:
    """Put a log that has grown large aside, in place of the one before it."""
    if log.exists() and log.stat().st_size > _SIZE:
        log.replace(log.with_suffix(".old.log"))


class CrashReporter(QObject):
    """Tells of each fault once, from the event loop: not from the middle of painting a window."""

    _failed = Signal(str)

    def __init__(self, dialogs: Dialogs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._what_is_safe: Callable[[], str] | None = None
        self._told: set[str] = set()
        self._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    def ask(self, what_is_safe: Callable[[], str]) -> None:
        """Have it told what was saved, when and where, once there is something to tell of."""
        self._what_is_safe = what_is_safe

    def install(self) -> None:
        """Hear of every error that nobody else deals with, on any thread."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

    def report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        _trace: TracebackType | None = None,
    ) -> None:
        """Log an error and have it told."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), _trace)
            return
        details = without_text(error) if error is not None else kind.__qualname__
        logging.getLogger(__name__).error("the program failed\n%s", details)
        self._failed.emit(details)

    def _report_thread(self, what: threading.ExceptHookArgs) -> None:
        self.report(what.exc_type, what.exc_value, what.exc_traceback)

    @Slot(str)
    def _on_failed(self, details: str) -> None:
        if details not in self._told:
            self._told.add(details)
            self._dialogs.tell("Something went wrong", _TEXT.format(safe=self._safe()), details)

    def _safe(self) -> str:
        try:
            return self._what_is_safe() if self._what_is_safe is not None else _SAFE
        except Exception:
            logging.getLogger(__name__).exception("it is not known what is safe")
            return _SAFE
