"""The list of results: where, and the words found with those around them."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ilacs_desktop.ui.shell.find.rows import Row
from ilacs_desktop.ui.theme.stylesheet import SCROLL_BAR
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import TypeRole
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.row_ground import paint_row_ground

ROW = Qt.ItemDataRole.UserRole
_SIDE, _ABOVE = 12, 6
_LEAST_WIDTH, _LEAST_HEIGHT = 200, 88  # pixels at 100 % text
_MOST_LINES = 4

Index = QModelIndex | QPersistentModelIndex


class ResultList(QListView):
    """Results to go to. Enter or a click leads to the current one; headings cannot be chosen.

    Signals:
        taken: the person wants to go to the result of this number.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    taken = Signal(int)
    focus_moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._at: dict[int, int] = {}
        self._model = QStandardItemModel(self)
        self._delegate = _Delegate(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Results")
        self.setProperty("ground", "window")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._on_theme_changed)

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
        self._model.invisibleRootItem().appendRows([_item(row) for row in rows])
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

    def focus_rect(self) -> QRect:
        """Return the current result's rectangle, for the focus ring."""
        return current_part(self)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Row) and not row.is_heading:
            self.taken.emit(row.number)

    @Slot()
    def _on_moved(self) -> None:
        self.focus_moved.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The same with the scroll bar and without: else its coming would wrap the text anew.
        plain = self._theme.look == "high_contrast"
        bar = self.verticalScrollBar().sizeHint().width() if plain else SCROLL_BAR
        if self.width() - bar != self._delegate.width:
            self._delegate.width = self.width() - bar
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()
        self.focus_moved.emit()


def _item(row: Row) -> QStandardItem:
    item = QStandardItem(row.spoken or row.before)
    item.setData(row, ROW)
    if row.is_heading:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class _Delegate(QStyledItemDelegate):
    """Draws a heading, or a result with its words bold and underlined: seen without colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._heights: dict[Row, int] = {}
        self._fonts: dict[TypeRole, QFont] = {}
        self._wrap = QTextOption()
        self._wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._found = QTextCharFormat()
        self._found.setFontWeight(QFont.Weight.Bold)
        self._found.setFontUnderline(True)
        self.width = 0

    def forget(self) -> None:
        """Work all heights out again: fonts or widths are other ones."""
        self._heights.clear()
        self._fonts.clear()

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
        found.start, found.length = _units(row.before), _units(row.words)
        found.format = self._found
        text = self._layout(f"{row.before}{row.words}{row.after}", "body", (found,))
        return [text, self._layout(row.note, "caption")] if row.note else [text]

    def _layout(
        self, text: str, role: TypeRole, formats: Sequence[QTextLayout.FormatRange] = ()
    ) -> QTextLayout:
        if role not in self._fonts:
            self._fonts[role] = self._theme.font(role)
        layout = QTextLayout(text, self._fonts[role])
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


def _units(text: str) -> int:
    """Return how many units of UTF-16 the text takes: Qt counts so."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
