"""What lies beside one another where there is room, and below one another where there is not."""

from abc import abstractmethod

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme


class ArrangedByWidth(QWidget):
    """Its parts are arranged anew when it has another width, or the text another size.

    Subclasses say how in ``_arrange``, and call ``_begin`` when all their parts are there.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @abstractmethod
    def _arrange(self) -> None:
        """Put the parts where the width that there is wants them."""

    def _space_out(self) -> None:
        """Set the gaps between the parts, which grow with the text."""

    def _begin(self) -> None:
        self._on_theme_changed()
        self._theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._space_out()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
