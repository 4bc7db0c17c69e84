"""The list of all days of the year, in their order, and below it the steps that are left out."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from ilacs_desktop.document.key_dates import Year
from ilacs_desktop.ui.pages.key_dates.day_row import DayRow
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import quiet_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Row


class _LeftOut(QFrame):
    """A step that this council does not take, and the way to take it after all."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, step: str, title: str) -> None:
        super().__init__()
        self._step = step
        line = Row(theme, 8)
        line.addWidget(CaptionLabel(theme, f"Left out: {title}"), 1)
        self._button = quiet_button(theme, "Take this step", "", f"Take this step: {title}")
        self._button.clicked.connect(self._on_clicked)
        line.addWidget(self._button)
        self.setLayout(line)

    def focus_button(self) -> None:
        """Put the keyboard on the way to take it."""
        self._button.setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit("suggested", self._step)


class StepsCard(Card):
    """A row for each day; rows that are still there stay, with the keyboard where it is.

    Signals:
        wanted: the person wants this done with the step of this id (day_row.py names what).
    """

    wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "The steps")
        self._rows: dict[str, DayRow] = {}
        self._left: dict[str, _LeftOut] = {}
        self._titles: dict[str, str] = {}
        self._in_order: tuple[DayRow | _LeftOut, ...] = ()
        self._heading = self.column.count()

    def show_year(self, year: Year) -> None:
        """Show the days of a year."""
        self._titles = {line.id: line.title for line in year.days} | dict(year.left_out)
        for gone in self._rows.keys() - {line.id for line in year.days}:
            _end(self._rows.pop(gone))
        for gone in self._left.keys() - {step for step, _ in year.left_out}:
            _end(self._left.pop(gone))
        for line in year.days:
            if line.id in self._rows:
                self._rows[line.id].show_line(line)
            else:
                self._rows[line.id] = DayRow(self._theme, line)
                self._rows[line.id].wanted.connect(self.wanted)
        for step, title in year.left_out:
            if step not in self._left:
                self._left[step] = _LeftOut(self._theme, step, title)
                self._left[step].wanted.connect(self.wanted)
        rows = [self._rows[line.id] for line in year.days]
        left = [self._left[step] for step, _ in year.left_out]
        self._put((*rows, *left))

    def stops(self) -> list[QWidget]:
        """Return what takes the keyboard, from the top down."""
        return [stop for row in self._in_order for stop in row.findChildren(QAbstractButton)]

    def title_of(self, step: str) -> str:
        """Return the title of a step; empty where there is none of that id."""
        return self._titles.get(step, "")

    def go_to(self, step: str) -> bool:
        """Put the keyboard on the row of a step; return whether there is one."""
        row = self._rows.get(step) or self._left.get(step)
        if row is not None:
            row.focus_button()
        return row is not None

    def _put(self, rows: tuple[DayRow | _LeftOut, ...]) -> None:
        """Put the rows below the heading in this order, leaving alone those that stand right."""
        for at, row in enumerate(rows, start=self._heading):
            item = self.column.itemAt(at)
            if item is None or item.widget() is not row:
                self.column.insertWidget(at, row)
                row.show()  # now: Qt would show it later, and it could not have the keyboard until then
        self._in_order = rows


def _end(row: QFrame) -> None:
    row.hide()
    row.deleteLater()
