"""Brings returned files into the open self-evaluation, one after another, off the interface thread."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.exchange.coming_back import (
    Line,
    Read,
    Taken,
    in_order,
    read_all,
    read_file,
    take,
    told,
)
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

_FAULT = (
    "Something went wrong inside the program. Nothing was changed. Report this fault: Help, Where"
    " files are kept, shows the folder with the log."
)
_LOCKED = (
    "It is encrypted, and no passphrase was given. Nothing was changed. Ask the person who sent it"
    " for the passphrase, and bring the file in again."
)


class BringingBack(QObject):
    """Each file is one step of undo. Files given meanwhile wait for their turn.

    Signals:
        began: so many files are being read.
        ended: what is told of each file, as a tuple of ``Line``.
    """

    began = Signal(int)
    ended = Signal(object)

    def __init__(
        self, workspace: Workspace, dialogs: Dialogs, lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dialogs = dialogs
        self._lane = lane
        self._waiting: list[Path] = []
        self._reads: list[Read] = []
        self._lines: list[Line] = []
        self._busy = False

    def bring(self, paths: tuple[Path, ...]) -> None:
        """Bring in what these files hold."""
        self._waiting += paths
        if self._busy or not self._waiting:
            return
        self._busy = True
        self.began.emit(len(self._waiting))
        given, self._waiting = tuple(self._waiting), []
        job = partial(read_all, given, self._workspace.key)
        self._lane.run(job, partial(self._on_read, given))

    def _on_read(self, given: tuple[Path, ...], result: tuple[Read, ...] | Exception) -> None:
        if isinstance(result, Exception):
            self._lines += [Line(path.name, _FAULT, came_in=False) for path in given]
        else:
            self._reads += result
        self._open_next()

    def _open_next(self) -> None:
        """Ask for the passphrase of the next file that is encrypted; then take them all in."""
        locked = next((read for read in self._reads if read.locked), None)
        if locked is None:
            self._reads = list(in_order(self._reads))
            self._next()
            return
        self._reads.remove(locked)
        name = locked.path.name
        given = self._dialogs.ask_passphrase(f"Bring in “{name}”", locked.fault)
        if given is None:
            self._lines.append(Line(name, f"Not brought in. {_LOCKED}", came_in=False))
            self._open_next()
            return
        job = partial(read_file, locked.path, given)
        self._lane.run(job, partial(self._on_opened, locked.path))

    def _on_opened(self, path: Path, result: Read | Exception) -> None:
        if isinstance(result, Exception):
            self._lines.append(Line(path.name, _FAULT, came_in=False))
        else:
            self._reads.append(result)
        self._open_next()

    def _next(self) -> None:
        """Take in the next file, into what is open by then."""
        if self._reads:
            self._take(self._reads.pop(0))
            return
        self._busy = False
        lines, self._lines = tuple(self._lines), []
        self.ended.emit(lines)
        self.bring(())

    def _take(self, read: Read, *, even_unknown: bool = False) -> None:
        work = self._workspace
        job = partial(take, work.open_now(), read, work.framework, even_unknown=even_unknown)
        self._lane.run(job, partial(self._on_taken, read))

    def _on_taken(self, read: Read, result: Taken | Exception) -> None:
        if isinstance(result, Exception):
            self._lines.append(Line(read.path.name, _FAULT, came_in=False))
        elif result.unknown and self._is_wanted(result):
            self._take(read, even_unknown=True)
            return
        else:
            if result.brought is not None:
                self._workspace.bring_in(result.label, result.brought)
            self._lines.append(told(result))
        self._next()

    def _is_wanted(self, taken: Taken) -> bool:
        return self._dialogs.confirm(
            "Bring in a pack that is not on the list",
            f"“{taken.read.path.name}”: {taken.fault}\n\nYou can bring it in all the same, and undo"
            " it.",
            "Bring it in",
        )
