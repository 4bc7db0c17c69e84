"""The line at the top of a contributor's pack, over the page."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ilacs_desktop.document.records import Pack
from ilacs_desktop.ui.dialogs.closable import TextDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.work.pack_words import SEND_BACK, asked_for, pack_of
from ilacs_desktop.ui.work.workspace import Workspace


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
        self._column = Column(theme, 0, Margins(16, 8, 16, 0))
        self.setLayout(self._column)
        self.hide()

    def follow(self, workspace: Workspace | None) -> None:
        """Show what stands over this workspace; nothing over one that is no pack."""
        pack = pack_of(workspace.document) if workspace is not None else None
        if workspace is None or pack is None:
            self.hide()
            return
        if self._card is None:
            self._card = _PackCard(self._theme)
            self._card.button.clicked.connect(self.finished)
            self._column.addWidget(self._card)
        self._card.tell(pack, len(workspace.document.sections))
        self.show()


class AskedDialog(TextDialog):
    """All that a contributor is asked for, the note to them too; a long one scrolls."""

    def __init__(self, theme: Theme, asked: str, note: str) -> None:
        super().__init__(theme, "What you are asked for")
        for text in filter(None, (asked, note, SEND_BACK)):
            self.column.addWidget(BodyLabel(theme, text))


class _PackCard(Card):
    """One line, over two where it is narrow; what else there is to know opens in a dialog."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="subtle")
        self.setAccessibleName("What you are asked for")
        self._note = ""
        self._line = BodyLabel(theme)
        self.more = link_button(theme, "")
        self.button = link_button(theme, "I have finished: save, and show the file")
        self._links = FlowLayout(theme, 16)
        for link in (self.more, self.button):
            self._links.addWidget(link)
        self._row = Row(theme, 8)
        self._row.addWidget(self._line, 1)
        self._row.addLayout(self._links)
        self.column.addLayout(self._row)
        self.more.clicked.connect(self._on_more)
        theme.changed.connect(self._on_measured)

    def tell(self, pack: Pack, sections: int) -> None:
        """Say what is asked for."""
        self._note = pack.note
        self._line.setText(asked_for(pack, sections))
        self.more.setText("More, with a note to you…" if pack.note else "More…")
        self._on_measured()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_measured()

    @Slot()
    def _on_more(self) -> None:
        dialog = AskedDialog(self._theme, self._line.text(), self._note)
        dialog.setParent(self.window(), dialog.windowFlags())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_measured(self) -> None:
        """Put the links under the words where both have no room on one line."""
        words = self._line.fontMetrics().horizontalAdvance(self._line.text())
        wanted = words + self._links.sizeHint().width() + self._row.spacing()
        is_narrow = wanted > self.column.contentsRect().width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)
