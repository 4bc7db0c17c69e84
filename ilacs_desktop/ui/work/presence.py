"""Says who else has the open file open, and lets them know of us."""

import datetime as dt
import os
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.storage.open_note import OpenNote, Who
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

EVERY = 60 * 1000  # milliseconds


class Presence(QObject):
    """Keeps our note beside the file, and reads those of others.

    On a lane of its own: a drive that is away holds up no save.

    Signals:
        told: a sentence about somebody who has it open as well; once for each of them.
    """

    told = Signal(str)

    def __init__(self, workspace: Workspace, lane: Lane) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._lane = lane
        self._path = workspace.path
        self._note: OpenNote | None = None
        self._told_of: set[tuple[str, str]] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._on_minute)
        workspace.saved_changed.connect(self._on_saved_changed)
        self._on_saved_changed()

    def stop(self) -> None:
        """Let the others know that it is open here no more."""
        self._timer.stop()
        self._workspace.saved_changed.disconnect(self._on_saved_changed)
        self._withdraw()

    def _withdraw(self) -> None:
        if self._note is not None:
            self._lane.run(self._note.withdraw, _ignore)
            self._note = None

    @Slot()
    def _on_saved_changed(self) -> None:
        """Follow the work to another file."""
        path = self._workspace.path
        if path is None or (path == self._path and self._note is not None):
            return
        self._withdraw()
        services = self._workspace.services
        self._path = path
        self._note = OpenNote(path, services.author, services.now(), os.getpid())
        self._lane.run(partial(_announce, self._note), self._on_others)
        self._timer.start()

    @Slot()
    def _on_minute(self) -> None:
        if self._note is not None and not self._lane.is_busy:
            now = self._workspace.services.now()
            self._lane.run(partial(_touch, self._note, now), self._on_others)

    def _on_others(self, found: tuple[Who, ...] | Exception) -> None:
        for who in () if isinstance(found, Exception) else found:
            if (who.who, who.machine) not in self._told_of:
                self._told_of.add((who.who, who.machine))
                self.told.emit(_sentence(who))


def _announce(note: OpenNote) -> tuple[Who, ...]:
    note.announce()
    return note.others()


def _touch(note: OpenNote, now: dt.datetime) -> tuple[Who, ...]:
    note.touch(now)
    return note.others()


def _sentence(who: Who) -> str:
    where = f" on {who.machine}" if who.machine else ""
    return (
        f"{who.who or 'Somebody else'} has this open{where}; you can work too: your changes are"
        " joined when you save."
    )


def _ignore(_result: object) -> None:
    """Do nothing more: a note that stays is known to be old by its date."""
