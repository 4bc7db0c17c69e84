"""The editor's context menu: what was found there, the chip there, the clipboard, undo, commands."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ilacs_desktop.ui.editor.chips import Chip, chip_id, chip_kind
from ilacs_desktop.ui.editor.cite import NOUNS
from ilacs_desktop.ui.editor.commands import COMMANDS, READING
from ilacs_desktop.ui.editor.marks import Mark

if TYPE_CHECKING:
    from ilacs_desktop.ui.editor.editor import BodyEditor

_LOOKING = "Looking for suggestions…"
_NO_IDEA = "No suggestions"
_ANSWER = "Add an action for this area for improvement…"


class EditorMenu(QMenu):
    """A menu for the editor that deletes itself when it closes.

    It opens at once; suggestions for a misspelt word come in when they are found.
    """

    def __init__(
        self, editor: "BodyEditor", chip: Chip | None, mark: Mark | None, block: str
    ) -> None:
        """``chip``, ``mark`` and the paragraph of the id ``block`` are what was pointed at."""
        super().__init__(editor)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editor = editor
        self._mark = mark
        self.word = ""  # the misspelt one that was pointed at, while suggestions are awaited
        self._waits = QAction(_LOOKING, self)
        if mark is not None:
            self._add_finding(mark)
        if chip is not None:
            kind = chip_kind(chip)
            action = self.addAction(f"Open {NOUNS[kind].lower()}")
            action.triggered.connect(partial(editor.open_requested.emit, kind, chip_id(chip)))
            self.addSeparator()
        self._add_answer(block)
        self._add_standard()
        self.addSeparator()
        for command in COMMANDS:
            action = self.addAction(command.text)
            action.setShortcut(QKeySequence(command.keys))
            action.triggered.connect(getattr(editor, command.slot))
            action.setEnabled(command.slot in READING or not editor.isReadOnly())

    def show_suggestions(self, word: str, found: Iterable[str]) -> None:
        """Offer these in place of the word; nothing happens in the menu of another one."""
        if not self.word or word != self.word or self._mark is None:
            return
        self.word = ""
        for guess in found:
            action = QAction(_literal(guess), self)
            action.triggered.connect(partial(self._editor.replace_words, self._mark.id, guess))
            self.insertAction(self._waits, action)
            self._waits.setVisible(False)
        self._waits.setText(_NO_IDEA)
        if self.isVisible() and self.activeAction() is None:
            self.setActiveAction(self.actions()[0])

    def _add_finding(self, mark: Mark) -> None:
        """Say what was found, and offer what can be done about it here."""
        editor = self._editor
        writable = not editor.isReadOnly()
        found = editor.mark_of(mark.id)
        if mark.kind == "spelling" and writable and found is not None:
            self.word = editor.words_of(*found)
            self._waits.setEnabled(False)
            self.addAction(self._waits)
            self.addSeparator()
        about = self.addAction(_literal(mark.message))
        about.triggered.connect(partial(editor.finding_opened.emit, mark.id))
        if self.word:
            add = self.addAction("Add to the dictionary")
            add.triggered.connect(partial(editor.word_added.emit, self.word))
        aside = self.addAction("Set aside…")
        aside.setEnabled(mark.may_set_aside)
        aside.triggered.connect(partial(editor.set_aside_wanted.emit, mark.id))
        self.addSeparator()

    def _add_answer(self, block: str) -> None:
        """Offer an action for an area for improvement."""
        stances = {one.id: one.stance for one in self._editor.body()}
        if stances.get(block) == "improvement" and not self._editor.isReadOnly():
            action = self.addAction(_ANSWER)
            action.triggered.connect(partial(self._editor.action_wanted.emit, block))
            self.addSeparator()

    def _add_standard(self) -> None:
        editor = self._editor
        writable, selected = not editor.isReadOnly(), editor.textCursor().hasSelection()
        standard = QKeySequence.StandardKey
        for text, keys, slot, enabled in (
            ("Undo", standard.Undo, editor.undo_requested.emit, writable),
            ("Redo", standard.Redo, editor.redo_requested.emit, writable),
            ("Cut", standard.Cut, editor.cut, writable and selected),
            ("Copy", standard.Copy, editor.copy, selected),
            ("Paste", standard.Paste, editor.paste, writable and editor.canPaste()),
            ("Select all", standard.SelectAll, editor.selectAll, True),
        ):
            action = self.addAction(text)
            action.setShortcut(keys)
            action.triggered.connect(slot)
            action.setEnabled(enabled)


def _literal(text: str) -> str:
    """Return the text as a menu shows it: an ``&`` in it is no access key."""
    return text.replace("&", "&&")
