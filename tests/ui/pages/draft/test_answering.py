"""Quick add in the draft: an action for an area for improvement, from its paragraph or its finding."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from ilacs_desktop.document.body import Block, Text, linked_actions
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.ui.dialogs.action import ActionDialog
from ilacs_desktop.ui.editor.runs import Point
from tests.ui.pages.conftest import OpenDraft
from tests.ui.pages.draft.kit import Desk
from tests.ui.pages.plan.kit import with_gap
from tests.ui.walk import settle

OFFER = "Add an action for this area for improvement…"


@pytest.fixture
def part(example: Document) -> str:
    return example.sections[3].id


@pytest.fixture
def desk(open_draft: OpenDraft, example: Document, part: str) -> Desk:
    """Return a section with an area for improvement and a plain paragraph, open at the first."""
    document = with_gap(example, part)
    place = Place(part, "know")
    plain = Block("bl-plain", (Text("Visits are recorded."),))
    weak = Block(f"bl-{part}", (Text("Visits are late."),), stance="improvement")
    desk = open_draft(with_body(document, place, (weak, plain)))
    desk.open(part)
    return desk


def offered(desk: Desk, block: str) -> QMenu:
    """Press the menu key in a paragraph, and return the menu."""
    editor = desk.editor()
    editor.restore_caret(*Point(block, 3))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(editor.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def save(desk: Desk) -> None:
    """Fill the form in and save it."""
    assert isinstance(desk.form, ActionDialog)
    assert desk.form._weakness.toPlainText() == "Visits are late."
    desk.form._what.setPlainText("Visit on time")
    desk.form.accept()
    settle()


def test_the_menu_offers_an_action_at_an_area_for_improvement_only(desk: Desk, part: str) -> None:
    menu = offered(desk, "bl-plain")
    assert OFFER not in [action.text() for action in menu.actions()]
    menu.close()
    menu = offered(desk, f"bl-{part}")
    next(action for action in menu.actions() if action.text() == OFFER).trigger()
    menu.close()
    before = desk.document
    save(desk)
    action = desk.document.actions[-1]
    assert (action.what, action.number) == ("Visit on time", len(before.actions) + 1)
    assert linked_actions(desk.body(part, "know")) == (action.id,)
    assert linked_actions(desk.editor().body()) == (action.id,)
    desk.workspace.undo()
    assert desk.document == before
    desk.editor().set_read_only(True)
    menu = offered(desk, f"bl-{part}")
    assert OFFER not in [action.text() for action in menu.actions()]
    menu.close()


def test_the_finding_of_an_unanswered_area_is_mended_by_an_action(desk: Desk, part: str) -> None:
    desk.page.side.show_panel("checks")
    desk.check()
    panel = desk.page.proofing._panel
    assert panel is not None
    found = next(
        one for one in desk.page.proofing._found.values() if one.finding.check == "plans.unanswered"
    )
    panel.choose(found.id)
    settle()
    (mend,) = [mend for mend in panel._mends if mend.kind == "action"]
    assert mend.label == "Add an action…"
    panel.mend_wanted.emit(found.id, mend)
    save(desk)
    assert linked_actions(desk.body(part, "know")) == (desk.document.actions[-1].id,)
    desk.check()
    assert found.id not in desk.page.proofing._found


def test_a_paragraph_that_is_gone_meanwhile_takes_nothing_with_it(desk: Desk, part: str) -> None:
    desk.page._forms.add_answer(Place(part, "know"), f"bl-{part}")
    emptied = with_body(desk.document, Place(part, "know"), ())
    desk.workspace.change("Delete", emptied)
    save(desk)
    assert desk.document.actions[-1].what == "Visit on time"
    assert desk.body(part, "know") == ()
    forms = len(desk.dialogs.forms)
    desk.page._forms.add_answer(Place(part, "know"), f"bl-{part}")
    assert len(desk.dialogs.forms) == forms
