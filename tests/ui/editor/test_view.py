"""A body on screen: its caret, its height, its hint, and what is painted beside it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.places import with_body
from ilacs_desktop.ui.editor.margin import gutter
from ilacs_desktop.ui.editor.runs import Point
from tests.ui.editor.kit import PLACE, Desk, body, look

BODY = body("Children are safe.\n\n(+) Plans are clear [ev-audit].\n\nThe end.")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(BODY)
    qtbot.addWidget(desk.editor)
    return desk


def from_elsewhere(desk: Desk, *blocks: Block) -> None:
    session = desk.session
    session.change("Bring in", with_body(session.document, PLACE, blocks))


def gutter_colours(desk: Desk) -> set[str]:
    """Return the colours left of the text."""
    image: QImage = desk.editor.viewport().grab().toImage()
    width = round(gutter(look()))
    points = [(x, y) for x in range(width) for y in range(image.height())]
    return {image.pixelColor(x, y).name().upper() for x, y in points}


# ---- the caret


def test_the_caret_stays_with_the_text_when_another_authors_words_come_in(desk: Desk) -> None:
    desk.place("b2", 3)
    new = Block("new", (Text("New."),))
    from_elsewhere(desk, new, *BODY[:2], Block("b2", (Text("And so: The end."),)))
    assert desk.editor.caret() == Point("b2", 11)
    desk.assert_sound()


def test_the_selection_stays_too(desk: Desk) -> None:
    desk.place("b2", 7, anchor=4)
    from_elsewhere(desk, Block("new", (Text("😀"),)), BODY[2])
    assert desk.editor.textCursor().selectedText() == "end"


def test_the_caret_of_a_paragraph_that_goes_moves_to_the_one_before(desk: Desk) -> None:
    desk.place("b1", 3)
    from_elsewhere(desk, BODY[0], BODY[2])
    assert desk.editor.caret() == Point("b0", 18)


def test_another_body_begins_at_its_start(desk: Desk) -> None:
    desk.place("b2", 3)
    desk.editor.set_body((Block("other", (Text("Other"),)),))
    assert desk.editor.caret() == Point("other", 0)


def test_the_caret_counts_code_points_and_chips_one(desk: Desk) -> None:
    from_elsewhere(desk, Block("x", (Text("😀a"), *BODY[1].runs)))
    desk.place("x", 2)
    assert desk.editor.textCursor().position() == 3
    assert desk.editor.caret() == Point("x", 2)


def test_enter_over_the_end_of_a_paragraph_moves_the_caret_and_no_word(desk: Desk) -> None:
    desk.editor._select(Point("b1", 0), Point("b0", 18))
    desk.key(Qt.Key.Key_Return)
    assert desk.editor.caret() == Point("b1", 0)
    assert desk.edits == []
    desk.assert_sound()


def test_the_caret_can_be_put_back_and_unknown_places_change_nothing(desk: Desk) -> None:
    desk.editor.restore_caret("b1", 5)
    assert desk.editor.caret() == Point("b1", 5)
    desk.editor.restore_caret("gone", 5)
    assert desk.editor.caret() == Point("b1", 5)
    desk.editor.restore_caret("b0", 999)
    assert desk.editor.caret() == Point("b0", 18)


def test_where_the_caret_is_is_told_only_while_the_author_is_here(desk: Desk, qtbot: QtBot) -> None:
    told: list[QRect] = []
    desk.editor.caret_moved.connect(told.append)
    desk.place("b1", 1)
    QApplication.processEvents()
    assert told == []
    desk.editor.show()
    desk.editor.activateWindow()
    with qtbot.waitSignal(desk.editor.focus_gained):
        desk.editor.setFocus()
    qtbot.waitUntil(lambda: bool(told))
    for block in ("b2", "b0"):
        with qtbot.waitSignal(desk.editor.caret_moved):
            desk.place(block, 1)
    assert told[-2].top() > told[-1].top()
    assert desk.editor.rect().contains(told[-2])


def test_the_caret_is_told_when_it_is_laid_out_and_once_for_many_moves(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.editor.show()
    desk.editor.activateWindow()
    desk.editor.setFocus()
    qtbot.waitUntil(desk.editor.hasFocus)
    QApplication.processEvents()
    told: list[QRect] = []
    desk.editor.caret_moved.connect(told.append)
    desk.place("b2", 8)
    with qtbot.waitSignal(desk.editor.caret_moved):
        desk.type("\nNew words")
    assert told == [desk.editor.cursorRect().translated(desk.editor.viewport().pos())]


def test_the_caret_before_an_edit_goes_with_it(desk: Desk) -> None:
    desk.place("b1", 5)
    desk.type("x")
    desk.key(Qt.Key.Key_Return)
    assert [(edit.block, edit.at, edit.group) for edit in desk.edits] == [
        ("b1", 5, "typing:b1"),
        ("b1", 6, ""),
    ]


# ---- its height


def test_the_box_grows_and_shrinks_with_its_text(qtbot: QtBot) -> None:
    page, desk = QWidget(), Desk()
    column = QVBoxLayout(page)
    column.addWidget(desk.editor)
    column.addStretch()
    page.resize(500, 900)
    qtbot.addWidget(page)
    page.show()
    empty = desk.editor.height()
    from_elsewhere(desk, *(Block(f"x{n}", (Text("line"),)) for n in range(12)))
    grown = desk.editor.height()
    assert grown > 2 * empty
    assert desk.editor.verticalScrollBar().maximum() == 0
    page.resize(500, 901)
    assert desk.editor.height() == grown
    from_elsewhere(desk)
    assert desk.editor.height() == empty


def test_a_narrower_box_is_higher(qtbot: QtBot) -> None:
    desk = Desk((Block("b", (Text("words " * 60),)),))
    qtbot.addWidget(desk.editor)
    desk.editor.show()
    desk.editor.resize(800, 10)
    wide = desk.editor.height()
    desk.editor.resize(300, 10)
    assert desk.editor.height() > 1.8 * wide


def test_larger_text_takes_more_room_and_changes_no_word(desk: Desk) -> None:
    desk.editor.show()
    before, least = desk.editor.document().size().height(), desk.editor.minimumHeight()
    desk.editor.set_look(look(2.0))
    assert desk.editor.document().size().height() > 1.6 * before
    assert desk.editor.minimumHeight() > least
    assert desk.edits == []
    desk.assert_sound()


def test_the_wheel_is_left_to_the_page(desk: Desk) -> None:
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(desk.editor.viewport(), wheel)
    assert not wheel.isAccepted()


# ---- what is painted


def test_stances_have_a_bar_in_their_colour(desk: Desk) -> None:
    assert look().ok in gutter_colours(desk)
    assert look().warn_mark not in gutter_colours(desk)
    from_elsewhere(desk, Block("x", (Text("x"),), stance="improvement"))
    assert look().warn_mark in gutter_colours(desk)
    assert look().ok not in gutter_colours(desk)


def test_last_years_text_is_labelled_once_above_it(desk: Desk) -> None:
    desk.editor.show()
    plain = desk.editor.document().size().height()
    last = tuple(Block(b.id, b.runs, origin="last_year") for b in BODY)
    from_elsewhere(desk, *last)
    labelled = desk.editor.document().size().height()
    assert labelled > plain
    assert look().muted in gutter_colours(desk)
    from_elsewhere(desk, BODY[0], last[1], last[2])
    elsewhere = desk.editor.document().size().height()
    assert elsewhere > plain
    from_elsewhere(desk, last[0], BODY[1], last[2])
    assert desk.editor.document().size().height() > max(labelled, elsewhere)
    from_elsewhere(desk, *BODY)
    assert desk.editor.document().size().height() == plain
    desk.assert_sound()


def test_list_items_are_set_in(desk: Desk) -> None:
    desk.editor.show()
    from_elsewhere(desk, Block("x", (Text("x"),), "bullet"), Block("y", (Text("y"),)))
    cursor = desk.editor.textCursor()
    cursor.setPosition(0)
    item = desk.editor.cursorRect(cursor).left()
    cursor.setPosition(2)
    assert item > desk.editor.cursorRect(cursor).left()


def test_the_hint_shows_only_while_nothing_is_written(qtbot: QtBot) -> None:
    desk = Desk()
    qtbot.addWidget(desk.editor)
    blank = desk.editor.grab().toImage()
    desk.editor.set_hint("Say what difference is made for children.")
    hinted = desk.editor.grab().toImage()
    assert hinted != blank
    desk.editor.set_hint("")
    assert desk.editor.grab().toImage() == blank


# ---- pointing and reading


def tooltip_at(desk: Desk, position: QPoint) -> str:
    QToolTip.hideText()
    QApplication.sendEvent(
        desk.editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, position, QPoint(1, 1))
    )
    return QToolTip.text()


def chip_centre(desk: Desk, block: str, at: int) -> QPoint:
    cursor = desk.editor.textCursor()
    cursor.setPosition(desk.editor._position(Point(block, at)))
    left = desk.editor.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    return (left.center() + desk.editor.cursorRect(cursor).center()) / 2


def test_chips_and_marks_explain_themselves_under_the_mouse(desk: Desk) -> None:
    desk.editor.show()
    desk.editor.resize(600, 10)
    chip = chip_centre(desk, "b1", 16)
    assert tooltip_at(desk, chip) == "<qt>Supervision audit, 44 records, July 2025</qt>"
    assert tooltip_at(desk, QPoint(8, chip.y())) == "<qt>Strength</qt>"
    assert desk.editor._explained(QPoint(8, 20)) == ""
    assert desk.editor._explained(chip + QPoint(150, 0)) == ""


def test_a_read_only_body_can_be_read_with_the_keyboard_and_not_changed(desk: Desk) -> None:
    desk.editor.set_read_only(True)
    desk.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert desk.editor.textCursor().hasSelection()
    desk.key(Qt.Key.Key_Delete)
    desk.type("x\n")
    for slot in ("toggle_bold", "toggle_bullets", "mark_strength", "cite"):
        getattr(desk.editor, slot)()
    desk.editor.cite_evidence("ev-audit")
    assert desk.edits == []
    desk.editor.set_read_only(False)
    desk.type("x")
    assert len(desk.edits) == 1
