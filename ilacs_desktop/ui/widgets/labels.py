"""Text on the page: headings that screen readers know as headings, body text and captions."""

from typing import Literal

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel

from ilacs_desktop.ui.theme.roles import HEADING_LEVEL
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import TypeRole

Level = Literal[1, 2, 3]
_HEADINGS: dict[Level, TypeRole] = {1: "h1", 2: "h2", 3: "h3"}


class Label(QLabel):
    """Plain text in one of the type sizes; it wraps, and markup in it is shown as typed.

    ``colour`` is a name of the theme's ``Colours``; a ``level`` makes it a heading.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: TypeRole = "body",
        colour: str = "text",
        level: Literal[0, 1, 2, 3] = 0,
    ) -> None:
        super().__init__()
        self.setProperty(HEADING_LEVEL, level)  # before the text: from then on listeners know it
        self._theme = theme
        self._role = role
        self._colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def set_colour(self, colour: str) -> None:
        """Show the text in another colour of the theme."""
        self._colour = colour
        self._on_theme_changed()

    def tell(self, text: str) -> None:
        """Show a text, and take no room where it is empty."""
        self.setText(text)
        self.setVisible(bool(text))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(self._role))
        palette = QPalette(self.palette())
        colour = QColor(self._theme.tokens.colour.of(self._colour))
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        self.setPalette(palette)


class Heading(Label):
    """A heading of level 1 (one a page), 2 or 3. Do not skip a level.

    Where a smaller one looks better, as on cards, say which in ``looks``.
    """

    def __init__(
        self, theme: Theme, text: str, level: Level, *, looks: Level | None = None
    ) -> None:
        super().__init__(theme, text, _HEADINGS[looks or level], level=level)


class BodyLabel(Label):
    """Running text."""

    def __init__(self, theme: Theme, text: str = "", colour: str = "text") -> None:
        super().__init__(theme, text, "body", colour)


class CaptionLabel(Label):
    """Small text beside or below something else."""

    def __init__(self, theme: Theme, text: str = "", colour: str = "text2") -> None:
        super().__init__(theme, text, "caption", colour)


class FigureLabel(Label):
    """A large number, such as the days that are left."""

    def __init__(self, theme: Theme, text: str = "", colour: str = "text") -> None:
        super().__init__(theme, text, "figure", colour)
        self.setWordWrap(False)
