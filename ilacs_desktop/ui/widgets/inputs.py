"""One line of text and whole numbers."""

from PySide6.QtCore import QEvent, QLocale, QSize, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QSpinBox

from ilacs_desktop.ui.theme.theme import Theme

_MOST = 99_999
_WIDTH = 120
_SIDE = 7


class TextLine(QLineEdit):
    """One line of text."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.home(False)  # a long text shows its beginning, not its end
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(self._theme.tokens.control)


class NumberBox(QSpinBox):
    """A whole number, such as a word budget. The mouse wheel scrolls the page, not the number."""

    def __init__(self, theme: Theme, number: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.setGroupSeparatorShown(True)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setRange(0, _MOST)
        self.setSingleStep(10)
        self.setValue(number)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def setAccessibleName(self, name: str) -> None:
        """Name the line inside, too: that is where a screen reader finds the keyboard."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setMinimumHeight(self._theme.tokens.control)
        self.setMaximumWidth(self._theme.tokens.px(_WIDTH))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the number's room when the look changes: Qt then places the text anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the number the whole box: a styled box without arrows leaves it no room."""
        super().resizeEvent(event)
        side = self._theme.tokens.px(_SIDE)
        self.lineEdit().setGeometry(self.rect().adjusted(side, 1, -side, -1))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.tokens.px(_WIDTH), self._theme.tokens.control)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
