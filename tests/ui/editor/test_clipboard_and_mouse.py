"""The clipboard, dragging, the mouse and the context menu, through the widget and a session."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Citation, Text
from ilacs_desktop.ui.editor.commands import COMMANDS
from ilacs_desktop.ui.editor.paste import MAX_CHARACTERS
from tests.ui.editor.kit import CTRL, Desk, body, texts

ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(body("Children are safe.\n\n- (+) Plans are clear [ev-audit].\n\nThe end."))
    qtbot.addWidget(desk.editor)
    return desk


# ---- the clipboard


def test_copied_blocks_are_pasted_with_their_chips_and_new_ids(desk: Desk) -> None:
    desk.key(Qt.Key.Key_A, CTRL)
    desk.key(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines()[1] == "• Plans are clear [12]."
    desk.place("b2", 8)
    desk.key(ENTER)
    desk.key(Qt.Key.Key_V, CTRL)
    assert [b.runs for b in desk.body[3:]] == [b.runs for b in desk.body[:3]]
    assert [b.stance for b in desk.body[3:]] == ["", "strength", ""]
    desk.assert_sound()


def test_cut_and_paste_is_two_steps_of_undo(desk: Desk) -> None:
    start = desk.body
    desk.place("b0", 8, anchor=0)
    desk.key(Qt.Key.Key_X, CTRL)
    assert texts(desk.body)[0] == " are safe."
    desk.key(Qt.Key.Key_End)
    desk.key(Qt.Key.Key_V, CTRL)
    assert texts(desk.body)[0] == " are safe.Children"
    desk.undo()
    desk.undo()
    assert desk.body == start


def html(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(text)
    return mime


def test_tables_pictures_and_styles_do_not_come_in(desk: Desk) -> None:
    desk.place("b2", 8)
    desk.editor.insertFromMimeData(
        html("<table><tr><td style='color:red'><h1>A</h1><td>B<img src='x'></table>")
    )
    assert texts(desk.body)[2:] == ["The end.A", "B"]
    assert desk.body[2].runs == (Text("The end."), Text("A", bold=True))
    desk.assert_sound()


def test_too_much_is_refused_with_a_sentence_and_changes_nothing(desk: Desk) -> None:
    said: list[str] = []
    desk.editor.paste_refused.connect(said.append)
    desk.editor.insertFromMimeData(html("x" * (MAX_CHARACTERS + 1)))
    (sentence,) = said
    assert "Nothing was pasted" in sentence
    assert desk.edits == []


def test_a_picture_alone_is_refused_with_a_sentence(desk: Desk) -> None:
    said: list[str] = []
    desk.editor.paste_refused.connect(said.append)
    mime = QMimeData()
    mime.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    desk.editor.insertFromMimeData(mime)
    assert "Pictures" in said[0]
    assert desk.edits == []


def test_the_editor_says_what_it_can_take(desk: Desk) -> None:
    words, files = QMimeData(), QMimeData()
    words.setText("x")
    files.setData("text/uri-list", QByteArray(b"file:///x.docx"))
    assert desk.editor.canInsertFromMimeData(words)
    assert not desk.editor.canInsertFromMimeData(files)


def test_text_dragged_within_the_editor_is_one_edit_that_keeps_its_chips(desk: Desk) -> None:
    desk.place("b1", 18, anchor=10)
    mime = desk.editor.createMimeDataFromSelection()
    target = desk.editor.textCursor()
    target.setPosition(0)
    target.beginEditBlock()  # as QTextEdit does it
    desk.editor.textCursor().removeSelectedText()
    desk.editor.setTextCursor(target)
    desk.editor.insertFromMimeData(mime)
    target.endEditBlock()
    assert len(desk.edits) == 1
    assert desk.body[0].runs == (Text("clear "), Citation("ev-audit"), Text(".Children are safe."))
    assert texts(desk.body)[1] == "Plans are "
    desk.assert_sound()


# ---- the context menu and opening what a chip cites


def context_menu(desk: Desk, reason: QContextMenuEvent.Reason) -> QMenu:
    at = desk.editor.cursorRect().center()
    event = QContextMenuEvent(reason, at, desk.editor.viewport().mapToGlobal(at))
    QApplication.sendEvent(desk.editor.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def chosen(menu: QMenu, text: str) -> None:
    (action,) = [action for action in menu.actions() if action.text() == text]
    action.trigger()
    menu.close()


def test_the_menu_offers_every_command_and_one_undo(desk: Desk) -> None:
    desk.editor.show()
    desk.place("b0", 8, anchor=0)
    menu = context_menu(desk, QContextMenuEvent.Reason.Keyboard)
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == [
        *("Undo", "Redo", "Cut", "Copy", "Paste", "Select all"),
        *(command.text for command in COMMANDS),
    ]
    chosen(menu, "Bold")
    assert desk.body[0].runs[0] == Text("Children", bold=True)
    chosen(context_menu(desk, QContextMenuEvent.Reason.Keyboard), "Undo")
    assert desk.body[0].runs == (Text("Children are safe."),)


def test_the_menu_opens_what_the_chip_beside_the_caret_cites(desk: Desk) -> None:
    desk.editor.show()
    opened_ids: list[tuple[str, str]] = []
    desk.editor.open_requested.connect(lambda kind, name: opened_ids.append((kind, name)))
    for at in (16, 17):
        desk.place("b1", at)
        chosen(context_menu(desk, QContextMenuEvent.Reason.Keyboard), "Open evidence")
    assert opened_ids == [("evidence", "ev-audit")] * 2
    desk.place("b1", 3)
    menu = context_menu(desk, QContextMenuEvent.Reason.Keyboard)
    assert "Open evidence" not in [action.text() for action in menu.actions()]
    menu.close()


def test_a_double_click_opens_a_chip_and_selects_a_word(desk: Desk, qtbot: QtBot) -> None:
    desk.editor.show()
    desk.editor.resize(600, 10)
    opened_ids: list[tuple[str, str]] = []
    desk.editor.open_requested.connect(lambda kind, name: opened_ids.append((kind, name)))
    desk.place("b1", 16)
    left = desk.editor.cursorRect()
    desk.place("b1", 17)
    chip = (left.center() + desk.editor.cursorRect().center()) / 2
    QTest.mouseDClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=chip)
    assert opened_ids == [("evidence", "ev-audit")]
    desk.place("b0", 2)
    word = desk.editor.cursorRect().center()
    QTest.mouseDClick(desk.editor.viewport(), Qt.MouseButton.LeftButton, pos=word)
    assert desk.editor.textCursor().selectedText() == "Children"
    assert len(opened_ids) == 1
