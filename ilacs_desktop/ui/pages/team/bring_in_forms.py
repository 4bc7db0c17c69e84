"""The forms in which somebody settles a question in words of their own."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.body import Body
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.look import editor_look
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText

_INTRO = "Write what should stand here. Both wordings stay on record."
_TITLE, _SAVE = "Settle it in your own words", "Use this wording"


class WordsForm(FormDialog):
    """Edit the wording of a text that is to stand.

    Signals:
        written: the blocks that are to stand.
    """

    written = Signal(object)

    def __init__(self, theme: Theme, citables: Citables, body: Body) -> None:
        """``body`` is the wording that is offered."""
        super().__init__(theme, _TITLE, _SAVE, _INTRO)
        self.editor = BodyEditor(editor_look(theme), citables.face, citables.items)
        self.editor.set_body(body)
        self.editor.setTabChangesFocus(True)
        self.add_field("words", Field(theme, "Wording", self.editor))
        self.accepted.connect(self._on_accepted)
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_accepted(self) -> None:
        self.written.emit(self.editor.body())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.editor.set_look(editor_look(self._theme))


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
