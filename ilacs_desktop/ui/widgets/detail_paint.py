"""Draws a row of a detail tree: icon, title, notes beside or below it, and what it tells."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ilacs_desktop.ui.theme.tokens import TypeRole
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.widgets.wrapped_list import ROW, Index, TellingDelegate

_SIDE = 16
_STEP = 20  # to the right for each depth
_ABOVE = 8
_OVER_HEADING = 16
_GAP = 4
_OVER_DETAIL = 6
_ICON = 16
_TEXT = 26  # from the icon's left to the text's
_NOTES = 240  # the width of the notes where they stand at the right
_ROOM_FOR_NOTES = 760
_BAR = 3
_TALL = 1 << 20
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class _Piece(NamedTuple):
    """Text in its place in a row."""

    role: TypeRole
    colour: str
    text: str
    area: QRect


class _Layout(NamedTuple):
    """A row laid out; ``icon`` is where its icon goes."""

    height: int
    icon: QPointF
    pieces: tuple[_Piece, ...]


class DetailDelegate(TellingDelegate[DetailRow, _Layout]):
    """Rows below one another, each with its depth. The chosen one tells all."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DetailRow = index.data(ROW)
        layout = self._layout(row)
        corner = option.rect.topLeft()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, row)
        holds = index.model().hasChildren(index)
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        at = layout.icon + QPointF(corner)
        if row.icon:
            painter.drawPixmap(at, self._theme.pixmap(row.icon, row.colour, _ICON))
        if holds:
            chevron = "chevron_down" if is_open else "chevron_right"
            before = self._theme.tokens.px(_STEP) if row.icon else 0
            painter.drawPixmap(at - QPointF(before, 0), self._theme.pixmap(chevron, "text2", _ICON))
        for piece in layout.pieces:
            painter.setFont(self._faces.of(piece.role).font)
            painter.setPen(QColor(self._theme.tokens.colour.of(piece.colour)))
            painter.drawText(piece.area.translated(corner), _WRAPPED, piece.text)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: DetailRow
    ) -> None:
        tokens = self._theme.tokens
        area = QRectF(option.rect).adjusted(4, 1, -4, -2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        foot = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(foot, QColor(tokens.colour.line))
        if row.is_heading:
            area.setTop(area.top() + tokens.px(_OVER_HEADING - _ABOVE))
        if selected or hovered:
            plain = self._theme.look == "high_contrast"
            painter.setPen(QColor(tokens.colour.text) if plain else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.colour.of("selected" if selected else "hover")))
            painter.drawRoundedRect(area, tokens.radius(4), tokens.radius(4))
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.colour.accent))
            bar = QRectF(area.left(), area.top() + 6, _BAR, area.height() - 12)
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)

    def _lay_out(self, row: DetailRow, *, chosen: bool) -> _Layout:
        px, measure = self._theme.tokens.px, self._theme.tokens.measure
        left = px(_SIDE) + row.depth * px(_STEP)
        text_left, right = left + px(_TEXT), self.width - px(_SIDE)
        beside = self.width >= px(_ROOM_FOR_NOTES) and bool(row.notes)
        notes_left = right - px(_NOTES) if beside else text_left
        column = min((notes_left - px(_SIDE) if beside else right) - text_left, measure)
        top = px(_OVER_HEADING if row.is_heading else _ABOVE)
        title: TypeRole = "h3" if row.is_heading else "strong" if chosen else "body"
        line = self._faces.of(title).metrics.height()
        icon = QPointF(left, top + (line - px(_ICON)) / 2)
        pieces = [self._piece(title, "text", row.title, text_left, top, column)]
        if beside:
            first = top + (line - self._faces.of("caption").metrics.height()) // 2
            side = self._stack(row.notes, "text2", notes_left, first, right - notes_left)
        else:
            joined = (" · ".join(row.notes),) if row.notes else ()
            below = pieces[0].area.bottom() + 1 + px(_GAP) // 2
            side = self._stack(joined, "text2", text_left, below, column)
        if chosen:
            under = max(piece.area.bottom() for piece in (pieces[0], *([] if beside else side)))
            pieces += self._told(row, text_left, under + 1, column)
        pieces += side
        height = max(piece.area.bottom() for piece in pieces) + 1 + px(_ABOVE) + 1
        return _Layout(height, icon, tuple(pieces))

    def _told(self, row: DetailRow, left: int, top: int, width: int) -> list[_Piece]:
        """Set what the chosen row tells below one another, each under its label."""
        pieces: list[_Piece] = []
        for label, text in row.details:
            top += self._theme.tokens.px(_OVER_DETAIL)
            if label:
                pieces.append(self._piece("caption", "muted", label, left, top, width))
                top = pieces[-1].area.bottom() + 1
            pieces.append(self._piece("body", "text", text, left, top, width))
            top = pieces[-1].area.bottom() + 1
        return pieces

    def _stack(
        self, texts: tuple[str, ...], colour: str, left: int, top: int, width: int
    ) -> list[_Piece]:
        pieces: list[_Piece] = []
        for text in texts:
            pieces.append(self._piece("caption", colour, text, left, top, width))
            top = pieces[-1].area.bottom() + 1
        return pieces

    def _piece(
        self, role: TypeRole, colour: str, text: str, left: int, top: int, width: int
    ) -> _Piece:
        width = max(width, 1)
        metrics = self._faces.of(role).metrics
        if metrics.horizontalAdvance(text) < width and "\n" not in text:
            return _Piece(role, colour, text, QRect(left, top, width, metrics.height()))
        wanted = metrics.boundingRect(QRect(0, 0, width, _TALL), _WRAPPED, text)
        return _Piece(role, colour, text, QRect(left, top, width, wanted.height()))
