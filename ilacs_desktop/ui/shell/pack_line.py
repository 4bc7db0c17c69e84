"""The line at the top of a contributor's pack, over the page."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.ui.dialogs.closable import TextDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.work.pack_words import SEND_BACK, asked_for, pack_of, what_next
from ilacs_desktop.ui.work.workspace import Workspace

COUNT_PAUSE = 400  # milliseconds after the last change until answers are counted again


class PackLine(QWidget):
    """Says who asked for what and by when; hidden while what is open is no pack.

    Signals:
        finished: the person has finished, and wants to see the file that goes back.
    """

    finished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._card: _PackCard | None = None  # few people ever open a pack
        self._workspace: Workspace | None = None
        self._counting = QTimer(self, singleShot=True, interval=COUNT_PAUSE)
        self._counting.timeout.connect(self._on_count)
        self._column = Column(theme, 0, Margins(16, 8, 16, 0))
        self.setLayout(self._column)
        self.hide()

    def follow(self, workspace: Workspace | None) -> None:
        """Show what stands over this workspace; nothing over one that is no pack."""
        pack = pack_of(workspace.document) if workspace is not None else None
        self._workspace = workspace if pack is not None else None
        if workspace is None or pack is None:
            self.hide()
            return
        workspace.document_changed.connect(self._on_document_changed)
        if self._card is None:
            self._card = _PackCard(self._theme)
            self._card.button.clicked.connect(self.finished)
            self._column.addWidget(self._card)
        self._card.tell(pack, workspace.document, is_as_sent=_is_as_sent(workspace))
        self.show()

    @Slot()
    def _on_document_changed(self) -> None:
        self._counting.start()

    @Slot()
    def _on_count(self) -> None:
        """Say what comes next once all is answered, or that something is missing again."""
        work = self._workspace
        pack = pack_of(work.document) if work is not None else None
        if work is None or pack is None or self._card is None:
            return
        before = self._card.told
        self._card.tell(pack, work.document, is_as_sent=_is_as_sent(work))
        if self._card.told != before:
            announce(self, self._card.told)


def _is_as_sent(workspace: Workspace) -> bool:
    """Return whether nothing was written in a pack since it was made: it has but one version."""
    return len(workspace.history.versions) == 1 and not workspace.is_changed


class AskedDialog(TextDialog):
    """All that a contributor is asked for, the note to them too; a long one scrolls."""

    def __init__(self, theme: Theme, asked: str, note: str) -> None:
        super().__init__(theme, "What you are asked for")
        for text in filter(None, (asked, note, SEND_BACK)):
            self.column.addWidget(BodyLabel(theme, text))


class _PackCard(Card):
    """One line, over two where it is narrow, and a short note under it where there is room.

    What else there is to know opens in a dialog.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="subtle")
        self.setAccessibleName("What you are asked for")
        self._note = ""
        self._asked = ""
        self._line = BodyLabel(theme)
        self._words = BodyLabel(theme)  # of the note to the person
        self.more = link_button(theme, "")
        self.button = link_button(theme, "I have finished: save, and show the file")
        self._links = FlowLayout(theme, 16)
        for link in (self.more, self.button):
            self._links.addWidget(link)
        self._row = Row(theme, 8)
        self._row.addWidget(self._line, 1)
        self._row.addLayout(self._links)
        self.column.addLayout(self._row)
        self.column.addWidget(self._words)
        self.more.clicked.connect(self._on_more)
        theme.changed.connect(self._on_measured)

    @property
    def told(self) -> str:
        """What the line says."""
        return self._line.text()

    def tell(self, pack: Pack, document: Document, *, is_as_sent: bool) -> None:
        """Say what is asked for, or that all of it is there and goes back now."""
        self._note = pack.note
        self._asked = asked_for(pack, len(document.sections))
        self._line.setText(what_next(pack, document, is_as_sent=is_as_sent))
        self._words.setText(f"“{pack.note.strip()}”")
        self._on_measured()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_measured()

    @Slot()
    def _on_more(self) -> None:
        dialog = AskedDialog(self._theme, self._asked, self._note)
        dialog.setParent(self.window(), dialog.windowFlags())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_measured(self) -> None:
        """Put the links under the words where both have no room on one line.

        The note stands there if it has room on one line, too; else the first link leads to it.
        """
        edges = self.column.contentsMargins()  # not its rectangle: that is empty after a new text
        room = self.width() - edges.left() - edges.right()
        note = self._words.fontMetrics().horizontalAdvance(self._words.text())
        is_said = self._has_note and "\n" not in self._note.strip() and note < room
        self._name_more(is_said=is_said)
        words = self._line.fontMetrics().horizontalAdvance(self._line.text())
        is_narrow = words + self._row.spacing() + self._links.sizeHint().width() > room
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
        self._words.setVisible(is_said and not is_narrow)
        self._name_more(is_said=is_said and not is_narrow)

    @property
    def _has_note(self) -> bool:
        return bool(self._note.strip())

    def _name_more(self, *, is_said: bool) -> None:
        hidden = self._has_note and not is_said
        self.more.setText("More, with a note to you…" if hidden else "More…")
