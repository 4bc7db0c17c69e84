"""A box for a few sentences that grows with what is typed; Tab leaves it."""

from math import ceil

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.dragged import is_files

_MARGIN = 6


class GrowingText(QTextEdit):
    """Several lines of plain text, between ``least`` and ``most`` lines high."""

    def __init__(self, theme: Theme, text: str = "", least: int = 3, most: int = 12) -> None:
        super().__init__()
        self._theme = theme
        self._least = least
        self._most = most
        self.setAcceptRichText(False)
        self.setPlainText(text)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_text_changed(self) -> None:
        self._fit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.document().setDocumentMargin(self._theme.tokens.px(_MARGIN))
        self._fit()

    def _fit(self) -> None:
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        margins = 2 * self.document().documentMargin()
        least, most = self._least * line + margins, self._most * line + margins
        text = min(max(self.document().size().height(), least), most)
        height = ceil(text) + 2 * self.frameWidth()
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is text in it; a file is for the window."""
        return not is_files(source) and super().canInsertFromMimeData(source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
