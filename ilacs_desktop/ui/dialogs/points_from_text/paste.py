"""The form that takes the text of a report or letter, pasted or out of a file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog

from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.record_form import text_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import CaptionLabel

_INTRO = (
    "Open the report or letter, select all of its text (Ctrl+A), copy it (Ctrl+C) and paste it here"
    " (Ctrl+V). Next you see what was recognised, and choose. The text itself is not kept."
)
_FILE = "From a Word or text file. A PDF cannot be read: copy its text."


_TITLE = "Bring in a report or letter"


class PasteForm(FormDialog):
    """Takes the text; nothing is changed by it. It stays open, with the text, until it was read.

    Signals:
        given: the text that is to be looked through.
        file_wanted: the person wants to choose a file instead.
    """

    given = Signal(str)
    file_wanted = Signal()

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(theme, _TITLE, "Find its points", _INTRO)
        self._text = GrowingText(theme, text, least=8, most=14)
        self.add_field("text", Field(theme, "Text of the report or letter", self._text))
        self._open = secondary_button(
            theme, "Open a file…", "open", "Open a file with the text in it"
        )
        self._open.clicked.connect(self.file_wanted)
        self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_widget(CaptionLabel(theme, _FILE))
        self._is_busy = False

    def faults(self) -> dict[str, str]:
        if text_of(self._text):
            return {}
        return {"text": "Paste the text of the report or letter, or open a file with it."}

    def accept(self) -> None:
        """Give the text to be read, unless there is none; ``end`` closes the form."""
        if self._is_busy:
            return
        wrong = self.faults().get("text", "")
        self._fields["text"].set_error(wrong)
        if wrong:
            announce(self, wrong)
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(self._text.toPlainText())

    def show_busy(self, doing: str) -> None:
        """Say that a text is being read; meanwhile no other can be given."""
        self._set_busy(is_busy=True)
        self._warning.show_message(doing, "info")

    def show_ready(self) -> None:
        """Take a text again: the last one could not be read."""
        self._set_busy(is_busy=False)
        self._warning.hide()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Close: the text was read."""
        QDialog.accept(self)

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._save.setEnabled(not is_busy)
        self._open.setEnabled(not is_busy)
