"""What is chosen in the table: its heading and its text."""

from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column


class Details(QWidget):
    """The words of what is chosen, to read before its place is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Heading(theme, "", 2, looks=3)
        self._note = CaptionLabel(theme)
        self._text = GrowingText(theme, least=5, most=12)
        self._text.setReadOnly(True)
        column = Column(theme, 12)
        for widget in (self._title, self._note, Field(theme, "The text", self._text)):
            column.addWidget(widget)
        column.addStretch(1)
        self.setLayout(column)

    def show_words(self, title: str, note: str, text: str) -> None:
        """Show what is chosen, and its text."""
        self._title.setText(title)
        self._note.tell(note)
        if self._text.toPlainText() != text:
            self._text.setPlainText(text)
