"""One line of the year in the list: its day, what it is, whom it is with, why that day, and what to do."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ilacs_desktop.document.key_dates import KeyDay
from ilacs_desktop.framework.dates import format_day
from ilacs_desktop.ui.pages.key_dates.words import MARKS, TONES, state_words, with_words
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import Button, literal, quiet_button, secondary_button
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.tag import Tag
from ilacs_desktop.ui.widgets.tips import plain_tip

_DAY = 230  # pixels at 100 % text
_BESIDE = 760
_TODO = 300
_ANY = 16_777_215  # as wide as Qt lets a widget be

# What can be done with a line: the button, and the name that says with which line.
_DOES = {
    "done": ("Mark done", "Mark done: {}"),
    "sent": ("Mark sent", "Mark sent: {}"),
    "received": ("Letter received…", "Letter received…"),
    "undone": ("Not done", "Not done: {}"),
    "edit": ("Edit…", "Edit: {}"),
    "suggested": ("As suggested", "As suggested: {}"),
    "remove": ("Remove", "Remove: {}"),
    "set_up": ("Change in Set up", "Change in Set up: {}"),
    "plan": ("Put its points into Progress", "Put its points into Progress"),
}

_FIRST = ("done", "sent", "received", "plan")


def what_to_do(line: KeyDay) -> tuple[str, ...]:
    """Return what can be done with a line, the likeliest first."""
    if line.kind == "meeting":
        return ("set_up",)
    if line.kind == "points" and not line.done_by:
        return ("plan", "done")
    found = [] if line.done_by else [{"due": "sent", "letter": "received"}.get(line.kind, "done")]
    if line.done_by == "written":
        found.append("undone")
    if line.kind == "due":
        found.append("set_up")
    if line.kind == "step":
        found.append("edit")
        if line.own:
            found.append("remove")
        elif line.changed:
            found.append("suggested")
    return tuple(found)


class DayRow(QFrame):
    """The day at the left, the step beside it, and the buttons at the right or below.

    Signals:
        wanted: the person wants this done (a key of ``_DOES``) with the line of this id.
    """

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, line: KeyDay) -> None:
        super().__init__()
        self._theme = theme
        self._line = line
        self._buttons: dict[str, Button] = {}
        self._day = Label(theme, "", "strong")
        self._title = Label(theme, "", "strong")
        self._tag = Tag(theme, "")
        self._who = CaptionLabel(theme)
        self._why = CaptionLabel(theme)
        self._does = FlowLayout(theme, 4)
        self._does_in = QWidget()
        self._does_in.setLayout(self._does)
        self._lay_out(theme)
        self.show_line(line)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def line(self) -> KeyDay:
        """The line that is shown."""
        return self._line

    def show_line(self, line: KeyDay) -> None:
        """Show a line as it is now; the keyboard stays in the row where what it was on goes."""
        if line == self._line and self._buttons:
            return
        self._line = line
        mark = MARKS[line.state]
        self._day.setText(format_day(line.day))
        self._title.setText(line.title)
        self._title.setToolTip(plain_tip(line.about))
        self._tag.show_state(state_words(line), TONES[line.state], mark.icon)
        self._who.setText(f"{with_words(line)}." if line.who else "Nobody is named.")
        self._why.setText(line.why)
        self.setAccessibleName(f"{line.title}, {format_day(line.day)}, {state_words(line)}")
        self._show_buttons(what_to_do(line))

    def focus_button(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        for button in self._shown():
            button.setFocus()
            return

    def _lay_out(self, theme: Theme) -> None:
        when = Column(theme, 4)
        when.addWidget(self._day)
        when.addWidget(self._tag)
        when.addStretch(1)
        self._when = QWidget()
        self._when.setLayout(when)
        told = Column(theme, 2)
        for label in (self._title, self._who, self._why):
            told.addWidget(label)
        told.addStretch(1)
        self._row = Row(theme, 12, Margins(0, 8, 0, 8))
        self._row.addWidget(self._when)
        self._row.addLayout(told, 1)
        self._row.addWidget(self._does_in)
        self.setLayout(self._row)

    def _show_buttons(self, does: tuple[str, ...]) -> None:
        had = next((name for name, one in self._buttons.items() if one.hasFocus()), "")
        for name in does:
            if name not in self._buttons:
                self._buttons[name] = self._button(name)
        for name, button in self._buttons.items():
            _text, called = _DOES[name]
            button.setAccessibleName(called.format(self._line.title))
            button.setVisible(name in does)
        self._does_in.setVisible(bool(does))
        if had and had not in does:
            self.focus_button()

    def _button(self, name: str) -> Button:
        text, called = _DOES[name]
        make = secondary_button if name in _FIRST else quiet_button
        made = make(self._theme, literal(text), "", called.format(self._line.title))
        made.clicked.connect(self._on_clicked)
        self._does.addWidget(made)
        return made

    def _shown(self) -> list[Button]:
        return [one for name, one in self._buttons.items() if name in what_to_do(self._line)]

    @Slot()
    def _on_clicked(self) -> None:
        for name, button in self._buttons.items():
            if button is self.sender():
                self.wanted.emit(name, self._line.id)
                return

    @Slot()
    def _on_theme_changed(self) -> None:
        self._arrange()
        self.update()

    def _arrange(self) -> None:
        """Put the parts beside one another where there is room, and below one another otherwise."""
        scale = self._theme.tokens.scale
        wide = self.width() >= round(_BESIDE * scale)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        for part, width in ((self._when, _DAY), (self._does_in, _TODO)):
            part.setMinimumWidth(round(width * scale) if wide else 0)
            part.setMaximumWidth(round(width * scale) if wide else _ANY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, QColor(self._theme.tokens.colour.line))
