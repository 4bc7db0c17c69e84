"""The form that starts a self-evaluation: whose it is, and when the meeting is."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import DueDate, due_date, format_date
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.long_words import breakable
from ilacs_desktop.ui.work.services import Services


class NewForm(Card):
    """Enter starts, in whichever of its fields the keyboard is.

    Signals:
        started: the name of the council and the date of the meeting, or None.
    """

    started = Signal(str, object)

    def __init__(self, theme: Theme, services: Services) -> None:
        """``services`` know which framework it begins under, and what the time is."""
        super().__init__(theme, "New self-evaluation")
        self._services = services
        self._framework = services.framework
        self._name = TextLine(theme)
        self._meeting = DateField(theme)
        self._name_field = Field(theme, "Name of your council", self._name)
        self._meeting_field = Field(
            theme,
            "Annual engagement meeting",
            self._meeting,
            "For example, 7 December 2026. You can give it later.",
            optional=True,
        )
        self._due = CaptionLabel(theme)
        self._due.hide()
        self._under = CaptionLabel(theme)
        self._start = primary_button(theme, "Start")
        for part in (self._name_field, self._meeting_field):
            self.column.addWidget(part)
        self.column.addSpacing(4)
        self.column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._under)
        self.column.addWidget(self._due)  # below: it must not push the button from under the mouse
        for told in (self._meeting.edited, self._meeting.mistyped):
            told.connect(self._on_meeting_edited)
        self._start.clicked.connect(self._on_start)
        self.refresh()

    def refresh(self) -> None:
        """Begin under the newest framework on this computer; say which, if it was brought in."""
        self._framework = newest = self._services.newest_framework()
        told = f"It begins under “{newest.name}”, as at {format_date(newest.as_at)}, which was brought in."
        self._under.setText(breakable(told))
        self._under.setVisible(newest is not self._services.framework)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed yet."""
        return not self._name.text() and self._meeting.date is None

    def focus_first(self) -> None:
        """Put the keyboard on the first field."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Be ready for another one."""
        self._name.clear()
        self._meeting.set_date(None)
        self._due.hide()
        self._name_field.set_error("")
        self._meeting_field.set_error("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        in_a_field = isinstance(QApplication.focusWidget(), QLineEdit)
        if in_a_field and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_start()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_meeting_edited(self) -> None:
        self._meeting_field.set_error(self._meeting.fault)
        date = self._meeting.date
        self._due.setVisible(date is not None)
        if date is None:
            return
        try:
            due = due_date(date, self._framework.bank_holidays, self._framework.dates)
        except UserError as error:
            self._due.hide()
            self._meeting_field.set_error(str(error))
        else:
            self._due.setText(f"Due at Ofsted: {due.reason} {self._lateness(due)}".strip())

    def _lateness(self, due: DueDate) -> str:
        is_late = due.date < self._services.now().date()
        return "That day is past: check the date of the meeting." if is_late else due.warning

    @Slot()
    def _on_start(self) -> None:
        name = " ".join(self._name.text().split())
        missing = "" if name else "Type the name of your council, for example Northbridge Council."
        self._name_field.set_error(missing)
        self._on_meeting_edited()
        if missing:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._meeting_field.error:
            self._meeting.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.started.emit(name, self._meeting.date)
