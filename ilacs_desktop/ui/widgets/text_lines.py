"""A text in lines of a width and the fonts it is set in, for what draws its rows itself."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import TypeRole


class Face(NamedTuple):
    """A font with its measures."""

    font: QFont
    metrics: QFontMetrics


class Faces:
    """The fonts of the theme, each measured once: rows are drawn by the hundred."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._faces: dict[TypeRole, Face] = {}

    def of(self, role: TypeRole) -> Face:
        """Return the font for that kind of text."""
        if role not in self._faces:
            font = self._theme.font(role)
            self._faces[role] = Face(font, QFontMetrics(font))
        return self._faces[role]

    def forget(self) -> None:
        """Take the fonts from the theme again: they are other ones."""
        self._faces.clear()


def wrapped_lines(text: str, face: Face, width: int, most: int) -> list[str]:
    """Return the text in lines of a width, at most so many; the last ends in … if it is cut."""
    if face.metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        if len(lines) + 1 == most:
            rest = _slice(text, start).rstrip()
            lines.append(face.metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(_slice(text, start, end).rstrip())
        line = layout.createLine()
    layout.endLayout()
    return lines


def qt_length(text: str) -> int:
    """Return how long a text is to Qt, which counts units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _slice(text: str, start: int, end: int | None = None) -> str:
    """Return the text between two places as Qt counts them, in units of UTF-16."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")
