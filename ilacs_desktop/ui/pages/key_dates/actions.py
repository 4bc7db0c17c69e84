"""What can be done with the key dates: each is one step of undo, told in a sentence where it hides."""

import datetime as dt

import msgspec
from PySide6.QtCore import Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.key_dates import (
    as_suggested,
    is_own,
    key_date,
    plan_of,
    with_done,
    with_key_date,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import KeyDate
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.key_dates import LETTER, step_day
from ilacs_desktop.ui.pages.records.actions import RecordActions

_NEW_DAYS = 15  # working days before the due date, for a step of the council's own to begin with


class KeyDateActions(RecordActions):
    """Plans, marks, adds and removes steps of one self-evaluation."""

    def add(self) -> None:
        """Ask for a step of the council's own."""
        self._ask(KeyDate(new_id("kd"), days=_NEW_DAYS), "", None, is_new=True)

    def edit(self, step: str, title: str) -> None:
        """Ask for changes to a step."""
        record = key_date(self._workspace.document, step) or KeyDate(step)
        known = self._workspace.framework.dates.steps
        suggested = next((one.working_days for one in known if one.id == step), None)
        self._ask(record, title, suggested)

    def mark(self, step: str, title: str, *, done: bool) -> None:
        """Mark a step as done today, or as not done."""
        document, today = self._workspace.document, self._workspace.today
        if done:
            self._change("Mark step done", with_done(document, step, today))
            self.done.emit(step, f"“{title}” is done, on {format_date(today)}.")
        else:
            self._change("Mark step not done", with_done(document, step, None))
            self.done.emit(step, f"“{title}” is not done.")

    def receive_letter(self) -> None:
        """Ask on which day Ofsted's letter came."""
        from ilacs_desktop.ui.dialogs.key_date import LetterForm

        meeting = self._workspace.document.cycle.meeting
        if meeting is not None:
            form = LetterForm(self._theme, meeting, self._workspace.today)
            form.given.connect(self._on_letter)
            self._dialogs.open_form(form)

    def suggest(self, step: str, title: str) -> None:
        """Put a step back to the day that the framework suggests, and take it in again."""
        self._change("Plan step as suggested", as_suggested(self._workspace.document, step))
        self.done.emit(step, f"“{title}” is planned as suggested.")

    def remove(self, step: str, title: str) -> None:
        """Take a step of the council's own away."""
        self._drop("Remove step", KeyDate(step), f"“{title}” was removed.")

    def _ask(
        self, record: KeyDate, title: str, suggested: int | None, *, is_new: bool = False
    ) -> None:
        from ilacs_desktop.ui.dialogs.key_date import KeyDateDialog

        work = self._workspace
        form = KeyDateDialog(
            self._theme,
            record,
            title,
            suggested,
            work.document.people,
            self._day_of,
            work.today,
            is_new=is_new,
        )
        form.saved.connect(self._on_added if is_new else self._on_edited)
        self._dialogs.open_form(form)

    def _day_of(self, days: int) -> dt.date:
        """Return the day so many working days before the self-evaluation is due."""
        framework = self._workspace.framework
        plan = plan_of(self._workspace.document, framework)
        due = plan.due.date if plan is not None else self._workspace.today
        return step_day(due, days, framework.bank_holidays, framework.dates).day

    def _change(self, label: str, document: Document) -> None:
        self._workspace.change(label, document)

    @Slot(object)
    def _on_added(self, record: KeyDate) -> None:
        self._change("Add step", with_key_date(self._workspace.document, record))
        self.done.emit(record.id, "")

    @Slot(object)
    def _on_edited(self, record: KeyDate) -> None:
        own = is_own(record.id, self._workspace.framework)
        if own and record.days is None and record.fixed is None:
            record = msgspec.structs.replace(record, days=0)
        self._change("Plan step", with_key_date(self._workspace.document, record))
        told = "It is left out now." if record.left_out else ""
        self.done.emit(record.id, told)

    @Slot(object)
    def _on_letter(self, day: dt.date) -> None:
        self._change("Note Ofsted’s letter", with_done(self._workspace.document, LETTER, day))
        self.done.emit(LETTER, "")
