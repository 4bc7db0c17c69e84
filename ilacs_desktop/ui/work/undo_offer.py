"""Offers to undo one step in a banner, and takes the offer away once undo would do something else."""

from PySide6.QtCore import QObject, Slot

from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.work.workspace import Workspace

UNDO = "Undo"


class UndoOffer(QObject):
    """Remembers the step that the link of a banner takes back.

    When something else becomes the document, the banner goes: what it said is over. When a save
    leaves the document as it is, but joined it with others' work, nothing can be undone any more:
    then only the link goes.
    """

    def __init__(self, workspace: Workspace, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._banner = banner
        self._label = ""  # of the step; empty when nothing is offered
        self._document = workspace.document  # that the step led to
        workspace.document_changed.connect(self._on_changed)
        workspace.saved_changed.connect(self._on_changed)

    @property
    def stands(self) -> bool:
        """Whether the banner offers to undo a step, and that is the one undo would take back."""
        return bool(self._label)

    def make(self) -> None:
        """Remember the step that was made last; the banner offers to take it back."""
        self._label, self._document = self._workspace.undo_label, self._workspace.document
        if not self._label:
            self._banner.drop_action()

    def forget(self) -> None:
        """Offer nothing any more: the banner says something else now."""
        self._label = ""

    def take(self) -> None:
        """Undo the step, if it is offered."""
        if self.stands:
            self.forget()
            self._workspace.undo()

    @Slot()
    def _on_changed(self) -> None:
        if not self.stands:
            return
        if self._workspace.document is not self._document:
            self.forget()
            self._banner.hide()
        elif self._workspace.undo_label != self._label:
            self.forget()
            self._banner.drop_action()
