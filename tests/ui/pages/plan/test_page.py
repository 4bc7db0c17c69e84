"""The plan page: what it tells, how far an action is, quick add, and undo."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import linked_actions
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.tables.sheet import read_sheet
from ilacs_desktop.ui.dialogs.action import ActionDialog
from ilacs_desktop.ui.dialogs.evidence import EvidenceDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.pages.plan.shown import ShownForm
from ilacs_desktop.ui.pages.records.bring_in import BringInForm
from ilacs_desktop.ui.widgets.choices import Choice
from tests.ui.pages.draft.kit import entry, error, said
from tests.ui.pages.plan.kit import AtPlan, with_gap
from tests.ui.walk import settle


def test_it_tells_the_plan_in_a_line(at: AtPlan) -> None:
    assert at.page._totals.text() == (
        "6 actions: 1 overdue, 1 done and not yet shown to work, 1 shown to work."
    )


@pytest.mark.parametrize(
    ("view", "numbers"),
    [
        ("", ["1", "2", "3", "4", "5", "6"]),
        ("overdue", ["1"]),
        ("soon", ["2"]),
        ("incomplete", ["3"]),
        ("done_not_shown", ["4"]),
        ("mine", ["4"]),
    ],
)
def test_each_view_shows_its_actions(at: AtPlan, view: str, numbers: list[str]) -> None:
    at.show(view)
    assert at.numbers == numbers


def test_the_details_tell_all_that_an_action_says(at: AtPlan) -> None:
    at.choose("ac-late")
    told = said(at.page.details)
    for words in (
        "Action 1: Hold a panel",
        "Overdue by 12 days",
        "30 September 2026. Overdue by 12 days.",
        "Drift",
        "Not given yet",
        "Nothing shows it yet.",
    ):
        assert words in told
    at.choose("ac-done")
    assert any(
        words.startswith("Done says that the step was taken.") for words in said(at.page.details)
    )


def test_the_evidence_that_shows_an_action_is_one_press_away(
    at: AtPlan, document: Document
) -> None:
    at.choose("ac-works")
    item = document.evidence[0]
    at.click(f"Go to evidence 1, [{item.number}] {item.title}")
    assert isinstance(at.form, EvidenceDialog)
    entry(at.form, "Which way it points", Choice).set_value("negative")
    at.form.accept()
    settle()
    assert at.document.evidence[0].direction == "negative"
    assert any(words.startswith("Negative · ") for words in said(at.page.details))


def test_where_the_text_points_at_it_is_one_press_away(at: AtPlan, document: Document) -> None:
    wanted: list[object] = []
    at.page.place_wanted.connect(wanted.append)
    at.choose("ac-late")
    at.page.details._uses._rows[0][0].click()
    assert wanted[0].place == Place(document.sections[0].id, "plan")


def test_a_state_is_one_press_and_one_step_of_undo(at: AtPlan) -> None:
    at.choose("ac-late")
    at.click("In progress")
    assert at.action("ac-late").state == "in_progress"
    assert at.told == "Action 1 is set to: in progress."
    assert at.page.details.states.buttons["in_progress"].isChecked()
    assert not at.page.details.states.buttons["not_started"].isChecked()
    at.undo()
    assert at.action("ac-late").state == "not_started"


def test_the_keyboard_stays_at_the_states_unless_another_action_is_shown(at: AtPlan) -> None:
    buttons = at.page.details.states.buttons
    at.choose("ac-late")
    buttons["in_progress"].setFocus()
    at.click("In progress")
    assert buttons["in_progress"].hasFocus()
    at.show("overdue")
    at.choose("ac-late")
    buttons["done"].setFocus()
    at.click("Done")
    assert at.numbers == []
    assert not buttons["done"].hasFocus()


def test_the_state_that_holds_is_not_set_again(at: AtPlan, document: Document) -> None:
    at.choose("ac-late")
    at.click("Not started")
    assert (at.document, at.told) == (document, "")
    assert at.page.details.states.buttons["not_started"].isChecked()


def test_shown_to_work_asks_for_the_evidence(at: AtPlan, document: Document) -> None:
    at.choose("ac-done")
    at.click("Shown to work…")
    assert isinstance(at.form, ShownForm)
    at.form.accept()
    assert error(at.form, "Evidence that shows it") == (
        "Choose the evidence that shows it, or set it to done."
    )
    assert at.action("ac-done").state == "done"
    entry(at.form, "Evidence that shows it", TickList).tick(document.evidence[2].id)
    at.form.accept()
    action = at.action("ac-done")
    assert (action.state, action.shown_by) == ("shown_to_work", (document.evidence[2].id,))


def test_evidence_that_is_gone_shows_nothing(at: AtPlan, document: Document) -> None:
    lost = msgspec.structs.replace(document, evidence=document.evidence[5:])
    at.begin(lost).choose("ac-works")
    at.click("Shown to work…")
    at.form.accept()
    assert error(at.form, "Evidence that shows it")
    assert at.document is lost


def test_the_form_asks_for_it_too_and_saving_confirms_what_was_carried(at: AtPlan) -> None:
    at.choose("ac-old")
    at.click("Edit the action")
    assert isinstance(at.form, ActionDialog)
    assert "It comes from the plan of 2025." in " ".join(said(at.form))
    at.form._state.set_value("shown_to_work")
    at.form._on_state_chosen()
    at.form.accept()
    assert (
        error(at.form, "Evidence that shows it")
        == "Choose the evidence that shows it, or set it to done."
    )
    at.form._state.set_value("done")
    at.form.accept()
    action = at.action("ac-old")
    assert (action.state, action.carried) == ("done", "")


def test_what_was_carried_over_is_confirmed_by_one_press(at: AtPlan) -> None:
    at.choose("ac-old")
    assert "From 2025, to confirm" in said(at.page.details)
    at.click("Still holds this year: confirm it")
    assert at.action("ac-old").carried == ""


def test_an_action_is_added_and_becomes_the_current_one(at: AtPlan) -> None:
    at.click("Add action")
    at.fill("What you will do", "Open a home")
    at.form.accept()
    assert at.document.actions[-1].number == 7
    assert at.page.table.current_id == at.document.actions[-1].id


def test_a_copy_begins_anew(at: AtPlan) -> None:
    at.choose("ac-works")
    at.click("Duplicate the action")
    at.form.accept()
    copy = at.document.actions[-1]
    assert (copy.what, copy.number, copy.state, copy.shown_by) == (
        "Ring carers",
        7,
        "not_started",
        (),
    )


def test_removing_tells_where_it_stays_pointed_at_and_undo_brings_it_back(
    at: AtPlan, document: Document
) -> None:
    at.choose("ac-late")
    at.page.table.setFocus()
    QTest.keyClick(at.page.table, Qt.Key.Key_Delete)
    settle()
    title = document.sections[0].title
    assert at.told.startswith("Action 1 was removed. It is still pointed at in “")
    assert title in at.told
    at.undo()
    assert at.document == document
    assert at.page.table.current_id == "ac-late"


def test_the_menu_offers_what_the_buttons_do(at: AtPlan) -> None:
    menu = at.page.menu("ac-old")
    names = [action.data() for action in menu.actions()]
    assert names[:2] == ["edit", "still_holds"]
    at.choose("ac-old")
    next(action for action in menu.actions() if action.data() == "done").trigger()
    assert at.action("ac-old").state == "done"


@pytest.fixture
def gap(at: AtPlan, document: Document) -> AtPlan:
    """Return a plan that answers neither of two areas for improvement."""
    first, second = document.sections[3].id, document.sections[5].id
    return at.begin(with_gap(with_gap(document, first), second, "Plans drift."))


def test_areas_without_an_action_are_told_and_shown(gap: AtPlan) -> None:
    assert gap.asked == "2 areas for improvement in the draft have no action yet."
    gap.click("Show them")
    assert {"Visits are late.", "Plans drift."} <= set(said(gap.page._gaps))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert gap.page.table.hasFocus()


def test_an_action_added_for_an_area_is_pointed_at_from_its_paragraph(
    gap: AtPlan, document: Document
) -> None:
    section = document.sections[3]
    place, before = Place(section.id, "know"), gap.document
    gap.click("Show them")
    gap.click(f"Add action for area 1, {section.title}: What we know")
    assert isinstance(gap.form, ActionDialog)
    assert gap.form._weakness.toPlainText() == "Visits are late."
    gap.fill("What you will do", "Visit on time")
    gap.form.accept()
    settle()
    action = gap.document.actions[-1]
    assert linked_actions(body_at(gap.document, place)) == (action.id,)
    job = next(p.job_title for p in document.people if p.id == section.owner)
    assert (action.what, action.weakness, action.owner) == (
        "Visit on time",
        "Visits are late.",
        job,
    )
    assert gap.told == "Action 7 was added, and the paragraph points at it."
    assert gap.asked == "1 area for improvement in the draft has no action yet."
    assert "Visits are late." not in said(gap.page._gaps)
    gap.undo()
    assert gap.document == before


def test_giving_up_adds_nothing_and_the_next_action_points_nowhere(gap: AtPlan) -> None:
    gap.click("Show them")
    gap.click(f"Add action for area 1, {gap.page._links[0].title}")
    gap.form.reject()
    gap.page.add()
    gap.fill("What you will do", "Something else")
    before = gap.document.sections
    gap.form.accept()
    assert gap.document.sections is before


def test_the_text_of_an_area_is_one_press_away(gap: AtPlan) -> None:
    wanted: list[object] = []
    gap.page.place_wanted.connect(wanted.append)
    gap.click("Show them")
    gap.click(f"Go to the text of area 1, {gap.page._links[0].title}")
    assert wanted[0].place == gap.page._unanswered[0].place


def test_an_empty_plan_says_what_to_do_first(at: AtPlan, document: Document) -> None:
    empty = msgspec.structs.replace(document, actions=())
    at.begin(with_gap(empty, document.sections[3].id))
    assert "No actions yet" in said(at.window)
    assert QApplication.focusWidget() is at.page._from_text
    at.click("Show areas for improvement")
    assert at.page._gaps.isVisible()
    at.begin(empty)
    assert not at.page._from_text.isVisible()
    at.click("Add the first action")
    assert isinstance(at.form, ActionDialog)


def test_a_plan_comes_in_from_a_spreadsheet_and_goes_out_as_one(at: AtPlan) -> None:
    path = at.folder / "plan.csv"
    path.write_text("Ref,Action,Lead,RAG\n1,Hold a panel,Jo,Blue\n,Open a home,Sam,\n", "utf-8")
    at.dialogs.answer(path)
    at.click("Bring in actions from a spreadsheet")
    assert isinstance(at.form, BringInForm)
    assert at.form._save.text() == "Add 1 action and update 1 action"
    at.form.accept()
    assert at.told == "1 action was added and 1 action was updated."
    assert (at.action("ac-late").state, at.action("ac-late").owner) == ("done", "Jo")
    out = at.folder / "out.csv"
    at.dialogs.answer(out)
    at.click("Save as list: actions")
    head, *rows = read_sheet(out)[0].rows
    assert head[:3] == ("No.", "What we will do", "Area for improvement it answers")
    assert [row[1] for row in rows] == [action.what for action in at.document.actions]
    assert rows[0][head.index("Told in")] == at.document.sections[0].title
    assert at.told == "The list was saved as “out.csv”."


def test_a_change_elsewhere_goes_to_the_action_that_it_changed(
    at: AtPlan, document: Document
) -> None:
    changed = msgspec.structs.replace(document.actions[4], owner="Wen")
    new = msgspec.structs.replace(
        document, actions=(*document.actions[:4], changed, document.actions[5])
    )
    at.page._on_gaps_wanted()
    at.workspace.change("Edit action", new)
    at.page.show_change(document, new)
    assert at.page.table.current_id == "ac-works"
    assert at.page.table.isVisible()
