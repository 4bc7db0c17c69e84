"""A link that leads somewhere and says where, when it is chosen."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import LinkButton, literal


class LinkTo(LinkButton):
    """A link with somebody's words on it, ampersands included; ``name`` is what a listener hears.

    Signals:
        chosen: the id of what it leads to, such as a part of the text or a page.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, to: str, words: str, name: str = "") -> None:
        super().__init__(theme, literal(words), name)
        self._to = to
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._to)
