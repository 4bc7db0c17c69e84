"""Saves the open self-evaluation as a version with a name, and tells which version that is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.history.version import Version


class NamedSave(QObject):
    """One save; made for it, and gone after it.

    Signals:
        done: the ``Version`` that was saved, or None when it could not be: the workspace has told
            why.
    """

    done = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._label = ""
        self._ended = False
        self._before: Version | None = None

    def start(self, label: str) -> None:
        """Save what is open now, under this name. It must have a file."""
        self._label = label
        self._before = self._workspace.named(label)
        # Queued: when a save ends, one that waited for it begins at once, and that may be ours.
        queued = Qt.ConnectionType.QueuedConnection
        self._workspace.saved_changed.connect(self._on_saved_changed, queued)
        self._workspace.save(label)

    @Slot()
    def _on_saved_changed(self) -> None:
        if self._ended or self._workspace.save_state == "saving":
            return
        self._ended = True
        self._workspace.saved_changed.disconnect(self._on_saved_changed)
        made = self._workspace.named(self._label)  # never somebody else's of that name
        self.done.emit(made if made is not self._before else None)
        self.deleteLater()
