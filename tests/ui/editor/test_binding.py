"""The binding: whole blocks cross between Qt and the model, whatever Qt reports."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextListFormat,
)

from ilacs_desktop.document.body import Block, Body, Citation, Text
from ilacs_desktop.ui.editor.binding import BodyBinding, Change
from ilacs_desktop.ui.editor.blocks import LOOK, presentable, read_runs
from tests.strategies import bodies
from tests.ui.editor.kit import body

pytestmark = pytest.mark.usefixtures("qapp")

THREE = body("Children are safe. [ev-audit]\n\n- (+) Plans are clear.\n\nThe end.")
END = QTextCursor.MoveOperation.End
KEEP = QTextCursor.MoveMode.KeepAnchor


def item_look(shown: Body, n: int) -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setProperty(LOOK, 1 if shown[n].kind == "paragraph" else 2)
    return look


class Bound:
    """A document without any widget, bound to a body."""

    def __init__(self, shown: Body = THREE) -> None:
        self.owner = QObject()
        self.document = QTextDocument()
        numbers = itertools.count()
        self.binding = BodyBinding(
            self.document, lambda: f"n{next(numbers)}", item_look, self.owner
        )
        self.binding.show(shown)
        self.changes: list[Change] = []
        self.binding.changed.connect(self.changes.append)

    def cursor(self, start: int, end: int | None = None) -> QTextCursor:
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(start if end is None else end, KEEP)
        return cursor

    def block(self, number: int):
        return self.document.findBlockByNumber(number)

    def reads(self) -> list[tuple]:
        return [read_runs(self.block(n)) for n in range(self.document.blockCount())]

    def looks(self) -> list[int]:
        blocks = range(self.document.blockCount())
        return [self.block(n).blockFormat().intProperty(LOOK) for n in blocks]

    def assert_same(self) -> None:
        assert self.reads() == [presentable(block.runs) for block in self.binding.blocks]
        kinds = [1 if block.kind == "paragraph" else 2 for block in self.binding.blocks]
        assert self.looks() == kinds


def ids(blocks: Body) -> list[str]:
    return [block.id for block in blocks]


# ---- the pitfalls of QTextDocument (engine.md §4)


def test_a_document_that_is_on_no_screen_still_reports_changes() -> None:
    bound = Bound()
    bound.cursor(0).insertText("All ")
    assert [change.body[0].runs[0] for change in bound.changes] == [Text("All Children are safe. ")]


def test_qts_own_undo_is_off() -> None:
    bound = Bound()
    bound.cursor(0).insertText("x")
    assert not bound.document.isUndoRedoEnabled()
    assert not bound.document.isUndoAvailable()


def test_a_report_of_more_than_changed_changes_nothing_more() -> None:
    bound = Bound()
    bound.document.markContentsDirty(0, 9999)
    assert bound.changes == []
    before = bound.binding.blocks
    bound.cursor(3).insertText("x")
    assert [new is old for new, old in zip(bound.binding.blocks, before, strict=True)] == [
        False,
        True,
        True,
    ]


def test_formatting_that_changes_no_word_is_no_edit() -> None:
    bound = Bound()
    colour = QTextCharFormat()
    colour.setForeground(QColor("red"))
    bound.cursor(0, 5).mergeCharFormat(colour)
    margin = QTextBlockFormat()
    margin.setTopMargin(9)
    bound.cursor(0).setBlockFormat(margin)
    assert bound.changes == []
    bound.assert_same()  # the block has its own look again


def test_setting_the_whole_text_is_read_whole() -> None:
    bound = Bound()
    bound.document.setPlainText("one\ntwo")
    assert bound.reads() == [(Text("one"),), (Text("two"),)]
    assert bound.binding.body == bound.changes[-1].body
    bound.assert_same()


def test_edits_at_both_ends_in_one_go_are_one_edit() -> None:
    bound = Bound()
    cursor = bound.cursor(0)
    cursor.beginEditBlock()
    cursor.insertText("All ")
    cursor.movePosition(END)
    cursor.insertText(" Really.")
    cursor.endEditBlock()
    (change,) = bound.changes
    assert ids(change.body) == ["b0", "b1", "b2"]
    assert change.body[1] is THREE[1]
    assert change.typed_in == ""
    bound.assert_same()


def test_the_last_block_can_be_taken_away_and_text_can_follow_it() -> None:
    bound = Bound()
    for shown in (THREE[:2], THREE, THREE[:1], (), THREE, (THREE[2],)):
        bound.binding.show(shown)
        bound.assert_same()
        assert bound.binding.body == shown
    assert bound.changes == []


def test_joined_blocks_have_the_look_of_the_first() -> None:
    bound = Bound()
    end_of_item = bound.block(2).position()
    bound.cursor(end_of_item - 1, end_of_item).removeSelectedText()
    assert bound.binding.blocks[1] == Block(
        "b1", (Text("Plans are clear.The end."),), "bullet", "strength"
    )
    start_of_item = bound.block(1).position()
    bound.cursor(start_of_item - 1, start_of_item).removeSelectedText()
    assert ids(bound.binding.blocks) == ["b0"]
    bound.assert_same()


def test_a_paragraph_deleted_with_its_end_leaves_the_next_what_it_was() -> None:
    bound = Bound()
    bound.cursor(0, bound.block(1).position()).removeSelectedText()
    assert bound.binding.blocks == THREE[1:]
    bound.assert_same()


def test_a_list_made_behind_our_back_is_no_edit() -> None:
    bound = Bound()
    bound.cursor(0).createList(QTextListFormat.Style.ListDisc)
    assert bound.changes == []


def test_text_typed_beside_a_chip_is_text() -> None:
    bound = Bound()
    bound.cursor(bound.block(1).position() - 1).insertText("typed")
    assert bound.binding.blocks[0].runs == (*THREE[0].runs, Text("typed"))


def test_a_chip_goes_whole() -> None:
    bound = Bound()
    bound.cursor(bound.block(1).position() - 1).deletePreviousChar()
    assert bound.binding.blocks[0].runs == (Text("Children are safe. "),)


@pytest.mark.parametrize(("typed", "left"), [("a😀", "a"), ("ae\u0301", "ae"), ("a👩‍👧", "a")])
def test_deleting_back_over_a_sign_of_several_units_leaves_no_half(typed: str, left: str) -> None:
    bound = Bound((Block("b0", (Text(typed),)),))
    cursor = bound.cursor(0)
    cursor.movePosition(END)
    cursor.deletePreviousChar()
    (block,) = bound.binding.blocks
    text = "".join(run.text for run in block.runs)
    text.encode()
    assert text.startswith(left)
    assert len(text) < len(typed)


def test_half_a_character_is_cleaned_when_it_is_read() -> None:
    bound = Bound((Block("b0", (Text("a😀b"),)),))
    bound.cursor(2).insertText("x")  # between the two halves of the emoji
    (block,) = bound.binding.blocks
    assert block.runs == (Text("axb"),)
    assert bound.block(0).length() - 1 == len("axb")


def test_words_the_view_cannot_show_as_they_are_are_not_altered_by_showing_them() -> None:
    odd = Block("b0", (Text("one\ntwo"),))
    bound = Bound((odd, THREE[2]))
    bound.cursor(bound.block(1).position()).insertText("x")
    assert bound.binding.blocks[0] is odd


# ---- from the view to the model


def test_typing_names_the_block_it_was_in() -> None:
    bound = Bound()
    bound.cursor(2).insertText("x")
    bound.cursor(bound.block(1).position()).insertText("y")
    assert [change.typed_in for change in bound.changes] == ["b0", "b1"]


def test_a_split_is_an_edit_of_more_than_text() -> None:
    bound = Bound()
    bound.cursor(8).insertBlock()
    (change,) = bound.changes
    assert change.typed_in == ""
    assert ids(change.body) == ["b0", "n1", "b1", "b2"]
    bound.assert_same()


def test_the_first_word_of_an_empty_body_gets_a_block() -> None:
    bound = Bound(())
    assert bound.binding.body == ()
    bound.cursor(0).insertText("First")
    (block,) = bound.binding.body
    assert (block.runs, block.kind) == ((Text("First"),), "paragraph")
    assert block.id


def test_text_with_line_ends_becomes_several_blocks() -> None:
    bound = Bound()
    bound.cursor(8).insertText("\none\ntwo")
    assert len(bound.binding.blocks) == 5
    bound.assert_same()


def test_while_qt_is_still_changing_the_text_it_can_be_read() -> None:
    bound = Bound()
    cursor = bound.cursor(0, 9)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    bound.binding.sync()
    assert bound.binding.blocks[0].runs[0] == Text("are safe. ")
    assert bound.changes == []
    cursor.endEditBlock()
    assert [change.body[0].runs[0] for change in bound.changes] == [Text("are safe. ")]


# ---- from the model to the view


def test_showing_a_body_tells_nobody() -> None:
    bound = Bound()
    bound.binding.show(body("Another\n\nbody"))
    assert bound.changes == []


def test_only_blocks_that_differ_are_written_again() -> None:
    bound = Bound()
    revisions = [bound.block(n).revision() for n in range(3)]
    changed = Block("b1", (Text("Plans are very clear."),), "bullet", "strength")
    bound.binding.show((THREE[0], changed, THREE[2]))
    assert bound.block(0).revision() == revisions[0]
    assert bound.block(2).revision() == revisions[2]
    bound.assert_same()


def test_a_change_of_kind_alone_writes_no_text() -> None:
    bound = Bound()
    cursor = bound.cursor(3)
    bound.binding.show((Block("b0", THREE[0].runs, "numbered"), *THREE[1:]))
    assert cursor.position() == 3
    assert bound.looks() == [2, 2, 1]


def test_a_cursor_in_a_block_that_stays_stays_with_it() -> None:
    bound = Bound()
    cursor = bound.cursor(bound.block(2).position() + 4)
    new = Block("new", (Text("New"),))
    bound.binding.show((new, THREE[0], THREE[2]))
    assert cursor.blockNumber() == 2
    assert cursor.positionInBlock() == 4


@given(bodies(), bodies(), st.randoms(use_true_random=False))
def test_any_body_can_be_shown_after_any_other(first: Body, second: Body, rng) -> None:
    bound = Bound(first)
    bound.assert_same()
    mixed = [*first, *(Block(f"s-{b.id}", b.runs, b.kind) for b in second)]
    rng.shuffle(mixed)
    for shown in (tuple(mixed), second, tuple(mixed[::2]), first):
        bound.binding.show(shown)
        bound.assert_same()
        assert bound.binding.body is shown
    assert bound.changes == []


def test_chips_can_be_laid_out_again_without_an_edit() -> None:
    bound = Bound()
    bound.binding.relayout()
    assert bound.changes == []
    assert Citation("ev-audit") in bound.binding.body[0].runs
