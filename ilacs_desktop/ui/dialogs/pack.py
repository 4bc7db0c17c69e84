"""The form that makes contributors' packs: for whom, in which form, with which sections, by when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.cycle.files import Order
from ilacs_desktop.cycle.packs import Choices
from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Person, Section
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import Heading

FORMS = {"ilacs": "ILACS Desktop file (.ilacs)", "word": "Word document (.docx)"}
_NO_PACK = ("", "No pack")
_INTRO = (
    "Each person gets one file with their own sections, what these cite and their word limits."
    " Nothing that others wrote is in it. Send the files by e-mail; the folder is asked for next."
)
_NOT_LOCKED = "Packs are not locked with your passphrase: whoever gets hold of one can read it."
_ALL_EVIDENCE = "Put all evidence in the packs, to cite from"
_COMMENTS = "Take open comments on their sections along"
_NOBODY = "Choose a form for at least one person."
_NO_SECTION = "Tick at least one section, or choose “No pack” above."


class Writer(NamedTuple):
    """A person who could get a pack: their sections, and the packs they were sent before."""

    person: Person
    sections: tuple[Section, ...]
    sent: tuple[Pack, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a pack of theirs is not back yet."""
        return any(pack.returned is None for pack in self.sent)


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
        """Nobody is asked twice by default. ``locked``: the self-evaluation has a passphrase."""
        intro = f"{_INTRO} {_NOT_LOCKED}" if locked else _INTRO
        super().__init__(theme, "Make packs for contributors", "Make packs…", intro)
        self._today = today
        self._due = DateField(theme, offered.due)
        self._asked_by = TextLine(theme, offered.asked_by)
        self._note = GrowingText(theme)
        self._all_evidence = TickBox(theme, _ALL_EVIDENCE)
        self._comments = TickBox(theme, _COMMENTS)
        self.add_field("due", Field(theme, "Ask for them back by", self._due))
        self.add_field("by", Field(theme, "From", self._asked_by, "Your name, as they know it"))
        note_hint = "It stands at the top of each pack"
        self.add_field("note", Field(theme, "Note", self._note, note_hint, optional=True))
        self.add_widget(self._all_evidence)
        self.add_widget(self._comments)
        self.add_widget(Heading(theme, "Who gets a pack", 2))
        self.people = [_Person(theme, self, writer, offered.asked_by) for writer in writers]
        for one in self.people:
            one.form.currentIndexChanged.connect(self._on_form_changed)
        self.accepted.connect(self._on_wanted)

    def faults(self) -> dict[str, str]:
        found: dict[str, str] = {}
        due = self._due.date
        if due is None:
            found["due"] = "Give the day on which you need them back."
        elif due < self._today:
            found["due"] = f"{format_date(due)} has passed. Give a day from today on."
        if not self._asked_by.text().strip():
            found["by"] = "Type your name: the pack says who asks."
        if self.people and not any(one.form.value for one in self.people):
            found[self.people[0].field] = _NOBODY
        for one in self.people:
            if one.form.value and not one.sections.ticked:
                found[f"{one.field} sections"] = _NO_SECTION
        return found

    @Slot(int)
    def _on_form_changed(self, _index: int) -> None:
        for one in self.people:
            one.show_sections()

    @Slot()
    def _on_wanted(self) -> None:
        self.wanted.emit(tuple(self._orders()))

    def _orders(self) -> Iterable[Order]:
        choices = Choices(self._all_evidence.isChecked(), self._comments.isChecked())
        for one in self.people:
            if not one.form.value:
                continue
            pack = Pack(
                new_id("pk"),
                one.writer.person.name,
                one.sections.ticked,
                "word" if one.form.value == "word" else "ilacs",
                self._today,
                due=self._due.date,
                asked_by=" ".join(self._asked_by.text().split()),
                note=self._note.toPlainText().strip(),
            )
            yield Order(pack, choices)


class _Person:
    """The two fields of one person: in which form, and with which sections."""

    def __init__(self, theme: Theme, form: PackForm, writer: Writer, asked_by: str) -> None:
        name = writer.person.name
        self.writer = writer
        self.field = writer.person.id
        self.form = Choice(theme, (_NO_PACK, *FORMS.items()))
        self.form.set_value(_offered(writer, asked_by))
        options = [(section.id, section.title) for section in writer.sections]
        self.sections = TickList(theme, options, [id_ for id_, _ in options])
        job = f", {writer.person.job_title}" if writer.person.job_title else ""
        form.add_field(self.field, Field(theme, f"{name}{job}", self.form, _sent(writer)))
        self._shown = form.add_field(
            f"{self.field} sections", Field(theme, f"Sections for {name}", self.sections)
        )
        self.show_sections()

    def show_sections(self) -> None:
        """Show the sections only where a pack is to be made."""
        self._shown.setVisible(bool(self.form.value))


def _offered(writer: Writer, asked_by: str) -> str:
    """Return the form that is offered: the one of last time, and none while a pack is out.

    Who asks has the whole self-evaluation, and needs no pack.
    """
    if writer.waits or writer.person.name == asked_by:
        return ""
    return writer.sent[-1].form if writer.sent else "word"


def _sent(writer: Writer) -> str:
    if not writer.sent:
        return ""
    last = writer.sent[-1]
    back = f"returned {format_date(last.returned)}" if last.returned else "not back yet"
    return f"Sent one on {format_date(last.sent)}, {back}"
