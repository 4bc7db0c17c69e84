"""What the editor looks like: fonts and colours handed in by the theme, sizes scaled with the text.

The names are those of the theme's tokens (ux.md §3), so that a page can pass them on one to one.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

LINE_HEIGHT = 132  # per cent of the font's own


@dataclass(frozen=True, slots=True)
class EditorLook:
    """Colours as ``#rrggbb``; ``font`` is the editor's, already scaled; ``scale`` is 1.0 to 2.0."""

    font: QFont
    scale: float
    text: str
    muted: str
    surface: str
    line: str
    accent: str
    accent_bg: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    warn_mark: str
    bad: str
    bad_bg: str
    selected: str

    def px(self, size: float) -> float:
        """Return a size in pixels at this text scale; spacings grow by three quarters of it."""
        return size * (1 + (self.scale - 1) * 0.75)


def on_pixel(painter: QPainter, y: float) -> float:
    """Return the height of the nearest whole pixel of the screen, where Qt puts a line's text."""
    to_screen = painter.deviceTransform()
    on_screen = to_screen.map(QPointF(0, y)).y()
    return y + (round(on_screen) - on_screen) / to_screen.m22()
