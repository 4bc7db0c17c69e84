"""The weeks as a chart: a row for each day of the year plan, looked at, gone through by keyboard, read out."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ilacs_desktop.document.key_dates import KeyDay
from ilacs_desktop.ui.pages.key_dates.chart_paint import LINE, Axis, WeekDelegate
from ilacs_desktop.ui.pages.key_dates.weeks import Weeks, legend
from ilacs_desktop.ui.pages.key_dates.words import spoken
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column

_LEAST = 240  # pixels at 100 % text
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeeksChart(QWidget):
    """The months above, the rows below them, and in words what is grey.

    Signals:
        taken: the person pressed Enter on the line of this id, or clicked it twice.
    """

    taken = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = WeekRows(theme)
        self._axis = Axis(theme)
        self._legend = CaptionLabel(theme)
        column = Column(theme, 0)
        column.addWidget(self._axis)
        column.addWidget(self.rows)
        column.addSpacing(4)
        column.addWidget(self._legend)
        self.setLayout(column)
        self.rows.taken.connect(self.taken)

    def show_weeks(self, weeks: Weeks, lines: tuple[KeyDay, ...]) -> None:
        """Show these lines on these weeks; the current one stays so where it is still there."""
        self._axis.show_weeks(weeks)
        self.rows.show_weeks(weeks, lines)
        self._legend.setText(legend(weeks))


class WeekRows(QListView):
    """As tall as its rows: the page scrolls, not the chart. Arrow keys move, Enter takes a row.

    Signals:
        taken: the person pressed Enter on the line of this id, or clicked it twice.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    taken = Signal(str)
    focus_moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Weeks, tuple[KeyDay, ...]] | None = None
        self._lines = QStandardItemModel(self)
        self._delegate = WeekDelegate(theme)
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Chart of the weeks")
        self.setAccessibleDescription("Enter goes to the step in the list below.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._on_theme_changed)

    @property
    def current_id(self) -> str:
        """The id of the current line; empty where there is none."""
        line = self.currentIndex().data(LINE)
        return line.id if isinstance(line, KeyDay) else ""

    def show_weeks(self, weeks: Weeks, lines: tuple[KeyDay, ...]) -> None:
        """Show these lines on these weeks."""
        if (weeks, lines) == self._shown:
            return
        current = self.current_id
        self._shown = (weeks, lines)
        self._delegate.weeks = weeks
        self._lines.clear()
        for line in lines:
            item = QStandardItem(line.title)
            item.setData(line, LINE)
            item.setData(spoken(line), Qt.ItemDataRole.AccessibleTextRole)
            item.setData(line.why, Qt.ItemDataRole.AccessibleDescriptionRole)
            self._lines.appendRow(item)
        at = next((n for n, line in enumerate(lines) if line.id == current), 0)
        self.setCurrentIndex(self._lines.index(at, 0))
        self.updateGeometry()

    def focus_rect(self) -> QRect:
        """Return the current row's rectangle, for the focus ring."""
        return current_part(self)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._theme.tokens.px(_LEAST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        line = QFontMetrics(self._theme.font("body")).height()
        return QSize(self._theme.tokens.px(_LEAST), line)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._shown[1] if self._shown is not None else ()
        return sum(self._delegate.height_of(line, width) for line in lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.current_id:
            self.taken.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._delegate.width = event.size().width()
            self.scheduleDelayedItemsLayout()
        self.focus_moved.emit()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.focus_moved.emit()

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.taken.emit(self.current_id)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
