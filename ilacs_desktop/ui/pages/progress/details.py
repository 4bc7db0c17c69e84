"""The details of one point: all it says, how far it is, what was promised, where it is told."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.progress import TRAVEL_WORDS, why_not_shown
from ilacs_desktop.document.records import PriorPoint
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.progress.facts import facts, section_links, told_links
from ilacs_desktop.ui.pages.progress.rows import Looked, marks_of
from ilacs_desktop.ui.pages.records.carried import CONFIRMS, STILL_HOLDS
from ilacs_desktop.ui.pages.records.details import FactList, RecordDetails, Tool
from ilacs_desktop.ui.pages.records.links import LinkList
from ilacs_desktop.ui.pages.records.state_choice import StateChoice
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column

_NOTHING = "Choose a point to see all of it, and to say how far it is."
_NO_SECTION = "No section accounts for it yet. Edit the point to choose one."
_NOT_TOLD = "None of its sections speaks of it in its own words yet."
_STATES = {str(state): words for state, words in STATES.items()}
_DIRECTIONS = {"": "Not said yet"} | {str(way): words for way, words in TRAVEL_WORDS.items()}
_TOOLS = (
    Tool("edit", "Edit", "edit", "Edit the point and its response", leads=True),
    CONFIRMS,
    Tool("leave_out", "Leave out…", "left_out", "Leave out the point"),
    Tool("take_up", "Take up again", "undo", "Take up again: the point"),
    Tool("remove", "Remove", "delete", "Remove the point"),
)


class PointDetails(RecordDetails):
    """Shows one point.

    Signals:
        state_wanted: the point is to have this state.
        direction_wanted: the point is to have this direction of travel.
    """

    state_wanted = Signal(str)
    direction_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "point", _TOOLS, _NOTHING)
        self.how_far = HowFar(theme)
        self._facts = FactList(theme)
        self._sections = LinkList(theme, "Sections that account for it", _NO_SECTION, "section")
        self._told = LinkList(theme, "Where the text speaks of it", _NOT_TOLD, "text")
        shown = (self.how_far, self._facts, self._sections, self._told)
        for widget in shown:
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.about_one(*shown)
        self.how_far.state_wanted.connect(self.state_wanted)
        self.how_far.direction_wanted.connect(self.direction_wanted)
        self._sections.followed.connect(self._on_section_followed)
        self._told.followed.connect(self.place_wanted)
        self.show_nothing()

    def show_item(self, one: Looked, document: Document, framework: Framework) -> None:
        """Show a point in full."""
        point = one.point
        self.show_title(point.text, marks_of(one))
        self.how_far.show_point(point, document)
        self._facts.show_facts(facts(one))
        self._sections.show_links(section_links(one))
        self._told.show_links(told_links(point, document, framework))
        self.buttons[STILL_HOLDS].setVisible(bool(point.carried))
        self.buttons["leave_out"].setVisible(point.parked is None)
        self.buttons["take_up"].setVisible(point.parked is not None)

    @Slot(object)
    def _on_section_followed(self, id_: str) -> None:
        self.part_wanted.emit(id_)


class HowFar(QWidget):
    """How far a point is, and which way practice has moved since it was made.

    Signals:
        state_wanted: the point is to have this state.
        direction_wanted: the point is to have this direction of travel.
    """

    state_wanted = Signal(str)
    direction_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.state = StateChoice(theme, "State", _STATES)
        self.direction = StateChoice(theme, "Direction of travel", _DIRECTIONS)
        column = Column(theme, 12)
        column.addWidget(self.state)
        column.addWidget(self.direction)
        self.setLayout(column)
        self.state.wanted.connect(self.state_wanted)
        self.direction.wanted.connect(self.direction_wanted)

    def show_point(self, point: PriorPoint, document: Document) -> None:
        """Show what a point says, and for one that is done what it takes to be shown to work."""
        lacks = why_not_shown(document.sections, point) if point.state == "done" else ""
        self.state.show_state(point.state, f"To set it to shown to work: {lacks}" if lacks else "")
        self.direction.show_state(point.direction)
