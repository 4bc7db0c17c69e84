"""What the forms for evidence, actions, prior points and figures have in common."""

from abc import abstractmethod
from collections.abc import Callable, Iterable

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter

from ilacs_desktop.document.model import Person
from ilacs_desktop.document.read_number import NumberError
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine


class RecordForm(FormDialog):
    """A form that fills in one record.

    Signals:
        saved: the record as it was filled in.
    """

    saved = Signal(object)

    def __init__(self, theme: Theme, title: str, save: str = "Save", intro: str = "") -> None:
        super().__init__(theme, title, save, intro)
        self.accepted.connect(self._on_accepted)

    @abstractmethod
    def check(self) -> dict[str, str]:
        """Return what is wrong with each field, by its name; an empty text where nothing is."""

    @abstractmethod
    def record(self) -> msgspec.Struct:
        """Return the record with what was filled in. Only when ``faults`` names nothing."""

    def faults(self) -> dict[str, str]:
        """Return what ``check`` finds wrong."""
        return {name: wrong for name, wrong in self.check().items() if wrong}

    @Slot()
    def _on_accepted(self) -> None:
        self.saved.emit(self.record())


def line_of(entry: TextLine) -> str:
    """Return what stands in a line, without needless spaces."""
    return " ".join(entry.text().split())


def text_of(entry: GrowingText) -> str:
    """Return what stands in a box, without empty space at its ends."""
    return entry.toPlainText().strip()


def number_fault(entry: TextLine, read: Callable[[str], float | None]) -> str:
    """Return what is wrong with a number that was typed; empty when nothing is."""
    try:
        read(entry.text())
    except NumberError as error:
        return str(error)
    return ""


def with_unknown(options: Iterable[tuple[str, str]], value: str) -> tuple[tuple[str, str], ...]:
    """Return the options, and one more for a value that is none of them, so that it is kept."""
    known = tuple(options)
    if any(option == value for option, _ in known):
        return known
    return (*known, (value, f"{value} (unknown here)"))


def owner_line(theme: Theme, owner: str, people: Iterable[Person]) -> TextLine:
    """Return a line for an owner that offers the people and job titles of the self-evaluation."""
    line = TextLine(theme, owner)
    known = dict.fromkeys(name for p in people for name in (p.name, p.job_title) if name)
    completer = QCompleter(list(known), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line
