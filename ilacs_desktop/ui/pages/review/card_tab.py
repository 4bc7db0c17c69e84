"""A list with what is chosen in full below it: where the window is small, both stay in view."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.pages.review.tab import ListTab
from ilacs_desktop.ui.theme.theme import Theme


class CardTab(ListTab):
    """Subclasses fill the card and put it on the page, then start ``_laid_out``."""

    def __init__(self, theme: Theme, title: str, listed: str, card: QWidget) -> None:
        super().__init__(theme, title, listed, leads=False)
        self._theme = theme
        self._card = card
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._on_laid_out)
        self.tree.focus_moved.connect(self._on_row_moved)

    def _make_room(self) -> None:
        """Arrange what has another size now, before the chosen row is brought into view."""

    def _show_card(self) -> None:
        """Bring the card into view, to its end."""
        content = self._scroll.widget()
        if content is not None and self._card.isVisible():
            end = self._card.mapTo(content, self._card.rect().bottomLeft())
            self._scroll.ensureVisible(end.x(), end.y(), 0, 0)

    @Slot()
    def _on_row_moved(self) -> None:
        """Keep the card in view, and the chosen row above all."""
        if self.tree.hasFocus():
            self._show_card()
        self._on_focus_moved()

    @Slot()
    def _on_laid_out(self) -> None:
        """Keep the chosen row in view beside its card."""
        self._make_room()
        self.tree.scrollTo(self.tree.currentIndex())
        self._on_row_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out.start()
