"""Notes for the set-up presentation: a text of the document, and an outline to begin with."""

import msgspec
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.work.workspace import Workspace

REST = 600  # milliseconds without a key, after which what was typed is taken over
_LEAST_LINES, _MOST_LINES = 6, 24
_HINT = (
    "What you would say when inspectors come. A line that begins with “- ” stands in a list, and the"
    " line above a list is its heading. Never name a child. The notes do not go to Ofsted with the"
    " self-evaluation."
)


class NotesText(GrowingText):
    """The notes of one document: they follow it, and it follows them when typing rests."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "", _LEAST_LINES, _MOST_LINES)
        self._workspace = workspace
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(REST)
        self.setUndoRedoEnabled(False)  # one undo for the whole application: the session's
        self._show()
        self.textChanged.connect(self._on_typed)
        self._resting.timeout.connect(self._on_rest)
        workspace.document_changed.connect(self._on_document_changed)

    def settle(self) -> None:
        """Take over what is typed now."""
        self._resting.stop()
        document = self._workspace.document
        typed = self.toPlainText()
        if typed != document.cycle.presentation:
            self._workspace.change("Change notes for the presentation", with_notes(document, typed))

    def _show(self) -> None:
        """Show the notes of the document, with the caret near where it was."""
        notes, at = self._workspace.document.cycle.presentation, self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(notes)
        self.blockSignals(False)
        self._fit()
        caret = self.textCursor()
        caret.setPosition(min(at, len(notes.encode("utf-16-le")) // 2))
        self.setTextCursor(caret)

    @Slot()
    def _on_typed(self) -> None:
        self._resting.start()

    @Slot()
    def _on_rest(self) -> None:
        self.settle()

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        notes = new.cycle.presentation
        if old.cycle.presentation != notes and notes != self.toPlainText():
            self._resting.stop()
            self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()


class NotesCard(Card):
    """The notes, with what can be done with them.

    Signals:
        outline_wanted: an outline of the document is to be put into the notes.
        save_wanted, print_wanted: they are to be saved in a file, or printed.
    """

    outline_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "Notes for the set-up presentation")
        self.text = NotesText(theme, workspace)
        outline = secondary_button(theme, "Put in an outline", "outline")
        save = secondary_button(theme, "Save notes…", "export")
        print_ = secondary_button(theme, "Print notes…", "print")
        buttons = FlowLayout(theme)
        for button, signal in (
            (outline, self.outline_wanted),
            (save, self.save_wanted),
            (print_, self.print_wanted),
        ):
            button.clicked.connect(signal)
            buttons.addWidget(button)
        self.column.addLayout(buttons)
        self.column.addWidget(Field(theme, "Notes", self.text, _HINT))


def with_notes(document: Document, notes: str) -> Document:
    """Return the document with other notes."""
    cycle = msgspec.structs.replace(document.cycle, presentation=notes)
    return msgspec.structs.replace(document, cycle=cycle)
