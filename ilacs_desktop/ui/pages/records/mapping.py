"""Which column of a file is which, said by the person: a choice for each of its headings."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.layouts import Column

_NOT_TAKEN = "Not taken"


class ColumnChoices(QWidget):
    """A choice for each heading of a file.

    Signals:
        said: the heading in the file, and the title of its column, empty to leave it out.
    """

    said = Signal(str, str)

    def __init__(
        self, theme: Theme, headings: Iterable[tuple[str, str]], titles: tuple[str, ...]
    ) -> None:
        """``headings`` are those of the file, each with the title it is taken for or ""."""
        super().__init__()
        self._choices: dict[str, Choice] = {}
        column = Column(theme, 12)
        options = (("", _NOT_TAKEN), *((title, title) for title in titles))
        for heading, title in headings:
            if heading in self._choices:
                continue
            choice = Choice(theme, options)
            choice.set_value(title)
            choice.chosen.connect(self._on_chosen)
            self._choices[heading] = choice
            column.addWidget(Field(theme, f"“{heading}” in the file", choice))
        self.setLayout(column)

    def show_taken(self, headings: Iterable[tuple[str, str]]) -> None:
        """Show what each heading is taken for now."""
        taken: dict[str, str] = {}
        for heading, title in headings:
            taken[heading] = taken.get(heading) or title
        for heading, choice in self._choices.items():
            choice.set_value(taken.get(heading, ""))

    @Slot(str)
    def _on_chosen(self, title: str) -> None:
        for heading, choice in self._choices.items():
            if choice is self.sender():
                self.said.emit(heading, title)
                return
