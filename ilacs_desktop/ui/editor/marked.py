"""A body on screen with lines under what the checks found in it, and the ways to get there."""

from collections.abc import Callable, Mapping

import msgspec
from PySide6.QtCore import QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.body import Text, tidy_runs
from ilacs_desktop.ui.editor.binding import Change
from ilacs_desktop.ui.editor.chips import Faces
from ilacs_desktop.ui.editor.edits import index_of
from ilacs_desktop.ui.editor.look import EditorLook
from ilacs_desktop.ui.editor.marks import Mark, MarkedText, first_at
from ilacs_desktop.ui.editor.runs import CHIP, Point, cut, follow, shadow
from ilacs_desktop.ui.editor.underlines import Underlines
from ilacs_desktop.ui.editor.view import BodyView

_NOTHING_HERE = "Nothing was found at the caret."


class MarkedView(BodyView):
    """Shows marks under the words of a body. Marks never change the text, the caret or the focus."""

    finding_wanted = Signal(int)  # the next one in the text, or with -1 the one before
    suggestions_wanted = Signal(str)  # for this word
    word_added = Signal(str)  # to the dictionary
    set_aside_wanted = Signal(str)  # the id of the mark
    finding_opened = Signal(str)  # the id of the mark, to be shown with all that is known of it

    def __init__(
        self, look: EditorLook, faces: Faces, new_id: Callable[[], str], parent: QWidget | None
    ) -> None:
        """Show an empty body without marks."""
        self._marks = Underlines()  # first: what follows paints and moves the caret already
        super().__init__(look, faces, new_id, parent)

    def show_marks(self, marked: Mapping[str, MarkedText]) -> None:
        """Mark the words of these blocks, by id, and no others; only what differs is redrawn."""
        changed = self._marks.show(marked)
        if changed:
            layout = self.document().documentLayout()
            scrolled = QPointF(0, self.verticalScrollBar().value())
            for n, block in enumerate(self._binding.blocks):
                if block.id in changed:
                    found = self.document().findBlockByNumber(n)
                    area = layout.blockBoundingRect(found).translated(-scrolled)
                    self.viewport().update(area.adjusted(-2, -2, 2, 4).toAlignedRect())

    def marks(self) -> tuple[tuple[str, Mark], ...]:
        """Return the marks where they are now, each with the id of its block, in reading order."""
        if not self._marks:
            return ()
        found: list[tuple[str, Mark]] = []
        for n, block in enumerate(self._binding.blocks):
            text = self.document().findBlockByNumber(n).text()
            shown = sorted(self._marks.of(block.id, text), key=lambda mark: mark.start)
            found += ((block.id, mark) for mark in shown)
        return tuple(found)

    def mark_of(self, id_: str) -> tuple[str, Mark] | None:
        """Return the mark of this id with the id of its block; None when its words have gone."""
        return next((found for found in self.marks() if found[1].id == id_), None)

    def words_of(self, block: str, mark: Mark) -> str:
        """Return the words that are marked in a block."""
        n = index_of(self._binding.blocks, block)
        return self.document().findBlockByNumber(n).text()[mark.start : mark.end]

    def mark_at(self, place: Point) -> Mark | None:
        """Return the mark at a place, of several the gravest."""
        n = index_of(self._binding.blocks, place.block)
        text = self.document().findBlockByNumber(n).text()
        return first_at(self._marks.of(place.block, text), place.at)

    def select_words(self, block: str, start: int, end: int) -> None:
        """Select words of a block, in code points; nothing happens if there is no such block."""
        if any(shown.id == block for shown in self._binding.blocks):
            self._select(Point(block, start), Point(block, end))

    def replace_words(self, id_: str, words: str) -> bool:
        """Put words in place of those that are marked, as one edit; return whether it was done.

        The caret stays with the text it is in. Words that hold a chip are left as they are.
        """
        found = self.mark_of(id_)
        if found is None or self.isReadOnly():
            return False
        block, mark = found
        old = self._binding.blocks
        n = index_of(old, block)
        before, rest = cut(old[n].runs, mark.start)
        middle, after = cut(rest, mark.end - mark.start)
        if not middle or CHIP in shadow(middle) or not isinstance(first := middle[0], Text):
            return False
        mended = Text(words, first.bold, first.italic)
        runs = tidy_runs((*before, mended, *after))
        body = (*old[:n], msgspec.structs.replace(old[n], runs=runs), *old[n + 1 :])
        cursor = self.textCursor()
        ends = (self._point(cursor.position()), self._point(cursor.anchor()))
        self._commit(body, *(follow(end, old, body) for end in ends))
        return True

    def step_mark(self, by: int) -> bool:
        """Select the next marked words after the caret, or before it; return False for none."""
        block, at = self.caret()
        start, end = self.selection()
        if start != end:
            block, at = end if by > 0 else start
        order = {shown.id: n for n, shown in enumerate(self._binding.blocks)}
        here = (order[block], at)
        found = self.marks()
        if by > 0:
            ahead = [one for one in found if (order[one[0]], one[1].start) >= here]
        else:
            ahead = [one for one in found if (order[one[0]], one[1].end) <= here][::-1]
        if ahead:
            self.tell_mark(*ahead[0])
        return bool(ahead)

    def step_in(self, by: int) -> bool:
        """Select the first marked words, or with -1 the last; return False for none."""
        found = self.marks()
        if found:
            self.tell_mark(*found[0 if by > 0 else -1])
        return bool(found)

    def tell_mark(self, block: str, mark: Mark) -> None:
        """Select the words of a mark, and say what was found there."""
        self.setFocus()
        self.select_words(block, mark.start, mark.end)
        self._narrator.say(mark.message)

    @Slot()
    def next_finding(self) -> None:
        """Ask for the next finding in the text."""
        self.finding_wanted.emit(1)

    @Slot()
    def previous_finding(self) -> None:
        """Ask for the finding before in the text."""
        self.finding_wanted.emit(-1)

    @Slot()
    def say_finding(self) -> None:
        """Say what was found at the caret."""
        mark = self.mark_at(self.caret())
        self._narrator.say(mark.message if mark is not None else _NOTHING_HERE)

    def set_look(self, look: EditorLook) -> None:
        """Take on fonts, sizes and colours."""
        self._marks.forget_places()
        super().set_look(look)

    def set_faces(self, faces: Faces) -> None:
        """Say from now on what these say of each chip."""
        self._marks.forget_places()
        super().set_faces(faces)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the text out again."""
        self._marks.forget_places()
        super().resizeEvent(event)

    @Slot(object)
    def _on_text_changed(self, change: Change) -> None:
        super()._on_text_changed(change)
        if change.typed_in:
            self._marks.typed(self.caret())

    @Slot()
    def _on_cursor_moved(self) -> None:
        super()._on_cursor_moved()
        if self._showing or self._binding.is_behind or self._marks.typed_at in (None, self._here):
            return
        if self._marks.came_to(self._here, self.textCursor().block().text()):
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and then the lines under it."""
        super().paintEvent(event)
        if self._marks:
            painter = QPainter(self.viewport())
            scrolled = QPointF(0, self.verticalScrollBar().value())
            painter.translate(-scrolled)
            area = QRectF(event.rect()).translated(scrolled)
            self._marks.paint(painter, self.document(), self._binding.blocks, area, self._look)
            painter.end()
