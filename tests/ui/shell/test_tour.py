"""The short tour: offered, not forced; each step at a real part of the window; ended for good."""

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.settings import load_settings
from ilacs_desktop.ui.shell.tour.steps import OF_A_PACK, WHOLE, steps_of
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import find_clipped, find_faults, settle


@pytest.fixture(scope="module")
def window(
    _one_theme: Theme, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Running]:
    """Return one window for all tests."""
    folder = tmp_path_factory.mktemp("tour")
    running = Running(_one_theme, RecordedDialogs(), folder).without_counting()
    yield running
    running.end()


@pytest.fixture
def running(window: Running, theme: Theme, qtbot: QtBot) -> Running:
    """Return the window at its start page, of somebody who has not seen the tour."""
    if window.inside.desk.workspace is not None:
        assert window.inside.desk.close()
    _made_ready(window)
    window.inside.workbench._start.refresh()
    settle()
    return window


@pytest.fixture
def opened(window: Running, theme: Theme, qtbot: QtBot) -> Running:
    """Return the window with a self-evaluation open, of somebody who has not seen the tour."""
    if window.inside.desk.workspace is None:
        window.start()
    return _made_ready(window)


def _made_ready(window: Running) -> Running:
    window.preferences.change(tour_seen=False)
    window.window.resize(1280, 680)
    window.window.activateWindow()
    settle()
    return window


def step_on(running: Running) -> None:
    running.inside.overlays.tour.card._next.click()
    settle()


def test_nothing_stands_over_the_window_at_the_first_start(running: Running) -> None:
    assert running.inside.overlays.tour is None or not running.inside.overlays.tour.card.isVisible()
    assert QApplication.activeModalWidget() is None
    assert running.button("Take the short tour").isVisible()


def test_from_the_start_page_it_shows_the_example_and_ends_for_good(running: Running) -> None:
    running.click("Take the short tour")
    tour = running.inside.overlays.tour
    assert running.document.authority.name == "Northbridge Council"
    seen = []
    for _ in WHOLE:
        assert tour.card.isVisible()
        assert running.inside.workbench.rect().contains(tour.card.geometry())
        assert tour.outline.geometry().isValid()
        seen.append(tour.card._title.text())
        step_on(running)
    assert seen == [step.title for step in WHOLE]
    assert not tour.card.isVisible()
    assert not tour.outline.isVisible()
    assert load_settings(running.folders.settings).tour_seen


def test_escape_ends_it_with_the_keyboard_in_the_page(opened: Running) -> None:
    opened.choose("tour")
    tour = opened.inside.overlays.tour
    assert tour.card._next.hasFocus()
    opened.press(Qt.Key.Key_Escape)
    assert not tour.card.isVisible()
    assert opened.preferences.settings.tour_seen
    assert opened.inside.workbench._pages.isAncestorOf(QApplication.focusWidget())


@pytest.mark.long
def test_enter_goes_on_and_back_leads_back(running: Running) -> None:
    running.choose("tour")
    card = running.inside.overlays.tour.card
    assert not card._back.isVisible()
    running.press(Qt.Key.Key_Return)
    assert card._title.text() == WHOLE[1].title
    card._back.click()
    assert card._title.text() == WHOLE[0].title


@pytest.mark.long
def test_the_window_can_be_used_meanwhile(running: Running) -> None:
    running.choose("tour")
    running.choose("go_to_plan")
    assert running.inside.workbench.ways.stage == "plan"
    assert running.inside.overlays.tour.card.isVisible()
    step_on(running)
    step_on(running)
    assert running.inside.workbench.ways.stage == "draft"


def test_what_it_points_at_is_in_sight_though_the_text_was_alone(opened: Running) -> None:
    opened.choose("go_to_draft")
    opened.choose("focus")
    opened.choose("tour")
    assert all(part.isVisible() for part in opened.inside.workbench.around[::2])


def test_it_ends_with_what_is_open(opened: Running) -> None:
    opened.choose("tour")
    opened.choose("close")
    assert not opened.inside.overlays.tour.card.isVisible()
    assert not opened.preferences.settings.tour_seen


def test_whoever_turns_it_down_is_not_offered_it_again(running: Running) -> None:
    running.click("Do not offer the tour")
    assert "Take the short tour" not in running.text()
    assert load_settings(running.folders.settings).tour_seen
    assert running.inside.menus.action("tour").isEnabled()


def test_of_a_pack_it_tells_only_what_its_owner_does(example: Document) -> None:
    sections = tuple(section.id for section in example.sections[:2])
    pack = Pack("pk-1", "Tomasz Brennan", sections, "ilacs", dt.date(2026, 10, 12))
    assert steps_of(example) == WHOLE
    steps = steps_of(pack_document(example, pack))
    assert steps == OF_A_PACK
    told = " ".join(step.text for step in steps)
    assert not any(word in told for word in ("Review", "Export", "Set up", "Overview"))


@pytest.mark.long
def test_it_can_be_used_without_sight_or_mouse_at_any_size(running: Running, theme: Theme) -> None:
    running.choose("tour")
    assert find_faults(running.window) == []
    theme.set_text_scale(2.0)
    running.window.resize(1097, 617)
    settle()
    for _ in WHOLE:
        assert find_clipped(running.window) == []
        assert running.inside.workbench.rect().contains(
            running.inside.overlays.tour.card.geometry()
        )
        step_on(running)
