"""Selects words in an editor, as a link to them does."""

from PySide6.QtGui import QTextCursor

from ilacs_desktop.ui.editor.editor import BodyEditor


def select_words(editor: BodyEditor, block: str, start: int, end: int) -> None:
    """Select from ``start`` to ``end`` of a block, in code points; nothing if there is no such block.

    With the same start and end the caret goes there.
    """
    editor.restore_caret(block, start)
    first = editor.textCursor().position()
    editor.restore_caret(block, end)
    cursor = editor.textCursor()
    last = cursor.position()
    if last != first:
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
