"""The accessibility walk over the whole window, page by page, and over every dialog of its own."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.shell.find.panel import FindPanel
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import (
    LARGEST,
    SCALES,
    WALKED,
    assert_accessible,
    assert_fits,
    find_clipped,
    find_faults,
    settle,
    tab_stops,
    walk,
)

pytestmark = pytest.mark.any_python

HELP = ("preferences", "shortcuts", "files", "about")
TABS = {
    "overview": ("overview", "key_dates", "inspection"),
    "set_up": ("set_up", "framework"),
    "evidence": ("evidence", "figures"),
    "plan": ("actions", "progress"),
    "review": ("to_fix", "inspector", "returned", "signing", "sign_off"),
    "team": ("contributors", "bring_in", "history"),
}
OUTLINE_FORMS = ("_add", "_edit", "_split", "_join", "_park")


@pytest.fixture
def running(
    theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot
) -> Iterator[Running]:
    made = Running(theme, dialogs, tmp_path)
    yield made
    made.end()


def pages(running: Running) -> Iterator[str]:
    """Bring one page after another into view, as a person would, and yield its name."""
    yield from pages_of_an_unsaved_one(running)
    yield from pages_once_exported_and_saved(running)


def pages_of_an_unsaved_one(running: Running) -> Iterator[str]:
    yield "start"
    running.start()
    running.choose("go_to_overview")
    _work_out(running)
    yield "overview of an empty one"
    running.choose("go_to_evidence")
    yield "evidence of an empty one"
    running.choose("go_to_export")
    yield "export of an empty one"
    running.choose("example")
    yield "draft, with a message"
    running.inside.workbench.messages.clear()
    for stage, tabs in TABS.items():
        for tab in tabs:
            running.inside.workbench.ways.go_to_stage(f"{stage}/{tab}")
            if stage in ("overview", "review"):
                _work_out(running)
            settle()
            yield f"{stage}, {tab}"
    running.choose("replace")
    running.window.findChild(FindPanel).take_keyboard("judgement")
    yield "find and replace, with results"
    running.press(Qt.Key.Key_Escape)
    running.choose("go_to_export")
    yield "export"
    running.choose("go_to_set_up")
    for panel in ("details", "people", "outline"):
        running.inside.workbench._pages.page("set_up").page("set_up").show_panel(panel)
        settle()
        yield panel


def pages_once_exported_and_saved(running: Running) -> Iterator[str]:
    running.choose("go_to_export")
    running.dialogs.answer(running.folders.documents / "ours.docx")
    running.click("Export to Word…")
    running.inside.outlet.lane.drain()
    settle()
    yield "exported"
    running.saved()
    running.choose("go_to_team")
    running.inside.workbench.pages.team().show_tab("history")
    _work_out(running)
    yield "team, history of a saved one"
    running.choose("close")
    running.inside.workbench._start._recent._lane.drain()
    settle()
    yield "start, with a recent file"


def _work_out(running: Running) -> None:
    """Wait for what is worked out off the interface thread."""
    for lane in running.window.findChildren(Lane):
        lane.drain()
    settle()


def test_every_page_can_be_used_without_sight_or_mouse(running: Running) -> None:
    faults = {page: find_faults(running.window) for page in pages(running)}
    assert {page: found for page, found in faults.items() if found} == {}


def test_every_page_fits_a_small_screen_in_the_largest_text(running: Running, theme: Theme) -> None:
    running.preferences.change(text_scale=LARGEST)  # what is remembered would set it back
    assert_all_fit(running, LARGEST, theme, pages_of_an_unsaved_one(running))


@pytest.mark.long
@pytest.mark.parametrize("scale", SCALES)
def test_every_page_fits_a_small_screen(scale: float, running: Running, theme: Theme) -> None:
    running.preferences.change(text_scale=scale)
    assert_all_fit(running, scale, theme, pages(running))


def assert_all_fit(running: Running, scale: float, theme: Theme, shown: Iterator[str]) -> None:
    for page in shown:
        try:
            assert_fits(running.window, 1097, 617, scale, theme)
            assert_fits(running.window, 1280, 680, scale, theme)
        except AssertionError as fault:
            raise AssertionError(page) from fault


@pytest.mark.parametrize("scale", WALKED)
def test_go_to_can_be_used_without_sight_or_mouse(
    scale: float, running: Running, theme: Theme
) -> None:
    theme.set_text_scale(scale)
    running.window.resize(1097, 617)
    running.choose("go")
    panel = running.inside.overlays.going.panel
    stops = tab_stops(running.window)
    assert set(stops) == {panel.field, panel.rows, panel._close}
    nodes = [node for node in walk(running.window) if node.widget in stops]
    assert all(node.name for node in nodes)
    assert len(nodes) == len(stops)
    assert find_clipped(running.window) == []
    assert running.window.rect().contains(panel.geometry())


@pytest.mark.parametrize("command", HELP)
def test_every_dialog_can_be_used_without_sight_or_mouse(
    command: str, running: Running, theme: Theme
) -> None:
    running.choose(command)
    assert_accessible(running.dialogs.forms[-1], theme)


def test_every_form_of_set_up_can_be_used_without_sight_or_mouse(
    running: Running, theme: Theme
) -> None:
    running.start()
    set_up = running.inside.workbench._pages.page("set_up").page("set_up")
    set_up.show_panel("outline")
    for button in (
        *(getattr(set_up._outline, name) for name in OUTLINE_FORMS),
        set_up._people._add,
    ):
        button.click()
        settle()
        assert_accessible(running.dialogs.forms[-1], theme)
        running.dialogs.forms[-1].close()


def test_unsaved_work_can_be_found_without_sight_or_mouse(
    theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    first = Running(theme, dialogs, tmp_path)
    first.start()
    first.workspace.change("Delete", msgspec.structs.replace(first.document, sections=()))
    first.crash()
    second = Running(theme, dialogs, tmp_path)
    assert "Work that was not saved" in second.text()
    assert_accessible(second.window, theme)
    second.end()
    first.end()
