"""A text in lines of a width, for what draws its rows itself."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


class Face(NamedTuple):
    """A font with its measures."""

    font: QFont
    metrics: QFontMetrics


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


def _slice(text: str, start: int, end: int | None = None) -> str:
    """Return the text between two places as Qt counts them, in units of UTF-16."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")
