"""The details of one record: its title, what it is marked with, what can be done, all it says."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Tone
from ilacs_desktop.ui.widgets.buttons import Button, quiet_button, secondary_button
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.long_words import breakable
from ilacs_desktop.ui.widgets.marks import Mark
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.tag import Tag

_MOST_MARKS = 4
_TONES: dict[str, Tone] = {"ok": "ok", "warn_mark": "warn", "bad": "bad"}


class Tool(NamedTuple):
    """A button over a record: the name of what it does, its words, icon, and its name in full."""

    does: str
    text: str
    icon: str
    says: str
    leads: bool = False


class RecordDetails(PageScroll):
    """Shows one record, or asks to choose one. Escape leads back to the table.

    Subclasses add to ``column`` what is told besides, hide it with ``about_one``, and fill it in
    ``show_item``.

    Signals:
        place_wanted: the person wants to see the text at this caret.
        part_wanted: the person wants to see this part of the text.
        wanted: this is to be done with the record: one of the names of its tools.
        left: the person wants to go back to the table.
    """

    place_wanted = Signal(object)
    part_wanted = Signal(str)
    wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, noun: str, tools: Iterable[Tool], asked: str = "") -> None:
        """``noun`` is what the records are called, such as "action"; ``asked`` asks to choose one."""
        content = QWidget()
        super().__init__(theme, content)
        self._noun = noun
        self._about: list[QWidget] = []
        self._title = Heading(theme, "", 2, looks=3)
        self._marks = tuple(Tag(theme, "") for _ in range(_MOST_MARKS))
        self._asked = CaptionLabel(theme, asked or f"Choose one {noun} to see all of it.")
        self.buttons: dict[str, Button] = {}
        marks = FlowLayout(theme, 4)
        for tag in self._marks:
            marks.addWidget(tag)
        self.column: QBoxLayout = Column(theme, 12, all_round(16))
        self.column.addWidget(self._title)
        self.column.addWidget(self._asked)
        self.column.addLayout(marks)
        self.column.addLayout(self._tools(theme, tools))
        content.setLayout(self.column)

    def show_item(self, one: Any, document: Document, framework: Framework) -> None:  # noqa: ANN401
        """Show a record in full; ``one`` is what ``look`` of its page gives for it."""
        raise NotImplementedError

    def about_one(self, *widgets: QWidget) -> None:
        """Show these only while a record is chosen."""
        self._about += widgets

    def show_nothing(self) -> None:
        """Ask to choose a record."""
        self._title.setText(f"No {self._noun} chosen")
        self.show_marks(())
        for widget in (*self.buttons.values(), *self._about):
            widget.hide()
        self._asked.show()

    def show_title(self, title: str, marks: Iterable[Mark | None]) -> None:
        """Show the title and the marks of a record, and everything that is about one."""
        for widget in (*self.buttons.values(), *self._about):
            widget.show()
        self._asked.hide()
        self._title.setText(breakable(title))
        self.show_marks(marks)

    def show_marks(self, marks: Iterable[Mark | None]) -> None:
        """Show these marks; None is none."""
        found = [mark for mark in marks if mark is not None]
        for n, tag in enumerate(self._marks):
            tag.setVisible(n < len(found))
            if n < len(found):
                tag.show_state(found[n].word, _TONES.get(found[n].colour, "none"), found[n].icon)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing to do with the record."""
        first = next((one for one in self.buttons.values() if not one.isHidden()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tools(self, theme: Theme, tools: Iterable[Tool]) -> FlowLayout:
        row = FlowLayout(theme, 4)
        for tool in tools:
            make = secondary_button if tool.leads else quiet_button
            button = make(theme, tool.text, tool.icon, tool.says)
            button.clicked.connect(self._on_tool)
            self.buttons[tool.does] = button
            row.addWidget(button)
        return row

    @Slot()
    def _on_tool(self) -> None:
        for name, button in self.buttons.items():
            if button is self.sender():
                self.wanted.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FactList(QWidget):
    """Pairs of a label and a text, one below the other; as many as there are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pairs: list[tuple[CaptionLabel, BodyLabel]] = []
        self._column = Column(theme, 8)
        self.setLayout(self._column)

    def show_facts(self, told: Iterable[tuple[str, str]]) -> None:
        """Show these pairs; those without a text are left out."""
        facts = [(name, text) for name, text in told if text]
        while len(self._pairs) < len(facts):
            self._add()
        for n, (name, text) in enumerate(self._pairs):
            for label in (name, text):
                label.setVisible(n < len(facts))
            if n < len(facts):
                name.setText(facts[n][0])
                text.setText(breakable(facts[n][1]))

    def _add(self) -> None:
        pair = CaptionLabel(self._theme, colour="muted"), BodyLabel(self._theme)
        pair[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        both = Column(self._theme, 0)
        for label in pair:
            both.addWidget(label)
        self._column.addLayout(both)
        self._pairs.append(pair)
