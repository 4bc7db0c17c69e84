"""The head of the open part: its title, owner, status and length, or why it is left out."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import (
    Confidence,
    Document,
    Judgement,
    Person,
    Section,
    Status,
)
from ilacs_desktop.document.records import Travel
from ilacs_desktop.document.wording import FRONT_NAME, short_title
from ilacs_desktop.document.words import section_words
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.parked import ParkedCard
from ilacs_desktop.ui.pages.draft.parts import part_of, part_title, shown_status
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, OwnerChoice
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Row
from ilacs_desktop.ui.widgets.meter import LengthMeter
from ilacs_desktop.ui.widgets.status import status_look

_NAME = 20  # letters of an owner's name that are always seen
_STATUSES: tuple[Status, ...] = ("not_started", "drafting", "ready", "agreed")
_TRAVEL: dict[Travel, str] = {
    "": "Not said yet",
    "improved": "Improved",
    "maintained": "Maintained",
    "deteriorated": "Deteriorated",
}
_CONFIDENCE: dict[Confidence, str] = {
    "": "Not said yet",
    "high": "High",
    "medium": "Medium",
    "low": "Low",
}


class PartHead(QWidget):
    """Shows one part at a time.

    Signals:
        field_chosen: a label for the menu, and the name and value of the field to change.
        unpark_wanted: the section that is left out is to be taken up again.
    """

    field_chosen = Signal(str, str, str)
    unpark_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._people: tuple[Person, ...] = ()
        self._caption = CaptionLabel(theme, colour="muted")
        self._title = Heading(theme, "", 1)
        self._owner = OwnerChoice(theme)
        self._owner.setMinimumContentsLength(_NAME)
        self._status = Choice(theme, ((s, status_look(s).word) for s in _STATUSES))
        self._direction = Choice(theme, _TRAVEL.items())
        self._confidence = Choice(theme, _CONFIDENCE.items())
        self._of_section = (
            Labelled(theme, "Owner", self._owner),
            Labelled(theme, "Status", self._status),
        )
        self._of_judgement = (
            Labelled(theme, "Since the last inspection", self._direction),
            Labelled(theme, "Confidence", self._confidence),
        )
        self._meter = LengthMeter(theme, "Length of this section")
        self._parked = ParkedCard(theme)
        self._lay_out(theme)
        self._listen()

    def show_part(self, document: Document, framework: Framework, key: str) -> None:
        """Show a part; what is the same is not touched."""
        part = part_of(document, key)
        self._caption.setText(_above(document, framework, part))
        self._title.setText(part_title(document, key))
        for labelled in self._of_section:
            labelled.setVisible(isinstance(part, Section))
        for labelled in self._of_judgement:
            labelled.setVisible(isinstance(part, Judgement))
        if document.people is not self._people:
            self._people = document.people
            self._owner.set_people(document.people)
        if isinstance(part, Section):
            self._owner.set_value(part.owner)
            self._status.set_value(shown_status(part))
        elif isinstance(part, Judgement):
            self._direction.set_value(part.direction)
            self._confidence.set_value(part.confidence)
        self._meter.setVisible(isinstance(part, Section) and part.parked is None)
        self._parked.show_part(part)

    def count(self, document: Document, key: str) -> None:
        """Count the words of a section again."""
        part = part_of(document, key)
        if isinstance(part, Section):
            self._meter.set_length(section_words(part), part.words)

    def _lay_out(self, theme: Theme) -> None:
        above = Row(theme, 8)
        above.addWidget(self._caption, 1)
        above.addWidget(self._meter)
        choices = FlowLayout(theme, 16)
        for labelled in (*self._of_section, *self._of_judgement):
            choices.addWidget(labelled)
        column = Column(theme, 4)
        column.addLayout(above)
        column.addWidget(self._title)
        column.addLayout(choices)
        column.addWidget(self._parked)
        self.setLayout(column)

    def _listen(self) -> None:
        self._owner.chosen.connect(self._on_owner_chosen)
        self._status.chosen.connect(self._on_status_chosen)
        self._direction.chosen.connect(self._on_direction_chosen)
        self._confidence.chosen.connect(self._on_confidence_chosen)
        self._parked.unpark_wanted.connect(self.unpark_wanted)

    @Slot(str)
    def _on_owner_chosen(self, person: str) -> None:
        self.field_chosen.emit("Change owner", "owner", person)

    @Slot(str)
    def _on_status_chosen(self, status: str) -> None:
        self.field_chosen.emit("Change status", "status", status)

    @Slot(str)
    def _on_direction_chosen(self, direction: str) -> None:
        self.field_chosen.emit("Change direction of travel", "direction", direction)

    @Slot(str)
    def _on_confidence_chosen(self, confidence: str) -> None:
        self.field_chosen.emit("Change confidence", "confidence", confidence)


class Labelled(QWidget):
    """A choice with its label beside it."""

    def __init__(self, theme: Theme, label: str, choice: Choice) -> None:
        super().__init__()
        words = CaptionLabel(theme, label)
        words.setWordWrap(False)
        words.setBuddy(choice)
        choice.setAccessibleName(label)
        row = Row(theme, 8)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(choice)
        self.setLayout(row)


def _above(document: Document, framework: Framework, part: Judgement | Section | None) -> str:
    """Return what stands above the title: the judgement of a section, or what the part is."""
    if part is None:
        return FRONT_NAME
    if isinstance(part, Judgement):
        return "Opening of the judgement"
    known = {judgement.id: judgement for judgement in document.judgements}
    return short_title(known[part.judgement], framework)
