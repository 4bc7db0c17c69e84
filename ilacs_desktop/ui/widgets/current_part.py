"""What the focus ring goes round in a list or table: what is seen of the current row or cell."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView


def current_part(view: QAbstractItemView) -> QRect:
    """Return the seen part of the current row or cell in the view's coordinates, else the view."""
    seen = view.visualRect(view.currentIndex()).intersected(view.viewport().rect())
    if seen.isEmpty():
        return view.rect()
    return seen.translated(view.viewport().mapTo(view, QPoint(0, 0)))
