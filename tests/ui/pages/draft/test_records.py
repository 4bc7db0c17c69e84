"""Evidence, actions, prior points and figures beside the text: find, cite, add, edit, delete."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ilacs_desktop.document.body import cited_evidence, linked_actions
from ilacs_desktop.document.edits import with_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.side.records import RecordsPanel
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.search_box import SearchBox
from tests.ui.pages.conftest import OpenDraft
from tests.ui.pages.draft.kit import Desk, button, entry, said
from tests.ui.walk import settle


def panel(desk: Desk) -> RecordsPanel:
    return desk.page.side.records


def ids(desk: Desk) -> list[str]:
    return [row.id for row in panel(desk).list.rows]


def show(desk: Desk, shelf: str) -> None:
    box = panel(desk).findChildren(Choice)[0]
    box.set_value(shelf)
    assert box.value == shelf
    box.activated.emit(box.currentIndex())
    settle()


def search(desk: Desk, words: str) -> None:
    box = panel(desk).findChildren(SearchBox)[0]
    box.setText(words)
    box.search_now()


def marks(desk: Desk, record: str) -> list[str]:
    row = next(row for row in panel(desk).list.rows if row.id == record)
    return [mark.word for mark in row.marks]


def test_all_evidence_is_listed_in_its_order(desk: Desk) -> None:
    assert ids(desk) == [item.id for item in desk.document.evidence]


def test_words_and_shelves_narrow_the_list(desk: Desk) -> None:
    search(desk, "audit care leavers")
    assert "ev-audit-leavers" in ids(desk)
    assert len(ids(desk)) < 10
    search(desk, "")
    show(desk, "evidence:data")
    kinds = {kind.id: kind.lens for kind in desk.workspace.framework.evidence_types}
    shown = {item.id: kinds[item.type] for item in desk.document.evidence if item.id in ids(desk)}
    assert set(shown.values()) == {"data"}
    show(desk, "evidence:here")
    desk.page.show_part("supervision")
    cited = {
        c for q in ("know", "how", "plan") for c in cited_evidence(desk.body("supervision", q))
    }
    assert set(ids(desk)) == cited


def test_nothing_found_says_so(desk: Desk) -> None:
    search(desk, "no such words")
    settle()
    assert any("Nothing here fits" in words for words in said(desk.window))


def test_an_empty_document_says_what_evidence_is(
    open_draft: OpenDraft, framework: Framework
) -> None:
    desk = open_draft(new_document(framework, "Northbridge Council", None))
    desk.page.side.show_panel("records")
    settle()
    assert any("No evidence yet" in words for words in said(desk.window))
    show(desk, "point:")
    assert any("No prior points yet" in words for words in said(desk.window))


def test_evidence_is_cited_at_the_caret(desk: Desk) -> None:
    editor = desk.open("supervision", 1)
    first = editor.body()[0].id
    editor.restore_caret(first, 0)
    panel(desk).list.select("ev-moderation")
    button(desk.window, "Cite the evidence where you are writing").click()
    assert cited_evidence(desk.body("supervision", "how"))[0] == "ev-moderation"
    assert editor.hasFocus()
    assert desk.workspace.undo_label == "Cite evidence"
    desk.rest()
    assert "Cited here" in marks(desk, "ev-moderation")


def test_enter_cites_the_current_record(desk: Desk) -> None:
    desk.open("supervision", 2)
    show(desk, "action:")
    panel(desk).list.setFocus()
    panel(desk).list.select(desk.document.actions[-1].id)
    desk.press(Qt.Key.Key_Return)
    assert linked_actions(desk.body("supervision", "plan"))[-1] == desk.document.actions[-1].id
    assert desk.workspace.undo_label == "Link action"


def test_nothing_can_be_cited_into_a_section_that_is_left_out(desk: Desk) -> None:
    parked = next(part for part in desk.document.sections if part.parked)
    desk.page.show_part(parked.id)
    panel(desk).list.select("ev-moderation")
    assert not button(desk.window, "Cite the evidence where you are writing").isEnabled()
    panel(desk).list.taken.emit("ev-moderation")
    assert desk.form.windowTitle() == "Evidence 4"


def test_evidence_is_added_with_the_next_number(desk: Desk) -> None:
    highest = max(item.number for item in desk.document.evidence)
    button(desk.window, "Add evidence").click()
    entry(desk.form, "Title", TextLine).setText("  Dip sample of   return home interviews ")
    desk.form.accept()
    added = desk.document.evidence[-1]
    assert (added.title, added.number) == ("Dip sample of return home interviews", highest + 1)
    assert desk.workspace.undo_label == "Add evidence"
    assert panel(desk).list.current_id == added.id


@pytest.mark.parametrize(
    ("shelf", "name", "label", "words"),
    [
        ("action:", "Add action", "What you will do", "Audit 20 records."),
        ("point:", "Add prior point", "What was said", "The quality of plans."),
        ("figure:", "Add figure", "Name", "Re-referrals"),
    ],
)
def test_each_kind_of_record_can_be_added(
    desk: Desk, shelf: str, name: str, label: str, words: str
) -> None:
    desk.page.show_part("supervision")
    show(desk, shelf)
    before = ids(desk)
    button(desk.window, name).click()
    kind = TextLine if shelf == "figure:" else GrowingText
    control = entry(desk.form, label, kind)
    QTest.keyClicks(control, words)
    desk.form.accept()
    assert desk.workspace.undo_label == name
    assert len(ids(desk)) == len(before) + 1
    desk.workspace.undo()
    settle()
    assert ids(desk) == before


def test_a_number_that_is_taken_meanwhile_is_not_given_twice(desk: Desk) -> None:
    button(desk.window, "Add evidence").click()
    entry(desk.form, "Title", TextLine).setText("Mine")
    other = Evidence("ev-other", next_number(desk.document.evidence), "Theirs")
    desk.workspace.change("Bring in", with_record(desk.document, other))
    desk.form.accept()
    numbers = [item.number for item in desk.document.evidence]
    assert len(set(numbers)) == len(numbers)
    assert desk.document.evidence[-1].title == "Mine"


def test_chips_say_the_number_of_the_moment(desk: Desk) -> None:
    editor = desk.open("supervision")
    cited = next(c for c in cited_evidence(editor.body()[:1]))
    editor.restore_caret(editor.body()[0].id, 0)
    item = next(item for item in desk.document.evidence if item.id == cited)
    assert f"[{item.number}]" in editor.accessibleDescription()
    renumbered = msgspec.structs.replace(item, number=4000)
    desk.workspace.change("Renumber", with_record(desk.document, renumbered))
    assert "[4000]" in editor.accessibleDescription()


def test_ages_follow_the_meeting(desk: Desk) -> None:
    assert "Recent" in marks(desk, "ev-audit-care")
    later = msgspec.structs.replace(desk.document.cycle, meeting=dt.date(2027, 12, 7))
    desk.workspace.change("Move meeting", msgspec.structs.replace(desk.document, cycle=later))
    desk.rest()
    assert "Recent" not in marks(desk, "ev-audit-care")


def test_the_chosen_record_shows_all_it_says(desk: Desk) -> None:
    records = panel(desk).list

    def height(row: int) -> int:
        settle()
        return records.visualRect(records.model().index(row, 0)).height()

    before = height(1)
    records.select(desk.document.evidence[1].id)
    assert height(1) > before
    records.select(desk.document.evidence[2].id)
    assert height(1) == before


def test_what_is_added_here_belongs_here(desk: Desk) -> None:
    desk.page.show_part("supervision")
    show(desk, "point:here")
    button(desk.window, "Add prior point").click()
    entry(desk.form, "What was said", GrowingText).setPlainText("Supervision.")
    desk.form.accept()
    assert desk.document.prior_points[-1].sections == ("supervision",)
    show(desk, "figure:here")
    button(desk.window, "Add figure").click()
    entry(desk.form, "Name", TextLine).setText("Supervision on time")
    desk.form.accept()
    assert desk.document.indicators[-1].judgement == "impact_of_leaders"


def test_a_record_is_edited_in_its_form(desk: Desk) -> None:
    panel(desk).list.select("ev-moderation")
    button(desk.window, "Edit the evidence").click()
    entry(desk.form, "Title", TextLine).setText("Moderation report")
    desk.form.accept()
    assert next(e for e in desk.document.evidence if e.id == "ev-moderation").title == (
        "Moderation report"
    )
    assert desk.workspace.undo_label == "Edit evidence"
    row = next(row for row in panel(desk).list.rows if row.id == "ev-moderation")
    assert row.title == "Moderation report"


def test_a_deleted_record_can_be_brought_back_at_once(desk: Desk) -> None:
    before = desk.document
    panel(desk).list.select("ev-moderation")
    following = desk.document.evidence[4]
    button(desk.window, "Delete the evidence").click()
    settle()
    assert "ev-moderation" not in ids(desk)
    assert panel(desk).list.hasFocus()
    assert panel(desk).list.current_id == following.id
    button(desk.window, "Undo").click()
    assert desk.document is before
    assert "ev-moderation" in ids(desk)
    assert panel(desk).list.hasFocus()


def test_deleting_the_last_record_leaves_the_keyboard_on_add(
    open_draft: OpenDraft, example: Document
) -> None:
    desk = open_draft(msgspec.structs.replace(example, evidence=example.evidence[:1]))
    panel(desk).list.select(example.evidence[0].id)
    button(desk.window, "Delete the evidence").click()
    settle()
    assert ids(desk) == []
    assert button(desk.window, "Add evidence").hasFocus()


def test_brackets_in_the_text_cite_what_is_found(desk: Desk) -> None:
    editor = desk.open("supervision")
    editor.restore_caret(editor.body()[-1].id, 10_000)
    desk.type("[4")
    desk.press(Qt.Key.Key_Return)
    assert cited_evidence(desk.body("supervision", "know"))[-1] == "ev-moderation"


def test_new_evidence_from_the_text_is_cited_there(desk: Desk) -> None:
    editor = desk.open("supervision")
    text = desk.text("supervision", "know")
    editor.restore_caret(editor.body()[-1].id, 10_000)
    editor.add_requested.emit("evidence", "dip sample")
    assert entry(desk.form, "Title", TextLine).text() == "Dip sample"
    desk.form.accept()
    added = desk.document.evidence[-1]
    assert cited_evidence(desk.body("supervision", "know"))[-1] == added.id
    assert desk.text("supervision", "know") == text
    desk.window.activateWindow()
    settle()
    assert editor.hasFocus()


@pytest.mark.parametrize("kind", ["evidence", "action"])
def test_typing_replaces_the_words_brought_along_into_a_new_record(desk: Desk, kind: str) -> None:
    desk.open("supervision").add_requested.emit(kind, "re-audit midpoint")
    desk.form.show()
    desk.form.activateWindow()
    settle()
    QTest.keyClicks(desk.form.focusWidget(), "Re-audit midpoint reviews")
    desk.form.accept()
    added = (
        desk.document.evidence[-1].title if kind == "evidence" else desk.document.actions[-1].what
    )
    assert added == "Re-audit midpoint reviews"


def test_the_words_of_an_action_that_is_there_are_not_selected(desk: Desk) -> None:
    action = desk.document.actions[0]
    desk.open("supervision").open_requested.emit("action", action.id)
    assert not entry(desk.form, "What you will do", GrowingText).textCursor().hasSelection()


def test_a_form_given_up_leaves_no_trace(desk: Desk) -> None:
    before = desk.document
    editor = desk.open("supervision")
    editor.add_requested.emit("action", "")
    desk.form.reject()
    assert desk.document is before
    show(desk, "action:")
    button(desk.window, "Add action").click()
    entry(desk.form, "What you will do", GrowingText).setPlainText("Audit.")
    desk.form.accept()
    assert linked_actions(desk.body("supervision", "know")) == ()


def test_a_chip_opens_what_it_cites(desk: Desk) -> None:
    desk.open("supervision").open_requested.emit("evidence", "ev-moderation")
    assert desk.form.windowTitle() == "Evidence 4"
    desk.editor(0).open_requested.emit("evidence", "no longer there")
    assert len(desk.dialogs.forms) == 1


def test_the_list_stays_where_it_is_when_a_record_changes(desk: Desk, example: Document) -> None:
    panel(desk).list.select("ev-moderation")
    at = panel(desk).list.verticalScrollBar().value()
    button(desk.window, "Edit the evidence").click()
    entry(desk.form, "What it shows", GrowingText).setPlainText("Grades agree.")
    desk.form.accept()
    assert panel(desk).list.current_id == "ev-moderation"
    assert panel(desk).list.verticalScrollBar().value() == at
    assert len(ids(desk)) == len(example.evidence)


def test_a_form_takes_back_nothing_of_what_came_in(desk: Desk) -> None:
    item = desk.document.evidence[0]
    noted: list[str] = []
    desk.workspace.noted.connect(noted.append)
    desk.page._forms.edit(item)
    other = msgspec.structs.replace(item, source="Panel", owner="Tom")
    desk.workspace.change("Came in", with_record(desk.document, other))
    form = desk.dialogs.forms[-1]
    entry(form, "Owner", TextLine).setText("Jo")
    form.accept()
    after = desk.document.evidence[0]
    assert (after.source, after.owner) == ("Panel", "Jo")
    assert [told for told in noted if told.startswith("“Owner” was changed meanwhile too.")]
