"""One Qt block and one block of the model: read, written, and measured in code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from ilacs_desktop.document.body import ActionLink, Citation, Text, tidy_runs
from ilacs_desktop.ui.editor.blocks import (
    code_points,
    end_of,
    format_of,
    has_halves,
    presentable,
    qt_position,
    read_runs,
    write_runs,
)
from ilacs_desktop.ui.editor.runs import CHIP, length
from tests.strategies import runs

pytestmark = pytest.mark.usefixtures("qapp")

MIXED = (
    Text("A😀e\u0301 "),
    Citation("ev-1"),
    ActionLink("ac-1"),
    Text("bold", bold=True),
    Text("both", bold=True, italic=True),
)


def written(content: tuple) -> QTextDocument:
    document = QTextDocument()
    write_runs(QTextCursor(document), content)
    return document


def block_of(document: QTextDocument) -> QTextBlock:
    return document.firstBlock()


def test_what_is_written_is_read_back() -> None:
    document = written(MIXED)
    assert read_runs(block_of(document)) == MIXED


@given(runs())
def test_any_runs_are_read_back_in_one_block(content: tuple) -> None:
    document = written(content)
    assert document.blockCount() == 1
    assert read_runs(block_of(document)) == tidy_runs(presentable(content))
    assert presentable(presentable(content)) == presentable(content)


def test_line_breaks_within_a_block_do_not_begin_another() -> None:
    content = (Text("one\r\ntwo\nthree\rfour\u2029five\u2028six\ufdd0\ufdd1"),)
    document = written(content)
    (shown,) = read_runs(block_of(document))
    assert shown.text.split("\u2028") == ["one", "two", "three", "four", "five", "six", "", ""]


@pytest.mark.parametrize("odd", ["\ufeff", "\ufffe"])
def test_signs_of_the_order_of_bytes_do_not_turn_a_text_upside_down(odd: str) -> None:
    document = written((Text(f"{odd}one"), Text(f"{odd}", bold=True)))
    assert read_runs(block_of(document)) == (Text("one"),)


@given(st.text())
def test_any_id_comes_back_as_it_was(name: str) -> None:
    document = written((Citation(name), ActionLink(name)))
    assert read_runs(block_of(document)) == (Citation(name), ActionLink(name))


def test_ordinary_runs_are_presentable_as_they_are() -> None:
    assert presentable(MIXED) is MIXED


def test_halves_of_characters_are_not_read() -> None:
    document = written((Text("a😀b"),))
    cursor = QTextCursor(document)
    cursor.setPosition(2)  # in the middle of the emoji
    cursor.insertText("x")
    block = block_of(document)
    assert read_runs(block) == (Text("axb"),)
    assert has_halves(block, read_runs(block))
    assert presentable((Text("a\ud83d"),)) == (Text("a\ufffd"),)


def test_only_the_stand_in_is_a_chip_whatever_its_format_says() -> None:
    document = written((Citation("ev-1"),))
    leaking = format_of(Citation("ev-1"))
    leaking.setFontWeight(QFont.Weight.Bold)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("typed", leaking)
    assert read_runs(block_of(document)) == (Citation("ev-1"), Text("typed", bold=True))


def test_a_stand_in_without_a_format_is_a_character() -> None:
    document = QTextDocument()
    QTextCursor(document).insertText(CHIP, QTextCharFormat())
    assert read_runs(block_of(document)) == (Text(CHIP),)


def test_positions_count_code_points_and_chips_one() -> None:
    document = written(MIXED)
    block = block_of(document)
    assert block.length() - 1 == length(MIXED) + 1  # the emoji takes two units of UTF-16
    for at in range(length(MIXED) + 1):
        assert code_points(block, qt_position(block, at)) == at
    assert qt_position(block, 2) == 3
    assert code_points(block, 2) == 2  # within the emoji: past its first half
    assert qt_position(block, 999) == end_of(block)
