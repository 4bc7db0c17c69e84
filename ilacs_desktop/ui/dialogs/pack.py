"""The form that makes contributors' packs: for whom, in which form, with which sections, by when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ilacs_desktop.cycle.files import Order
from ilacs_desktop.cycle.packs import Choices
from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Person, Section
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import link_button, literal
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.tips import plain_tip

FORMS = {"ilacs": "ILACS Desktop file (.ilacs)", "word": "Word document (.docx)"}
_INTRO = (
    "Each person you tick gets one file with their own sections, what these cite and their word"
    " limits, and no other section. Send the files by email; the folder is asked for next. Who"
    " owns no section yet is not listed: give owners in Set up."
)
_NOT_LOCKED = "Packs are not locked with your passphrase: whoever gets hold of one can read it."
_ALL_EVIDENCE = "Put all evidence in the packs, to cite from"
_COMMENTS = "Take open comments on their sections along"
_NOBODY = "Tick who gets a pack."
_NO_SECTION = "Tick at least one section for {}, or take away the tick at their name."


class Writer(NamedTuple):
    """A person who could get a pack: their sections, and the packs they were sent before."""

    person: Person
    sections: tuple[Section, ...]
    sent: tuple[Pack, ...] = ()


class Offered(NamedTuple):
    """What stands in the form at first: who asks, and the day for the packs to be back."""

    asked_by: str
    due: dt.date


class PackForm(FormDialog):
    """Asks what packs to make.

    Signals:
        wanted: packs as a tuple of ``Order``; the version they are made from is not in them yet.
    """

    wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        writers: Sequence[Writer],
        offered: Offered,
        today: dt.date,
        *,
        locked: bool = False,
    ) -> None:
        """Nobody is ticked at first. ``locked``: the self-evaluation has a passphrase."""
        intro = f"{_INTRO} {_NOT_LOCKED}" if locked else _INTRO
        super().__init__(theme, "Make packs for contributors", "Make packs…", intro)
        self._today = today
        self._due = DateField(theme, offered.due)
        self._asked_by = TextLine(theme, offered.asked_by)
        self._note = GrowingText(theme)
        self._all_evidence = TickBox(theme, _ALL_EVIDENCE)
        self._comments = TickBox(theme, _COMMENTS)
        self._why_not = CaptionLabel(theme, colour="text")
        self.people = [WriterChoice(theme, writer) for writer in writers]
        self._add_people(theme)
        self._add_what_to_tell(theme)
        foot = Column(theme, 0, Margins(24, 12, 24, 0))
        foot.addWidget(self._why_not)
        frame = self.layout()
        if isinstance(frame, QBoxLayout):
            frame.insertLayout(1, foot)
        self.accepted.connect(self._on_wanted)
        self._dress()

    def accept(self) -> None:
        """Close and tell ``accepted``, unless nobody is ticked or something is wrong."""
        why_not, where = self._hindrance()
        if not why_not:
            super().accept()
            return
        announce(self, why_not)
        if where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)

    def faults(self) -> dict[str, str]:
        found: dict[str, str] = {}
        due = self._due.date
        if due is None:
            found["due"] = "Give the day on which you need them back."
        elif due < self._today:
            found["due"] = f"{format_date(due)} has passed. Give a day from today on."
        if not self._asked_by.text().strip():
            found["by"] = "Type your name: the pack says who asks."
        return found

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.people:
            self.people[0].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_people(self, theme: Theme) -> None:
        self.add_widget(Heading(theme, "Who gets a pack", 2))
        ways, holder = FlowLayout(theme, 16), QWidget()
        for words, slot in (("Tick all", self._on_tick_all), ("Tick none", self._on_tick_none)):
            link = link_button(theme, words)
            link.clicked.connect(slot)
            ways.addWidget(link)
        holder.setLayout(ways)
        if len(self.people) > 1:
            self.add_widget(holder)
        people, listed = Column(theme, 4), QWidget()
        for one in self.people:
            people.addWidget(one)
            one.changed.connect(self._dress)
        listed.setLayout(people)
        self.add_widget(listed)

    def _add_what_to_tell(self, theme: Theme) -> None:
        self.add_widget(Heading(theme, "What you ask of them", 2))
        self.add_field("due", Field(theme, "Ask for them back by", self._due))
        self.add_field("by", Field(theme, "From", self._asked_by, "Your name, as they know it"))
        note_hint = "It stands at the top of each pack"
        self.add_field("note", Field(theme, "Note", self._note, note_hint, optional=True))
        self.add_widget(self._all_evidence)
        self.add_widget(self._comments)

    def _hindrance(self) -> tuple[str, QWidget | None]:
        """Return why no pack can be made yet, and where that is mended; an empty text when it can."""
        wanted = [one for one in self.people if one.tick.isChecked()]
        if not wanted:
            return _NOBODY, self.people[0].tick if self.people else None
        for one in wanted:
            if not one.ticked:
                return _NO_SECTION.format(one.writer.person.name), one.tick
        return "", None

    @Slot()
    def _dress(self) -> None:
        """Let the button say how many packs it makes, or why it makes none yet."""
        count = sum(one.tick.isChecked() for one in self.people)
        packs = {0: "packs", 1: "1 pack"}.get(count, f"{count} packs")
        self._save.setText(f"Make {packs}…")
        why_not, _where = self._hindrance()
        self._save.setEnabled(not why_not)
        self._save.setToolTip(plain_tip(why_not))
        self._save.setAccessibleDescription(why_not)
        self._why_not.tell(why_not)

    @Slot()
    def _on_tick_all(self) -> None:
        for one in self.people:
            one.tick.setChecked(True)

    @Slot()
    def _on_tick_none(self) -> None:
        for one in self.people:
            one.tick.setChecked(False)

    @Slot()
    def _on_wanted(self) -> None:
        self.wanted.emit(tuple(self._orders()))

    def _orders(self) -> Iterable[Order]:
        choices = Choices(self._all_evidence.isChecked(), self._comments.isChecked())
        for one in self.people:
            if not one.tick.isChecked():
                continue
            pack = Pack(
                new_id("pk"),
                one.writer.person.name,
                one.ticked,
                "word" if one.form.value == "word" else "ilacs",
                self._today,
                due=self._due.date,
                asked_by=" ".join(self._asked_by.text().split()),
                note=self._note.toPlainText().strip(),
            )
            yield Order(pack, choices)


class WriterChoice(QWidget):
    """One person: a tick, and below it, once it is set, in which form and with which sections.

    Signals:
        changed: something else is ticked.
    """

    changed = Signal()

    def __init__(self, theme: Theme, writer: Writer) -> None:
        super().__init__()
        self.writer = writer
        name, job, before = writer.person.name, writer.person.job_title, _before(writer)
        self.tick = TickBox(theme, literal(f"{name}, {job}" if job else name))
        self.tick.setAccessibleDescription(before)
        self.form = Choice(theme, FORMS.items())
        self.form.set_value(writer.sent[-1].form if writer.sent else "word")
        self.sections = {one.id: TickBox(theme, literal(one.title)) for one in writer.sections}
        self._details = QWidget()
        self._lay_out(theme, before)
        for box in self.sections.values():
            box.setChecked(True)
            box.toggled.connect(self.changed)
        self.tick.toggled.connect(self._on_toggled)
        self._details.hide()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the sections that are ticked."""
        return tuple(id_ for id_, box in self.sections.items() if box.isChecked())

    def _lay_out(self, theme: Theme, before: str) -> None:
        label = CaptionLabel(theme, "Form")
        label.setWordWrap(False)
        label.setBuddy(self.form)
        self.form.setAccessibleName(f"Form for {self.writer.person.name}")
        form = Row(theme, 8)
        form.addWidget(label)
        form.addWidget(self.form, 1)
        details = Column(theme, 4, Margins(24, 0, 0, 8))
        details.addLayout(form)
        for box in self.sections.values():
            details.addWidget(box)
        self._details.setLayout(details)
        column = Column(theme, 4)
        column.addWidget(self.tick)
        if before:
            told = Column(theme, 0, Margins(24, 0, 0, 0))
            told.addWidget(CaptionLabel(theme, before))
            column.addLayout(told)
        column.addWidget(self._details)
        self.setLayout(column)

    @Slot(bool)
    def _on_toggled(self, wanted: bool) -> None:
        self._details.setVisible(wanted)
        self.changed.emit()


def _before(writer: Writer) -> str:
    if not writer.sent:
        return ""
    last = writer.sent[-1]
    back = f"returned {format_date(last.returned)}" if last.returned else "not back yet"
    return f"One was made on {format_date(last.sent)}, {back}"
