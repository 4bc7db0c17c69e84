"""What stands beside the text: stances, last year's text, bullets and numbers."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextDocument,
)

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.ui.editor.blocks import LOOK
from ilacs_desktop.ui.editor.lists import marker, ordinals
from ilacs_desktop.ui.editor.look import LINE_HEIGHT, EditorLook, on_pixel
from ilacs_desktop.ui.editor.spoken import ASKED_SYMBOL, LAST_YEAR, SYMBOLS

_BAR = 7  # from the left edge to the bar


def gutter(look: EditorLook) -> float:
    """Return the width of the strip left of the text, in pixels."""
    return look.px(32)


def has_caption(body: Body, n: int) -> bool:
    """Return whether the nth block opens a stretch of last year's text, which is labelled once."""
    return bool(body[n].origin) and (n == 0 or not body[n - 1].origin)


class BlockLooks:
    """The block formats of one look, made once each."""

    def __init__(self, look: EditorLook) -> None:
        """Make formats for this look."""
        self._look = look
        self._made: dict[tuple[bool, bool], QTextBlockFormat] = {}

    def __call__(self, body: Body, n: int) -> QTextBlockFormat:
        """Return the format of the nth block of a body."""
        key = (body[n].kind != "paragraph", has_caption(body, n))
        if key not in self._made:
            self._made[key] = self._make(*key)
        return self._made[key]

    def _make(self, item: bool, caption: bool) -> QTextBlockFormat:
        look = self._look
        made = QTextBlockFormat()
        made.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setLeftMargin(item_indent(look) if item else 0)
        made.setTopMargin(caption_height(look) + look.px(7) if caption else 0)
        made.setBottomMargin(look.px(3 if item else 7))
        made.setProperty(LOOK, 1 + item + 2 * caption)
        return made


def item_indent(look: EditorLook) -> float:
    """Return how far list items are set in: room for a number of two digits, in pixels."""
    return QFontMetricsF(look.font).horizontalAdvance("10.") + look.px(8)


def caption_font(look: EditorLook) -> QFont:
    """Return the font of labels: three quarters of the text's."""
    font = QFont(look.font)
    font.setPointSizeF(look.font.pointSizeF() * 0.75)
    return font


def caption_height(look: EditorLook) -> float:
    """Return the room for the label above last year's text, in pixels."""
    return QFontMetricsF(caption_font(look)).height() + look.px(3)


class _Lines(NamedTuple):
    """Where the lines of a block stand in the document, in pixels."""

    left: float
    top: float
    bottom: float
    baseline: float


def _is_marked(block: Block) -> bool:
    return block.kind != "paragraph" or bool(block.stance or block.origin)


def _lines(block: QTextBlock) -> _Lines | None:
    layout = block.layout()
    if layout.lineCount() == 0:
        return None
    first, last = layout.lineAt(0), layout.lineAt(layout.lineCount() - 1)
    top = layout.position().y()
    return _Lines(
        layout.position().x() + first.x(),
        top + first.y(),
        top + last.y() + last.height(),
        top + first.y() + first.ascent(),
    )


class MarginPainter:
    """Paints the strip beside the text, and the marks of list items, for one document."""

    def __init__(self, look: EditorLook) -> None:
        """Paint with this look."""
        self.look = look
        self.asked: frozenset[str] = frozenset()  # blocks that people wrote differently

    def paint(self, painter: QPainter, document: QTextDocument, body: Body, area: QRectF) -> None:
        """Paint what stands beside the blocks that lie in ``area``, in the document's pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = document.documentLayout()
        top = max(layout.hitTest(area.topLeft(), Qt.HitTestAccuracy.FuzzyHit), 0)
        block = document.findBlock(top).previous()  # its label may hang below the area's top
        if not block.isValid():
            block = document.firstBlock()
        numbers: tuple[int, ...] = ()
        while block.isValid() and layout.blockBoundingRect(block).top() <= area.bottom():
            n = block.blockNumber()
            marked = _is_marked(body[n]) or body[n].id in self.asked
            if marked and (lines := _lines(block)) is not None:
                numbers = numbers or ordinals(body)
                self._paint_block(painter, body[n], lines, numbers[n])
                if has_caption(body, n):
                    self._paint_caption(painter, lines)
            block = block.next()

    def _paint_block(self, painter: QPainter, block: Block, lines: _Lines, ordinal: int) -> None:
        look = self.look
        if block.kind != "paragraph":
            painter.setFont(look.font)
            painter.setPen(QColor(look.text))
            text = marker(block.kind, ordinal)
            width = QFontMetricsF(look.font).horizontalAdvance(text)
            baseline = on_pixel(painter, lines.baseline)
            painter.drawText(QPointF(lines.left - width - look.px(7), baseline), text)
        if block.stance or block.origin:
            self._paint_bar(painter, block, lines)
        asked = ASKED_SYMBOL if block.id in self.asked else ""
        self._paint_symbol(painter, block, f"{SYMBOLS.get(block.stance, '')}{asked}", lines)

    def _colour(self, block: Block) -> QColor:
        look = self.look
        colours = {"strength": look.ok, "improvement": look.warn_mark}
        plain = look.accent if block.id in self.asked and not block.origin else look.muted
        return QColor(colours.get(block.stance, plain))

    def _paint_bar(self, painter: QPainter, block: Block, lines: _Lines) -> None:
        pen = QPen(self._colour(block), self.look.px(3))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if block.origin:
            pen.setDashPattern([1, 1])
        painter.setPen(pen)
        bar = self.look.px(_BAR)
        painter.drawLine(QPointF(bar, lines.top), QPointF(bar, lines.bottom))

    def _paint_symbol(self, painter: QPainter, block: Block, symbol: str, lines: _Lines) -> None:
        """Paint the symbol beside the bar: never colour alone says what a paragraph is."""
        look = self.look
        font = QFont(look.font)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(self._colour(block))
        centre = (look.px(_BAR) + gutter(look)) / 2 - look.px(1)
        left = centre - QFontMetricsF(font).horizontalAdvance(symbol) / 2
        painter.drawText(QPointF(left, on_pixel(painter, lines.baseline)), symbol)

    def _paint_caption(self, painter: QPainter, lines: _Lines) -> None:
        font = caption_font(self.look)
        painter.setFont(font)
        painter.setPen(QColor(self.look.muted))
        rise = QFontMetricsF(font).descent() + self.look.px(3)
        painter.drawText(QPointF(gutter(self.look), lines.top - rise), LAST_YEAR)
