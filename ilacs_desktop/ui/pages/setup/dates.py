"""The meeting and what follows from it: the due date, why it is that day, and another if need be."""

import datetime as dt

import msgspec
from PySide6.QtCore import Slot

from ilacs_desktop.document.model import Cycle, Document
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import DueDate, due_date, format_day
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label
from ilacs_desktop.ui.work.due import in_days
from ilacs_desktop.ui.work.workspace import Workspace


class DatesCard(Card):
    """The meeting date with the due date below it, and the fields to set another due date.

    Another date counts only with its reason: until both are given the one before it stands.
    """

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme, "Meeting and due date")
        self._workspace = workspace
        self._meeting = DateField(theme)
        self._other = DateField(theme)
        self._reason = TextLine(theme)
        self._meeting_field = Field(
            theme, "Annual engagement meeting", self._meeting, "For example, 7 December 2026"
        )
        self._other_field = Field(
            theme,
            "Another due date",
            self._other,
            "Only if your Ofsted region or your council has set one",
            optional=True,
        )
        self._reason_field = Field(theme, "Why it is that day", self._reason, optional=True)
        self._day = Label(theme, "", "h2")
        self._left = CaptionLabel(theme)
        self._why = BodyLabel(theme, colour="text2")
        self._warning = BodyLabel(theme, colour="warn")
        parts = (self._meeting_field, self._day, self._left, self._why, self._warning)
        for part in (*parts, self._other_field, self._reason_field):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self._show_dates()
        self._show_due()
        for told in (self._meeting.edited, self._meeting.mistyped):
            told.connect(self._on_meeting_edited)
        for told in (self._other.edited, self._other.mistyped):
            told.connect(self._on_override_edited)
        self._reason.editingFinished.connect(self._on_override_edited)
        workspace.document_changed.connect(self._on_document_changed)

    def focus_meeting(self) -> None:
        """Put the keyboard on the date of the meeting."""
        self._meeting.setFocus()

    def _show_dates(self, old: Cycle | None = None) -> None:
        """Show the dates of the document; with ``old`` only those that are others now."""
        cycle = self._workspace.document.cycle
        if old is None or old.meeting != cycle.meeting:
            self._meeting.set_date(cycle.meeting)
            self._meeting_field.set_error("")
        if old is None or _override(old) != _override(cycle):
            self._other.set_date(cycle.due_override)
            self._reason.setText(cycle.due_override_reason)
            self._other_field.set_error("")
            self._reason_field.set_error("")

    def _show_due(self) -> None:
        cycle = self._workspace.document.cycle
        try:
            due = document_due(cycle, self._workspace.framework)
        except UserError as error:
            due = None
            self._other_field.set_error(str(error))
        set_ = due is not None
        for part in (self._left, self._why, self._warning):
            part.setVisible(set_)
        self._other_field.setVisible(set_ or cycle.due_override is not None)
        self._reason_field.setVisible(set_ or bool(cycle.due_override_reason))
        if due is None:
            self._day.setText("No due date yet")
        else:
            self._tell(due)

    def _tell(self, due: DueDate) -> None:
        self._day.setText(f"Due {format_day(due.date)}")
        self._left.setText(f"{in_days((due.date - self._workspace.today).days)}.")
        self._why.setText(due.reason)
        self._warning.tell(due.warning)

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if old.cycle is not new.cycle:
            self._show_dates(old.cycle)
            self._show_due()

    @Slot()
    def _on_meeting_edited(self) -> None:
        date = self._meeting.date
        wrong = self._meeting.fault or self._unusable(date)
        self._meeting_field.set_error(wrong)
        if not wrong:
            cycle = msgspec.structs.replace(self._workspace.document.cycle, meeting=date)
            self._change("Change meeting date", cycle)
            if date is not None:
                announce(self, self._day.text())

    @Slot()
    def _on_override_edited(self) -> None:
        """Take the date and its reason over when both are there, or both are gone."""
        date, reason = self._other.date, " ".join(self._reason.text().split())
        cycle = self._workspace.document.cycle
        if date is None and cycle.due_override and reason == cycle.due_override_reason:
            reason = ""  # the day is taken away, and its reason with it
        fault = self._other.fault
        field = self._other_field
        if not fault and cycle.meeting is not None and (date, reason) != _override(cycle):
            fault = self._refused(cycle.meeting, date, reason)
            field = self._reason_field if date is not None else self._other_field
        for one in (self._other_field, self._reason_field):
            one.set_error(fault if one is field else "")
        if not fault:
            self._change(
                "Change due date",
                msgspec.structs.replace(cycle, due_override=date, due_override_reason=reason),
            )

    def _change(self, label: str, cycle: Cycle) -> None:
        document = self._workspace.document
        self._workspace.change(label, msgspec.structs.replace(document, cycle=cycle))

    def _unusable(self, meeting: dt.date | None) -> str:
        return self._refused(meeting, None, "") if meeting is not None else ""

    def _refused(self, meeting: dt.date, date: dt.date | None, reason: str) -> str:
        """Return why dates cannot be used; empty where they can."""
        framework = self._workspace.framework
        try:
            due_date(
                meeting,
                framework.bank_holidays,
                framework.dates,
                override=date,
                override_reason=reason,
            )
        except UserError as error:
            return str(error)
        return ""


def _override(cycle: Cycle) -> tuple[dt.date | None, str]:
    return cycle.due_override, cycle.due_override_reason
