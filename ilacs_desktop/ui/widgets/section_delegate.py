"""Draws a row of the section list: status symbol, title, owner and a small meter."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.lengths import is_too_long
from ilacs_desktop.ui.widgets.meter import draw_bar
from ilacs_desktop.ui.widgets.section_rows import SectionRow
from ilacs_desktop.ui.widgets.status import status_look
from ilacs_desktop.ui.widgets.text_lines import Face, wrapped_lines
from ilacs_desktop.ui.widgets.wrapped_list import ROW, Index, WrappedDelegate

_ICON = 16
_METER = 34
_INSET = 6
_LEFT = 14
_TEXT = 38  # where titles start
_RIGHT = 14
_LINES = 2  # of a title, before it is cut short
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SectionDelegate(WrappedDelegate):
    """Rows of a title with the owner below it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._lines: dict[str, list[str]] = {}

    def forget(self) -> None:
        self._lines.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: SectionRow = index.data(ROW)
        tokens = self._theme.tokens
        title = QFontMetrics(self._theme.font("body")).height()
        height = max(tokens.row, title + tokens.px(12))
        if not row.group:
            owner = QFontMetrics(self._theme.font("caption")).height()
            height = title * len(self._title(row)) + owner + tokens.px(14)
        return QSize(tokens.px(160), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SectionRow = index.data(ROW)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option.rect, selected=selected, hovered=hovered)
        if row.group:
            self._paint_group(painter, option.rect, row)
        else:
            self._paint_section(painter, option.rect, row, selected=selected)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, *, selected: bool, hovered: bool
    ) -> None:
        if not selected and not hovered:
            return
        tokens = self._theme.tokens
        ground = QRectF(area).adjusted(_INSET, 0, -_INSET, 0)
        plain = self._theme.look == "high_contrast"
        painter.setPen(QColor(tokens.colour.text) if plain else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.colour.selected if selected else tokens.colour.hover))
        painter.drawRoundedRect(ground, 4, 4)
        if selected:
            bar = QRectF(ground.left(), ground.top() + 7, 3, ground.height() - 14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.colour.accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_group(self, painter: QPainter, area: QRect, row: SectionRow) -> None:
        px = self._theme.tokens.px
        line = area.adjusted(px(_LEFT), 0, -px(_RIGHT), 0)
        caption = self._theme.font("caption")
        note_width = QFontMetrics(caption).horizontalAdvance(row.note)
        self._write(painter, line, row.note, caption, "muted", end=True)
        caption.setWeight(QFont.Weight.DemiBold)
        line.adjust(0, 0, -note_width - (px(8) if row.note else 0), 0)
        self._write(painter, line, row.title, caption, "text2")

    def _paint_section(
        self, painter: QPainter, area: QRect, row: SectionRow, *, selected: bool
    ) -> None:
        px = self._theme.tokens.px
        look = status_look(row.status, parked=row.parked)
        line = area.adjusted(px(_TEXT), 0, -px(_RIGHT), 0)
        caption = self._theme.font("caption")
        line.setHeight(QFontMetrics(self._theme.font("body")).height())
        line.moveTop(area.top() + px(6))
        below = line.top() + line.height() * len(self._title(row))
        lower = QRect(line.left(), below + px(1), line.width(), 0)
        lower.setHeight(QFontMetrics(caption).height())
        room = lower.adjusted(0, 0, -self._paint_length(painter, lower, row), 0)
        self._write(painter, room, row.owner or "No owner yet", caption, "muted")
        font = self._theme.font("strong" if selected else "body")
        ink = "muted" if row.parked else "text"
        for at, words in enumerate(self._title(row)):
            self._write(painter, line.translated(0, at * line.height()), words, font, ink)
        symbol = self._theme.pixmap(look.symbol, look.colour, _ICON)
        top = line.center().y() - px(_ICON) / 2 + 1
        painter.drawPixmap(QPointF(area.left() + px(_LEFT), top), symbol)

    def _title(self, row: SectionRow) -> list[str]:
        """Return the lines of a title, broken for bold: chosen or not, they are the same."""
        if row.title not in self._lines:
            px, font = self._theme.tokens.px, self._theme.font("strong")
            room = max(self.width - px(_TEXT) - px(_RIGHT), 1)
            face = Face(font, QFontMetrics(font))
            self._lines[row.title] = wrapped_lines(row.title, face, room, _LINES)
        return self._lines[row.title]

    def _paint_length(self, painter: QPainter, line: QRect, row: SectionRow) -> int:
        """Draw the meter, or the number of words over, at the right; return the width used."""
        tokens = self._theme.tokens
        if row.over:
            font = self._theme.font("caption")
            font.setWeight(QFont.Weight.DemiBold)
            text = f"+{row.over:,}"
            colour = "bad" if is_too_long(row.words, row.budget) else "text2"
            self._write(painter, line, text, font, colour, end=True)
            return QFontMetrics(font).horizontalAdvance(text) + tokens.px(8)
        if not row.budget or row.parked:
            return 0
        meter, thick = tokens.px(_METER), tokens.px(4)
        area = QRectF(line.right() - meter, line.center().y() - thick / 2 + 1, meter, thick)
        draw_bar(painter, area, row.words, row.budget, tokens)
        return meter + tokens.px(8)

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        font: QFont,
        colour: str,
        *,
        end: bool = False,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.colour.of(colour)))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(_MIDDLE | side), shown)
