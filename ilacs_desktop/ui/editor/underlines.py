"""Draws the lines under words that a check found, without touching the text or its layout.

They are painted over the text, as the margin's marks are beside it: a format in Qt's document would
be a change of the text for the binding, and each would lay its paragraph out again.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QTextBlock,
    QTextDocument,
    QTextLine,
)

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.ui.editor.blocks import qt_position
from ilacs_desktop.ui.editor.look import EditorLook
from ilacs_desktop.ui.editor.marks import Mark, MarkedText, MarkKind
from ilacs_desktop.ui.editor.runs import Point

_BELOW = 2  # pixels from the baseline to the line
_TALL = 4  # pixels: how high the line is
_REACH = 32  # pixels: lines are drawn this far out of the area, to be sure


class Underlines:
    """The marks of the blocks of one body, and the painting of them."""

    def __init__(self) -> None:
        self._marked: dict[str, MarkedText] = {}
        self._strokes: Strokes | None = None
        self._lines: dict[str, tuple[Block, tuple[Line, ...]]] = {}
        self.typed_at: Point | None = None  # where the author writes; None where nobody does

    def __bool__(self) -> bool:
        return bool(self._marked)

    def show(self, marked: Mapping[str, MarkedText]) -> frozenset[str]:
        """Mark these blocks and no others; return the ids of those that look different now."""
        ids = marked.keys() | self._marked.keys()
        changed = frozenset(id_ for id_ in ids if marked.get(id_) != self._marked.get(id_))
        self._marked = dict(marked)
        self._lines = {id_: lines for id_, lines in self._lines.items() if id_ not in changed}
        return changed

    def of(self, block: str, text: str) -> tuple[Mark, ...]:
        """Return the marks of a block that reads so now."""
        marked = self._marked.get(block)
        if marked is None:
            return ()
        moved = marked.moved_to(text)
        if moved is not marked:
            self._marked[block] = moved
        return moved.marks

    def typed(self, at: Point) -> None:
        """Leave the word at this place alone until the caret has left it: it is being written."""
        self.typed_at = at

    def came_to(self, at: Point, text: str) -> bool:
        """Take in where the caret is; return whether it left a word that is marked.

        ``text`` is that of its block.
        """
        typed = self.typed_at
        if typed is None or typed == at:
            return False
        low, high = sorted((typed.at, at.at))
        if typed.block == at.block and not any(sign.isspace() for sign in text[low:high]):
            return False
        self.typed_at = None
        return typed.block in self._marked

    def is_hidden(self, block: str, mark: Mark) -> bool:
        """Return whether a mark waits because its word is being written."""
        typed = self.typed_at
        if typed is None or typed.block != block or mark.kind == "sentence":
            return False
        return mark.touches(typed.at)

    def paint(
        self,
        painter: QPainter,
        document: QTextDocument,
        body: Body,
        area: QRectF,
        look: EditorLook,
    ) -> None:
        """Draw what lies in ``area``, in the document's pixels."""
        strokes = self._strokes_for(look, painter)
        below = QPointF(0, look.px(_BELOW))
        layout = document.documentLayout()
        block = document.findBlock(
            max(layout.hitTest(area.topLeft(), Qt.HitTestAccuracy.FuzzyHit), 0)
        )
        while block.isValid() and layout.blockBoundingRect(block).top() <= area.bottom():
            shown = body[block.blockNumber()]
            if shown.id in self._marked and not block.layout().preeditAreaText():
                origin = block.layout().position() + below
                for line in self._lines_of(shown, block):
                    top = origin.y() + line.at.y()
                    near = area.top() - _REACH <= top <= area.bottom() + _REACH
                    if near and not self.is_hidden(shown.id, line.mark):
                        strokes.under(painter, line.mark.kind, origin + line.at, line.width)
            block = block.next()

    def _lines_of(self, shown: Block, block: QTextBlock) -> tuple["Line", ...]:
        """Return where lines go in a block; of one that is as before that is known."""
        known = self._lines.get(shown.id)
        if known is None or known[0] is not shown:
            marks = self.of(shown.id, block.text())
            lines = tuple(line for mark in marks for line in _lines(block, mark))
            known = self._lines[shown.id] = (shown, lines)
        return known[1]

    def forget_places(self) -> None:
        """Find out anew where words stand: fonts, widths or the labels of chips have changed."""
        self._lines.clear()

    def _strokes_for(self, look: EditorLook, painter: QPainter) -> "Strokes":
        ratio = painter.device().devicePixelRatio()
        known = self._strokes
        if known is None or known.look is not look or known.ratio != ratio:
            known = self._strokes = Strokes(look, ratio)
        return known


class Line(NamedTuple):
    """A line under words on one line of text: where it begins in its block, and how wide it is."""

    mark: Mark
    at: QPointF
    width: float


class Strokes:
    """The four lines as small pictures, set beside one another: far quicker than dashed pens."""

    def __init__(self, look: EditorLook, ratio: float) -> None:
        """Draw for this look, on a screen with so many dots to the pixel."""
        self.look = look
        self.ratio = ratio
        self._drawn: dict[MarkKind, QPixmap] = {}

    def under(self, painter: QPainter, kind: MarkKind, at: QPointF, width: float) -> None:
        """Draw a line of this kind that begins there."""
        if kind not in self._drawn:
            self._drawn[kind] = self._draw(kind)
        picture = self._drawn[kind]
        height = picture.height() / self.ratio
        # On whole pixels: between two of them it would be drawn again and blurred.
        area = QRectF(round(at.x()), round(at.y()), round(width), height)
        painter.drawTiledPixmap(area, picture)

    def _draw(self, kind: MarkKind) -> QPixmap:
        size = self.look.px(_STEPS[kind])
        picture = QPixmap(round(size * self.ratio), round(_TALL * self.look.px(1) * self.ratio))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(picture.width() / _STEPS[kind], picture.height() / _TALL)
        _DRAWS[kind](painter, self.look)
        painter.end()
        picture.setDevicePixelRatio(self.ratio)
        return picture


def _wave(painter: QPainter, look: EditorLook) -> None:
    """Draw one wave, in the colour of what is wrong: a misspelt word."""
    painter.setPen(QPen(QColor(look.bad), 1.2))
    painter.drawPolyline(QPolygonF([QPointF(x, 3 - x % 4) for x in (-2, 0, 2, 4, 6)]))


def _dot(painter: QPainter, colour: str, width: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QPointF(2, 2), width / 2, width / 2)


def _wording(painter: QPainter, look: EditorLook) -> None:
    """Draw a dot: words to look at."""
    _dot(painter, look.accent, 2)


def _sentence(painter: QPainter, look: EditorLook) -> None:
    """Draw a finer dot: a sentence as a whole."""
    _dot(painter, look.muted, 1.6)


def _personal(painter: QPainter, look: EditorLook) -> None:
    """Draw two lines: somebody might be known by these words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for y in (0, 3):
        painter.fillRect(QRectF(0, y, _STEPS["personal"], 1), QColor(look.warn_mark))


_STEPS: dict[MarkKind, int] = {"spelling": 4, "wording": 4, "sentence": 4, "personal": 8}  # pixels
_DRAWS: dict[MarkKind, Callable[[QPainter, EditorLook], None]] = {
    "spelling": _wave,
    "wording": _wording,
    "sentence": _sentence,
    "personal": _personal,
}


def _lines(block: QTextBlock, mark: Mark) -> Iterator[Line]:
    """Yield the line for each line of text that the words stand on."""
    layout = block.layout()
    start = qt_position(block, mark.start) - block.position()
    end = qt_position(block, mark.end) - block.position()
    first = layout.lineForTextPosition(start)
    if not first.isValid():
        return
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        begins = line.textStart()
        if begins >= end:
            return
        most = line.naturalTextRect().right()  # not under the space at the end
        ends = (_x(line, max(start, begins)), _x(line, min(end, begins + line.textLength())))
        low, high = sorted(min(x, most) for x in ends)
        if high > low:
            yield Line(mark, QPointF(low, line.y() + line.ascent()), high - low)


def _x(line: QTextLine, position: int) -> float:
    return cast("tuple[float, int]", line.cursorToX(position))[0]
