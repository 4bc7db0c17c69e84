"""Keeps a QTextDocument and a body the same, in both directions, by whole blocks.

No offset crosses the border. Of a change Qt reports, only where it begins is believed: the end is
found by counting blocks, the blocks between are read again and compared with the model. What the
model has and Qt does not (ids, kinds, stances, origins) is kept here. Why: docs/decisions/0007.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import SequenceMatcher
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from ilacs_desktop.document.body import Block, Body, Run
from ilacs_desktop.ui.editor.blocks import (
    LOOK,
    end_of,
    has_halves,
    presentable,
    read_runs,
    write_runs,
)
from ilacs_desktop.ui.editor.identity import with_identity, with_ids

# Gives the format of the nth block of a body. Its property LOOK, a number from 1, names the look:
# a block on screen with the same number needs no new format.
BlockLook = Callable[[Body, int], QTextBlockFormat]


class Change(NamedTuple):
    """What the author did to the text; ``typed_in`` is the block's id if it was within one."""

    body: Body
    typed_in: str


class BodyBinding(QObject):
    """Binds one QTextDocument to one body at a time; ``changed`` tells of the author's edits."""

    changed = Signal(object)  # Change
    unchanged = Signal()  # Qt reported a change, and the text is as it was

    def __init__(
        self, document: QTextDocument, new_id: Callable[[], str], look: BlockLook, parent: QObject
    ) -> None:
        """Take the document over; ``new_id`` gives a fresh block id, ``look`` a block's format."""
        super().__init__(parent)
        document.setUndoRedoEnabled(False)  # one undo for the whole application: the session's
        document.documentLayout()  # a document without a layout reports no change
        self._document = document
        self._new_id = new_id
        self._look = look
        self._body: Body = ()
        self._blocks: Body = (Block(new_id()),)
        self._told: Body = self._blocks
        self._writing = False
        self._reported: tuple[int, int] | None = None
        document.contentsChange.connect(self._on_contents_change)
        document.contentsChanged.connect(self._on_contents_changed)
        self.restyle()

    @property
    def body(self) -> Body:
        """The body on screen, as last shown or edited."""
        return self._body

    @property
    def blocks(self) -> Body:
        """The blocks on screen: the body's, or one empty paragraph where the body has none."""
        return self._blocks

    @property
    def is_behind(self) -> bool:
        """Whether Qt has reported a change that is not in the model yet."""
        return self._reported is not None

    def show(self, body: Body) -> None:
        """Show a body, rewriting only blocks that differ; tells nobody."""
        if body is self._body and self._blocks is self._told:
            return
        old: Body = self._blocks
        new: Body = body or (Block(self._new_id()),)
        start, end = _same_ends(old, new)
        if start < len(old) or start < len(new):
            with self._quietly():
                self._rewrite(old, new, start, end)
                self._mend(new, max(start - 1, 0), len(new) - end + 1)
        self._body, self._blocks, self._told = body, new, new
        self._dress(range(len(new)))

    def restyle(self) -> None:
        """Give every block its format again, after the look has changed."""
        self._dress(range(len(self._blocks)), anew=True)

    def relayout(self) -> None:
        """Lay the text out again, after the labels of chips have changed."""
        with self._quietly():
            self._document.markContentsDirty(0, self._document.characterCount())

    def sync(self) -> None:
        """Read everything again, telling nobody: for the middle of a change that Qt is making."""
        self._take(0, self._document.blockCount() - 1)

    # ---- from the view to the model

    @Slot(int, int, int)
    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if not self._writing:
            self._reported = (position, position + added)

    @Slot()
    def _on_contents_changed(self) -> None:
        if self._reported is None or self._writing:
            return
        start, end = self._reported
        first = self._document.findBlock(start)
        last = self._document.findBlock(end)
        if not (first.isValid() and last.isValid()):  # Qt often reports too much, even past the end
            first = first if first.isValid() else self._document.lastBlock()
            last = self._document.lastBlock()
        self._take(first.blockNumber(), last.blockNumber())
        self._reported = None  # not before: cleaning the view moves cursors, and somebody may look
        if self._blocks is self._told:
            self.unchanged.emit()
            return
        typed_in = _typed_in(self._told, self._blocks)
        self._body = self._told = self._blocks
        self.changed.emit(Change(self._body, typed_in))

    def _take(self, first: int, last: int) -> None:
        """Read the Qt blocks from first to last and make them part of the model."""
        old: Body = self._blocks
        count = self._document.blockCount()
        first = min(first, len(old) - 1)
        end = max(last + 1 + len(old) - count, first + 1)
        last = end - len(old) + count - 1
        texts = [self._read(block) for block in self._qt_blocks(range(first, last + 1))]
        fresh = with_identity(old[first:end], texts, _reads_as)
        if fresh != old[first:end]:
            self._blocks = (*old[:first], *with_ids(fresh, self._new_id), *old[end:])
        if len(old) != count:
            last = min(last + 1, count - 1)  # how a block looks may depend on the one before it
        self._dress(range(first, last + 1))

    def _read(self, block: QTextBlock) -> tuple[Run, ...]:
        """Read a block; where it holds half a character, clean the view of it too."""
        runs = read_runs(block)
        if has_halves(block, runs):
            with self._quietly():
                self._write(block.blockNumber(), runs)
        return runs

    def _qt_blocks(self, numbers: range) -> Iterator[QTextBlock]:
        block = self._document.findBlockByNumber(numbers.start)
        for _ in numbers:
            yield block
            block = block.next()

    # ---- from the model to the view

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Write as one edit, without taking what is written for the author's."""
        was, self._writing = self._writing, True
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()
            self._writing = was

    def _rewrite(self, old: Body, new: Body, start: int, end: int) -> None:
        """Write what differs between the two ends, the last first, so that numbers stay valid."""
        matcher = SequenceMatcher(
            None,
            [block.id for block in old[start : len(old) - end]],
            [block.id for block in new[start : len(new) - end]],
            autojunk=False,
        )
        for _, i, i_end, j, j_end in reversed(matcher.get_opcodes()):
            shared = min(i_end - i, j_end - j)
            for n in range(shared):
                if old[start + i + n].runs != new[start + j + n].runs:
                    self._write(start + i + n, new[start + j + n].runs)
            self._insert(start + i + shared, new[start + j + shared : start + j_end])
            self._remove(start + i + shared, i_end - i - shared)

    def _write(self, number: int, runs: tuple[Run, ...]) -> None:
        block = self._document.findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.setPosition(end_of(block), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        write_runs(cursor, runs)

    def _insert(self, number: int, blocks: Body) -> None:
        """Insert blocks before the one of that number, or after the last."""
        for n, block in enumerate(blocks, start=number):
            cursor = QTextCursor(self._document)
            if n > 0:
                cursor.setPosition(end_of(self._document.findBlockByNumber(n - 1)))
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            self._write(n, block.runs)

    def _remove(self, number: int, count: int) -> None:
        if count == 0:
            return
        cursor = QTextCursor(self._document.findBlockByNumber(number))
        following = self._document.findBlockByNumber(number + count)
        if following.isValid():
            cursor.setPosition(following.position(), QTextCursor.MoveMode.KeepAnchor)
        else:  # Qt keeps the separator after the last block: the one before these goes instead
            cursor.setPosition(cursor.position() - 1)
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _mend(self, new: Body, start: int, end: int) -> None:
        """Write again whatever does not read as it should after the writing before."""
        numbers = range(start, min(end, len(new)))
        wrong = [
            n
            for n, block in zip(numbers, self._qt_blocks(numbers), strict=True)
            if not _reads_as(new[n], read_runs(block))
        ]
        for n in wrong:
            self._write(n, new[n].runs)

    def _dress(self, numbers: range, *, anew: bool = False) -> None:
        """Give the blocks their formats, where those differ from what they have."""
        stale = []
        for n, block in zip(numbers, self._qt_blocks(numbers), strict=True):
            look = self._look(self._blocks, n)
            if anew or block.blockFormat().intProperty(LOOK) != look.intProperty(LOOK):
                stale.append((block, look))
        if stale:
            with self._quietly():
                for block, look in stale:
                    QTextCursor(block).setBlockFormat(look)


def _reads_as(block: Block, runs: tuple[Run, ...]) -> bool:
    return block.runs == runs or presentable(block.runs) == runs


def _same_ends(old: Body, new: Body) -> tuple[int, int]:
    """Return how many blocks read the same at the start, and how many of the others at the end."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n].runs != new[n].runs), most)
    most -= start
    end = next((n for n in range(most) if old[-1 - n].runs != new[-1 - n].runs), most)
    return start, end


def _typed_in(old: Body, new: Body) -> str:
    """Return the id of the one block that differs, or nothing when more than its text does."""
    if len(old) != len(new):
        return ""
    changed = [block.id for was, block in zip(old, new, strict=True) if was is not block]
    return changed[0] if len(changed) == 1 else ""
