"""The forms for key dates: a step on the way to the due date, and the day Ofsted's letter came."""

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec
from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.model import Person
from ilacs_desktop.document.records import KeyDate
from ilacs_desktop.framework.dates import format_day
from ilacs_desktop.framework.key_dates import MOST_DAYS
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.record_form import RecordForm, line_of, owner_line
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import NumberBox, TextLine
from ilacs_desktop.ui.widgets.labels import BodyLabel

_WAYS = (
    ("days", "So many working days before it is due"),
    ("fixed", "On a day that stays when the meeting moves"),
)
_NOT_YET = "That day is still to come. Give the day on which it was done, or leave it empty."


class KeyDateDialog(RecordForm):
    """Plan a step: when, with whom, and whether it is done. ``suggested`` is None for an own step."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a step is planned from
        self,
        theme: Theme,
        record: KeyDate,
        title: str,
        suggested: int | None,
        people: Iterable[Person],
        day_of: Callable[[int], dt.date],
        today: dt.date,
        *,
        is_new: bool = False,
    ) -> None:
        """``day_of`` gives the day so many working days before the due date."""
        heading = "Add a step of your own" if is_new else f"Plan “{title}”"
        super().__init__(theme, heading, "Add step" if is_new else "Save")
        self._record = record
        self._suggested = suggested
        self._day_of = day_of
        self._today = today
        self._title = TextLine(theme, record.title or ("" if is_new else title))
        if suggested is None:
            hint = "Such as Scrutiny committee has seen it"
            self.add_field("title", Field(theme, "What the step is", self._title, hint))
        self._add_when(theme)
        self._who = owner_line(theme, record.who, people)
        hint = "A name or a job title; without one, the people in that role in Set up"
        self.add_field("who", Field(theme, "Who it is with", self._who, hint, optional=True))
        self._done = DateField(theme, record.done)
        self.add_field("done", Field(theme, "Done on", self._done, optional=True))
        self._left = TickBox(theme, "Leave this step out: we do not take it")
        self._left.setChecked(record.left_out)
        if suggested is not None:
            self.add_widget(self._left)
        self._show_way()

    def _add_when(self, theme: Theme) -> None:
        record = self._record
        self._way = Choice(theme, _WAYS)
        self._way.set_value("fixed" if record.fixed is not None else "days")
        self._days = NumberBox(theme)
        self._days.setRange(0, MOST_DAYS)
        self._days.setSingleStep(1)
        self._days.setValue(record.days if record.days is not None else self._suggested or 0)
        self._fixed = DateField(theme, record.fixed)
        self._day = BodyLabel(theme, colour="text2")
        self.add_field("way", Field(theme, "When", self._way))
        hint = f"{self._suggested} is suggested" if self._suggested is not None else ""
        self._days_field = Field(theme, "Working days before it is due", self._days, hint)
        self.add_field("days", self._days_field)
        self._fixed_field = Field(theme, "The day", self._fixed, "Such as a committee’s")
        self.add_field("fixed", self._fixed_field)
        self.add_widget(self._day)
        self._way.chosen.connect(self._on_way_chosen)
        self._days.valueChanged.connect(self._on_days_changed)

    def _show_way(self) -> None:
        counted = self._way.value == "days"
        self._days_field.setVisible(counted)
        self._day.setVisible(counted)
        self._fixed_field.setVisible(not counted)
        self._day.setText(f"That is {format_day(self._day_of(self._days.value()))}.")

    @Slot(str)
    def _on_way_chosen(self, way: str) -> None:
        if way == "days":
            self._fixed.set_date(None)  # what is not seen must not be in the way
        self._show_way()

    @Slot(int)
    def _on_days_changed(self, _days: int) -> None:
        self._show_way()

    def check(self) -> dict[str, str]:
        fixed = self._way.value == "fixed"
        done = self._done.date
        unnamed = self._suggested is None and not line_of(self._title)
        return {
            "title": "Say what the step is." if unnamed else "",
            "fixed": "Give the day." if fixed and self._fixed.date is None else "",
            "done": _NOT_YET if done is not None and done > self._today else "",
        }

    def record(self) -> KeyDate:
        counted = self._way.value == "days"
        days: int | None = self._days.value() if counted else self._record.days
        if days == self._suggested:
            days = None
        return msgspec.structs.replace(
            self._record,
            title=line_of(self._title) if self._suggested is None else "",
            days=days,
            fixed=None if counted else self._fixed.date,
            who=line_of(self._who),
            done=self._done.date,
            left_out=self._left.isChecked(),
        )


class LetterForm(FormDialog):
    """Asks on which day Ofsted's letter came.

    Signals:
        given: the day, a ``datetime.date``.
    """

    given = Signal(object)

    def __init__(self, theme: Theme, meeting: dt.date, today: dt.date) -> None:
        super().__init__(theme, "Ofsted’s letter", "Save")
        self._meeting = meeting
        self._today = today
        self._day = DateField(theme, today)
        hint = "The date on the letter"
        self.add_field("day", Field(theme, "Date of the letter", self._day, hint))
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        day = self._day.date
        if day is None:
            return {"day": "Give the date of the letter."}
        if day > self._today:
            return {"day": "That day is still to come. Give the date that is on the letter."}
        if day < self._meeting:
            return {"day": f"The meeting is on {format_day(self._meeting)}. Check the date."}
        return {}

    @Slot()
    def _on_accepted(self) -> None:
        self.given.emit(self._day.date)
