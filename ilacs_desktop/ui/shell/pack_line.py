"""The line at the top of a contributor's pack, over the page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.records import Pack
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.work.pack_words import pack_line, pack_of
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


class _PackCard(Card):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="subtle")
        self.setAccessibleName("What you are asked for")
        self._line = BodyLabel(theme)
        self._note = CaptionLabel(theme)
        self.button = link_button(theme, "I have finished: save, and show the file")
        row = Row(theme, 12)
        row.addWidget(self._line, 1)
        row.addWidget(self.button)
        self.column.addLayout(row)
        self.column.addWidget(self._note)

    def tell(self, pack: Pack, sections: int) -> None:
        self._line.setText(pack_line(pack, sections))
        self._note.setText(pack.note)
        self._note.setVisible(bool(pack.note))
