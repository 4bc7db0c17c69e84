"""The editor's context menu: the clipboard, undo, the commands, and the chip that was pointed at."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ilacs_desktop.ui.editor.chips import Chip, chip_id, chip_kind
from ilacs_desktop.ui.editor.cite import NOUNS
from ilacs_desktop.ui.editor.commands import COMMANDS

if TYPE_CHECKING:
    from ilacs_desktop.ui.editor.editor import BodyEditor


def context_menu(editor: "BodyEditor", chip: Chip | None) -> QMenu:
    """Return a menu for the editor that deletes itself when it closes."""
    menu = QMenu(editor)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if chip is not None:
        kind = chip_kind(chip)
        action = menu.addAction(f"Open {NOUNS[kind].lower()}")
        action.triggered.connect(partial(editor.open_requested.emit, kind, chip_id(chip)))
        menu.addSeparator()
    _add_standard(menu, editor)
    menu.addSeparator()
    for command in COMMANDS:
        action = menu.addAction(command.text)
        action.setShortcut(QKeySequence(command.keys))
        action.triggered.connect(getattr(editor, command.slot))
        action.setEnabled(not editor.isReadOnly())
    return menu


def _add_standard(menu: QMenu, editor: "BodyEditor") -> None:
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
        action = menu.addAction(text)
        action.setShortcut(keys)
        action.triggered.connect(slot)
        action.setEnabled(enabled)
