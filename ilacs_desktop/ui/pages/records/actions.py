"""What pages of records do with one: each thing is one step of undo, told in a sentence."""

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.document.edited import with_edited
from ilacs_desktop.document.edits import Record, with_record, without_record
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace


class RecordActions(QObject):
    """Carries out what a page offers with the records of one self-evaluation.

    Signals:
        done: something was done to the record of this id; a sentence tells what, or is empty where
            it shows. Undo takes it back.
    """

    done = Signal(str, str)

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs

    def _keep(self, label: str, record: Record) -> None:
        """Put a record in the place of the one of its id, or at the end if it is new."""
        self._workspace.change(label, with_record(self._workspace.document, record))

    def _keep_edited(self, label: str, opened: Record, edited: Record) -> None:
        """Put what a form changed into the record as it is now, and tell ``done``.

        ``opened`` is the record that the form was filled with, ``edited`` what it gave. What others
        changed meanwhile stays; the sentence names a field that both changed, and says so where the
        record had been removed.
        """
        after = with_edited(self._workspace.document, opened, edited)
        self._workspace.change(label, after.document)
        self.done.emit(edited.id, after.told)

    def _drop(self, label: str, record: Record, told: str) -> None:
        """Take a record out of the document, and tell so."""
        self._workspace.change(label, without_record(self._workspace.document, record))
        self.done.emit(record.id, told)
