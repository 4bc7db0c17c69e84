"""A contributor's pack in the whole window: what is asked leaves room to write it."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QTableWidget

from ilacs_desktop.cycle.packs import pack_document
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.shell.pack_line import PackLine
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.running import Running
from tests.ui.walk import assert_fits, settle

DAY = dt.date(2026, 10, 12)
NOON = dt.datetime(2026, 10, 12, 12, tzinfo=dt.UTC)
NOTE = "Please keep to the word limits, and name the audit you rely on in every answer. " * 4


@pytest.fixture
def line(new: Running, example: Document) -> PackLine:
    """Return the line over a pack that is open, with a long note."""
    sections = tuple(section.id for section in example.sections[:2])
    sent = Pack(
        "pk-1", "Tomasz Brennan", sections, "ilacs", DAY, DAY, asked_by="Siân Holroyd", note=NOTE
    )
    path = new.folders.documents / "pack.ilacs"
    save_new(path, pack_document(example, sent), Author("Siân", ""), NOON, lambda _: "")
    assert new.inside.desk.open(path)
    settle()
    found = new.window.findChild(PackLine)
    assert found is not None
    return found


def test_the_window_of_a_pack_fits_a_small_screen_in_large_text(
    new: Running, line: PackLine, theme: Theme
) -> None:
    assert_fits(new.window, 1097, 617, 2.0, theme)


def test_what_a_contributor_never_does_is_not_in_their_menus(new: Running, line: PackLine) -> None:
    menus = new.inside.menus
    assert not any(menus.action(name).isVisible() for name in ("export", "print", "next_year"))
    assert menus.action("save").isVisible()
    new.choose("shortcuts")
    table = new.dialogs.forms[-1].findChild(QTableWidget)
    told = {table.item(row, 1).text() for row in range(table.rowCount())}
    assert "Save" in told
    assert told.isdisjoint({"Print", "Plan", "Export to Word"})
    new.inside.desk.close()
    assert menus.action("export").isVisible()


def test_go_to_offers_only_what_the_pack_has_and_begins_it_there(
    new: Running, line: PackLine
) -> None:
    new.choose("go")
    kinds = {one.target.kind for one in new.inside.overlays.going.panel._items}
    titles = {one.target.title for one in new.inside.overlays.going.panel._items}
    assert kinds <= {"page", "section", "answer", "evidence", "action", "point", "command"}
    assert titles.isdisjoint({"Plan", "Team", "Summary", "Export to Word", "Print"})
    assert {section.title for section in new.document.sections} <= titles
    assert {"Add evidence", "Add action", "Add comment"} <= titles
    assert titles.isdisjoint({"Add figure", "Add point", "Add a person", "Make packs"})
    panel = new.inside.overlays.going.panel
    panel.field.setText("add action")
    panel._take(panel._found[0].id)
    settle()
    assert new.inside.workbench.ways.place() == "draft"
    assert new.dialogs.forms[-1].windowTitle() == "Add action"


def test_f1_on_draft_is_for_whoever_was_sent_the_pack(new: Running, line: PackLine) -> None:
    new.choose("help")
    window = new.inside.help.window
    assert window is not None
    assert window.spot.page == "head-of-service"
    new.choose("go_to_evidence")
    new.choose("help")
    assert window.spot.page == "evidence"


def test_most_of_a_small_screen_is_left_to_write_in(
    new: Running, line: PackLine, theme: Theme
) -> None:
    theme.set_text_scale(2.0)
    new.window.resize(1097, 617)
    settle()
    taken, page = line.height(), new.inside.workbench._stack.height()
    theme.set_text_scale(1.0)
    settle()
    assert taken < page, f"{taken} for what is asked, {page} for the page"
