"""Icons by meaning, painted in a colour of the look and sharp at the screen's pixel ratio.

The drawings are black SVG files in ``resources/icons/``; its README says what each name means.
"""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def icon_pixmap(path: Path, colour: str, size: int, ratio: float, room: int = 0) -> QPixmap:
    """Return the drawing in one colour, ``size`` logical pixels wide and high.

    ``room`` is left empty at its right, between a button's icon and its text.

    Raises OSError when there is no such drawing.
    """
    drawing = path.read_bytes()
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels + round(room * ratio), pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(drawing).render(painter, QRectF(0, 0, pixels, pixels))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
