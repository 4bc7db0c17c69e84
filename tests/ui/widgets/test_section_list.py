"""The section list: what it says, what it keeps, and what it tells."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.section_list import SectionList, SectionRow
from ilacs_desktop.ui.widgets.section_rows import spoken
from tests.ui.walk import settle

ROWS = (
    SectionRow("leaders", "Impact of leaders", group=True, note="1 of 2 ready"),
    SectionRow("l1", "Leadership", False, "agreed", "Jo Ash", 188, 190),
    SectionRow("l2", "Multi-agency working", False, "drafting", "", 60, 130),
    SectionRow("help", "Help and protection", group=True),
    SectionRow("h1", "Front door", False, "drafting", "Tom Okafor", 312, 250),
    SectionRow("h2", "Private fostering", budget=60, parked=True),
)


@pytest.fixture
def sections(theme: Theme, qtbot: QtBot) -> SectionList:
    sections = SectionList(theme)
    qtbot.addWidget(sections)
    sections.set_rows(ROWS)
    sections.resize(284, 400)
    sections.show()
    sections.activateWindow()
    settle()
    return sections


def _changed(section: str, **fields: object) -> tuple[SectionRow, ...]:
    return tuple(
        msgspec.structs.replace(row, **fields) if row.id == section else row for row in ROWS
    )


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (ROWS[0], "Impact of leaders, 1 of 2 ready"),
        (ROWS[1], "Leadership, agreed, 188 of 190 words, Jo Ash"),
        (ROWS[2], "Multi-agency working, drafting, 60 of 130 words"),
        (ROWS[4], "Front door, drafting, 312 of 250 words, 62 over, Tom Okafor"),
        (ROWS[5], "Private fostering, left out"),
    ],
)
def test_a_row_says_all_that_it_shows(row: SectionRow, text: str) -> None:
    assert spoken(row) == text


def test_a_row_knows_how_far_it_is_over() -> None:
    assert [row.over for row in ROWS] == [0, 0, 0, 0, 62, 0]


@pytest.mark.parametrize(("words", "is_red"), [(262, False), (312, True)])
def test_words_over_the_budget_are_red_only_where_the_checks_speak(
    words: int, is_red: bool, sections: SectionList, theme: Theme
) -> None:
    sections.set_rows(_changed("h1", words=words))
    settle()
    seen = sections.viewport().grab().toImage()
    red = QColor(theme.tokens.colour.bad)
    found = any(
        seen.pixelColor(x, y) == red for x in range(seen.width()) for y in range(seen.height())
    )
    assert found == is_red


def test_a_screen_reader_meets_the_rows_in_order(sections: SectionList) -> None:
    told = QAccessible.queryAccessibleInterface(sections)
    names = [
        told.child(index).text(QAccessible.Text.Name)
        for index in range(told.childCount())
        if told.child(index).role() == QAccessible.Role.TreeItem
    ]
    assert names == [spoken(row) for row in ROWS]


def test_moving_with_the_keyboard_is_told(sections: SectionList, qtbot: QtBot) -> None:
    sections.select("leaders")
    chosen: list[str] = []
    sections.section_chosen.connect(chosen.append)
    for _ in range(4):
        qtbot.keyClick(sections, Qt.Key.Key_Down)
    qtbot.keyClick(sections, Qt.Key.Key_Left)
    assert chosen == ["l1", "l2", "help", "h1", "help"]


def test_the_first_letters_of_a_title_go_to_it(sections: SectionList, qtbot: QtBot) -> None:
    sections.select("leaders")
    qtbot.keyClicks(sections, "priv")
    assert sections.current_id == "h2"


def test_selecting_from_the_program_is_not_told(sections: SectionList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sections.section_chosen):
        sections.select("h1")
    assert sections.current_id == "h1"
    sections.select("gone")
    assert sections.current_id == "h1"


def test_new_figures_leave_the_current_row_alone(sections: SectionList, qtbot: QtBot) -> None:
    sections.select("l2")
    with qtbot.assertNotEmitted(sections.section_chosen):
        sections.set_rows(_changed("l2", words=61))
    assert sections.current_id == "l2"
    shown = sections.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "61 of 130 words" in shown


def test_a_new_order_keeps_the_current_row(sections: SectionList, qtbot: QtBot) -> None:
    sections.select("h1")
    with qtbot.assertNotEmitted(sections.section_chosen):
        sections.set_rows((ROWS[3], ROWS[5], ROWS[4], *ROWS[:3]))
    assert sections.current_id == "h1"


def test_without_its_section_no_row_is_current(sections: SectionList) -> None:
    sections.select("h1")
    sections.set_rows(ROWS[:3])
    assert sections.current_id == ""
    assert sections.focus_rect() == sections.rect()


def test_rows_grow_with_the_text(sections: SectionList, theme: Theme) -> None:
    sections.select("l1")
    before = sections.visualRect(sections.currentIndex()).height()
    theme.set_text_scale(2.0)
    settle()
    assert sections.visualRect(sections.currentIndex()).height() > 1.6 * before


def test_the_focus_is_on_the_current_row(sections: SectionList, qtbot: QtBot) -> None:
    sections.select("l1")
    with qtbot.waitSignal(sections.focus_moved, timeout=0):
        sections.select("h1")
    assert sections.rect().contains(sections.focus_rect())
    assert sections.focus_rect().height() < 60


def test_each_part_of_a_row_can_be_seen(sections: SectionList) -> None:
    before = sections.grab().toImage()
    for change in (
        {"status": "ready"},
        {"owner": "Priya Nair"},
        {"words": 130},
        {"words": 200},
        {"title": "Partners"},
        {"parked": True},
    ):
        sections.set_rows(_changed("l2", **change))
        settle()
        after = sections.grab().toImage()
        assert after != before, change
        before = after


def test_a_long_title_takes_two_lines_and_the_same_when_it_is_chosen(
    sections: SectionList,
) -> None:
    def height(section: str) -> int:
        return sections.visualRect(sections._items[section].index()).height()

    short = height("l2")
    sections.set_rows(_changed("l1", title="Leadership, governance and corporate parenting"))
    settle()
    assert height("l1") > short
    before = height("l1")
    sections.select("l1")
    settle()
    assert height("l1") == before
    sections.resize(600, 400)
    settle()
    assert height("l1") == height("l2")
