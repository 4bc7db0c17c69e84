"""Buttons: one primary a page, secondary for the rest, quiet in tool rows, links in running text.

Two buttons of one window never share a name: where the text must repeat, give ``name`` what tells
them apart ("Cite evidence for what we know"). In a text an ``&`` marks the access key: pass text
that somebody typed through ``literal``.
"""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets import wrapped
from ilacs_desktop.ui.widgets.tips import plain_tip

Kind = Literal["primary", "secondary", "quiet", "icon"]
_ICON = 18
_ROOM = 3  # between icon and text, beside the style's own


class Button(QPushButton):
    """A button with text, an icon or both; made by the functions of this module."""

    def __init__(self, theme: Theme, text: str, kind: Kind, icon: str, name: str) -> None:
        super().__init__(text)
        self._theme = theme
        self._icon_name = icon
        self._kind = kind
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self.setFont(self._theme.font("strong" if self._kind == "primary" else "body"))
        if self._icon_name:
            colour = "on_accent" if self._kind == "primary" else "text2"
            room = _ROOM if self.text() else 0
            self.setIcon(self._theme.icon(self._icon_name, colour, _ICON, room))
            self.setIconSize(QSize(tokens.px(_ICON) + tokens.px(room), tokens.px(_ICON)))
        if self._kind == "icon":
            self.setFixedSize(tokens.control, tokens.control)
        else:
            self.setMinimumHeight(tokens.control)


class LinkButton(QPushButton):
    """A button that reads as a link, and wraps like one."""

    def __init__(self, theme: Theme, text: str, name: str) -> None:
        super().__init__(text)
        self._theme = theme
        if name:
            self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        size = wrapped.wanted_size(self, self._theme.tokens.measure)
        return QSize(size.width() + 1, max(size.height(), self._theme.tokens.target))

    def minimumSizeHint(self) -> QSize:
        least = max(wrapped.least_width(self) + 1, self._theme.tokens.target)
        return QSize(least, self._theme.tokens.target)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(wrapped.height_for(self, width), self._theme.tokens.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.tokens.colour
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        shown = colour.accent_hover if self.underMouse() else colour.accent
        painter.setPen(QColor(shown if self.isEnabled() else colour.disabled))
        wrapped.draw(painter, QRect(0, 0, self.width(), self.height()), self.text())


def literal(text: str) -> str:
    """Return somebody's text so that a button shows it as it is, ampersands included."""
    return text.replace("&", "&&")


def primary_button(theme: Theme, text: str, icon: str = "", name: str = "") -> Button:
    """Return the one button that does what the page is for."""
    return Button(theme, text, "primary", icon, name)


def secondary_button(theme: Theme, text: str, icon: str = "", name: str = "") -> Button:
    """Return an ordinary button."""
    return Button(theme, text, "secondary", icon, name)


def quiet_button(theme: Theme, text: str, icon: str = "", name: str = "") -> Button:
    """Return a button without a border, for rows of tools."""
    return Button(theme, text, "quiet", icon, name)


def icon_button(theme: Theme, icon: str, name: str) -> Button:
    """Return a square button that shows only an icon; ``name`` is its tool tip too."""
    button = Button(theme, "", "icon", icon, name)
    button.setToolTip(plain_tip(name))
    return button


def link_button(theme: Theme, text: str, name: str = "") -> LinkButton:
    """Return a button that reads as a link."""
    return LinkButton(theme, text, name)
