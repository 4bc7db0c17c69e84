"""One document that is being edited: what it is now, undo and redo, and who hears of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.session import Caret, Session, Step


class Editing(QObject):
    """A session that tells of its changes as Qt does.

    Signals:
        document_changed: the document before and after each change, undo and redo included.
        stepped: undo or redo led from one document to another, with the author's caret or None.
        settling: what is typed in a box and not in the document yet is to be put there now.
    """

    document_changed = Signal(object, object)
    stepped = Signal(object, object, object)
    settling = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.subscribe(self._session_changed)

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._session.document

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        return self._session.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would bring back; empty when there is nothing."""
        return self._session.redo_label

    def change(
        self,
        label: str,
        document: Document,
        *,
        group: str = "",
        caret: Caret | None = None,
        joined: tuple[str, ...] = (),
    ) -> None:
        """Make this the document, as one step of undo that the menu calls by its label.

        Changes of one ``group`` that follow one another within a second are one step. ``caret`` says where the author was, for a change made in the text. ``joined`` are versions
        that the next save follows as well.
        """
        self._session.change(label, document, group=group, caret=caret, joined=joined)

    def record(self, noted: Callable[[Document], Document]) -> None:
        """Write down something that happened, such as packs that went out: undo keeps it.

        ``noted`` gives a document with it written down, and touches nothing else in it.
        """
        self._session.record(noted)

    def edit_body(
        self, place: Place, body: Body, *, group: str = "", caret: Caret | None = None
    ) -> None:
        """Put another body at a place, as typing."""
        self._session.edit_body(place, body, group=group, caret=caret)

    def settle(self) -> None:
        """Have what is typed anywhere put into the document: something is about to become of it."""
        self.settling.emit()

    def undo(self) -> Caret | None:
        """Take back the last step; return where the author was then."""
        return self._step(self._session.undo)

    def redo(self) -> Caret | None:
        """Bring back the step that was undone last; return where the author was then."""
        return self._step(self._session.redo)

    def _step(self, step: Callable[[], Step | None]) -> Caret | None:
        self.settle()
        before = self.document
        done = step()
        if done is None:
            return None
        self.stepped.emit(before, self.document, done.caret)
        return done.caret

    def _session_changed(self, old: Document, new: Document) -> None:
        self.document_changed.emit(old, new)
