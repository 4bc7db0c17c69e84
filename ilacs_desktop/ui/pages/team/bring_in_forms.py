"""The forms in which somebody settles a question in words of their own."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.body import Body
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.own_words import OwnWordsForm
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText

_INTRO = "Write what should stand here. Both wordings stay on record."
_TITLE, _SAVE = "Settle it in your own words", "Use this wording"


class ValueForm(FormDialog):
    """Edit what a field is to say.

    Signals:
        written: its text.
    """

    written = Signal(object)

    def __init__(self, theme: Theme, label: str, text: str) -> None:
        """``label`` is what the field is called, ``text`` what is offered."""
        super().__init__(theme, _TITLE, _SAVE, _INTRO)
        self._text = GrowingText(theme, text)
        self.add_field("text", Field(theme, label, self._text))
        self.accepted.connect(self._on_accepted)

    @Slot()
    def _on_accepted(self) -> None:
        self.written.emit(self._text.toPlainText().strip())


def own_form(
    theme: Theme, citables: Citables, label: str, offered: Body | str
) -> OwnWordsForm | ValueForm:
    """Return the form for a text, or for a field, which ``label`` names; ``offered`` stands in it."""
    if isinstance(offered, str):
        return ValueForm(theme, label, offered)
    return OwnWordsForm(theme, citables, offered, _TITLE, _INTRO)
