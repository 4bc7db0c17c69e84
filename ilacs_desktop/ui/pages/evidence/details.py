"""The details of one item of evidence: what it is, where it is used, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.evidence.facts import NOT_YET, facts, shown_by_it
from ilacs_desktop.ui.pages.evidence.rows import Looked, age_mark
from ilacs_desktop.ui.pages.evidence.uses import UseLink, use_links
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Tone
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import (
    Button,
    LinkButton,
    link_button,
    quiet_button,
    secondary_button,
)
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.long_words import breakable
from ilacs_desktop.ui.widgets.marks import DIRECTION_MARKS, LEFT_OUT, Mark
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.tag import Tag

_NOTHING = "Choose an item to see all of it, and where it is used."
_NOT_USED = "No text cites it yet."
_MOST_MARKS = 3
_TONES: dict[str, Tone] = {"ok": "ok", "warn_mark": "warn"}


class DetailsPane(PageScroll):
    """Shows one item, or asks to choose one. Escape leads back to the table.

    Signals:
        place_wanted: the person wants to see the text at this caret.
        wanted: this is to be done with the item: cite, edit, duplicate, leave_out, take_up, remove.
        left: the person wants to go back to the table.
    """

    place_wanted = Signal(object)
    wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        content = QWidget()
        super().__init__(theme, content)
        self._facts: list[tuple[CaptionLabel, BodyLabel]] = []
        self._links: list[tuple[LinkButton, CaptionLabel]] = []
        self._shown: tuple[UseLink, ...] = ()
        self._kept_at = ""
        self._title = Heading(theme, "", 2, looks=3)
        self._marks = tuple(Tag(theme, "") for _ in range(_MOST_MARKS))
        self._asked = CaptionLabel(theme, _NOTHING)
        self._shows_title = CaptionLabel(theme, "What it shows", "muted")
        self._shows = BodyLabel(theme)
        self._told = Column(theme, 8)
        self._used = Heading(theme, "Where it is used", 3)
        self._uses = Column(theme, 4)
        self._none = CaptionLabel(theme, _NOT_USED)
        self._works = CaptionLabel(theme)
        self._copy = link_button(theme, "Copy where it is kept")
        self._copy.clicked.connect(self._on_copy)
        marks = FlowLayout(theme, 4)
        for tag in self._marks:
            marks.addWidget(tag)
        shows = Column(theme, 0)
        shows.addWidget(self._shows_title)
        shows.addWidget(self._shows)
        column = Column(theme, 12, all_round(16))
        column.addWidget(self._title)
        column.addWidget(self._asked)
        column.addLayout(marks)
        column.addLayout(self._tools(theme))
        column.addLayout(shows)
        for widget in (self._used, self._none):
            column.addWidget(widget)
        column.addLayout(self._uses)
        column.addWidget(self._works)
        column.addLayout(self._told)
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        content.setLayout(column)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Ask to choose an item."""
        self._title.setText("No item chosen")
        self._kept_at = ""
        self._show_marks([])
        self._show_facts(())
        self._show_links(())
        for widget in self._about_one():
            widget.hide()
        self._asked.show()

    def show_item(self, one: Looked, document: Document, framework: Framework) -> None:
        """Show an item in full."""
        item = one.item
        for widget in self._about_one():
            widget.show()
        self._asked.hide()
        self._title.setText(breakable(f"[{item.number}] {item.title}"))
        self._show_marks(_marks(one))
        self._shows.setText(breakable(item.shows or NOT_YET))
        self._show_facts(facts(one))
        self._kept_at = item.kept_at
        self._copy.setVisible(bool(item.kept_at))
        self._show_links(use_links(one.uses, item.id, document, framework))
        self._none.setVisible(not one.uses)
        works = shown_by_it(item.id, document)
        self._works.setText(works)
        self._works.setVisible(bool(works))
        self._buttons["leave_out"].setVisible(item.parked is None)
        self._buttons["take_up"].setVisible(item.parked is not None)

    def _about_one(self) -> tuple[QWidget, ...]:
        """Return what is shown only while an item is chosen."""
        more = (self._shows_title, self._shows, self._used, self._none, self._works, self._copy)
        return (*self._buttons.values(), *more)

    def _show_marks(self, marks: list[Mark]) -> None:
        for n, tag in enumerate(self._marks):
            tag.setVisible(n < len(marks))
            if n < len(marks):
                tag.show_state(marks[n].word, _TONES.get(marks[n].colour, "none"), marks[n].icon)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing to do with the item."""
        self._buttons["cite"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tools(self, theme: Theme) -> FlowLayout:
        self._buttons: dict[str, Button] = {
            "cite": secondary_button(theme, "Cite", "evidence", "Cite where you were writing"),
            "edit": secondary_button(theme, "Edit", "edit", "Edit the evidence"),
            "duplicate": quiet_button(theme, "Duplicate", "new", "Duplicate the evidence"),
            "leave_out": quiet_button(theme, "Leave out…", "left_out", "Leave the evidence out"),
            "take_up": quiet_button(theme, "Take up again", "undo", "Take the evidence up again"),
            "remove": quiet_button(theme, "Remove", "delete", "Remove the evidence"),
        }
        self._buttons["cite"].setToolTip("Cite where you were writing")
        row = FlowLayout(theme, 4)
        for button in self._buttons.values():
            button.clicked.connect(self._on_tool)
            row.addWidget(button)
        return row

    def _show_facts(self, told: tuple[tuple[str, str], ...]) -> None:
        while len(self._facts) < len(told):
            pair = CaptionLabel(self._theme, colour="muted"), BodyLabel(self._theme)
            pair[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            both = Column(self._theme, 0)
            for label in pair:
                both.addWidget(label)
            self._told.addLayout(both)
            self._facts.append(pair)
        for n, (name, text) in enumerate(self._facts):
            for label in (name, text):
                label.setVisible(n < len(told))
            if n < len(told):
                name.setText(told[n][0])
                text.setText(breakable(told[n][1]))

    def _show_links(self, links: tuple[UseLink, ...]) -> None:
        self._shown = links
        while len(self._links) < len(links):
            pair = link_button(self._theme, ""), CaptionLabel(self._theme)
            pair[0].clicked.connect(self._on_link)
            for widget in pair:
                self._uses.addWidget(widget)
            self._links.append(pair)
        for n, (button, words) in enumerate(self._links):
            button.setVisible(n < len(links))
            words.setVisible(n < len(links))
            if n < len(links):
                button.setText(links[n].title.replace("&", "&&"))
                button.setAccessibleName(f"Go to use {n + 1}, {links[n].title}")
                words.setText(breakable(links[n].words))

    @Slot()
    def _on_link(self) -> None:
        for n, (button, _) in enumerate(self._links):
            if button is self.sender() and n < len(self._shown):
                self.place_wanted.emit(self._shown[n].caret)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._kept_at)
        announce(self, "Copied")

    @Slot()
    def _on_tool(self) -> None:
        for name, button in self._buttons.items():
            if button is self.sender():
                self.wanted.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _marks(one: Looked) -> list[Mark]:
    item = one.item
    found = (LEFT_OUT if item.parked else None, age_mark(one), DIRECTION_MARKS.get(item.direction))
    return [mark for mark in found if mark is not None]
