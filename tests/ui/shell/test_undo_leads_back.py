"""Undo from elsewhere leads to the page on which the change was made, over the pages as they are."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ilacs_desktop.framework.pack import Pack, pack_bytes
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pages.framework.dialogs import MoveDialog
from ilacs_desktop.ui.pages.key_dates.empty import NoMeeting
from ilacs_desktop.ui.pages.outlook.notes import NotesText
from ilacs_desktop.ui.pages.outlook.pathway import PathwayCard
from ilacs_desktop.ui.pages.setup.fields import MarkingSetting
from ilacs_desktop.ui.pages.tabbed import TabbedPage
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.record_table import RecordTable
from tests.framework_packs import change_2027, made
from tests.ui.running import Running
from tests.ui.walk import settle

Act = Callable[[Running], None]


def press(name: str) -> Act:
    return lambda running: running.click(name)


def remove_first(running: Running) -> None:
    """Remove the record that is the first in the table."""
    (table,) = running.seen(RecordTable)
    table.setFocus()
    table.select(table._rows[0].id)
    running.press(Qt.Key.Key_Delete)


def type_notes(running: Running) -> None:
    (notes,) = running.seen(NotesText)
    notes.setFocus()
    QTest.keyClicks(notes, "Good morning")
    notes.settle()


def choose_pathway(running: Running) -> None:
    (card,) = running.seen(PathwayCard)
    card._on_chosen("standard")


def choose_marking(running: Running) -> None:
    (field,) = running.seen(MarkingSetting)
    field._on_chosen("OFFICIAL")


def give_meeting(running: Running) -> None:
    (page,) = running.seen(NoMeeting)
    page.findChild(DateField).set_date(dt.date(2026, 12, 7))
    page._on_edited()


def type_text(running: Running) -> None:
    running.inside.workbench.ways.go_to_part("leadership")
    editor = next(e for e in running.seen(BodyEditor))
    editor.setFocus()
    QTest.keyClicks(editor, "Children are seen.")


def move(running: Running) -> None:
    running.click("Move to it…")
    form = running.dialogs.forms[-1]
    assert isinstance(form, MoveDialog)
    form.accept()


ON_THE_EXAMPLE: tuple[tuple[str, Act], ...] = (
    ("overview/key_dates", press("Mark done: Quality assurance")),
    ("overview/inspection", press("Remove Inspection, 4 March 2024")),
    ("overview/inspection", press("Remove the audits")),
    ("overview/inspection", type_notes),
    ("overview/inspection", choose_pathway),
    ("set_up/set_up", choose_marking),
    ("set_up/framework", move),
    ("evidence/evidence", remove_first),
    ("evidence/figures", remove_first),
    ("plan/actions", remove_first),
    ("plan/progress", remove_first),
    ("draft", type_text),
)


def led_back(running: Running, where: str, act: Act) -> str:
    """Do it where it is done, and undo it from elsewhere; return where that leads."""
    bench = running.inside.workbench
    running.window.activateWindow()  # from whatever form was open
    bench.ways.go_to_stage(where)
    settle()
    before = running.document
    act(running)
    settle()
    assert running.document != before, where
    for stage in ("overview", "set_up", "evidence", "plan"):  # the tab is not left as it was
        page = bench._pages.page(stage)
        if isinstance(page, TabbedPage):
            page.show_tab(next(iter(page._by_id)))
    bench.ways.go_to_stage("team/contributors")
    settle()
    running.choose("undo")
    assert running.document == before
    return bench.ways.place()


@pytest.fixture
def at_example(run: Callable[..., Running], tmp_path: Path) -> Running:
    pack: Pack = made(change_2027)
    frameworks = tmp_path / "frameworks"
    frameworks.mkdir()
    (frameworks / f"framework-{pack.framework.id}.zip").write_bytes(pack_bytes(pack))
    running = run()
    running.choose("example")
    return running


@pytest.mark.long
def test_undo_leads_to_the_page_and_tab_where_the_change_was_made(at_example: Running) -> None:
    led = [(where, led_back(at_example, where, act)) for where, act in ON_THE_EXAMPLE]
    assert led == [(where, where) for where, _ in led]


def test_undo_leads_back_to_the_tab_of_what_was_begun(new: Running) -> None:
    begun: tuple[tuple[str, Act], ...] = (
        ("overview/key_dates", give_meeting),
        ("overview/inspection", type_notes),
    )
    led = [(where, led_back(new, where, act)) for where, act in begun]
    assert led == [(where, where) for where, _ in led]
