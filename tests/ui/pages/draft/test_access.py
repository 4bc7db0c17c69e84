"""The draft page for people who listen, use the keyboard alone or need large text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.section_list import SectionList
from ilacs_desktop.ui.widgets.tabs import StageTabs
from tests.ui.pages.draft.kit import Desk
from tests.ui.walk import WALKED, assert_accessible, assert_fits, settle, walk

pytestmark = pytest.mark.any_python

SIZES = (pytest.param((1280, 680), marks=pytest.mark.long), (1097, 617))
STATES = {
    "a section": ("supervision", "records"),
    "prompts": ("supervision", "prompts"),
    "comments": ("thresholds", "comments"),
    "an opening": ("help_and_protection", "records"),
    "the front": ("front", "prompts"),
}


def show(desk: Desk, state: str) -> None:
    part, panel = STATES[state]
    desk.page.show_part(part)
    desk.page.side.show_panel(panel)
    settle()


LATER = [pytest.param(state, marks=pytest.mark.long) for state in ("prompts", "an opening")]


@pytest.mark.parametrize("state", ["a section", "comments", "the front", *LATER])
def test_the_page_is_accessible(desk: Desk, theme: Theme, state: str) -> None:
    show(desk, state)
    assert_accessible(desk.window, theme)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", WALKED)
def test_the_page_fits(desk: Desk, theme: Theme, scale: float, size: tuple[int, int]) -> None:
    assert_fits(desk.window, *size, scale, theme)


def test_parts_and_records_are_said_with_all_that_is_seen(desk: Desk) -> None:
    show(desk, "a section")
    said = [node.name for node in walk(desk.window)]
    assert any(name.startswith("Supervision and management oversight, ") for name in said)
    row = desk.page.side.records.list.rows[0]
    assert row.spoken in said
    assert QAccessible.queryAccessibleInterface(desk.page.text.head._title).role() == (
        QAccessible.Role.Heading
    )


MOST_TABS = 60


def tab_to(desk: Desk, wanted: Callable[[QWidget], bool]) -> QWidget:
    """Press Tab until the keyboard is on what is wanted."""
    for _ in range(MOST_TABS):
        now = QApplication.focusWidget()
        if now is not None and wanted(now):
            return now
        QTest.keyClick(now or desk.window, Qt.Key.Key_Tab)
    raise AssertionError("Tab never came there")


def named(name: str) -> Callable[[QWidget], bool]:
    def has_name(widget: QWidget) -> bool:
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        return name in (widget.accessibleName(), text)

    return has_name


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, keys)


def typed(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_everything_can_be_done_by_keyboard_alone(desk: Desk) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    tab_to(desk, lambda widget: isinstance(widget, SectionList))
    typed("superv")
    assert desk.page.text.part == "supervision"

    asked = desk.workspace.framework.question("plan").text
    tab_to(desk, named(asked))
    press(Qt.Key.Key_End, ctrl)
    press(Qt.Key.Key_Return)
    typed("Coach every manager [4")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_T, ctrl | Qt.KeyboardModifier.ShiftModifier)
    block = desk.body("supervision", "plan")[-1]
    assert block.stance == "strength"
    assert cited_evidence((block,)) == ("ev-moderation",)

    tab_to(desk, named("Add evidence"))
    press(Qt.Key.Key_Space)
    desk.form.activateWindow()
    settle()
    typed("Supervision audit")
    press(Qt.Key.Key_Return)
    added = desk.document.evidence[-1]
    assert added.title == "Supervision audit"
    desk.window.activateWindow()
    settle()

    tab_to(desk, lambda widget: widget is desk.page.side.records.list)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert cited_evidence(desk.body("supervision", "plan"))[-1] == added.id

    tab_to(desk, lambda widget: isinstance(widget, StageTabs))
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    tab_to(desk, named("Add comment"))
    press(Qt.Key.Key_Space)
    desk.form.activateWindow()
    settle()
    typed("Who leads?")
    press(Qt.Key.Key_Return, ctrl)
    assert desk.document.comments[-1].text == "Who leads?"
