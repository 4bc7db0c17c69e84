"""What keys and commands do, through the widget and a session."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text
from ilacs_desktop.document.session import TYPING_PAUSE
from ilacs_desktop.ui.editor.commands import COMMANDS
from ilacs_desktop.ui.editor.editor import BodyEditor, Formatting
from ilacs_desktop.ui.editor.runs import Point
from tests.ui.editor.kit import CTRL, SHIFT, Desk, body, texts

ENTER, BACKSPACE = Qt.Key.Key_Return, Qt.Key.Key_Backspace


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return opened(qtbot, "Children are safe.\n\n- (+) Plans are clear [ev-audit].\n\nThe end.")


def opened(qtbot: QtBot, markup: str = "") -> Desk:
    desk = Desk(body(markup))
    qtbot.addWidget(desk.editor)
    return desk


def kinds(desk: Desk) -> list[str]:
    return [block.kind for block in desk.body]


def stances(desk: Desk) -> list[str]:
    return [block.stance for block in desk.body]


# ---- typing


def test_what_is_typed_stands_in_the_session(desk: Desk) -> None:
    desk.place("b0", 9)
    desk.type("really ")
    assert texts(desk.body)[0] == "Children really are safe."
    desk.assert_sound()


def test_typing_in_one_paragraph_is_one_step_of_undo(desk: Desk) -> None:
    start = desk.session.document
    desk.place("b0", 9)
    desk.type("really ")
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.session.document is start
    assert desk.editor.caret() == Point("b0", 9)
    desk.key(Qt.Key.Key_Y, CTRL)
    assert texts(desk.body)[0] == "Children really are safe."
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert texts(desk.body)[0] == "Children really are safe."


def test_a_pause_and_a_new_paragraph_are_steps_of_their_own(desk: Desk) -> None:
    desk.place("b0", 18)
    desk.type(" One")
    desk.clock.now += TYPING_PAUSE
    desk.type(" two\nThree")
    steps = []
    while desk.session.undo_label:
        steps.append(texts(desk.body)[:2])
        desk.undo()
    assert steps == [
        ["Children are safe. One two", "Three"],
        ["Children are safe. One two", ""],
        ["Children are safe. One two", "Plans are clear ."],
        ["Children are safe. One", "Plans are clear ."],
    ]


def test_the_editor_has_no_undo_of_its_own(desk: Desk) -> None:
    desk.editor.undo_requested.disconnect(desk.undo)
    desk.place("b0", 0)
    desk.type("x")
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.editor.undo()
    assert texts(desk.body)[0] == "xChildren are safe."


def test_backspace_takes_a_chip_whole(desk: Desk) -> None:
    desk.place("b1", 17)
    desk.key(BACKSPACE)
    assert desk.body[1].runs == (Text("Plans are clear ."),)


def test_words_typed_after_a_chip_are_words(desk: Desk) -> None:
    desk.place("b1", 17)
    desk.type("new")
    assert desk.body[1].runs[1:] == (Citation("ev-audit"), Text("new."))


@pytest.mark.parametrize(
    ("key", "held"),
    [(ENTER, SHIFT), (Qt.Key.Key_Enter, SHIFT | Qt.KeyboardModifier.KeypadModifier)],
)
def test_shift_and_enter_begin_a_paragraph_like_enter(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    desk.place("b0", 9)
    desk.key(key, held)
    assert texts(desk.body)[:2] == ["Children ", "are safe."]
    desk.assert_sound()


def test_a_split_copies_kind_and_stance(desk: Desk) -> None:
    desk.place("b1", 6)
    desk.key(ENTER)
    first, second = desk.body[1:3]
    assert (first.id, first.kind, first.stance) == ("b1", "bullet", "strength")
    assert (second.kind, second.stance) == ("bullet", "strength")
    assert second.id not in ("b0", "b1", "b2")


def test_enter_in_an_empty_item_ends_the_list_and_its_mark(desk: Desk) -> None:
    desk.place("b1", 18)
    desk.type("\n\n")
    assert kinds(desk) == ["paragraph", "bullet", "paragraph", "paragraph"]
    assert stances(desk) == ["", "strength", "", ""]
    desk.type("After the list")
    assert texts(desk.body)[2] == "After the list"


def test_enter_makes_no_blank_lines(desk: Desk) -> None:
    desk.place("b2", 8)
    desk.type("\n\n\n\nx")
    assert texts(desk.body)[2:] == ["The end.", "x"]
    desk.assert_sound()


def test_backspace_at_the_start_of_an_item_makes_it_a_paragraph_first(desk: Desk) -> None:
    desk.place("b1", 0)
    desk.key(BACKSPACE)
    assert kinds(desk) == ["paragraph"] * 3
    assert stances(desk)[1] == "strength"
    desk.key(BACKSPACE)
    assert len(desk.body) == 2


@pytest.mark.parametrize(
    ("typed", "kind"), [("- ", "bullet"), ("* ", "bullet"), ("1. ", "numbered")]
)
def test_a_mark_typed_at_the_start_makes_a_list(qtbot: QtBot, typed: str, kind: str) -> None:
    desk = opened(qtbot)
    desk.type(f"{typed}First")
    assert [(block.kind, texts((block,))) for block in desk.body] == [(kind, ["First"])]
    desk.assert_sound()


def test_undo_gives_the_typed_mark_back(qtbot: QtBot) -> None:
    desk = opened(qtbot)
    desk.type("- ")
    desk.undo()
    assert (texts(desk.body), kinds(desk)) == (["- "], ["paragraph"])
    desk.type("5 degrees")
    assert (texts(desk.body), kinds(desk)) == (["- 5 degrees"], ["paragraph"])


def test_a_mark_typed_within_a_text_or_an_item_is_text(desk: Desk) -> None:
    desk.place("b0", 8)
    desk.type(" - ")
    desk.place("b1", 0)
    desk.type("- ")
    assert texts(desk.body)[:2] == ["Children -  are safe.", "- Plans are clear ."]


def test_tab_leaves_the_editor(qtbot: QtBot) -> None:
    page, desk, field = QWidget(), Desk(body("x")), QLineEdit()
    column = QVBoxLayout(page)
    column.addWidget(desk.editor)
    column.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    desk.editor.setFocus()
    qtbot.waitUntil(desk.editor.hasFocus)
    QTest.keyClick(desk.editor, Qt.Key.Key_Tab)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Backtab)
    assert desk.editor.hasFocus()
    assert desk.edits == []


def compose(desk: Desk, preview: str, words: str = "") -> None:
    event = QInputMethodEvent(preview, [])
    event.setCommitString(words)
    QApplication.sendEvent(desk.editor, event)


def test_an_input_methods_preview_is_no_text_until_it_is_chosen(desk: Desk) -> None:
    desk.place("b0", 0)
    compose(desk, "kanji")
    assert desk.edits == []
    compose(desk, "", "漢字")
    assert texts(desk.body)[0] == "漢字Children are safe."


def test_dictated_lines_become_paragraphs_and_leave_no_preview(desk: Desk) -> None:
    desk.place("b0", 9)
    compose(desk, "a long preview of what is being said")
    compose(desk, "", "one\ntwo ")
    assert texts(desk.body)[:2] == ["Children one", "two are safe."]
    for n in range(2):
        assert desk.editor.document().findBlockByNumber(n).layout().preeditAreaText() == ""
    desk.assert_sound()


# ---- commands


def test_bold_and_italic_of_a_selection(desk: Desk) -> None:
    desk.place("b0", 8, anchor=0)
    desk.key(Qt.Key.Key_B, CTRL)
    assert desk.body[0].runs == (Text("Children", bold=True), Text(" are safe."))
    desk.key(Qt.Key.Key_I, CTRL)
    assert desk.body[0].runs[0] == Text("Children", bold=True, italic=True)
    assert desk.editor.textCursor().selectedText() == "Children"
    desk.key(Qt.Key.Key_B, CTRL)
    desk.key(Qt.Key.Key_I, CTRL)
    assert desk.body[0].runs == (Text("Children are safe."),)
    desk.assert_sound()


def test_bold_without_a_selection_is_for_what_is_typed_next(desk: Desk) -> None:
    desk.place("b0", 0)
    desk.editor.toggle_bold()
    desk.type("All")
    desk.editor.toggle_bold()
    desk.editor.toggle_italic()
    desk.type(" our")
    assert desk.body[0].runs == (
        Text("All", bold=True),
        Text(" our", italic=True),
        Text("Children are safe."),
    )


@pytest.mark.parametrize(
    ("key", "kind"),
    [(Qt.Key.Key_L, "bullet"), (Qt.Key.Key_7, "numbered"), (Qt.Key.Key_Ampersand, "numbered")],
)
def test_keys_make_lists_and_unmake_them(desk: Desk, key: Qt.Key, kind: str) -> None:
    desk.place("b0", 3)
    desk.key(key, CTRL | SHIFT)
    assert kinds(desk)[0] == kind
    desk.key(key, CTRL | SHIFT)
    assert kinds(desk)[0] == "paragraph"
    assert desk.editor.caret() == Point("b0", 3)


def test_commands_cover_every_selected_paragraph(desk: Desk) -> None:
    desk.key(Qt.Key.Key_A, CTRL)
    desk.key(Qt.Key.Key_T, CTRL | SHIFT)
    assert stances(desk) == ["strength"] * 3
    desk.key(Qt.Key.Key_A, CTRL | SHIFT)
    assert stances(desk) == ["improvement"] * 3
    desk.editor.remove_mark()
    assert stances(desk) == ["", "", ""]
    desk.editor.toggle_numbers()
    assert kinds(desk) == ["numbered"] * 3
    assert [edit.group for edit in desk.edits] == [""] * 4
    desk.assert_sound()


def test_a_command_that_changes_nothing_is_no_edit(desk: Desk) -> None:
    desk.place("b0", 0)
    desk.editor.remove_mark()
    assert desk.edits == []


def test_chips_go_in_at_the_caret_and_over_the_selection(desk: Desk) -> None:
    desk.place("b0", 17)
    desk.editor.cite_evidence("ev-survey")
    assert desk.body[0].runs == (Text("Children are safe"), Citation("ev-survey"), Text("."))
    assert desk.editor.caret() == Point("b0", 18)
    desk.place("b0", 17, anchor=13)
    desk.editor.link_action("ac-one")
    assert desk.body[0].runs[1] == ActionLink("ac-one")
    desk.assert_sound()


def test_buttons_can_show_how_the_text_looks(desk: Desk) -> None:
    desk.place("b1", 3)
    assert desk.editor.formatting() == Formatting(False, False, "bullet", "strength")
    desk.place("b0", 8, anchor=0)
    desk.editor.toggle_bold()
    assert desk.editor.formatting() == Formatting(True, False, "paragraph", "")
    desk.place("b0", 3)
    assert desk.editor.formatting().bold


def test_every_command_has_a_slot_and_no_two_have_the_same_keys() -> None:
    keys = [keys for c in COMMANDS for keys in (c.keys, c.same_keys) if keys]
    assert len(set(keys)) == len(keys)
    for command in COMMANDS:
        assert callable(getattr(BodyEditor, command.slot))
        assert QKeySequence(command.keys).count() == bool(command.keys)


def test_new_blocks_have_ids_that_no_other_laptop_makes(qtbot: QtBot) -> None:
    from tests.ui.editor.kit import FACES, ITEMS, look

    editor = BodyEditor(look(), FACES.get, lambda: ITEMS)
    qtbot.addWidget(editor)
    editor.insertPlainText("one\ntwo")
    first, second = editor.body()
    assert first.id.startswith("bl-")
    assert first.id != second.id
    assert editor.body() == (Block(first.id, (Text("one"),)), Block(second.id, (Text("two"),)))
