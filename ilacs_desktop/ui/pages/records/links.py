"""Links to where a record is told: a title that leads there, and the words around."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import LinkButton, link_button
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.long_words import breakable


class Link(NamedTuple):
    """A place that tells of a record: its title, the words around, and what leads there."""

    title: str
    words: str
    to: object


class LinkList(QWidget):
    """A heading with links below it, or a sentence where there are none.

    Signals:
        followed: what the link that was pressed leads to.
    """

    followed = Signal(object)

    def __init__(self, theme: Theme, title: str, none: str, noun: str = "use") -> None:
        """``noun`` is what a screen reader calls a link: "Go to use 1, …"."""
        super().__init__()
        self._theme = theme
        self._noun = noun
        self._links: Sequence[Link] = ()
        self._rows: list[tuple[LinkButton, CaptionLabel]] = []
        self._none = CaptionLabel(theme, none)
        self._column = Column(theme, 4)
        self._column.addWidget(Heading(theme, title, 3))
        self._column.addWidget(self._none)
        self.setLayout(self._column)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these links."""
        self._links = links
        self._none.setVisible(not links)
        while len(self._rows) < len(links):
            row = link_button(self._theme, ""), CaptionLabel(self._theme)
            row[0].clicked.connect(self._on_clicked)
            for widget in row:
                self._column.addWidget(widget)
            self._rows.append(row)
        for n, (button, words) in enumerate(self._rows):
            button.setVisible(n < len(links))
            words.setVisible(n < len(links) and bool(links[n].words))
            if n < len(links):
                button.setText(links[n].title.replace("&", "&&"))
                button.setAccessibleName(f"Go to {self._noun} {n + 1}, {links[n].title}")
                words.setText(breakable(links[n].words))

    @Slot()
    def _on_clicked(self) -> None:
        for n, (button, _) in enumerate(self._rows):
            if button is self.sender() and n < len(self._links):
                self.followed.emit(self._links[n].to)
