"""How the outline's table behaves: the keyboard in it, its columns and its focus ring."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ilacs_desktop.document.model import Person
from ilacs_desktop.ui.pages.setup.outline_rows import COLUMNS, OutlineRow
from ilacs_desktop.ui.pages.setup.outline_table import OutlineDelegate, OutlineModel
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.views import behave_as_table

_WIDTHS = {"owner": 190, "words": 74, "areas": 84, "state": 104}
_LEAST_TITLE = 220
_PADDING = 12
_LEAST_ROWS = 6


class OutlineTable(QTableView):
    """The outline. Enter or F2 changes a cell, Alt with an arrow moves the section.

    Signals:
        row_changed: another row is the current one.
        move_wanted: the current section, that many places later (or earlier).
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    row_changed = Signal()
    move_wanted = Signal(int)
    focus_moved = Signal()

    def __init__(self, theme: Theme, people: Callable[[], tuple[Person, ...]]) -> None:
        super().__init__()
        self._theme = theme
        self.outline = OutlineModel(theme, self)
        self._delegate = OutlineDelegate(theme, people)
        self.setModel(self.outline)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Sections by judgement")
        behave_as_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.focus_moved)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def current(self) -> OutlineRow | None:
        """The current row; None while there is none."""
        row = self.currentIndex().row()
        return self.outline.rows[row] if 0 <= row < len(self.outline.rows) else None

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> None:
        """Show these rows; the current section and column stay so."""
        current, column = self.current, max(self.currentIndex().column(), 0)
        if self.outline.set_rows(rows):
            self._span()
            at = self.outline.row_of(current.id) if current is not None else -1
            first = next((n for n, row in enumerate(rows) if not row.is_judgement), 0)
            self.setCurrentIndex(self.outline.index(at if at >= 0 else first, column))

    def select(self, section: str) -> None:
        """Make a section the current row and bring it into view."""
        row = self.outline.row_of(section)
        if row >= 0:
            column = max(self.currentIndex().column(), 0)
            self.setCurrentIndex(self.outline.index(row, column))
            self.scrollTo(self.currentIndex())

    def focus_rect(self) -> QRect:
        """Return the current cell's rectangle, for the focus ring."""
        return current_part(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in moves:
            self.move_wanted.emit(moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._can_edit():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _can_edit(self) -> bool:
        """Return whether Enter begins an edit; the one that ends an edit comes here too."""
        editing = self.state() == QAbstractItemView.State.EditingState
        return not editing and bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)

    def _span(self) -> None:
        """Let a judgement's title run over the owner's column, which it does not have."""
        self.clearSpans()
        for number, row in enumerate(self.outline.rows):
            if row.is_judgement:
                self.setSpan(number, 0, 1, 2)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.focus_moved.emit()
        self.row_changed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        line = QFontMetrics(self._theme.font("body")).height()
        self.verticalHeader().setMinimumSectionSize(1)
        row = max(tokens.row, line + tokens.px(_PADDING))
        self.verticalHeader().setDefaultSectionSize(row)
        self.setMinimumHeight(row * _LEAST_ROWS)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give the title what the others leave; where that is too little, the table scrolls."""
        px = self._theme.tokens.px
        scale = self._theme.tokens.scale
        widths = [
            max(px(_WIDTHS.get(name, 0)), round(_WIDTHS.get(name, 0) * scale)) for name in COLUMNS
        ]
        room = self.viewport().width() - sum(widths)
        widths[0] = max(room, round(_LEAST_TITLE * scale))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self.focus_moved.emit()
