"""The formatting bar over the text: looks, lists, marks and citing, for the editor in use."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.editor.commands import COMMANDS, Command
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import Button
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.ui.widgets.tips import plain_tip

_ICONS = {
    "toggle_bold": "bold",
    "toggle_italic": "italic",
    "toggle_bullets": "bullets",
    "toggle_numbers": "numbers",
    "mark_strength": "strength",
    "mark_improvement": "improvement",
    "cite": "evidence",
}
_WORDS = {
    "mark_strength": "Strength",
    "mark_improvement": "Area for improvement",
    "cite": "Cite",
}
_SETTLE = 40  # milliseconds after the caret moved


class FormatBar(QWidget):
    """A button for each command, showing what holds at the caret.

    Where there is no room for words the buttons show their icons alone.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._editor: BodyEditor | None = None
        self._row = row = Row(theme, 2)
        self._buttons: dict[str, CommandButton] = {}
        for command in COMMANDS:
            if command.slot in _ICONS:
                button = CommandButton(theme, command)
                button.wanted.connect(self._on_wanted)
                self._buttons[command.slot] = button
                row.addWidget(button)
        row.addStretch(1)
        self.setLayout(row)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._on_settled)
        theme.changed.connect(self._on_theme_changed)
        self.serve(None)

    def serve(self, editor: BodyEditor | None) -> None:
        """Act on this editor from now on; without one the buttons rest."""
        if editor is not self._editor:
            if self._editor is not None:
                self._editor.cursorPositionChanged.disconnect(self._on_moved)
            if editor is not None:
                editor.cursorPositionChanged.connect(self._on_moved)
        self._editor = editor
        for button in self._buttons.values():
            button.setEnabled(editor is not None and not editor.isReadOnly())
        self._on_settled()

    def refresh(self) -> None:
        """Look soon at what holds at the caret: the text was changed."""
        self._settle.start()

    @Slot(str)
    def _on_wanted(self, slot: str) -> None:
        if self._editor is None:
            return
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        getattr(self._editor, slot)()
        self._on_settled()

    @Slot()
    def _on_moved(self) -> None:
        self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        """Show which looks, lists and marks hold at the caret."""
        look = self._editor.formatting() if self._editor is not None else None
        holds = {
            "toggle_bold": look is not None and look.bold,
            "toggle_italic": look is not None and look.italic,
            "toggle_bullets": look is not None and look.kind == "bullet",
            "toggle_numbers": look is not None and look.kind == "numbered",
            "mark_strength": look is not None and look.stance == "strength",
            "mark_improvement": look is not None and look.stance == "improvement",
        }
        for slot, on in holds.items():
            self._buttons[slot].setChecked(on)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show words where all of them have room."""
        gaps = self._row.spacing() * len(self._buttons)
        full = sum(button.full_width for button in self._buttons.values()) + gaps
        for button in self._buttons.values():
            button.show_words(shown=full <= self.width())

    def minimumSizeHint(self) -> QSize:
        """Return room for the icons alone: words go where it is narrow."""
        tokens = self._theme.tokens
        each = tokens.control + self._row.spacing()
        return QSize(each * len(self._buttons), tokens.control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class CommandButton(Button):
    """A command of the editor. It leaves the keyboard where the author is writing.

    Signals:
        wanted: the command of this slot is to be done.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, command: Command) -> None:
        self._words = _WORDS.get(command.slot, "")
        super().__init__(theme, self._words, "quiet", _ICONS[command.slot], command.text)
        self._slot = command.slot
        keys = QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(plain_tip(f"{command.text} ({keys})" if keys else command.text))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(command.slot != "cite")
        self.clicked.connect(self._on_clicked)

    @property
    def full_width(self) -> int:
        """The width that the button takes with its words, in pixels."""
        tokens = self._theme.tokens
        words = self.fontMetrics().horizontalAdvance(self._words)
        return max(words + 2 * tokens.px(8) + self.iconSize().width() + 4, tokens.control)

    def show_words(self, *, shown: bool) -> None:
        """Show the button's words, or its icon alone."""
        text = self._words if shown else ""
        if text != self.text():
            self.setText(text)
            self.set_icon(_ICONS[self._slot])

    @Slot()
    def _on_clicked(self) -> None:
        self.wanted.emit(self._slot)
