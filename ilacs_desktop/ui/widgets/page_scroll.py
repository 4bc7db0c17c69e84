"""The scroll area of a page: it wraps to the window's width and keeps focus and caret in view."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QScrollArea, QTextEdit, QWidget

from ilacs_desktop.ui.theme.theme import Theme

Ground = Literal["window", "surface"]

_ROOM = 48  # pixels kept free around what has the focus
_OVER_ROW = 8  # pixels kept free over a row that has the keyboard, and under it
_RING = 4  # pixels that the focus ring takes around it


class PageScroll(QScrollArea):
    """Scrolls up and down only. With ``measure`` its content stays readable on a wide screen.

    ``ground`` is what it lies on: the window's colour, with the content at its left, or the surface
    that is written on, with the content in its middle.

    An editor that grows with its text has no scroll bar of its own, so the page follows its caret
    (WCAG 2.4.11), also when the page itself grows under it.
    """

    def __init__(
        self, theme: Theme, content: QWidget, *, measure: bool = False, ground: Ground = "window"
    ) -> None:
        super().__init__()
        self._theme = theme
        self._content = content
        self._measure = measure
        self._editor: QTextEdit | QPlainTextEdit | None = None
        self._following = False  # the caret, until the person scrolls away from it
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle = ground == "surface"  # headings of pages begin at one place, whatever the width
        side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.setProperty("ground", ground)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._on_later)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled_by_hand)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def follow(self, editor: QTextEdit | QPlainTextEdit) -> None:
        """Keep an editor's caret in view while the keyboard stays where it is, outside this page."""
        self._editor = editor
        self._follow()

    def show_cell(self, view: QWidget, cell: QRect) -> None:
        """Scroll to a cell of a table on the page, which is as tall as its rows or nearly so."""
        at = view.mapTo(self._content, cell.center())
        self.ensureVisible(at.x(), at.y(), 0, cell.height())

    def show_row(self, view: QWidget, row: QRect) -> None:
        """Scroll to a row of a list on the page, to its top above all."""
        for y in (row.bottom(), row.top()):
            at = view.mapTo(self._content, QPoint(0, y))
            self.ensureVisible(at.x(), at.y(), 0, _OVER_ROW)

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._measure:
            self._content.setMaximumWidth(self._theme.tokens.measure)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is self._editor:
            self._editor.cursorPositionChanged.disconnect(self._on_caret_moved)
        self._editor = None
        if new is None or not self._content.isAncestorOf(new):
            return
        if isinstance(new, QTextEdit | QPlainTextEdit):
            self._editor = new
            new.cursorPositionChanged.connect(self._on_caret_moved)
            self._follow()
        elif not self._is_in_sight(new):
            self.ensureWidgetVisible(new, 0, _ROOM)

    def _is_in_sight(self, widget: QWidget) -> bool:
        """Return whether all of it shows, with its focus ring: then the page has no need to move."""
        top = widget.mapTo(self._content, QPoint(0, 0)).y() - self.verticalScrollBar().value()
        return top >= _RING and top + widget.height() + _RING <= self.viewport().height()

    @Slot()
    def _on_caret_moved(self) -> None:
        self._follow()

    @Slot()
    def _on_range_changed(self) -> None:
        if self._following:
            self._follow()

    @Slot()
    def _on_scrolled_by_hand(self) -> None:
        self._following = False

    def _follow(self) -> None:
        self._following = True
        self._later.start()  # after the editor has grown and the page is laid out

    @Slot()
    def _on_later(self) -> None:
        if self._editor is None:
            return
        caret = self._editor.cursorRect()
        at: QPoint = self._editor.viewport().mapTo(self._content, caret.center())
        room = min(caret.height() // 2 + _ROOM, self.viewport().height() // 2)
        self.ensureVisible(at.x(), at.y(), 0, room)
