"""A box to search or filter with."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.inputs import TextLine

_REST = 120  # milliseconds without a key before the search starts


class SearchBox(TextLine):
    """A line with a magnifying glass; ``name`` says what it searches and stands in it while empty.

    Escape empties it.

    Signals:
        searched: typing has rested, with this text.
    """

    searched = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        glass = QLineEdit.ActionPosition.LeadingPosition
        self._glass = self.addAction(theme.icon("search", "muted", 16), glass)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._on_rest)
        self.textChanged.connect(self._on_text_changed)
        for button in self.findChildren(QToolButton):
            is_glass = button.defaultAction() is self._glass
            button.setAccessibleName("Search" if is_glass else "Clear the search")
        theme.changed.connect(self._on_colours_changed)

    def search_now(self) -> None:
        """Search for the text at once."""
        self._rest.stop()
        self.searched.emit(self.text())

    @Slot()
    def _on_rest(self) -> None:
        self.searched.emit(self.text())

    @Slot()
    def _on_text_changed(self) -> None:
        self._rest.start()

    @Slot()
    def _on_colours_changed(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted", 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_now()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search_now()
        else:
            super().keyPressEvent(event)
