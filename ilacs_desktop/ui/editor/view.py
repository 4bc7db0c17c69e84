"""A body on screen: its text, chips, marks and caret, in a box as high as what is in it.

The keys and commands that change the text are in editor.py.
"""

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QInputMethodEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from ilacs_desktop.document.body import Body, Text
from ilacs_desktop.ui.editor.binding import BodyBinding, Change
from ilacs_desktop.ui.editor.blocks import CHIP_OBJECT, chip_of, code_points, qt_position
from ilacs_desktop.ui.editor.chips import Chip, ChipPainter, Faces, face_of
from ilacs_desktop.ui.editor.edits import index_of
from ilacs_desktop.ui.editor.look import LINE_HEIGHT, EditorLook
from ilacs_desktop.ui.editor.margin import (
    BlockLooks,
    MarginPainter,
    caption_height,
    gutter,
    has_caption,
)
from ilacs_desktop.ui.editor.narrator import Narrator
from ilacs_desktop.ui.editor.runs import CHIP, Point, between, follow
from ilacs_desktop.ui.editor.spoken import ASKED, marks_of

_LEAST_LINES = 3


class BodyEdit(NamedTuple):
    """An edit by the author, ready for ``Session.edit_body``.

    ``block`` and ``at`` say where the caret was before it, so that undo can go back there. Edits
    of one ``group`` are typing within one block; an edit of more than text has none.
    """

    body: Body
    block: str
    at: int
    group: str


class BodyView(QTextEdit):
    """Shows one body; reports the author's edits and where the caret is."""

    body_changed = Signal(object)  # BodyEdit
    caret_moved = Signal(QRect)  # in this widget's coordinates, while it has the focus
    focus_gained = Signal()

    def __init__(
        self, look: EditorLook, faces: Faces, new_id: Callable[[], str], parent: QWidget | None
    ) -> None:
        """Show an empty body; ``faces`` says what chips say, ``new_id`` names new blocks."""
        super().__init__(parent)
        self._look = look
        self._looks = BlockLooks(look)
        self._margin = MarginPainter(look)
        self._chips = ChipPainter(look, faces, self)
        self._narrator = Narrator(self)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._on_settled)
        self._showing = False
        self._label_on_top = False
        self._chrome = 2 * self.frameWidth()  # what is around the viewport, above and below
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = self.document().documentLayout()
        layout.registerHandler(CHIP_OBJECT, self._chips)
        self._binding = BodyBinding(self.document(), new_id, self._look_of_block, self)
        self._here = Point(self._binding.blocks[0].id, 0)
        self.set_look(look)
        layout.documentSizeChanged.connect(self._on_size_changed)
        self._binding.changed.connect(self._on_text_changed)
        self._binding.unchanged.connect(self._on_cursor_moved)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.currentCharFormatChanged.connect(self._on_typing_format_changed)

    # ---- the body

    def body(self) -> Body:
        """Return the body on screen."""
        return self._binding.body

    def set_body(self, body: Body) -> None:
        """Show a body, telling nobody. Caret and selection stay with the text they were in."""
        if body is self._binding.body:
            return
        old, cursor = self._binding.blocks, self.textCursor()
        anchor, caret = self._point(cursor.anchor()), self._point(cursor.position())
        self._show(body)
        new = self._binding.blocks
        self._select(follow(anchor, old, new), follow(caret, old, new))

    def _show(self, body: Body) -> None:
        self._end_preview()
        self._showing = True
        self._binding.show(body)
        self._showing = False
        self._redraw()

    def _commit(self, body: Body, caret: Point, anchor: Point | None = None) -> None:
        """Make this the body as an edit of the author's, with the caret there."""
        before = self._here
        if body == self._binding.blocks:
            self._select(anchor or caret, caret)
            return
        self._show(body)
        self._select(anchor or caret, caret)
        self.body_changed.emit(BodyEdit(self._binding.body, before.block, before.at, ""))

    def _redraw(self) -> None:
        if has_caption(self._binding.blocks, 0) != self._label_on_top:
            self._set_margins()
        self.viewport().update()

    @Slot(object)
    def _on_text_changed(self, change: Change) -> None:
        before = self._here
        if not change.typed_in or len(change.body) == 1:
            self._redraw()  # numbers further down, labels or the hint change with it
        self._on_cursor_moved()
        group = f"typing:{change.typed_in}" if change.typed_in else ""
        self.body_changed.emit(BodyEdit(change.body, before.block, before.at, group))

    # ---- the caret

    def caret(self) -> Point:
        """Return where the caret is."""
        return self._here

    def selection(self) -> tuple[Point, Point]:
        """Return the two ends of the selection in reading order; both the caret without one."""
        cursor = self.textCursor()
        return self._point(cursor.selectionStart()), self._point(cursor.selectionEnd())

    def restore_caret(self, block: str, at: int) -> None:
        """Put the caret there, or at the block's end; stay when the body has no such block."""
        if any(shown.id == block for shown in self._binding.blocks):
            self._select(Point(block, at), Point(block, at))

    def _select(self, anchor: Point, caret: Point) -> None:
        cursor = self.textCursor()
        ends = self._position(anchor), self._position(caret)
        if (cursor.anchor(), cursor.position()) != ends:
            self._end_preview()
            cursor.setPosition(ends[0])
            cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        self._on_cursor_moved()

    def _end_preview(self) -> None:
        """Take away what an input method only previews: Qt would leave it behind in its paragraph.

        Moving the caret there would then take the program down. The method shows it again.
        """
        if self.textCursor().block().layout().preeditAreaText():
            super().inputMethodEvent(QInputMethodEvent("", []))

    def _point(self, position: int) -> Point:
        block, blocks = self.document().findBlock(position), self._binding.blocks
        # Asked while Qt is still telling of a change, there may be a block we have not read yet.
        number = min(block.blockNumber(), len(blocks) - 1)
        return Point(blocks[number].id, code_points(block, position))

    def _position(self, point: Point) -> int:
        number = index_of(self._binding.blocks, point.block)
        return qt_position(self.document().findBlockByNumber(number), point.at)

    @Slot()
    def _on_cursor_moved(self) -> None:
        # Qt tells of the caret before it tells of the text that moved it.
        if self._showing or self._binding.is_behind:
            return
        cursor = self.textCursor()
        number, at = cursor.blockNumber(), code_points(cursor.block(), cursor.position())
        self._here = Point(self._binding.blocks[number].id, at)
        self._narrator.moved(self._binding.blocks, number, at, self._chips.faces)
        self._settle.start()

    @Slot()
    def _on_settled(self) -> None:
        """Tell where the caret is once Qt has laid out what moved it: sooner, it would do so twice."""
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect().translated(self.viewport().pos()))

    @Slot(QTextCharFormat)
    def _on_typing_format_changed(self, look: QTextCharFormat) -> None:
        """Keep a chip's format from being taken on by what is typed beside it."""
        if chip_of(look) is not None and not self.textCursor().hasSelection():
            self.setCurrentCharFormat(QTextCharFormat())

    # ---- how it looks

    def set_look(self, look: EditorLook) -> None:
        """Take on fonts, sizes and colours."""
        self._look = self._chips.look = self._margin.look = look
        self._looks = BlockLooks(look)
        self.setFont(look.font)
        self.document().setDefaultFont(look.font)
        self._set_margins()
        self._binding.restyle()
        self._fit()

    def _set_margins(self) -> None:
        """Leave room beside the text, and above it where its first paragraph has a label.

        Qt gives the first block of a document no margin of its own.
        """
        self._label_on_top = has_caption(self._binding.blocks, 0)
        frame = self.document().rootFrame().frameFormat()
        frame.setMargin(self._look.px(8))
        frame.setLeftMargin(gutter(self._look))
        if self._label_on_top:
            frame.setTopMargin(self._look.px(8) + caption_height(self._look))
        self.document().rootFrame().setFrameFormat(frame)

    def set_faces(self, faces: Faces) -> None:
        """Say from now on what these say of each chip; call it too when numbers have changed."""
        self._chips.faces = faces
        self._binding.relayout()
        self._describe()

    def set_hint(self, hint: str) -> None:
        """Show these words while nothing is written."""
        self._narrator.hint = hint
        self._describe()
        self.viewport().update()

    def set_asked(self, blocks: frozenset[str]) -> None:
        """Mark these blocks, by id: people wrote them differently, and nobody has settled it."""
        if blocks != self._margin.asked:
            self._margin.asked = self._narrator.asked = blocks
            self._describe()
            self.viewport().update()

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read, selected and copied, by keyboard too, but not changed."""
        self.setReadOnly(read_only)
        if read_only:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def _describe(self) -> None:
        blocks = self._binding.blocks
        self._narrator.describe(blocks, index_of(blocks, self._here.block), self._chips.faces)

    def _look_of_block(self, body: Body, n: int) -> QTextBlockFormat:
        return self._looks(body, n)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands beside the text, the hint, and then the text."""
        painter = QPainter(self.viewport())
        scrolled = QPointF(0, self.verticalScrollBar().value())
        painter.translate(-scrolled)
        area = QRectF(event.rect()).translated(scrolled)
        self._margin.paint(painter, self.document(), self._binding.blocks, area)
        if self._narrator.hint and self.document().isEmpty():
            self._paint_hint(painter)
        painter.end()
        super().paintEvent(event)

    def _paint_hint(self, painter: QPainter) -> None:
        left, top = gutter(self._look), self._look.px(8)
        room = QRectF(self.viewport().rect()).adjusted(left, top, -top, 0)
        painter.setFont(self._look.font)
        painter.setPen(QColor(self._look.muted))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._narrator.hint)

    # ---- how high it is

    @Slot(QSizeF)
    def _on_size_changed(self, _size: QSizeF) -> None:
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text, so that the page scrolls and never the box."""
        line = QFontMetricsF(self._look.font).lineSpacing() * LINE_HEIGHT / 100
        least = _LEAST_LINES * line + 2 * self._look.px(8)
        height = round(max(self.document().size().height(), least)) + self._chrome
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the text out again and fit the height to it."""
        super().resizeEvent(event)
        self._chrome = self.height() - self.viewport().height()
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    # ---- pointing

    def chip_at(self, position: QPoint) -> Chip | None:
        """Return the chip under a position in the viewport, if there is one."""
        nearest = self.cursorForPosition(position).position()
        for start in (nearest, nearest - 1):
            if self.document().characterAt(start) == CHIP and self._chip_rect(start).contains(
                position
            ):
                cursor = QTextCursor(self.document())
                cursor.setPosition(start + 1)
                return chip_of(cursor.charFormat())
        return None

    def chip_beside_caret(self) -> Chip | None:
        """Return the chip just before the caret, or else the one just after it."""
        block, at = self._here
        runs = self._binding.blocks[index_of(self._binding.blocks, block)].runs
        for low in (at - 1, at):
            for run in between(runs, low, low + 1) if low >= 0 else ():
                if not isinstance(run, Text):
                    return run
        return None

    def _chip_rect(self, start: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        left = self.cursorRect(cursor)
        cursor.setPosition(start + 1)
        return QRect(left.topLeft(), self.cursorRect(cursor).bottomRight())

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the chip or the mark under the mouse."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        words = escape(self._explained(event.pos())).replace("\n", "<br>")
        QToolTip.showText(event.globalPos(), f"<qt>{words}</qt>" if words else "", self.viewport())
        return True

    def _explained(self, position: QPoint) -> str:
        chip = self.chip_at(position)
        if chip is not None:
            return face_of(chip, self._chips.faces).tooltip
        if position.x() > gutter(self._look):
            return ""
        block = self._binding.blocks[self.cursorForPosition(position).blockNumber()]
        asked = ASKED if block.id in self._margin.asked else ""
        return ". ".join(words for words in (marks_of(block), asked) if words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the author is here."""
        super().focusInEvent(event)
        self.focus_gained.emit()
        self._settle.start()
