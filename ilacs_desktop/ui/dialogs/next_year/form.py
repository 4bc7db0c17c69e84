"""The form that starts next year's self-evaluation: when, its name, which answers, and the account."""

import datetime as dt
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.cycle.next_year import (
    label_fault,
    meeting_fault,
    next_label,
    roll_forward,
    year_name,
)
from ilacs_desktop.cycle.next_year_account import Account, say_states
from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.next_year.rows import account_rows
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import RadioChoice
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading, Label
from ilacs_desktop.ui.widgets.layouts import Column

TITLE = "Start next year’s self-evaluation"
_INTRO = (
    "It begins from the self-evaluation of {label}, in a file of its own. Nothing in this file is"
    " changed. What comes along waits until somebody confirms it."
)
_EMPTY = "Answers start empty, with what they said in {label} beside them"
_CARRY = "Answers start with the text of {label}, each paragraph to confirm or rewrite"
_WIDTH, _HEIGHT, _TREE = 760, 660, 280
_OF_SCREEN = 0.94


class Wanted(NamedTuple):
    """What was asked for: the meeting, where it is known, the new label, and whose words."""

    meeting: dt.date | None
    label: str
    carry_text: bool


class NextYearForm(FormDialog):
    """Shows what was promised against what happened, and asks how the next year begins.

    Signals:
        wanted: the year is to be begun so, a ``Wanted``; where it is saved is asked next.
    """

    wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        document: Document,
        framework: Framework,
        at: dt.datetime,
        given: Wanted | None = None,
    ) -> None:
        """``at`` is now: what is late is counted to that day. ``given`` is what it begins with."""
        name = year_name(document)
        super().__init__(theme, TITLE, "Choose where to save it…", _INTRO.format(label=name))
        self._document = document
        self._framework = framework
        self._at = at
        self._offered = next_label(document, given.meeting if given is not None else None)
        self._meeting = DateField(theme)
        self._label = TextLine(theme, self._offered)
        self._empty = RadioChoice(theme, _EMPTY.format(label=name))
        self._carry = RadioChoice(theme, _CARRY.format(label=name))
        self._empty.setChecked(True)
        if given is not None:
            self._meeting.set_date(given.meeting)
            self._label.setText(given.label)
            self._carry.setChecked(given.carry_text)
        self._states = BodyLabel(theme)
        self.tree = DetailTree(theme, "What was promised, and what happened")
        self._lay_out(theme)
        self._meeting.edited.connect(self._on_meeting)
        self._empty.toggled.connect(self._on_changed)
        self.accepted.connect(self._on_accepted)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_changed()

    def faults(self) -> dict[str, str]:
        return {
            "meeting": meeting_fault(self._document, self._meeting.date),
            "label": label_fault(self._document, self._label.text()),
        }

    def _lay_out(self, theme: Theme) -> None:
        meeting_hint = "Leave it empty until you know it. The due date follows from it"
        meeting = Field(
            theme, "Next annual engagement meeting", self._meeting, meeting_hint, optional=True
        )
        self.add_field("meeting", meeting)
        self.add_field("label", Field(theme, "Name of the new year", self._label, "Such as 2027"))
        ways, holder = Column(theme, 4), QWidget()
        ways.addWidget(Label(theme, "Answers", "strong"))
        ways.addWidget(self._empty)
        ways.addWidget(self._carry)
        holder.setLayout(ways)
        self.add_widget(holder)
        self.add_widget(Heading(theme, "What was promised, and what happened", 2, looks=3))
        self.add_widget(self._states)
        self.add_widget(self.tree)

    def _account(self) -> Account:
        meeting = self._meeting.date
        wrong = meeting_fault(self._document, meeting)
        return roll_forward(
            self._document,
            self._framework,
            None if wrong else meeting,
            f"{year_name(self._document)} and on",  # any name will do: it is not shown
            at=self._at,
            version="",
            carry_text=self._carry.isChecked(),
            new_id=new_id,
        ).account

    def _fit(self) -> None:
        screen, px = self.screen().availableGeometry(), self._theme.tokens.px
        self.resize(
            min(px(_WIDTH), int(screen.width() * _OF_SCREEN)),
            min(px(_HEIGHT), int(screen.height() * _OF_SCREEN)),
        )

    @Slot()
    def _on_meeting(self) -> None:
        """Offer the name that goes with the meeting, unless another was typed."""
        if self._label.text().strip() in ("", self._offered):
            self._offered = next_label(self._document, self._meeting.date)
            self._label.setText(self._offered)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        account = self._account()
        self._states.setText(say_states(account.states))
        self.tree.set_rows(account_rows(account))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.tree.setMinimumHeight(self._theme.tokens.px(_TREE))

    @Slot()
    def _on_accepted(self) -> None:
        label = " ".join(self._label.text().split())
        self.wanted.emit(Wanted(self._meeting.date, label, self._carry.isChecked()))
