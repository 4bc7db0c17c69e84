"""The editor of one body: what keys, commands, paste and the list of citations do to it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ilacs_desktop.document.body import ActionLink, Block, BlockKind, Body, Citation, Stance, Text
from ilacs_desktop.document.codec import new_id as fresh_id
from ilacs_desktop.errors import UserError
from ilacs_desktop.ui.editor import edits
from ilacs_desktop.ui.editor.chips import Faces, chip_id, chip_kind
from ilacs_desktop.ui.editor.cite import CiteItem
from ilacs_desktop.ui.editor.citing import OPENS, Citing
from ilacs_desktop.ui.editor.clipboard import can_paste, from_clipboard, to_clipboard
from ilacs_desktop.ui.editor.commands import slot_for
from ilacs_desktop.ui.editor.lists import kind_typed
from ilacs_desktop.ui.editor.look import EditorLook
from ilacs_desktop.ui.editor.marked import MarkedView
from ilacs_desktop.ui.editor.menu import EditorMenu
from ilacs_desktop.ui.editor.runs import Point, cut, follow, shadow

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))
_NO_PICTURES = (
    "Pictures cannot be put into the text. Nothing was pasted and your document is as it was. Add"
    " the picture to the evidence it belongs to, or paste words."
)


def new_block_id() -> str:
    """Return an id for a block that no other laptop will make."""
    return fresh_id("bl")


class Formatting(NamedTuple):
    """How the text at the caret or in the selection looks, for the state of buttons."""

    bold: bool
    italic: bool
    kind: BlockKind
    stance: Stance


class BodyEditor(MarkedView):
    """Edits one body. It undoes nothing itself: undo and redo are asked of the application."""

    undo_requested = Signal()
    redo_requested = Signal()
    add_requested = Signal(str, str)  # "evidence" or "action", and the words typed for it
    open_requested = Signal(str, str)  # "evidence" or "action", and its id
    action_wanted = Signal(str)  # the id of an area for improvement that is to have an action
    paste_refused = Signal(str)  # why, in a sentence for the author

    def __init__(
        self,
        look: EditorLook,
        faces: Faces,
        cite_items: Callable[[], tuple[CiteItem, ...]],
        parent: QWidget | None = None,
        new_id: Callable[[], str] = new_block_id,
    ) -> None:
        """Edit an empty body; ``cite_items`` gives what can be cited at the moment."""
        super().__init__(look, faces, new_id, parent)
        self._new_id = new_id
        self._cite_items = cite_items
        self._menu: EditorMenu | None = None
        self._citing = Citing(self)
        self._citing.chosen.connect(self._on_cited)
        self._citing.add_chosen.connect(self._on_add_chosen)
        self._citing.given_up.connect(self._on_citing_given_up)
        self._citing.told.connect(self._narrator.say)

    # ---- commands

    @Slot()
    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold; or plain if it was."""
        look = QTextCharFormat()
        heavy = self.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold
        look.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        self._toggle_style("bold", look)

    @Slot()
    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic; or plain if it was."""
        look = QTextCharFormat()
        look.setFontItalic(not self.currentCharFormat().fontItalic())
        self._toggle_style("italic", look)

    @Slot()
    def toggle_bullets(self) -> None:
        """Make the selected paragraphs bullets, or paragraphs if they all were."""
        self._set_kind("bullet")

    @Slot()
    def toggle_numbers(self) -> None:
        """Make the selected paragraphs numbered items, or paragraphs if they all were."""
        self._set_kind("numbered")

    @Slot()
    def mark_strength(self) -> None:
        """Mark the selected paragraphs as a strength, or unmark them if they all were."""
        self._set_stance("strength")

    @Slot()
    def mark_improvement(self) -> None:
        """Mark the selected paragraphs as an area for improvement, or unmark them."""
        self._set_stance("improvement")

    @Slot()
    def remove_mark(self) -> None:
        """Mark the selected paragraphs as neither."""
        self._set_stance("")

    @Slot()
    def cite(self) -> None:
        """Open the list of what can be cited, as typing ``[`` does."""
        if not self.isReadOnly() and not self._citing.is_open:
            at = self.selection()[1]
            bracket = (Block("", (Text(OPENS),)),)
            self._commit(*edits.with_insert(self._binding.blocks, at, bracket, self._new_id))
            self._open_citing(by_command=True)

    @Slot(str)
    def cite_evidence(self, evidence: str) -> None:
        """Put a chip that cites this evidence in place of the selection."""
        self._insert((Block("", (Citation(evidence),)),))

    @Slot(str)
    def link_action(self, action: str) -> None:
        """Put a chip that points at this action in place of the selection."""
        self._insert((Block("", (ActionLink(action),)),))

    def formatting(self) -> Formatting:
        """Return how the text at the caret or in the selection looks."""
        start, end = self.selection()
        blocks = self._binding.blocks
        block = blocks[edits.index_of(blocks, start.block)]
        look = self.currentCharFormat()
        if start == end:
            bold, italic = look.fontWeight() >= QFont.Weight.DemiBold, look.fontItalic()
        else:
            bold = edits.is_styled(blocks, start, end, "bold")
            italic = edits.is_styled(blocks, start, end, "italic")
        return Formatting(bold, italic, block.kind, block.stance)

    def _toggle_style(self, style: edits.Style, typing: QTextCharFormat) -> None:
        if self.isReadOnly():
            return
        start, end = self.selection()
        if start == end:
            self.mergeCurrentCharFormat(typing)
        else:
            self._reshape(edits.with_style(self._binding.blocks, start, end, style))

    def _set_kind(self, kind: BlockKind) -> None:
        self._reshape(edits.with_kind(self._binding.blocks, *self.selection(), kind))

    def _set_stance(self, stance: Stance) -> None:
        self._reshape(edits.with_stance(self._binding.blocks, *self.selection(), stance))

    def _reshape(self, body: Body) -> None:
        """Commit a body whose words are the same, with the selection as it is."""
        if not self.isReadOnly():
            cursor = self.textCursor()
            self._commit(body, self._point(cursor.position()), self._point(cursor.anchor()))

    def _insert(self, pasted: Body) -> None:
        """Put blocks in place of the selection."""
        if self.isReadOnly() or not pasted:
            return
        self._binding.sync()  # a drop asks for this while Qt is still at it
        start, end = self.selection()
        body, at = edits.without(self._binding.blocks, start, end)
        self._commit(*edits.with_insert(body, at, pasted, self._new_id))

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the editor's own keys and leave the others to Qt."""
        if self._citing.takes(event) or self._takes_command(event):
            event.accept()
            return
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if self._leaves_item(event):
            event.accept()
            return
        super().keyPressEvent(_plain_enter(event))
        if event.text() == " ":
            self._begin_list()
        elif event.text() == OPENS:
            self._open_citing(by_command=False)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take words from an input method, dictation or an emoji panel.

        Where they hold a line end, the preview is ended first.
        """
        words = event.commitString()
        if "\n" not in words and "\r" not in words:
            super().inputMethodEvent(event)
            return
        self._end_preview()
        self.textCursor().insertText(words)
        event.accept()

    def _takes_command(self, event: QKeyEvent) -> bool:
        held = event.modifiers()
        # Nearly every key comes without any; the sums with flags are slow in Python.
        plain = held == Qt.KeyboardModifier.NoModifier or not held & _COMMAND_KEYS
        if plain and event.key() != Qt.Key.Key_F7:
            return False
        keys = event.keyCombination()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or QKeySequence(keys) in _REDO:
            self.redo_requested.emit()
        elif slot := slot_for(keys):
            getattr(self, slot)()
        else:
            return False
        return True

    def _leaves_item(self, event: QKeyEvent) -> bool:
        """End the list at Enter in an empty item, or at Backspace at the start of one.

        Enter in an empty paragraph takes its marks away or does nothing: paragraphs are set apart
        by space, and screen readers stumble over blank lines (ux.md §4).
        """
        enter = event.key() in _ENTER and not event.modifiers() & _COMMAND_KEYS
        back = event.key() == Qt.Key.Key_Backspace
        start, end = self.selection() if enter or back else (None, None)
        if start is None or start != end:
            return False
        blocks = self._binding.blocks
        n = edits.index_of(blocks, start.block)
        if enter and not blocks[n].runs:
            plain = Block(start.block)
        elif back and start.at == 0 and blocks[n].kind != "paragraph":
            plain = msgspec.structs.replace(blocks[n], kind="paragraph")
        else:
            return False
        self._commit((*blocks[:n], plain, *blocks[n + 1 :]), start)
        return True

    def _begin_list(self) -> None:
        """Make a list of a paragraph that now begins with a typed bullet or number."""
        block, at = self.caret()
        blocks = self._binding.blocks
        n = edits.index_of(blocks, block)
        kind = kind_typed(shadow(blocks[n].runs)[:at])
        if blocks[n].kind == "paragraph" and kind is not None:
            item = msgspec.structs.replace(blocks[n], kind=kind, runs=cut(blocks[n].runs, at)[1])
            self._commit((*blocks[:n], item, *blocks[n + 1 :]), Point(block, 0))

    # ---- citing

    def _open_citing(self, *, by_command: bool) -> None:
        block, at = self.caret()
        start, items = Point(block, at - 1), self._cite_items()
        self._citing.open(start, items, self._look, by_command=by_command)
        self._on_cursor_moved()

    @Slot()
    def _on_cursor_moved(self) -> None:
        super()._on_cursor_moved()
        if self._citing.is_open and not (self._showing or self._binding.is_behind):
            rect = self.cursorRect().translated(self.viewport().pos())
            self._citing.follow(self._binding.blocks, self.caret(), rect)

    def _take_search(self) -> None:
        """Select the bracket and the words typed after it."""
        self._select(self._citing.start, self.caret())

    @Slot(object)
    def _on_cited(self, item: CiteItem) -> None:
        self._take_search()
        if item.kind == "evidence":
            self.cite_evidence(item.id)
        else:
            self.link_action(item.id)

    @Slot(str, str)
    def _on_add_chosen(self, kind: str, words: str) -> None:
        self._on_citing_given_up()
        self.add_requested.emit(kind, words)

    @Slot()
    def _on_citing_given_up(self) -> None:
        old, cursor = self._binding.blocks, self.textCursor()
        body, _ = edits.without(old, self._citing.start, self._citing.end)
        caret = follow(self._point(cursor.position()), old, body)
        self._commit(body, caret, follow(self._point(cursor.anchor()), old, body))

    def restore_caret(self, block: str, at: int) -> None:
        """Put the caret where the program wants it, as undo does; an open list only closes.

        Taking the bare bracket out would be an edit of its own in the middle of an undo, after
        which there is nothing to redo.
        """
        self._citing.close()
        super().restore_caret(block, at)

    def settle(self) -> None:
        """End what is half done: words an input method previews go in, a bare bracket goes."""
        preview = self.textCursor().block().layout().preeditAreaText()
        if preview:
            QGuiApplication.inputMethod().commit()
        if preview and self.textCursor().block().layout().preeditAreaText():
            # The method was not asked by Qt or did not answer: take the words, have it drop them.
            event = QInputMethodEvent("", [])
            event.setCommitString(preview)
            self.inputMethodEvent(event)
            QGuiApplication.inputMethod().reset()
        self._citing.leave(self._binding.blocks)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the author goes elsewhere."""
        super().focusOutEvent(event)
        self._citing.leave(self._binding.blocks)

    # ---- the clipboard and the mouse

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as blocks of our own, as HTML and as plain text."""
        chosen = edits.excerpt(self._binding.blocks, *self.selection())
        return to_clipboard(chosen, self._chips.faces)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is text in it."""
        return can_paste(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what was copied or dropped, cleaned; say why when it is not taken."""
        try:
            pasted = from_clipboard(source)
        except UserError as error:
            self.paste_refused.emit(str(error))
            return
        if not pasted and source.hasImage():
            self.paste_refused.emit(_NO_PICTURES)
        self._insert(pasted)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what a chip cites; elsewhere select a word."""
        chip = self.chip_at(event.position().toPoint())
        if chip is None:
            super().mouseDoubleClickEvent(event)
        else:
            self.open_requested.emit(chip_kind(chip), chip_id(chip))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done here: at the mouse, or at the caret for the menu key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        chip = self.chip_at(event.pos()) if by_mouse else self.chip_beside_caret()
        place = self.caret()
        if by_mouse:
            place = self._point(self.cursorForPosition(event.pos()).position())
        corner = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self._menu = EditorMenu(self, chip, self.mark_at(place), place.block)
        self._menu.popup(event.globalPos() if by_mouse else corner)
        if self._menu.word:
            self.suggestions_wanted.emit(self._menu.word)

    def show_suggestions(self, word: str, found: Iterable[str]) -> None:
        """Offer these in the menu, if it is still open on that word."""
        if self._menu is not None and isValid(self._menu):
            self._menu.show_suggestions(word, found)


def _plain_enter(event: QKeyEvent) -> QKeyEvent:
    """Return Enter for Shift+Enter, and any other key as it is: a block has no line breaks."""
    if event.key() not in _ENTER:
        return event
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held != Qt.KeyboardModifier.ShiftModifier:
        return event
    return QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier, "\r")
