"""Typing a passphrase: hidden from whoever looks on, and shown to the person who asks for it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QLineEdit

from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine


class SecretLine(TextLine):
    """One line for a passphrase; each character shows as a dot until ``show_text``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.show_text(False)

    @Slot(bool)
    def show_text(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        normal, dots = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password
        self.setEchoMode(normal if shown else dots)


class SecretQuestion(FormDialog):
    """Asks for the passphrase of a file; ``passphrase`` is what was typed."""

    def __init__(self, theme: Theme, title: str, text: str) -> None:
        super().__init__(theme, title, "Open", text)
        self._line = SecretLine(theme)
        shown = TickBox(theme, "Show what I type")
        self.add_field("passphrase", Field(theme, "Passphrase", self._line))
        self.add_widget(shown)
        shown.toggled.connect(self._line.show_text)

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self._line.text()

    def faults(self) -> dict[str, str]:
        return {} if self._line.text().strip() else {"passphrase": "Type the passphrase."}

    def reject(self) -> None:
        """Close at once: a passphrase that was typed is no work to be lost."""
        QDialog.reject(self)
