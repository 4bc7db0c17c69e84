"""The pages as a screen reader meets them: a document whose name is the page and whose value its text."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

PAGE_TEXT = "page_text"  # a property: what stands on the page that is shown
_TOLD = "tells_pages"  # on the application: a factory cannot be taken out again


class _Document(QAccessibleWidget):
    """A widget that shows a page of a document."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return str(self._view.property(PAGE_TEXT))
        return super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        return state


def _document_or_nothing(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and thing.property(PAGE_TEXT) is not None:
        return _Document(thing)
    return None


def tell_pages(app: QApplication) -> None:
    """Make Qt ask us what shows a page. Doing it again changes nothing."""
    if not app.property(_TOLD):
        app.setProperty(_TOLD, True)
        QAccessible.installFactory(_document_or_nothing)
