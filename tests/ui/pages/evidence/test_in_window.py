"""The evidence page among the others: citing, going to the words, undo that leads back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.document.edits import without_record
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.ui.pages.evidence.page import EvidencePage
from tests.ui.running import Running
from tests.ui.walk import settle

KNOW = Place("supervision", "know")


@pytest.fixture
def running(run: Callable[..., Running]) -> Running:
    """Return the window with the example on the evidence page."""
    made = run()
    made.choose("example")
    made.choose("go_to_evidence")
    return made


def page(running: Running) -> EvidencePage:
    found = running.inside.workbench._pages.page("evidence").page("evidence")
    assert isinstance(found, EvidencePage)
    return found


def test_citing_goes_into_the_answer_that_was_written_in_last(running: Running) -> None:
    running.inside.workbench.ways.go_to_place(KNOW)
    settle()
    before = cited_evidence(body_at(running.document, KNOW))
    running.choose("go_to_evidence")
    last = running.document.evidence[-1].id
    page(running).table.select(last)
    running.click("Cite where you were writing")
    assert running.inside.workbench.ways.stage == "draft"
    after = cited_evidence(body_at(running.document, KNOW))
    assert sorted(after) == sorted((*before, last))


def test_citing_where_nothing_can_be_written_says_so(running: Running) -> None:
    draft = running.inside.workbench._pages.draft()
    assert draft is not None
    before = running.document
    for answer in draft.text.answers:
        answer.setVisible(False)
    draft.cite("evidence", running.document.evidence[0].id)
    assert running.document is before
    assert draft.banner._text.text().startswith("There is no text to cite in here.")


def test_a_use_leads_to_the_words(running: Running) -> None:
    evidence = page(running)
    link = evidence.details._uses._links[0].to
    evidence.details._uses._rows[0][0].click()
    settle()
    assert running.inside.workbench.ways.stage == "draft"
    caret = running.inside.workbench.ways.caret()
    assert caret is not None
    assert (caret.place, caret.block) == (link.place, link.block)


def test_undo_leads_back_to_the_evidence_page_and_the_item(running: Running) -> None:
    item = running.document.evidence[4]
    running.workspace.change("Remove evidence", without_record(running.document, item))
    running.choose("go_to_set_up")
    running.choose("undo")
    settle()
    assert running.inside.workbench.ways.stage == "evidence"
    assert page(running).table.current_id == item.id


def test_f9_folds_the_details_and_f6_goes_round(running: Running) -> None:
    evidence = page(running)
    running.choose("right")
    assert not evidence.details.isVisible()
    running.choose("right")
    assert evidence.details.isVisible()
    evidence.table.setFocus(Qt.FocusReason.OtherFocusReason)
    running.choose("next_pane")
    assert evidence.details.isAncestorOf(running.window.focusWidget())


def test_the_tab_counts_the_items(running: Running) -> None:
    tabs = running.inside.workbench._top.tabs
    names = [tabs.accessibleTabName(n) for n in range(tabs.count())]
    assert "Evidence, 75 items" in names


def test_ctrl_v_begins_an_item_though_the_menu_has_the_same_keys(running: Running) -> None:
    QGuiApplication.clipboard().setText("S:\\Quality\\Case audit July 2026.docx")
    table = page(running).table
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()
    assert running.dialogs.forms[-1].windowTitle() == "Add evidence"
