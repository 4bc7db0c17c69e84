"""The coverage table: sections by the three questions, each cell a way to its answer."""

from PySide6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ilacs_desktop.ui.pages.overview.coverage import CoverageRow
from ilacs_desktop.ui.pages.overview.matrix_model import (
    ROW,
    STATE_LOOKS,
    Index,
    MatrixModel,
    StateLook,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.views import behave_as_table

_ICON = 16
_SIDE = 8
_GAP = 6
_ABOVE = 4  # over and under the text of a row
_LEAST_TITLE = 130
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_TALL = 1 << 16
_SHARE = 0.18  # of a wide table's width, for each question
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Matrix(QTableView):
    """As tall as its rows: the page scrolls, not the table. Arrows move, Enter goes to the answer.

    Signals:
        way_wanted: the person wants to go to an answer, or to a section.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    way_wanted = Signal(object)
    focus_moved = Signal()

    def __init__(self, theme: Theme, questions: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        self.cells = MatrixModel(questions, self)
        self._fitted = -1  # the width that the columns share out
        self._heights: dict[int, int] = {}  # by the width that was asked about
        self._delegate = MatrixDelegate(theme)
        self.setModel(self.cells)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Coverage: sections by question")
        self.setAccessibleDescription("Enter goes to the answer.")
        behave_as_table(self)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.horizontalScrollBar().valueChanged.connect(self.focus_moved)
        theme.changed.connect(self._on_theme_changed)

    def show_rows(self, rows: tuple[CoverageRow, ...]) -> None:
        """Show these rows; the current cell stays the current one where its row is still there."""
        now = self.currentIndex()
        row, column = (now.row(), now.column()) if now.isValid() else (0, 1)
        known = self.cells.rows[row].id if now.isValid() else ""
        others = self.cells.set_rows(rows)
        if others:
            self._heights.clear()
        if others and rows:
            at = next((n for n, shown in enumerate(rows) if shown.id == known), 0)
            self.setCurrentIndex(self.cells.index(at, column))
            self._fit()
            self.updateGeometry()

    def focus_rect(self) -> QRect:
        """Return the current cell's rectangle, for the focus ring."""
        return current_part(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.way_wanted.emit(self.cells.way(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = self._least_title() + sum(self._state_widths())
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.tokens.px(_LEAST_TITLE), self._header_height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # a layout asks for the same few widths again and again
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def _height_at(self, width: int) -> int:
        columns = self._columns(width)
        rows = sum(self._delegate.height_of(row, columns[0]) for row in self.cells.rows)
        bar = self.horizontalScrollBar().sizeHint().height() if sum(columns) > width else 0
        return self._header_height() + rows + bar

    def _fit(self) -> None:
        """Share the width out, and give each row the lines that its title needs."""
        self._fitted = self.viewport().width()
        columns = self._columns(self._fitted)
        for column, width in enumerate(columns):
            self.setColumnWidth(column, width)
        for number, row in enumerate(self.cells.rows):
            self.setRowHeight(number, self._delegate.height_of(row, columns[0]))
        self.focus_moved.emit()

    def _columns(self, room: int) -> list[int]:
        """Return the widths of the columns: the title has what the states leave, or its least."""
        states = [max(width, round(room * _SHARE)) for width in self._state_widths()]
        if sum(states) + self._least_title() > room:
            states = self._state_widths()
        return [max(room - sum(states), self._least_title()), *states]

    def _header_height(self) -> int:
        return self.horizontalHeader().sizeHint().height()

    def _least_title(self) -> int:
        return round(_LEAST_TITLE * self._theme.tokens.scale)

    def _state_widths(self) -> list[int]:
        strong = QFontMetrics(self._theme.font("strong"))
        least = max(self._delegate.width_of(look) for look in STATE_LOOKS.values())
        columns = range(1, self.cells.columnCount())
        titles = (self.cells.headerData(n, Qt.Orientation.Horizontal) for n in columns)
        room = 2 * self._theme.tokens.px(_SIDE)
        return [max(least, strong.horizontalAdvance(str(title)) + room) for title in titles]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._fitted:
            self._fit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body"))
        self._heights.clear()
        self._fit()
        self.updateGeometry()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.way_wanted.emit(self.cells.way(index))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.focus_moved.emit()


class MatrixDelegate(QStyledItemDelegate):
    """Draws titles over as many lines as they need, and states as a symbol and a word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def height_of(self, row: CoverageRow, width: int) -> int:
        """Return the height of a row whose title has that width, in pixels."""
        px = self._theme.tokens.px
        room = QRect(0, 0, max(width - 2 * px(_SIDE), 1), _TALL)
        text = QFontMetrics(self._title_font(row)).boundingRect(room, int(_FLAGS), row.title)
        return max(text.height() + 2 * px(_ABOVE), self._theme.tokens.px(27))

    def width_of(self, look: StateLook) -> int:
        """Return the width that a state takes, in pixels."""
        px = self._theme.tokens.px
        word = QFontMetrics(self._theme.font("caption")).horizontalAdvance(look.word)
        return 2 * px(_SIDE) + px(_ICON) + px(_GAP) + word + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CoverageRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row)
        if index.column() == 0:
            self._paint_title(painter, option.rect, row)
        else:
            self._paint_state(
                painter, option.rect, STATE_LOOKS[row.cells[index.column() - 1].state]
            )
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CoverageRow
    ) -> None:
        colour, area = self._theme.tokens.colour, option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = colour.hover if hovered else colour.subtle if row.group else colour.surface
        painter.fillRect(area, QColor(ground))
        painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), QColor(colour.line))

    def _title_font(self, row: CoverageRow) -> QFont:
        return self._theme.font("strong" if row.group else "body")

    def _paint_title(self, painter: QPainter, area: QRect, row: CoverageRow) -> None:
        colour, side = self._theme.tokens.colour, self._theme.tokens.px(_SIDE)
        parked = row.cells[0].state == "parked"
        painter.setFont(self._title_font(row))
        painter.setPen(QColor(colour.muted if parked else colour.text))
        painter.drawText(area.adjusted(side, 0, -side, 0), int(_FLAGS), row.title)

    def _paint_state(self, painter: QPainter, area: QRect, look: StateLook) -> None:
        px = self._theme.tokens.px
        left = area.left() + px(_SIDE)
        top = area.top() + (area.height() - px(_ICON)) / 2
        painter.drawPixmap(QPointF(left, top), self._theme.pixmap(look.symbol, look.mark, _ICON))
        painter.setFont(self._theme.font("caption"))
        painter.setPen(QColor(self._theme.tokens.colour.of(look.colour)))
        indent = px(_SIDE) + px(_ICON) + px(_GAP)
        painter.drawText(area.adjusted(indent, 0, 0, 0), int(_FLAGS), look.word)
