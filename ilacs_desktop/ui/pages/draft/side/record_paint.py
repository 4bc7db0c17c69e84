"""Draws a record in the panel: number and title, facts, what it says, and its marks."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ilacs_desktop.ui.pages.draft.side.record_rows import RecordRow
from ilacs_desktop.ui.theme.tokens import TypeRole
from ilacs_desktop.ui.widgets.marks import Mark
from ilacs_desktop.ui.widgets.row_ground import paint_row_ground
from ilacs_desktop.ui.widgets.text_lines import wrapped_lines
from ilacs_desktop.ui.widgets.wrapped_list import ROW, Index, TellingDelegate

_SIDE = 12
_ABOVE = 8
_GAP = 2
_ICON = 14
_ICON_GAP = 4
_MARK_GAP = 12
_TITLE_LINES = 3
_TEXT_LINES = 2
_ALL_LINES = 40  # of the record that is chosen: more than any sentence has


class _Piece(NamedTuple):
    """Text with its font and colour, ``left`` pixels into its line, after a mark's icon or none."""

    role: TypeRole
    colour: str
    text: str
    mark: Mark | None = None
    left: int = 0


class _Line(NamedTuple):
    """What stands in one line, and how high the line is."""

    height: int
    pieces: tuple[_Piece, ...]


class _Layout(NamedTuple):
    """A record laid out."""

    height: int
    lines: tuple[_Line, ...]


class RecordDelegate(TellingDelegate[RecordRow, _Layout]):
    """Records below one another. The chosen one shows its whole text, the others two lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px = self._theme.tokens.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, option, self._theme)
        top = option.rect.top() + px(_ABOVE)
        left = option.rect.left() + px(_SIDE)
        for line in self._layout(index.data(ROW)).lines:
            for piece in line.pieces:
                self._paint_piece(painter, piece, QPointF(left + piece.left, top), line.height)
            top += line.height + px(_GAP)
        painter.restore()

    def _paint_piece(self, painter: QPainter, piece: _Piece, at: QPointF, height: int) -> None:
        tokens = self._theme.tokens
        left = at.x()
        if piece.mark is not None:
            icon = self._theme.pixmap(piece.mark.icon, piece.mark.colour, _ICON)
            middle = at.y() + (height - tokens.px(_ICON)) / 2
            painter.drawPixmap(QPointF(left, middle), icon)
            left += tokens.px(_ICON) + tokens.px(_ICON_GAP)
        painter.setFont(self._faces.of(piece.role).font)
        painter.setPen(QColor(tokens.colour.of(piece.colour)))
        area = QRect(int(left), int(at.y()), self.width, height)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), piece.text)

    def _lay_out(self, row: RecordRow, *, chosen: bool) -> _Layout:
        px = self._theme.tokens.px
        title = f"{row.label} {row.title}".strip() or "No title yet"
        lines = self._wrapped(title, "strong", "text", _ALL_LINES if chosen else _TITLE_LINES)
        for fact in row.facts:
            lines += self._wrapped(fact, "caption", "text2", _TITLE_LINES)
        if row.text:
            most = _ALL_LINES if chosen else _TEXT_LINES
            lines += self._wrapped(row.text, "caption", "text", most)
        lines += self._marks(row)
        height = sum(line.height + px(_GAP) for line in lines) + 2 * px(_ABOVE)
        return _Layout(height, tuple(lines))

    @property
    def _text_width(self) -> int:
        return max(self.width - 2 * self._theme.tokens.px(_SIDE), 1)

    def _wrapped(self, text: str, role: TypeRole, colour: str, most: int) -> list[_Line]:
        face = self._faces.of(role)
        height = face.metrics.height()
        return [
            _Line(height, (_Piece(role, colour, line),))
            for line in wrapped_lines(text, face, self._text_width, most)
        ]

    def _marks(self, row: RecordRow) -> list[_Line]:
        """Set the marks beside one another, over as many lines as they need."""
        px = self._theme.tokens.px
        metrics = self._faces.of("caption").metrics
        height = max(metrics.height(), px(_ICON) + 2)
        rows: list[list[_Piece]] = []
        left = 0
        for mark in row.marks:
            taken = px(_ICON) + px(_ICON_GAP) + metrics.horizontalAdvance(mark.word)
            if not rows or left + taken > self._text_width:
                rows.append([])
                left = 0
            rows[-1].append(_Piece("caption", "text2", mark.word, mark, left))
            left += taken + px(_MARK_GAP)
        return [_Line(height, tuple(pieces)) for pieces in rows]
