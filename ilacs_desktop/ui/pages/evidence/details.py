"""The details of one item of evidence: what it is, where it is used, and what can be done with it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.evidence.facts import NOT_YET, facts, shown_by_it
from ilacs_desktop.ui.pages.evidence.rows import Looked, age_mark
from ilacs_desktop.ui.pages.records.carried import CONFIRMS, STILL_HOLDS, carried_mark
from ilacs_desktop.ui.pages.records.details import FactList, RecordDetails, Tool
from ilacs_desktop.ui.pages.records.links import LinkList
from ilacs_desktop.ui.pages.records.uses import use_links
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.long_words import breakable
from ilacs_desktop.ui.widgets.marks import DIRECTION_MARKS, LEFT_OUT

_NOTHING = "Choose an item to see all of it, and where it is used."
_NOT_USED = "No text cites it yet."
_TOOLS = (
    Tool("cite", "Cite", "evidence", "Cite where you were writing", leads=True),
    Tool("edit", "Edit", "edit", "Edit the evidence", leads=True),
    CONFIRMS,
    Tool("duplicate", "Duplicate", "new", "Duplicate the evidence"),
    Tool("leave_out", "Leave out…", "left_out", "Leave out the evidence"),
    Tool("take_up", "Take up again", "undo", "Take up again: the evidence"),
    Tool("remove", "Remove", "delete", "Remove the evidence"),
)


class EvidenceDetails(RecordDetails):
    """Shows one item of evidence."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "item", _TOOLS, _NOTHING)
        self.buttons["cite"].setToolTip("Cite where you were writing")
        self._kept_at = ""
        shows_title = CaptionLabel(theme, "What it shows", "muted")
        self._shows = BodyLabel(theme)
        self._uses = LinkList(theme, "Where it is used", _NOT_USED)
        self._works = CaptionLabel(theme)
        self._facts = FactList(theme)
        self._copy = link_button(theme, "Copy where it is kept")
        shows = Column(theme, 0)
        shows.addWidget(shows_title)
        shows.addWidget(self._shows)
        self.column.addLayout(shows)
        for widget in (self._uses, self._works, self._facts):
            self.column.addWidget(widget)
        self.column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.about_one(shows_title, self._shows, self._uses, self._works, self._facts, self._copy)
        self._uses.followed.connect(self.place_wanted)
        self._copy.clicked.connect(self._on_copy)
        self.show_nothing()

    def show_item(self, one: Looked, document: Document, framework: Framework) -> None:
        """Show an item in full."""
        item = one.item
        marks = (
            carried_mark(item),
            LEFT_OUT if item.parked else None,
            age_mark(one),
            DIRECTION_MARKS.get(item.direction),
        )
        self.show_title(f"[{item.number}] {item.title}", marks)
        self._shows.setText(breakable(item.shows or NOT_YET))
        self._facts.show_facts(facts(one))
        self._kept_at = item.kept_at
        self._copy.setVisible(bool(item.kept_at))
        self._uses.show_links(use_links(one.uses, item.id, document, framework))
        works = shown_by_it(item.id, document)
        self._works.tell(works)
        self.buttons[STILL_HOLDS].setVisible(bool(item.carried))
        self.buttons["leave_out"].setVisible(item.parked is None)
        self.buttons["take_up"].setVisible(item.parked is not None)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._kept_at)
        announce(self, "Copied")
