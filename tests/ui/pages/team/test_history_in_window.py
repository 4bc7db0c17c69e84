"""The History tab in the whole window: what it leads to, and where undo leaves somebody."""

import pytest

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.ui.pages.team.history import HistoryTab
from tests.ui.running import Running
from tests.ui.walk import settle

SUMMARY = Place("front", "summary")


@pytest.fixture
def tab(new: Running) -> HistoryTab:
    """Return the tab of a document that was saved once; its summary was written since."""
    new.saved()
    body = (Block("b-1", (Text("What we learned this year."),)),)
    new.workspace.edit_body(SUMMARY, body, group="b-1")
    new.choose("go_to_team")
    page = new.inside.workbench.pages.team()
    assert page is not None
    page.show_tab("history")
    settle()
    shown = page.history
    shown.versions.select(new.workspace.history.log()[0].id)
    shown._lane.drain()
    settle()
    row = next(row for row in shown.changes.tree.rows if not row.is_heading)
    shown.changes.tree.select(row.id)
    settle()
    return shown


def test_undo_stays_where_it_was_chosen_and_a_change_leads_to_its_words(
    new: Running, tab: HistoryTab
) -> None:
    new.click("Take this out again")
    assert body_text(body_at(new.document, SUMMARY)) == ""
    new.click("Undo")
    assert body_text(body_at(new.document, SUMMARY)) == "What we learned this year."
    assert new.inside.workbench.ways.stage == "team"
    assert tab.isVisible()
    new.click("Go to the words")
    assert new.inside.workbench.ways.stage == "draft"
    caret = new.inside.workbench.ways.caret()
    assert caret is not None
    assert (caret.place, caret.block) == (SUMMARY, "b-1")
