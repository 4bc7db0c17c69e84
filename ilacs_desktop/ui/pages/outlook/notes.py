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

AT_MOST = 300  # milliseconds until what was typed is taken over, while typing goes on too
_TYPING = "notes for the presentation"  # what is typed without a pause is one step of undo
_LEAST_LINES, _MOST_LINES = 6, 24
_LINE = "———"
_BOTH = (
    "The notes for the presentation were changed elsewhere while you typed. Both are there now: yours,"
    f" and below a line “{_LINE}” the others. Delete what you do not want."
)
_HINT = (
    "What you would say when inspectors come. A line that begins with “- ” stands in a list, and the"
    " line above a list is its heading. Never name a child. The notes do not go to Ofsted with the"
    " self-evaluation."
)


class NotesText(GrowingText):
    """The notes of one document: they follow it, and it follows them as they are typed."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "", _LEAST_LINES, _MOST_LINES)
        self._workspace = workspace
        self._shown = ""  # the notes of the document, as they were in the box last
        self._soon = QTimer(self, singleShot=True, interval=AT_MOST)
        self.setUndoRedoEnabled(False)  # one undo for the whole application: the session's
        self._show()
        self.textChanged.connect(self._on_typed)
        self._soon.timeout.connect(self._on_soon)
        workspace.settling.connect(self.settle)
        workspace.document_changed.connect(self._on_document_changed)

    @Slot()
    def settle(self) -> None:
        """Take over what is typed now."""
        self._take_over("")

    def _take_over(self, group: str) -> None:
        self._soon.stop()
        document = self._workspace.document
        typed = self._shown = self.toPlainText()
        if typed != document.cycle.presentation:
            changed = with_notes(document, typed)
            self._workspace.change("Change notes for the presentation", changed, group=group)

    def _show(self) -> None:
        """Show the notes of the document, with the caret near where it was."""
        self._shown = self._workspace.document.cycle.presentation
        self._put(self._shown)

    def _put(self, notes: str) -> None:
        at = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(notes)
        self.blockSignals(False)
        self._fit()
        caret = self.textCursor()
        caret.setPosition(min(at, len(notes.encode("utf-16-le")) // 2))
        self.setTextCursor(caret)

    @Slot()
    def _on_typed(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _on_soon(self) -> None:
        self._take_over(_TYPING)

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, new: Document) -> None:
        """Show other notes; what is typed and not taken over yet stays above them."""
        notes, typed = new.cycle.presentation, self.toPlainText()
        if notes == self._shown:
            return
        if typed == self._shown:
            self._show()
            return
        self._shown = notes
        if notes == typed:
            return
        self._put(f"{typed.rstrip()}\n\n{_LINE}\n\n{notes}" if notes else typed)
        self._soon.start()
        if notes:
            self._workspace.noted.emit(_BOTH)

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
