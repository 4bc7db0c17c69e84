"""Go to anything, in the whole window: from the keys to the place, and the keyboard back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.shell.go_to.panel import GoToPanel
from ilacs_desktop.ui.shell.stages import TABS
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.tabs import StageTabs
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import settle


@pytest.fixture(scope="module")
def window(
    _one_theme: Theme, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Running]:
    """Return one window for all tests, with the example."""
    folder = tmp_path_factory.mktemp("go")
    running = Running(_one_theme, RecordedDialogs(), folder).without_counting()
    running.choose("example")
    yield running
    running.end()


@pytest.fixture
def running(window: Running, theme: Theme, qtbot: QtBot) -> Running:
    window.inside.workbench.messages.clear()
    window.window.resize(1280, 680)
    window.window.activateWindow()
    window.inside.workbench.ways.go_to_stage("draft")
    window.inside.workbench.pages.draft().focus_first()
    settle()
    return window


def open_panel(running: Running, words: str = "") -> GoToPanel:
    running.choose("go")
    panel = running.inside.overlays.going.panel
    panel.field.setText(words)
    settle()
    return panel


def go(running: Running, words: str) -> None:
    panel = open_panel(running, words)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    settle()
    assert not panel.isVisible()


def test_escape_gives_the_keyboard_back(running: Running) -> None:
    before = QApplication.focusWidget()
    panel = open_panel(running, "care")
    assert panel.field.hasFocus()
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert QApplication.focusWidget() is before
    assert panel.rows.rows == ()  # of what may be closed next


def test_a_page_is_reached_by_its_words(running: Running) -> None:
    go(running, "key dat")
    assert running.inside.workbench.ways.place() == "overview/key_dates"


@pytest.mark.parametrize(("words", "shown"), [("people", "people"), ("sections", "outline")])
def test_what_lies_within_set_up_is_reached_by_its_name(
    words: str, shown: str, running: Running
) -> None:
    go(running, words)
    workbench = running.inside.workbench
    assert workbench.ways.place() == "set_up/set_up"
    assert workbench.pages.page("set_up").page("set_up")._tabs.current_id == shown


def test_a_section_is_reached_with_the_keyboard_in_its_text(running: Running) -> None:
    go(running, "supervision and management oversight")
    draft = running.inside.workbench.pages.draft()
    assert draft.text.part == "supervision"
    assert draft.text.editor.hasFocus()


def test_an_answer_is_reached(running: Running) -> None:
    go(running, "supervision how we know")
    assert running.inside.workbench.ways.caret().place == ("supervision", "how")


@pytest.mark.parametrize(
    ("field", "where"),
    [
        ("evidence", "evidence/evidence"),
        pytest.param("actions", "plan/actions", marks=pytest.mark.long),
        pytest.param("indicators", "evidence/figures", marks=pytest.mark.long),
        pytest.param("prior_points", "plan/progress", marks=pytest.mark.long),
    ],
)
def test_a_record_is_reached_on_its_page(field: str, where: str, running: Running) -> None:
    record = getattr(running.document, field)[1]
    words = next(
        getattr(record, n) for n in ("title", "what", "name", "text") if hasattr(record, n)
    )
    go(running, words[:60].rsplit(" ", 1)[0])
    workbench = running.inside.workbench
    assert workbench.ways.place() == where
    stage, tab = where.split("/")
    page = workbench.pages.page(stage).page(tab)
    assert page.table.current_id == record.id
    assert page.table.hasFocus()


def test_a_comment_is_reached_beside_its_text(running: Running) -> None:
    comment = running.document.comments[0]
    go(running, comment.text[:50].rsplit(" ", 1)[0])
    draft = running.inside.workbench.pages.draft()
    assert draft.text.part.startswith(comment.part)
    assert draft.side.comments.isAncestorOf(QApplication.focusWidget())


def test_a_command_is_carried_out_where_the_keyboard_was(running: Running) -> None:
    side = running.inside.workbench.pages.draft().side
    before, was_shown = QApplication.focusWidget(), side.isVisible()
    go(running, "show or hide the panel")
    assert side.isVisible() != was_shown
    assert QApplication.focusWidget() is before
    running.choose("right")


def test_a_command_that_cannot_be_chosen_is_not_offered(running: Running) -> None:
    panel = open_panel(running, "larger")
    assert [row.title for row in panel.rows.rows][:1] == ["Larger text"]
    panel.put_away()
    running.inside.menus.enable(("larger",), enabled=False)
    assert "Larger text" not in [row.title for row in open_panel(running, "larger").rows.rows]
    running.inside.commands.refresh()


def test_the_arrow_keys_go_through_what_was_found(running: Running) -> None:
    panel = open_panel(running, "care")
    first, second, *_ = (row.id for row in panel.rows.rows)
    assert panel.rows.current_id == first
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.rows.current_id == second
    QTest.keyClick(panel.field, Qt.Key.Key_Up)
    QTest.keyClick(panel.field, Qt.Key.Key_Up)
    assert panel.rows.current_id == first
    assert panel.field.hasFocus()


def test_how_many_were_found_is_told(running: Running) -> None:
    assert "listed" in open_panel(running, "care").told.text()
    assert open_panel(running, "key dates").told.text() == "1 found."
    nothing = open_panel(running, "zebra")
    assert nothing.told.text().startswith("Nothing has these words.")
    QTest.keyClick(nothing.field, Qt.Key.Key_Return)
    assert nothing.isVisible()


def test_that_nothing_was_found_is_told_right_under_the_words(running: Running) -> None:
    panel = open_panel(running, "zyzzyva")
    assert panel.told.y() - panel.field.geometry().bottom() < 2 * panel.field.height()
    assert panel.field.y() < panel.field.height()


def test_it_gives_way_when_the_keyboard_goes_elsewhere(running: Running) -> None:
    panel = open_panel(running)
    stages = running.window.findChild(StageTabs)
    stages.setFocus()
    settle()
    assert not panel.isVisible()
    assert stages.hasFocus()


def test_a_click_beside_it_puts_it_away(running: Running) -> None:
    panel = open_panel(running)
    QTest.mouseClick(
        running.window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(4, running.window.height() - 4),
    )
    settle()
    assert not panel.isVisible()


@pytest.mark.long
def test_every_place_has_the_tabs_that_are_offered(running: Running) -> None:
    for stage, tabs in TABS.items():
        place = running.inside.workbench.pages.page(stage)
        bar = place._tabs
        shown = tuple((id_, bar.tabText(n)) for n, id_ in enumerate(bar._ids))
        assert shown == tabs, stage


_LONG = pytest.mark.long


@pytest.mark.parametrize(
    ("words", "where", "form"),
    [
        ("Add evidence", "evidence/evidence", "Add evidence"),
        ("Add comment", "draft", "Add comment"),
        pytest.param("Add figure", "evidence/figures", "Add figure", marks=_LONG),
        pytest.param("Add action", "plan/actions", "Add action", marks=_LONG),
        pytest.param("Add point", "plan/progress", "Add point", marks=_LONG),
        pytest.param("Add a person", "set_up/set_up", "Add a person", marks=_LONG),
    ],
)
def test_what_a_button_of_a_page_begins_is_begun_there(
    words: str, where: str, form: str, running: Running
) -> None:
    go(running, words)
    assert running.inside.workbench.ways.place() == where
    assert running.dialogs.forms[-1].windowTitle() == form
    running.dialogs.forms[-1].reject()


@pytest.mark.long
def test_packs_are_begun_on_their_page(running: Running) -> None:
    go(running, "make packs")
    assert running.inside.workbench.ways.place() == "team/contributors"
    told = running.inside.workbench.pages.team().contributors.banner
    assert told.isVisible(), "the example has no file, and packs need one"
