"""The form for leaving a point out on purpose."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.record_form import line_of, text_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine

_INTRO = (
    "The point stays in the list, but it is not printed, and the checks do not ask about it. Leave a"
    " point out that you accounted for before. You can take it up again."
)


class LeavePointOut(FormDialog):
    """Asks for a reason and a name.

    Signals:
        decided: the reason, and who decided so.
    """

    decided = Signal(str, str)

    def __init__(self, theme: Theme, by: str) -> None:
        super().__init__(theme, "Leave the point out", "Leave out", _INTRO)
        self._reason = GrowingText(theme, least=2)
        self._by = TextLine(theme, by)
        hint = "Such as: told in the self-evaluation of 2025"
        self.add_field("reason", Field(theme, "Why it is left out", self._reason, hint))
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
