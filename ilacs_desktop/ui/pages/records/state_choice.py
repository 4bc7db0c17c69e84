"""How far a record is: one button a state, to be set where the record is shown, without a form."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import RadioChoice
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StateChoice(QWidget):
    """One of a few states, as radio buttons. Arrow keys only move; Space, Enter or a click sets.

    Signals:
        wanted: the record is to have the state of this id.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, title: str, words: Mapping[str, str]) -> None:
        """``words`` gives by its id what each state is called."""
        super().__init__()
        self._title = title
        self._words = dict(words)
        self._hint = CaptionLabel(theme)
        self.buttons = {state: _StateButton(theme, text) for state, text in words.items()}
        row = FlowLayout(theme, 12)
        for state, button in self.buttons.items():
            button.setAccessibleName(f"{self._words[state]}, {title.lower()}")
            button.clicked.connect(self._on_clicked)
            button.moved.connect(self._on_moved)
            row.addWidget(button)
        column = Column(theme, 4)
        column.addWidget(Heading(theme, title, 3))
        column.addLayout(row)
        column.addWidget(self._hint)
        self.setLayout(column)

    def show_state(self, state: str, hint: str = "") -> None:
        """Show which state holds, and what to know of it."""
        for known, button in self.buttons.items():
            button.setChecked(known == state)
        self._hint.tell(hint)

    @Slot()
    def _on_clicked(self) -> None:
        for state, button in self.buttons.items():
            if button is self.sender():
                button.setChecked(not button.isChecked())  # it changes when the record does
                self.wanted.emit(state)

    @Slot(int)
    def _on_moved(self, step: int) -> None:
        buttons = list(self.buttons.values())
        at = next(n for n, button in enumerate(buttons) if button is self.sender())
        buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.OtherFocusReason)


class _StateButton(RadioChoice):
    """A radio button that the arrow keys pass without setting it.

    Signals:
        moved: the keyboard is to go this many buttons on.
    """

    moved = Signal(int)

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setAutoExclusive(False)  # Qt would set whichever the arrow keys come to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
