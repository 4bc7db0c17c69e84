"""Asks where the calendar file goes, and writes it there off the interface thread."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.document.key_dates import Year
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.outputs.calendar import SUFFIX, calendar_file, suggested_name
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_KINDS = (FileKind("Calendar file", (f"*{SUFFIX}",)),)
_TITLE = "Save the key dates as a calendar file"
_FAULT = (
    "Something went wrong inside the program. Your self-evaluation is safe, and nothing was written."
    " Report this fault: Help, Where files are kept, shows the folder with the log."
)


class CalendarOut(QObject):
    """Saves the key dates of one self-evaluation for a calendar.

    Signals:
        saved: the file stands there now, a ``Path``.
    """

    saved = Signal(object)

    def __init__(
        self, workspace: Workspace, dialogs: Dialogs, outlet: Outlet, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._is_busy = False

    def save(self, year: Year) -> None:
        """Ask where to save the days of a year, and write them."""
        if self._is_busy:
            return
        document = self._workspace.document
        folder = self._outlet.folder_beside(self._workspace.path)
        to = ask_save_name(self._dialogs, _TITLE, _KINDS, folder / suggested_name(document))
        if to is None:
            return
        self._is_busy = True
        made = partial(calendar_file, document, year, self._workspace.services.now().astimezone())
        self._outlet.lane.run(partial(_write, to, made), partial(self._on_written, to), self)

    def _on_written(self, path: Path, result: object) -> None:
        self._is_busy = False
        if isinstance(result, Exception):
            told = sentence_of(result, _FAULT)
            self._dialogs.tell("The calendar file could not be saved", told)
        else:
            self.saved.emit(path)


def _write(path: Path, made: Callable[[], bytes]) -> None:
    write_safely(path, made())
