"""The form that takes the text of a report or letter, pasted or out of a file."""

from PySide6.QtCore import Qt, Signal, Slot

from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.record_form import text_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import CaptionLabel

_INTRO = (
    "Open the report or letter, select all of its text (Ctrl+A), copy it (Ctrl+C) and paste it here"
    " (Ctrl+V). Next you see what was recognised, and choose. The text itself is not kept."
)
_FILE = "From a Word or text file. A PDF cannot be read: copy its text."


class PasteForm(FormDialog):
    """Takes the text; nothing is changed by it.

    Signals:
        given: the text that is to be looked through.
        file_wanted: the person wants to choose a file instead.
    """

    given = Signal(str)
    file_wanted = Signal()

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(
            theme, "Bring in points from a report or letter", "Find its points", _INTRO
        )
        self._text = GrowingText(theme, text, least=8, most=14)
        self.add_field("text", Field(theme, "Text of the report or letter", self._text))
        self._open = secondary_button(theme, "Open a file…", "open", "Open a file with the text")
        self._open.clicked.connect(self.file_wanted)
        self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_widget(CaptionLabel(theme, _FILE))
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        if text_of(self._text):
            return {}
        return {"text": "Paste the text of the report or letter, or open a file with it."}

    @Slot()
    def _on_accepted(self) -> None:
        self.given.emit(self._text.toPlainText())
