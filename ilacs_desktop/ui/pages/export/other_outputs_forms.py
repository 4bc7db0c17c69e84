"""The two small forms of the other documents: what the public version holds back, and since when."""

import datetime as dt

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field


class PublicForm(FormDialog):
    """Starts with choices; ``choices`` are those made here."""

    def __init__(
        self, theme: Theme, document: Document, framework: Framework, choices: PublicChoices
    ) -> None:
        super().__init__(
            theme,
            "The public version",
            "Use these choices",
            "Counts of 1 to 5 children, what could identify a child, sections left out and where"
            " evidence is kept are always withheld.",
        )
        self._given = choices
        written = ((s.id, s.title) for s in document.sections if s.parked is None)
        self._held_back = TickList(theme, written, choices.held_back)
        self._marking = Choice(theme, ((marking, marking) for marking in framework.markings))
        self._marking.set_value(choices.marking)
        self._names = TickBox(
            theme,
            "Withhold the names of staff, other than the director, the lead member and the chief"
            " executive",
        )
        self._names.setChecked(choices.names)
        held_back = Field(
            theme,
            "Sections to hold back",
            self._held_back,
            "Actions and evidence that only they name are held back too",
            optional=True,
        )
        self.add_field("held_back", held_back)
        self.add_field("marking", Field(theme, "Marking on each page", self._marking))
        self.add_widget(self._names)

    @property
    def choices(self) -> PublicChoices:
        """The choices as made here."""
        return PublicChoices(self._held_back.ticked, self._names.isChecked(), self._marking.value)


class SinceForm(FormDialog):
    """Starts with a day; ``day`` is the one given here."""

    def __init__(self, theme: Theme, day: dt.date | None, today: dt.date) -> None:
        super().__init__(
            theme,
            "The one-page update",
            "Use this day",
            "The update compares the text with the version of that day. Without one it goes by the"
            " dates of actions and evidence.",
        )
        self._today = today
        self._day = DateField(theme, day)
        hint = "The day it was signed off or sent to Ofsted"
        self.add_field("day", Field(theme, "What has changed since", self._day, hint))

    @property
    def day(self) -> dt.date | None:
        """The day as given here."""
        return self._day.date

    def faults(self) -> dict[str, str]:
        if self.day is None:
            return {"day": "Give a day, for example 7 December 2026."}
        if self.day > self._today:
            return {"day": "This day is still to come. Give a day up to today."}
        return {}
