"""The form for leaving a record out on purpose: why, and who decided so."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.record_form import line_of, text_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine


class LeaveOutForm(FormDialog):
    """Asks for a reason and a name.

    Signals:
        decided: the reason, and who decided so.
    """

    decided = Signal(str, str)

    def __init__(self, theme: Theme, what: str, intro: str, by: str, such_as: str = "") -> None:
        """Ask about ``what``, such as "the point"; ``intro`` says what leaving it out means."""
        super().__init__(theme, f"Leave {what} out", "Leave out", intro)
        self._reason = GrowingText(theme, least=2)
        self._by = TextLine(theme, by)
        self.add_field("reason", Field(theme, "Why it is left out", self._reason, such_as))
        self.add_field("by", Field(theme, "Who decided so", self._by))
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        wrong = {}
        if not text_of(self._reason):
            wrong["reason"] = "Say why it is left out. An inspector may ask."
        if not line_of(self._by):
            wrong["by"] = "Give the name of the person who decided so."
        return wrong

    @Slot()
    def _on_accepted(self) -> None:
        self.decided.emit(text_of(self._reason), line_of(self._by))
