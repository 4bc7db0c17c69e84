"""The plan page while others' work comes in, in views that hide a row, and with large text."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.records import Action
from ilacs_desktop.ui.pages.records.bring_in import BringInForm
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.pages.draft.kit import said
from tests.ui.pages.plan.kit import AtPlan, assert_named_as_seen, with_gap
from tests.ui.walk import settle

ROWS = "What we will do,Owner\nOpen a home,Jo\nClose a home,Tom\n"


def change(at: AtPlan, id_: str, **fields: object) -> None:
    """Change an action, as work that comes in does."""
    other = msgspec.structs.replace(at.action(id_), **fields)
    at.workspace.change("Came in", with_record(at.document, other))


def bring_in(at: AtPlan, text: str = ROWS) -> BringInForm:
    """Choose a file that holds this text, and return the preview of it."""
    path = at.folder / "plan.csv"
    path.write_text(text, encoding="utf-8")
    at.dialogs.answer(path)
    at.click("Bring in actions from a spreadsheet")
    assert isinstance(at.form, BringInForm)
    return at.form


def test_undo_in_the_banner_goes_once_something_else_was_done(at: AtPlan) -> None:
    at.choose("ac-late")
    at.click("In progress")
    renamed = msgspec.structs.replace(at.document.authority, name="Southbridge Council")
    more = msgspec.structs.replace(at.document, authority=renamed)  # nothing that the page shows
    at.workspace.change("Rename", more)
    assert at.told == ""
    at.page.banner.acted.emit()
    assert at.document is more


def test_a_form_takes_back_nothing_of_what_came_in(at: AtPlan) -> None:
    at.choose("ac-late")
    at.click("Edit the action")
    change(at, "ac-late", owner="Tom", measure="All")
    at.fill("What you will do", "Hold two panels")
    at.fill("Measure", "10 of 10")
    at.form.accept()
    action = at.action("ac-late")
    assert (action.what, action.owner, action.measure) == ("Hold two panels", "Tom", "10 of 10")
    assert at.told.startswith("“Measure” was changed meanwhile too. What you entered stands;")
    at.undo()
    assert at.action("ac-late").measure == "All"


def test_an_action_removed_under_its_form_comes_back_with_a_word(at: AtPlan) -> None:
    at.choose("ac-late")
    at.click("Edit the action")
    at.workspace.change("Came in", without_record(at.document, at.action("ac-late")))
    at.form.accept()
    assert at.told == "It was removed meanwhile. It was added again."
    at.undo()
    assert "ac-late" not in {action.id for action in at.document.actions}


def test_an_action_added_under_a_view_that_hides_it_is_shown(at: AtPlan) -> None:
    at.show("overdue")
    at.click("Add action")
    at.fill("What you will do", "Open a home")
    at.form.accept()
    assert at.page.view == ""
    assert at.page.table.current_id == at.document.actions[-1].id
    assert at.told == "All actions are shown: it is not in the view that was chosen."


def test_removing_an_action_stays_in_the_view(at: AtPlan) -> None:
    at.show("overdue")
    at.choose("ac-late")
    at.click("Remove the action")
    assert at.page.view == "overdue"
    assert at.told.startswith("Action 1 was removed.")


def test_a_change_elsewhere_to_a_hidden_action_leaves_the_view(at: AtPlan) -> None:
    at.show("overdue")
    before = at.document
    change(at, "ac-soon", owner="Tom")
    at.page.show_change(before, at.document)
    assert (at.page.view, at.page.table.current_id) == ("", "ac-soon")


def test_a_state_that_takes_the_row_out_of_the_view_gives_the_table_the_keyboard(
    at: AtPlan,
) -> None:
    change(at, "ac-soon", due=at.action("ac-late").due)
    at.show("overdue")
    at.choose("ac-late")
    at.page.details.states.buttons["done"].setFocus()
    at.click("Done")
    assert at.page.table.hasFocus()
    assert at.told == "Action 1 is set to: done. It is not in this view any more."


def test_arrow_keys_pass_the_states_and_enter_sets_one(at: AtPlan) -> None:
    at.choose("ac-late")
    buttons = at.page.details.states.buttons
    buttons["not_started"].setFocus()
    for key, state in ((Qt.Key.Key_Right, "in_progress"), (Qt.Key.Key_Down, "done")):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert buttons[state].hasFocus()
    assert at.action("ac-late").state == "not_started"
    assert [name for name, one in buttons.items() if one.isChecked()] == ["not_started"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert at.action("ac-late").state == "done"
    assert [name for name, one in buttons.items() if one.isChecked()] == ["done"]
    at.click("Shown to work…")  # which asks first
    assert [name for name, one in buttons.items() if one.isChecked()] == ["done"]


def test_with_text_at_200_per_cent_the_head_gives_way_to_the_table(
    at: AtPlan, theme: Theme
) -> None:
    theme.set_text_scale(2.0)
    at.window.resize(1280, 480)  # what the window's own rows leave of 680
    settle()
    at.page.focus_first()
    settle()
    scroll, table = at.page._scroll, at.page.table
    top = table.mapTo(scroll.viewport(), table.rect().topLeft()).y()
    shown = min(top + table.height(), scroll.viewport().height()) - max(top, 0)
    assert shown >= table.horizontalHeader().height() + 2 * table.rowHeight(0)


def test_a_plan_that_came_in_meanwhile_is_not_brought_in_twice(at: AtPlan) -> None:
    form = bring_in(at)
    assert form._save.text() == "Add 2 actions"
    came = Action("ac-new", 7, "Open a home", owner="Jo")
    at.workspace.change("Came in", with_record(at.document, came))
    form.accept()
    assert [one.what for one in at.document.actions[-2:]] == ["Open a home", "Close a home"]
    assert [one.number for one in at.document.actions[-2:]] == [7, 8]
    assert at.told.startswith("1 action was added. The list had changed since the preview, which")


def test_the_preview_is_worked_out_off_the_window(at: AtPlan) -> None:
    change(at, "ac-late", what="Open a home")
    form = bring_in(at, "No.,What we will do,Owner\n1,Open a home,Sam\n")
    assert form._save.text() == "Update 1 action"
    at.lane.hold()
    form._update.click()
    form._update.click()
    form._update.click()
    assert "Reading…" in said(form)
    assert not form._save.isEnabled()
    form.accept()
    assert form.isVisible()
    shown: list[str] = []
    show, form._show_plan = form._show_plan, shown.append  # type: ignore[method-assign]
    at.lane.release()
    at.lane.drain()
    assert shown == [""]  # what was asked for before is dropped
    show("")
    assert form._save.text() == "Add 1 action"
    assert form._save.isEnabled()


def test_what_a_button_is_called_has_the_words_on_it(at: AtPlan) -> None:
    at.choose("ac-old")
    assert_named_as_seen(at.page)
    at.begin(with_gap(at.document, at.document.sections[3].id))
    at.click("Show it")
    assert_named_as_seen(at.page)
