"""A date, typed as people in England write it or picked from a calendar."""

import datetime as dt

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QToolButton, QWidget

from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.read_date import DateError, read_date
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import icon_button
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.layouts import Column, Row, all_round

_NARROW = 190
_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class DateField(QWidget):
    """A line to type a date into, and a calendar. Empty is no date.

    Whatever form is typed ("7/12/2026", "7 Dec 2026"), it stands there as "7 December 2026" once
    the line is left. A text that is no date stays as typed, and ``fault`` says what is wrong.

    Signals:
        edited: the person gave another date, took it away, or put a fault right.
        mistyped: the line was left with a text that is no date.
    """

    edited = Signal()
    mistyped = Signal()

    def __init__(self, theme: Theme, date: dt.date | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._line = TextLine(theme)
        self._button = icon_button(theme, "calendar", "Choose from the calendar")
        self._last: dt.date | None = None
        self._was_wrong = False
        row = Row(theme, 4)
        row.addWidget(self._line)
        row.addWidget(self._button)
        row.addStretch(1)
        self.setLayout(row)
        self.setFocusProxy(self._line)
        self._line.editingFinished.connect(self._on_editing_finished)
        self._button.clicked.connect(self._on_button_clicked)
        self.set_date(date)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def date(self) -> dt.date | None:
        """The date that is typed; None when the line is empty or holds no date."""
        try:
            return read_date(self._line.text()) if self._line.text().strip() else None
        except DateError:
            return None

    @property
    def fault(self) -> str:
        """What is wrong with the text that is typed; empty when nothing is."""
        if not self._line.text().strip():
            return ""
        try:
            read_date(self._line.text())
        except DateError as error:
            return str(error)
        return ""

    def name_parts(self, label: str) -> None:
        """Name the calendar's button after the field."""
        self._button.setAccessibleName(f"Choose from the calendar: {label}")

    def set_date(self, date: dt.date | None) -> None:
        """Show a date, or none."""
        self._last = date
        self._was_wrong = False
        self._line.setText(format_date(date) if date else "")

    @Slot()
    def _on_editing_finished(self) -> None:
        date = self.date
        if self.fault:
            self._was_wrong = True
            self.mistyped.emit()
        elif self._was_wrong or date != self._last:
            self.set_date(date)
            self.edited.emit()

    @Slot()
    def _on_button_clicked(self) -> None:
        calendar = CalendarPopup(self._theme, self.date, self)
        calendar.picked.connect(self._on_picked)
        calendar.move(self._line.mapToGlobal(QPoint(0, self._line.height() + 2)))
        calendar.open()

    @Slot(object)
    def _on_picked(self, date: dt.date) -> None:
        self.set_date(date)
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.edited.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._line.setMinimumWidth(self._theme.tokens.px(_NARROW))


class CalendarPopup(QDialog):
    """A month to pick a day from: arrow keys and Enter, or the mouse; Escape closes it.

    Signals:
        picked: the day that was picked, a ``datetime.date``.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, date: dt.date | None, parent: QWidget) -> None:
        """Show the month of ``date``, or this month."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Choose a date")
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("Calendar")
        self.calendar.setLocale(_BRITISH)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setGridVisible(False)
        weeks = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self.calendar.setVerticalHeaderFormat(weeks)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(
                day, QTextCharFormat()
            )  # Qt's red means a fault here
        for name, words, icon in (
            ("prev", "Month before", "chevron_left"),
            ("next", "Month after", "chevron_right"),
        ):
            arrow = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if arrow is not None:
                arrow.setAccessibleName(words)
                arrow.setIcon(theme.icon(icon))
        tokens = theme.tokens
        day_width = self.fontMetrics().horizontalAdvance("Wed") + tokens.px(16)
        self.calendar.setMinimumSize(7 * day_width, 9 * tokens.control)
        if date is not None:
            self.calendar.setSelectedDate(QDate(date.year, date.month, date.day))
        self.calendar.activated.connect(self._on_activated)
        self.calendar.clicked.connect(self._on_activated)
        column = Column(theme, 0, all_round(4))
        column.addWidget(self.calendar)
        self.setLayout(column)
        self.calendar.setFocus()

    @Slot(QDate)
    def _on_activated(self, day: QDate) -> None:
        self.picked.emit(dt.date(day.year(), day.month(), day.day()))
        self.close()
