"""What the page shows while there is no date of the meeting: the one field that all days follow from."""

import datetime as dt

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.key_dates import plan_of
from ilacs_desktop.errors import UserError
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.empty import EmptyState
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.layouts import PAGE, Column, Row
from ilacs_desktop.ui.work.workspace import Workspace

_TOLD = (
    "All days are counted back from the annual engagement meeting: when the self-evaluation is due,"
    " when the director signs, when heads of service give their sections in. Give the date of the"
    " meeting, and they are all here."
)


class NoMeeting(QWidget):
    """Asks for the date of the meeting, or leads to Set up.

    Signals:
        stage_wanted: the person wants to go to the page of this id.
    """

    stage_wanted = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._meeting = DateField(theme)
        set_up = secondary_button(theme, "Go to Set up")
        self._field = Field(
            theme, "Annual engagement meeting", self._meeting, "For example, 7 December 2026"
        )
        column = Column(theme, 16, PAGE)
        row = Row(theme, 0)
        state = EmptyState(theme, "calendar", "No key dates yet", _TOLD, level=1)
        row.addWidget(state, 10)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._field)
        buttons = Row(theme, 0)
        buttons.addWidget(set_up)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setLayout(column)
        self._meeting.edited.connect(self._on_edited)
        self._meeting.mistyped.connect(self._on_edited)
        set_up.clicked.connect(self._on_set_up)

    def focus_first(self) -> None:
        """Put the keyboard into the date."""
        self._meeting.setFocus()

    def show_fault(self, fault: str) -> None:
        """Show the date of the document, and what is wrong with it."""
        self._meeting.set_date(self._workspace.document.cycle.meeting)
        self._field.set_error(fault)

    @Slot()
    def _on_edited(self) -> None:
        wrong = self._meeting.fault or self._unusable(self._meeting.date)
        self._field.set_error(wrong)
        if not wrong:
            document = self._workspace.document
            cycle = msgspec.structs.replace(document.cycle, meeting=self._meeting.date)
            changed = msgspec.structs.replace(document, cycle=cycle)
            self._workspace.change("Change meeting date", changed)

    def _unusable(self, meeting: dt.date | None) -> str:
        """Return why no plan can be made for a meeting on that day; empty where one can."""
        document = self._workspace.document
        cycle = msgspec.structs.replace(document.cycle, meeting=meeting)
        try:
            plan_of(msgspec.structs.replace(document, cycle=cycle), self._workspace.framework)
        except UserError as error:
            return str(error)
        return ""

    @Slot()
    def _on_set_up(self) -> None:
        self.stage_wanted.emit("set_up/set_up/details")
