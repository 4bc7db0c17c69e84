"""The form in which somebody gives a change, or two wordings, words of their own."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.body import Body
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.look import editor_look
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field


class OwnWordsForm(FormDialog):
    """Edit the wording that is to stand.

    Signals:
        written: the blocks that are to stand.
    """

    written = Signal(object)

    def __init__(
        self, theme: Theme, citables: Citables, body: Body, title: str, intro: str
    ) -> None:
        """``body`` is the wording that is offered."""
        super().__init__(theme, title, "Use this wording", intro)
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
