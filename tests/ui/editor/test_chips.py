"""Chips: what they say, how they are drawn, and how they read as plain text."""

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import ActionLink, Citation, Text
from ilacs_desktop.ui.editor.blocks import format_of
from ilacs_desktop.ui.editor.chips import UNKNOWN, ChipFace, ChipPainter, face_of, printed
from tests.ui.editor.kit import FACES, Desk, body, look


def colours_of(desk: Desk) -> set[str]:
    image: QImage = desk.editor.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_an_unknown_id_is_a_question_mark_that_explains_itself() -> None:
    assert face_of(Citation("ev-gone"), FACES.get) == UNKNOWN
    assert UNKNOWN.label == "?"
    assert "no longer in the document" in UNKNOWN.tooltip


def test_as_plain_text_a_chip_stands_in_brackets_once() -> None:
    runs = (Citation("ev-audit"), Citation("ev-survey"), ActionLink("ac-one"), Text("[x]"))
    assert [printed(run, FACES.get) for run in runs] == [
        "[12]",
        "[Staff survey 2025]",
        "[Action 4]",
        "[x]",
    ]


def test_a_chip_is_as_wide_as_its_label_and_as_high_as_the_text(qtbot: QtBot) -> None:
    desk = Desk()
    qtbot.addWidget(desk.editor)
    painter = ChipPainter(look(), FACES.get, desk.editor)
    metrics = QFontMetricsF(look().font)
    short, long = (
        painter.intrinsicSize(desk.editor.document(), 0, format_of(Citation(name)))
        for name in ("ev-audit", "ev-survey")
    )
    assert short.height() == metrics.ascent()
    assert metrics.horizontalAdvance("[12]") < short.width() < long.width()


def test_a_long_label_is_cut_so_that_it_fits_a_line(qtbot: QtBot) -> None:
    desk = Desk()
    qtbot.addWidget(desk.editor)
    painter = ChipPainter(look(), lambda _: ChipFace("long " * 50, ""), desk.editor)
    size = painter.intrinsicSize(desk.editor.document(), 0, format_of(Citation("ev-audit")))
    assert 200 < size.width() < 280


@pytest.mark.parametrize(
    ("markup", "ground"),
    [
        ("[ev-audit]", look().accent_bg),
        ("[ac-one]", look().warn_bg),
        ("[ev-gone]", look().bad_bg),
    ],
)
def test_evidence_actions_and_unknown_ones_are_told_apart(
    qtbot: QtBot, markup: str, ground: str
) -> None:
    desk = Desk(body(markup))
    qtbot.addWidget(desk.editor)
    assert QColor(ground).name().upper() in colours_of(desk)


def test_a_selected_chip_can_be_read(qtbot: QtBot) -> None:
    desk = Desk(body("[ev-audit]"))
    qtbot.addWidget(desk.editor)
    desk.editor.selectAll()
    assert look().accent_bg not in colours_of(desk)


def test_a_new_number_shows_without_a_word_of_the_text_changing(qtbot: QtBot) -> None:
    desk = Desk(body("Audit [ev-audit] says"))
    qtbot.addWidget(desk.editor)
    desk.editor.show()
    after = desk.editor.textCursor()
    after.setPosition(7)
    before = desk.editor.cursorRect(after).left()
    desk.editor.set_faces(lambda _: ChipFace("[1234567]", "Renumbered"))
    assert desk.editor.cursorRect(after).left() > before
    assert desk.edits == []
    desk.assert_sound()
