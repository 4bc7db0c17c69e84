"""A field of a form: label, hint, control and, where something is wrong, what to do about it."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Row


@runtime_checkable
class HasParts(Protocol):
    """A control made of several widgets, which names them all from its label."""

    def name_parts(self, label: str) -> None:
        """Give each part a name that no other field's part has."""
        ...


class Field(QWidget):
    """A control with all that people need to fill it in, tied together for screen readers.

    The label is the control's buddy and its accessible name; hint and error are its description.
    A control made of several widgets names the one to type into by its focus proxy.
    """

    def __init__(
        self, theme: Theme, label: str, control: QWidget, hint: str = "", *, optional: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._hint = hint
        self._error = ""
        self.label = label
        self.control = control
        self._entry = control.focusProxy() or control
        column = Column(theme, 4)
        self.setLayout(column)
        shown = f"{label} (optional)" if optional else label
        self._label = Label(theme, shown, "strong")
        self._label.setBuddy(self._entry)
        column.addWidget(self._label)
        if hint:
            column.addWidget(CaptionLabel(theme, hint))
        self._wrong = _Wrong(theme)
        column.addWidget(self._wrong)
        column.addWidget(control)
        self._entry.setAccessibleName(shown)
        if isinstance(control, HasParts):
            control.name_parts(label)
        self._describe()

    @property
    def error(self) -> str:
        """What is wrong; empty when nothing is."""
        return self._error

    def set_error(self, error: str) -> None:
        """Show what is wrong and what to do, or with an empty text that all is well."""
        self._error = error
        self._wrong.show_text(error)
        self._entry.setProperty("wrong", bool(error))
        self._entry.style().unpolish(self._entry)
        self._entry.style().polish(self._entry)
        self._describe()

    def _describe(self) -> None:
        parts = (f"Error: {self._error}" if self._error else "", self._hint)
        self._entry.setAccessibleDescription(" ".join(filter(None, parts)))


class _Wrong(QWidget):
    """A warning sign and a sentence; hidden while there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sign = CaptionLabel(theme)
        self._text = CaptionLabel(theme, colour="bad")
        row = Row(theme, 4)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        self.setLayout(row)
        self.hide()
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(self._theme.pixmap("error", "bad", 16))
