"""Focus mode: the text alone, and everything back exactly as it was; Ctrl and the wheel."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies
from ilacs_desktop.ui.pages.draft.page import DraftPage
from ilacs_desktop.ui.pages.draft.parts import key_beside, key_of
from ilacs_desktop.ui.pages.export.preview.view import PageView
from ilacs_desktop.ui.pages.page import OWN_ZOOM
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import assert_accessible, assert_fits, settle
from tests.ui.wheel import turn_wheel

CTRL, NO = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture(scope="module")
def window(
    _one_theme: Theme, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Running]:
    """Return one window for all tests, with the example at its text."""
    folder = tmp_path_factory.mktemp("focus")
    running = Running(_one_theme, RecordedDialogs(), folder).without_counting()
    running.choose("example")
    yield running
    running.end()


@pytest.fixture
def running(window: Running, theme: Theme, qtbot: QtBot) -> Iterator[Running]:
    window.window.resize(1280, 680)
    window.window.activateWindow()
    window.inside.workbench.ways.go_to_stage("draft")
    draft(window).focus_first()
    settle()
    yield window
    if window.inside.overlays.focus_mode is not None:
        window.inside.overlays.focus_mode.leave()
    window.preferences.change(text_scale=1.0)


def draft(running: Running) -> DraftPage:
    page = running.inside.workbench.pages.draft()
    assert page is not None
    return page


def around(running: Running) -> list[bool]:
    return [widget.isVisible() for widget in running.inside.workbench.around]


def test_only_the_text_is_left_and_all_comes_back_as_it_was(running: Running) -> None:
    page = draft(running)
    page.panes.setSizes([300, 640, 340])
    before = (around(running), page.panes.sizes(), page.bar.isVisible())
    running.choose("focus")
    assert around(running) == [False, False, False]
    assert not any(part.isVisible() for part in (page.list, page.side, page.bar))
    assert page.text.editor.hasFocus()
    running.choose("focus")
    assert (around(running), page.panes.sizes(), page.bar.isVisible()) == before


def test_a_side_that_was_closed_stays_closed(running: Running) -> None:
    page = draft(running)
    page.panes.show_side("right", shown=False)
    running.choose("focus")
    running.choose("focus")
    assert (page.list.isVisible(), page.side.isVisible()) == (True, False)
    page.panes.show_side("right", shown=True)


def test_escape_leads_back_with_the_keyboard_in_the_text(running: Running) -> None:
    running.choose("focus")
    running.press(Qt.Key.Key_Escape)
    assert around(running)[0]
    assert draft(running).text.editor.hasFocus()


def test_the_visible_way_back_gives_the_keyboard_to_the_text(running: Running) -> None:
    running.choose("focus")
    running.button("Leave focus mode (Esc)").setFocus()
    running.click("Leave focus mode (Esc)")
    assert around(running)[0]
    assert draft(running).text.editor.hasFocus()


def test_how_long_the_answer_is_stays_in_sight(running: Running) -> None:
    page = draft(running)
    running.inside.workbench.ways.go_to_part("supervision")
    running.choose("focus")
    assert page.alone_bar._meter.format() == page.text.answer.meter.format()
    QTest.keyClicks(page.text.editor, " one two")
    page._counting.timeout.emit()
    assert page.alone_bar._meter.format() == page.text.answer.meter.format()
    running.workspace.undo()


def test_asking_for_a_side_ends_it(running: Running) -> None:
    running.choose("focus")
    running.choose("right")
    assert around(running)[0]
    assert draft(running).side.isVisible()


@pytest.mark.long
def test_going_elsewhere_ends_it_and_elsewhere_there_is_none(running: Running) -> None:
    running.choose("focus")
    running.choose("go_to_plan")
    assert around(running)[0]
    assert not running.inside.menus.action("focus").isEnabled()
    running.choose("go_to_draft")
    assert running.inside.menus.action("focus").isEnabled()
    assert draft(running).list.isVisible()


def test_the_menu_says_what_it_would_do(running: Running) -> None:
    running.choose("focus")
    assert running.inside.menus.action("focus").text() == "Leave &focus mode"
    running.choose("focus")
    assert running.inside.menus.action("focus").text() == "&Focus on the text"


@pytest.mark.long
def test_it_can_be_used_without_sight_or_mouse_and_fits(running: Running, theme: Theme) -> None:
    running.choose("focus")
    assert_accessible(running.window, theme)
    assert_fits(running.window, 1097, 617, 2.0, theme)


def turn(running: Running, by: int, held: Qt.KeyboardModifier = CTRL) -> None:
    """Turn the wheel over the middle of the window."""
    turn_wheel(running.window, by, held)


def test_ctrl_and_the_wheel_make_all_text_larger_and_smaller(running: Running) -> None:
    turn(running, 120)
    assert running.preferences.settings.text_scale == 1.1
    turn(running, -120)
    assert running.preferences.settings.text_scale == 1.0
    turn(running, -120)
    assert running.preferences.settings.text_scale == 1.0


@pytest.mark.long
def test_small_turns_of_a_touchpad_make_a_step_together(running: Running) -> None:
    turn(running, 60)
    assert running.preferences.settings.text_scale == 1.0
    turn(running, 60)
    assert running.preferences.settings.text_scale == 1.1


def test_the_wheel_alone_scrolls(running: Running) -> None:
    turn(running, 120, NO)
    assert running.preferences.settings.text_scale == 1.0


def test_what_has_a_zoom_of_its_own_keeps_it(running: Running) -> None:
    pane = draft(running).text
    pane.setProperty(OWN_ZOOM, True)
    turn(running, 120)
    pane.setProperty(OWN_ZOOM, False)
    assert running.preferences.settings.text_scale == 1.0


@pytest.mark.long
def test_the_pages_of_export_have_their_own(running: Running) -> None:
    running.choose("go_to_export")
    assert running.window.findChild(PageView).property(OWN_ZOOM)


def test_ctrl_page_down_goes_to_the_next_section_and_back(running: Running) -> None:
    page = draft(running)
    page.show_part("front.summary")
    page.focus_first()
    assert page.text.part == "front.summary"
    running.press(Qt.Key.Key_PageDown, CTRL)
    assert page.text.part == "front.context"
    assert page.text.editor.hasFocus()
    running.press(Qt.Key.Key_PageUp, CTRL)
    running.press(Qt.Key.Key_PageUp, CTRL)
    assert page.text.part == "front.summary"


def test_sections_follow_each_other_in_reading_order(example: Document) -> None:
    key, seen = "front.summary", ["front.summary"]
    while (after := key_beside(example, key, 1)) != key:
        key = after
        seen.append(key)
    wanted = list(dict.fromkeys(key_of(place) for place, _ in bodies(example)))
    assert seen == wanted
    assert key_beside(example, "unknown", 1) == "unknown"
    packed = msgspec.structs.replace(example, pack="pk-1")
    assert key_beside(packed, example.sections[0].id, -1) == example.sections[0].id
