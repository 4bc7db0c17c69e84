"""Notices that the file of the open self-evaluation was changed by somebody else.

Two people may have one file open, or one person on two computers. Saving never overwrites what it
has not seen (storage/save.py); this says so before it comes to that.
"""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.storage.container import Manifest, peek
from ilacs_desktop.ui.work.workspace import Workspace

EVERY = 60 * 1000  # milliseconds; only the date of the file is asked for, unless it is another

Stamp = tuple[int, int]

_SENTENCE = (
    "“{name}” {what} since you opened it. Nothing is lost: when you save, your work goes into a"
    " copy beside it, and theirs stays as it is. To see theirs, save, and then open “{name}” again."
)


class Look(NamedTuple):
    """What a look at the disk gave: the stamp of the file, and its first page if that is new."""

    stamp: Stamp
    manifest: Manifest | None


class DiskWatch(QObject):
    """Looks at the file of one workspace from time to time.

    It looks on the lane that saves, so never in the middle of a save of our own.

    Signals:
        told: a sentence the user should see; once for each version of somebody else.
    """

    told = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._stamp: Stamp | None = None
        self._told_of = ""
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more: the self-evaluation is being closed."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look at the disk now."""
        path = self._workspace.path
        if path is not None and not self._is_looking:
            self._is_looking = True
            job = partial(look_at, path, self._stamp)
            self._workspace.services.save_lane.run(job, partial(self._on_looked, path))

    def _on_looked(self, path: Path, result: Look | Exception) -> None:
        self._is_looking = False
        if not isinstance(result, Look) or path != self._workspace.path:
            return  # a file that cannot be reached is told of when it is to be saved
        self._stamp = result.stamp
        found = result.manifest
        if found is None or found.head in self._workspace.history.versions:
            return
        if found.head != self._told_of:
            self._told_of = found.head
            same = found.document == self._workspace.document.id
            what = "was changed by somebody else" if same else "was replaced by another document"
            self.told.emit(_SENTENCE.format(name=path.name, what=what))


def look_at(path: Path, known: Stamp | None) -> Look:
    """Return what stands on the disk. Raises OSError and OpenError."""
    found = path.stat()
    stamp = (found.st_mtime_ns, found.st_size)
    return Look(stamp, None if stamp == known else peek(path))
