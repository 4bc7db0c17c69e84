"""A viewport of our own for a scroll area that the start needs.

PySide6 asks of a widget that Qt has made which of all widgets it is, and the first time it makes
the 150 classes of widgets for that: 30 ms, a tenth of what the workbench takes to be there. What
Python has made it knows.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget


def give_viewport(area: QTextEdit | QScrollArea) -> None:
    """Put a viewport like Qt's own into the area, before anything asks for that."""
    viewport = QWidget(area)  # so that it belongs to the area, not to Python
    viewport.setObjectName("qt_scrollarea_viewport")  # as Qt calls its own
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
    if isinstance(area, QTextEdit):
        viewport.setBackgroundRole(QPalette.ColorRole.Base)
        viewport.setCursor(Qt.CursorShape.IBeamCursor)
        viewport.setMouseTracking(area.hasMouseTracking())
        viewport.setAcceptDrops(area.acceptDrops())
        area.document().documentLayout().setPaintDevice(viewport)  # it measured on Qt's own
    else:
        viewport.setBackgroundRole(QPalette.ColorRole.NoRole)
