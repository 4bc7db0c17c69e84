"""What stands under the text in focus mode: how long the answer is, and the way back."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.words import count_body
from ilacs_desktop.ui.pages.draft.text import TextPane
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Margins, Row
from ilacs_desktop.ui.widgets.meter import LengthMeter


class AloneBar(QWidget):
    """Tells of the answer that the author is in, while it is in sight.

    Signals:
        left: the author wants everything else back.
    """

    left = Signal()

    def __init__(self, theme: Theme, text: TextPane) -> None:
        super().__init__()
        self._text = text
        self._name = CaptionLabel(theme)
        self._meter = LengthMeter(theme, "Length of the answer you are in")
        back = link_button(theme, "Leave focus mode (Esc)")
        row = Row(theme, 12, Margins(24, 4, 24, 4))
        row.addWidget(self._name, 1)
        row.addWidget(self._meter, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self.hide()
        back.clicked.connect(self.left)
        text.editor_used.connect(self._on_editor_used)

    def count(self) -> None:
        """Count the words of the answer again."""
        view = self._text.answer.view if self.isVisible() else None
        if view is not None:
            self._name.setText(view.name)
            self._meter.set_length(count_body(self._text.answer.editor.body()), view.budget)

    @Slot()
    def _on_editor_used(self) -> None:
        self.count()
