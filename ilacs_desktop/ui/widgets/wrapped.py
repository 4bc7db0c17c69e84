"""Text of a button over as many lines as it needs: Qt's own buttons cut it off at 200 % text."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton

_FLAGS = (
    Qt.TextFlag.TextWordWrap
    | Qt.TextFlag.TextShowMnemonic
    | Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignVCenter
)
_TALL = 1 << 20


def height_for(button: QAbstractButton, width: int) -> int:
    """Return the height of the button's text when it is ``width`` pixels wide."""
    space = QRect(0, 0, max(width, 1), _TALL)
    return button.fontMetrics().boundingRect(space, _FLAGS, button.text()).height()


def wanted_size(button: QAbstractButton, widest: int) -> QSize:
    """Return the size of the text, on one line up to ``widest`` pixels."""
    line = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()
    width = min(line, widest)
    return QSize(width, height_for(button, width))


def least_width(button: QAbstractButton) -> int:
    """Return the width of the text's longest word."""
    metrics = button.fontMetrics()
    words = button.text().replace("&", "").split()
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def draw(painter: QPainter, area: QRect, text: str) -> None:
    """Draw the text into the area, in the painter's pen and font."""
    painter.drawText(area, int(_FLAGS), text)
