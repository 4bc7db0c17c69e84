"""Finds other copies of the open document beside its file, and says which hold work of their own."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.storage.parts import is_shared
from ilacs_desktop.storage.siblings import Sibling, siblings
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

AT_MOST_EVERY = 5 * 60.0  # seconds: on a share each file beside ours may take its time

_SENTENCE = (
    "“{name}” beside your file holds work that is not in yours. Bring it in under Team, Bring in."
)


class Beside(QObject):
    """Looks after opening, after saves, and when the workspace asks for it.

    Parts of a shared folder are no copies: opening joins them. A contributor's pack has none: what
    is beside it is not for the contributor.

    Signals:
        told: a sentence about a copy with work of its own; once for each version of it.
    """

    told = Signal(str)

    def __init__(self, workspace: Workspace, lane: Lane) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._lane = lane
        self._is_looking = False
        self._again = False
        self._looked: tuple[Path, float] | None = None
        self._told_of: set[tuple[Path, str]] = set()
        workspace.saved_changed.connect(self._on_saved_changed)
        workspace.beside_wanted.connect(self.look)
        self._on_saved_changed()

    def stop(self) -> None:
        """Look no more: the self-evaluation is being closed."""
        self._workspace.saved_changed.disconnect(self._on_saved_changed)
        self._workspace.beside_wanted.disconnect(self.look)

    @Slot()
    def look(self) -> None:
        """Look now."""
        path = self._workspace.path
        if path is None or is_shared(path) or self._workspace.document.pack:
            return
        self._again = self._is_looking
        if self._is_looking:
            return
        self._is_looking = True
        self._looked = path, self._workspace.services.clock()
        here = self._workspace.open_now()
        job = partial(siblings, path, here.document.id, here.history, here.parents)
        self._lane.run(job, partial(self._on_found, path))

    def _on_found(self, path: Path, found: tuple[Sibling, ...] | Exception) -> None:
        self._is_looking = False
        if path == self._workspace.path and not isinstance(found, Exception):
            self._workspace.set_siblings(found)
            for sibling in self._workspace.siblings:
                known = sibling.path, sibling.manifest.head
                if sibling.is_new and known not in self._told_of:
                    self._told_of.add(known)
                    self.told.emit(_SENTENCE.format(name=sibling.path.name))
        if self._again:
            self.look()

    @Slot()
    def _on_saved_changed(self) -> None:
        path = self._workspace.path
        if path is None or self._workspace.save_state != "saved":
            return
        now = self._workspace.services.clock()
        if self._looked is None or self._looked[0] != path or now - self._looked[1] > AT_MOST_EVERY:
            self.look()
