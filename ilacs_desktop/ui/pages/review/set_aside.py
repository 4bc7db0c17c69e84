"""The form that sets a finding aside: why, and who decided so."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.record_form import line_of, text_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine

_INTRO = (
    "“{}”\n\nIt stays on record as set aside, and comes back when the words it is about change."
)


class SetAsideDialog(FormDialog):
    """Say why a finding can stand as it is.

    Signals:
        decided: the finding, the reason, and the name of who decided so.
    """

    decided = Signal(object, str, str)

    def __init__(self, theme: Theme, finding: Finding, by: str) -> None:
        """``by`` is the name that is offered."""
        super().__init__(theme, "Set a finding aside", "Set aside", _INTRO.format(finding.message))
        self._finding = finding
        self._reason = GrowingText(theme)
        self._by = TextLine(theme, by)
        hint = "Such as: the audit was repeated in May, and the action is closed"
        self.add_field("reason", Field(theme, "Why it can stand", self._reason, hint))
        self.add_field("by", Field(theme, "Who decided so", self._by))
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        return {
            "reason": "" if text_of(self._reason) else "Give the reason.",
            "by": "" if line_of(self._by) else "Give the name of who decided so.",
        }

    @Slot()
    def _on_accepted(self) -> None:
        self.decided.emit(self._finding, text_of(self._reason), line_of(self._by))
