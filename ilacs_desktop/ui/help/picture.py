"""A picture on a page of help: as wide as there is room, in the look of the window."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme

_MIDDLE = 128  # of the lightness of a colour, from 0 to 255
_LEAST = 120  # pixels


class Picture(QLabel):
    """Shows a picture; to a screen reader it is its alternative text.

    Of each there are two files, that of a light window and that of a dark one.
    """

    def __init__(self, theme: Theme, folder: Path, name: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._folder = folder
        self._name = name
        self._scaled = QPixmap()
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        ground = QColor(self._theme.tokens.colour.surface)
        look = "light" if ground.lightness() >= _MIDDLE else "dark"
        self.setPixmap(QPixmap(str(self._folder / f"{self._name}-{look}.png")))
        self._scaled = QPixmap()
        self.update()

    def sizeHint(self) -> QSize:
        widest = self.pixmap().width()
        return QSize(widest, self.heightForWidth(widest))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(_LEAST))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        whole = self.pixmap().size()
        if whole.isEmpty():
            return 0
        return round(min(width, whole.width()) * whole.height() / whole.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = min(self.width(), self.pixmap().width())
        area = QRect(0, 0, width, self.heightForWidth(width))
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(area.width() * ratio), round(area.height() * ratio))
        if area.isEmpty():
            return
        if self._scaled.size() != wanted:
            self._scaled = self.pixmap().scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter = QPainter(self)
        painter.drawPixmap(area, self._scaled)
        painter.setPen(QPen(QColor(self._theme.tokens.colour.control), 1))
        painter.drawRect(area.adjusted(0, 0, -1, -1))
