"""The list of results: where, and the words found with those around them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from ilacs_desktop.ui.shell.find.rows import Row
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import TypeRole
from ilacs_desktop.ui.widgets.row_ground import paint_row_ground
from ilacs_desktop.ui.widgets.text_lines import Faces, qt_length
from ilacs_desktop.ui.widgets.wrapped_list import ROW, Index, WrappedDelegate, WrappedList

_SIDE, _ABOVE = 12, 6
_LEAST_WIDTH, _LEAST_HEIGHT = 200, 88  # pixels at 100 % text
_MOST_LINES = 4


class ResultList(WrappedList):
    """Results to go to. Enter or a click leads to the current one; headings cannot be chosen.

    Signals:
        taken: the person wants to go to the result of this number.
    """

    taken = Signal(int)

    def __init__(self, theme: Theme) -> None:
        delegate = _Delegate(theme)
        super().__init__(theme, delegate)
        self._delegate = delegate
        self._rows: tuple[Row, ...] = ()
        self._at: dict[int, int] = {}
        self.setAccessibleName("Results")
        self.clicked.connect(self._on_clicked)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines shown, headings included."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these lines; nothing happens where they are the same ones."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        self._rows = rows
        self._delegate.forget()
        scrolled = self.verticalScrollBar().value()
        self._model.clear()
        for row in rows:  # not to its root, all at once: see DetailTree
            self._model.appendRow(_item(row))
        self._at = {row.number: n for n, row in enumerate(rows) if not row.is_heading}
        self.verticalScrollBar().setValue(scrolled)
        self.focus_moved.emit()

    def select(self, number: int) -> None:
        """Make a result the current one, in sight; none where it is not listed."""
        at = self._at.get(number)
        index = self._model.index(at, 0) if at is not None else QModelIndex()
        self.setCurrentIndex(index)
        if number == 0:
            self.scrollToTop()  # its heading too

    def select_first(self) -> None:
        """Make the first result the current one, unless there is one already."""
        if not self.currentIndex().isValid():
            self.select(0)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Row) and not row.is_heading:
            self.taken.emit(row.number)

    def sizeHint(self) -> QSize:
        px = self._theme.tokens.px
        return QSize(px(_LEAST_WIDTH), px(_LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _item(row: Row) -> QStandardItem:
    item = QStandardItem(row.spoken or row.before)
    item.setData(row, ROW)
    if row.is_heading:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class _Delegate(WrappedDelegate):
    """Draws a heading, or a result with its words bold and underlined: seen without colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._heights: dict[Row, int] = {}
        self._faces = Faces(theme)
        self._wrap = QTextOption()
        self._wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._found = QTextCharFormat()
        self._found.setFontWeight(QFont.Weight.Bold)
        self._found.setFontUnderline(True)

    def forget(self) -> None:
        self._heights.clear()
        self._faces.forget()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        if row not in self._heights:
            gaps = 2 * self._theme.tokens.px(_ABOVE)
            texts = sum(round(_height(layout)) for layout in self._layouts(row))
            self._heights[row] = max(texts + gaps, self._theme.tokens.target)
        return QSize(self.width, self._heights[row])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.is_heading:
            paint_row_ground(painter, option, self._theme)
        px = self._theme.tokens.px
        at = QPointF(option.rect.left() + px(_SIDE), option.rect.top() + px(_ABOVE))
        colours = ("text",) if row.is_heading else ("text", "text2")
        for layout, colour in zip(self._layouts(row), colours, strict=False):
            painter.setPen(QColor(self._theme.tokens.colour.of(colour)))
            layout.draw(painter, at)
            at.setY(at.y() + _height(layout))
        painter.restore()

    def _layouts(self, row: Row) -> list[QTextLayout]:
        if row.is_heading:
            return [self._layout(row.before, "strong")]
        found = QTextLayout.FormatRange()
        found.start, found.length = qt_length(row.before), qt_length(row.words)
        found.format = self._found
        text = self._layout(f"{row.before}{row.words}{row.after}", "body", (found,))
        return [text, self._layout(row.note, "caption")] if row.note else [text]

    def _layout(
        self, text: str, role: TypeRole, formats: Sequence[QTextLayout.FormatRange] = ()
    ) -> QTextLayout:
        layout = QTextLayout(text, self._faces.of(role).font)
        layout.setTextOption(self._wrap)
        layout.setFormats(list(formats))
        layout.beginLayout()
        top, width = 0.0, max(self.width - 2 * self._theme.tokens.px(_SIDE), 1)
        for _ in range(_MOST_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(n).height() for n in range(layout.lineCount()))
