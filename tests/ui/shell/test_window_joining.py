"""Two people in one file, seen in the window: the text that comes in leaves the author where they are."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.ui.editor.editor import BodyEditor
from tests.ui.running import Running
from tests.ui.walk import settle

KNOW = Place("leadership", "know")
NEVER = 10**9  # milliseconds


@pytest.fixture
def path(new: Running) -> Path:
    """Return a saved file which is open at an answer with two paragraphs."""
    body = (Block("b1", (Text("First."),)), Block("b2", (Text("Second."),)))
    new.workspace.edit_body(KNOW, body)
    path = new.saved()
    new.workspace._coming.rest.setInterval(NEVER)  # typing rests when the test says so
    new.inside.workbench.ways.go_to_place(KNOW)
    settle()
    return path


def they_save(path: Path) -> None:
    """Save as Priya Nair, with a paragraph put in before the others."""
    found = open_file(path)
    body = (Block("b0", (Text("Theirs."),)), *body_at(found.document, KNOW))
    document = with_body(found.document, KNOW, body)
    parents, who = (found.head,), Author("Priya Nair", "LAPTOP-2")
    at = found.history.versions[found.head].at
    save(SaveOrder(path, document, found.history, parents, who, at, lambda _document: ""))


def rest(running: Running) -> None:
    running.workspace._coming.rest.timeout.emit()
    running.drain()


def editor(running: Running) -> BodyEditor:
    found = next(e for e in running.seen(BodyEditor) if e.hasFocus())
    assert isinstance(found, BodyEditor)
    return found


def test_the_caret_stays_where_the_author_types(new: Running, path: Path) -> None:
    they_save(path)
    editor(new).restore_caret("b2", len("Second."))
    QTest.keyClicks(editor(new), " Mine")
    new.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    new.drain()
    assert "Theirs." not in editor(new).toPlainText(), "not in the middle of typing"
    QTest.keyClicks(editor(new), ", and more.")
    rest(new)
    assert editor(new).toPlainText() == "Theirs.\nFirst.\nSecond. Mine, and more."
    caret = editor(new).caret()
    assert (caret.block, caret.at) == ("b2", len("Second. Mine, and more."))
    QTest.keyClicks(editor(new), " Again.")
    assert body_text(body_at(new.document, KNOW)).endswith("Mine, and more. Again.")
    assert "Priya Nair saved “northbridge-2026.ilacs” meanwhile: 1 change came in" in new.told


def test_undo_has_nothing_to_take_back_after_it(new: Running, path: Path) -> None:
    they_save(path)
    QTest.keyClicks(editor(new), "Mine. ")
    new.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    new.drain()
    assert new.inside.menus.action("undo").isEnabled()
    rest(new)
    assert not new.inside.menus.action("undo").isEnabled()


def test_what_two_people_changed_leads_to_where_it_is_settled(new: Running, path: Path) -> None:
    asked = Proposal("p1", "both_edited", KNOW.part, KNOW.question, "b1", theirs_by="Priya Nair")
    document = msgspec.structs.replace(new.document, proposals=(asked,))
    new.workspace.change("Bring in", document)
    settle()
    new.inside.workbench._pages.draft().settle_wanted.emit()
    settle()
    assert new.inside.workbench.ways.stage == "team"
    assert new.inside.workbench.pages.team().tab == "bring_in"
