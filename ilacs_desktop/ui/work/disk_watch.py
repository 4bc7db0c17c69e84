"""Notices that the file of the open self-evaluation was saved by somebody else.

Two people may have one file open, or one person on two computers. What the other saved comes in by
itself when typing rests; saving never overwrites what it has not seen (storage/save.py).
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.storage.container import Manifest, peek
from ilacs_desktop.storage.errors import OpenError
from ilacs_desktop.storage.kinds import PACK
from ilacs_desktop.storage.parts import is_shared, parts_in
from ilacs_desktop.ui.work.reading import shown_name
from ilacs_desktop.ui.work.workspace import Workspace

EVERY = 60 * 1000  # milliseconds; only the date of the file is asked for, unless it is another

Stamp = tuple[int, int]

_SAVED = (
    "Somebody else saved “{name}”. It is joined with your work when you stop typing for a moment,"
    " or save. Nothing of yours or theirs is lost."
)
_REPLACED = (
    "“{name}” was replaced by another document since you opened it. Nothing is lost: when you save,"
    " your work goes into a copy beside it, and theirs stays as it is. To see theirs, save, and"
    " then open “{name}” again."
)


class Look(NamedTuple):
    """What a look at the disk gave: a stamp of each file, and the first page of those with another."""

    stamps: Mapping[Path, Stamp]
    manifests: tuple[Manifest, ...]


class DiskWatch(QObject):
    """Looks at the file of one workspace from time to time; in a shared folder at all parts.

    It looks on the lane that saves, so never in the middle of a save of our own.

    Signals:
        told: a sentence the user should see; once for each version of somebody else.
        untold: a sentence told before that no longer holds.
    """

    told = Signal(str)
    untold = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._stamps: Mapping[Path, Stamp] = {}
        self._told_of: set[str] = set()
        self._waits = ""
        self._is_due = False
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        workspace.caught_up.connect(self._on_caught_up)
        workspace.nothing_came.connect(self._on_nothing_came)

    def stop(self) -> None:
        """Look no more: the self-evaluation is being closed."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Look at the disk now; what was told of and did not come in yet is taken in again."""
        if self._is_due:
            self._is_due = False
            self._workspace.take_in()
        path = self._workspace.path
        if path is not None and not self._is_looking:
            self._is_looking = True
            job = partial(look_at, path, self._stamps)
            self._workspace.services.save_lane.run(job, partial(self._on_looked, path))

    def _on_looked(self, path: Path, result: Look | Exception) -> None:
        self._is_looking = False
        if not isinstance(result, Look) or path != self._workspace.path:
            return  # a file that cannot be reached is told of when it is to be saved
        self._stamps = result.stamps
        for found in result.manifests:
            if found.head not in self._told_of and not self._workspace.knows(found.head):
                self._told_of.add(found.head)
                self._tell_of(found, path)

    def _tell_of(self, found: Manifest, path: Path) -> None:
        name = shown_name(path)
        document = self._workspace.document
        is_pack = found.kind == PACK
        if found.document == document.id and is_pack == bool(document.pack):
            self._waits = _SAVED.format(name=name)
            self.told.emit(self._waits)
            self._workspace.take_in()
        elif not is_shared(path):
            self.told.emit(_REPLACED.format(name=name))

    @Slot()
    def _on_caught_up(self) -> None:
        waits, self._waits = self._waits, ""
        self._is_due = False
        if waits:
            self.untold.emit(waits)

    @Slot()
    def _on_nothing_came(self) -> None:
        """Try again at the next look: a sync program or a virus scanner held the file."""
        self._is_due = bool(self._waits)


def look_at(path: Path, known: Mapping[Path, Stamp]) -> Look:
    """Return what stands on the disk. Raises OSError and OpenError.

    Of a shared folder a part that cannot be read is left out, and looked at again.
    """
    if not is_shared(path):
        stamp = _stamp(path)
        return Look({path: stamp}, () if stamp == known.get(path) else (peek(path),))
    stamps: dict[Path, Stamp] = {}
    manifests: list[Manifest] = []
    for part in parts_in(path.parent):
        try:
            stamp = _stamp(part)
            if stamp != known.get(part):
                manifests.append(peek(part))
            stamps[part] = stamp
        except (OSError, OpenError):
            continue
    return Look(stamps, tuple(manifests))


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_mtime_ns, found.st_size
