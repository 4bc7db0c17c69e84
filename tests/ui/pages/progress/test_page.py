"""The progress page: what it tells, what can be done with a point, and undo."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.progress import NO_RESPONSE, NO_SECTION
from ilacs_desktop.document.records import Promise
from ilacs_desktop.tables.sheet import read_sheet
from ilacs_desktop.ui.dialogs.leave_out import LeaveOutForm
from ilacs_desktop.ui.dialogs.prior_point import PriorPointDialog
from ilacs_desktop.ui.widgets.choices import RadioChoice
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.checks.kit import with_record
from tests.ui.pages.draft.kit import button, entry, error, said
from tests.ui.pages.progress.conftest import OpenProgress
from tests.ui.pages.progress.kit import Progress
from tests.ui.walk import settle

LIFE = "pp-inspection-life-story"


def test_points_stand_under_their_sources_with_a_line_of_totals(progress: Progress) -> None:
    assert progress.lines[0] == "Inspection, 4 March 2024"
    assert len(progress.points) == 13
    assert progress.page._totals.text() == "13 points: 2 shown to work, 2 deteriorated."


def test_a_view_shows_its_points_and_their_number(progress: Progress) -> None:
    progress.view("deteriorated")
    assert len(progress.points) == 2
    assert "2 of 13 points" in said(progress.window)
    progress.view("last_plan")
    assert progress.page._totals.text().startswith("4 promises: ")


def test_search_finds_words_of_the_response_too(progress: Progress) -> None:
    progress.page.filter.search.setText("weekly panel with partners")
    progress.page.filter.search.search_now()
    assert progress.points == [progress.point("pp-inspection-child-in-need").text]


def test_the_details_tell_all_of_a_point_and_lead_to_its_section(progress: Progress) -> None:
    wanted: list[str] = []
    progress.page.part_wanted.connect(wanted.append)
    progress.choose(LIFE)
    told = said(progress.page.details)
    point = progress.point(LIFE)
    assert point.text in told
    assert point.response in told
    titles = {section.id: section.title for section in progress.document.sections}
    progress.click(f"Go to section 1, {titles['wellbeing']}")
    assert wanted == ["wellbeing"]


def set_to(progress: Progress, name: str) -> None:
    """Set the state or direction of this name by the keyboard, moving to it by the arrow keys."""
    buttons = {one.accessibleName(): one for one in progress.page.details.findChildren(RadioChoice)}
    first = next(b for n, b in buttons.items() if n.partition(", ")[2] == name.partition(", ")[2])
    first.setFocus()
    while QApplication.focusWidget() is not buttons[name]:
        progress.press(Qt.Key.Key_Down)
    progress.press(Qt.Key.Key_Return)


def test_state_and_direction_change_in_place_and_keep_the_keyboard(progress: Progress) -> None:
    progress.choose(LIFE)
    set_to(progress, "Done, state")
    assert progress.point(LIFE).state == "done"
    assert progress.told == "The point is set to: done."
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Done, state"
    progress.undo_by_banner()
    assert progress.point(LIFE).state == "in_progress"
    set_to(progress, "Maintained, direction of travel")
    assert progress.point(LIFE).direction == "maintained"
    assert "Maintained" in said(progress.page.details)


def test_arrow_keys_alone_set_nothing(progress: Progress) -> None:
    progress.choose(LIFE)
    before = progress.document
    next(iter(progress.page._one.how_far.state.buttons.values())).setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right):
        progress.press(key)
    assert progress.document is before


def test_a_point_that_leaves_the_view_takes_the_keyboard_to_the_table(progress: Progress) -> None:
    progress.view("deteriorated")
    id_ = progress.page.table.current_id or "pp-visit-unsuitable-homes"
    progress.choose(id_)
    set_to(progress, "Improved, direction of travel")
    assert progress.point(id_).direction == "improved"
    assert progress.told.endswith("It is not in this view any more.")
    assert QApplication.focusWidget() is progress.page.table
    after = progress.document
    progress.press(Qt.Key.Key_Down)
    assert progress.document is after


@pytest.mark.parametrize(
    ("lacks", "told"),
    [
        ({"response": " "}, NO_RESPONSE),
        ({"sections": ()}, NO_SECTION),
        ({"sections": ("gone",)}, NO_SECTION),
    ],
)
def test_shown_to_work_is_refused_where_nothing_shows_it(
    open_progress: OpenProgress, example: Document, lacks: dict[str, object], told: str
) -> None:
    progress = open_progress(with_record(example, "prior_points", LIFE, **lacks))
    progress.choose(LIFE)
    progress.page.do("shown_to_work", LIFE)
    assert progress.point(LIFE).state == "in_progress"
    assert progress.told == f"The point was not set to shown to work. {told}"
    progress.page.do("done", LIFE)
    assert f"To set it to shown to work: {told}" in said(progress.page.details)


def test_a_form_keeps_what_came_in_meanwhile(progress: Progress) -> None:
    progress.choose(LIFE)
    progress.click("Edit the point and its response")
    others = with_record(progress.document, "prior_points", LIFE, direction="deteriorated")
    progress.workspace.change("Bring in", others)
    entry(progress.form, "Response", GrowingText).setPlainText("Quicker.")
    progress.form.accept()
    point = progress.point(LIFE)
    assert (point.response, point.direction) == ("Quicker.", "deteriorated")


def test_a_point_that_was_removed_while_its_form_was_open_is_told(progress: Progress) -> None:
    progress.choose(LIFE)
    progress.click("Edit the point and its response")
    left = tuple(one for one in progress.document.prior_points if one.id != LIFE)
    progress.workspace.change(
        "Bring in", msgspec.structs.replace(progress.document, prior_points=left)
    )
    progress.form.accept()
    assert progress.point(LIFE)
    assert "removed meanwhile" in progress.told


def test_one_thing_has_one_name(progress: Progress) -> None:
    assert button(progress.window, "Bring in a report…")
    words = [text for _, text in progress.page.entries(progress.page.item(LIFE))]
    assert "&Bring in a report…" in words
    assert not [text for text in said(progress.window) if "rior point" in text]


def test_a_point_is_added_and_edited_by_its_form(progress: Progress) -> None:
    progress.click("Add point")
    assert isinstance(progress.form, PriorPointDialog)
    entry(progress.form, "What was said", GrowingText).setPlainText("The pace of change.")
    progress.form.accept()
    settle()
    assert "The pace of change." in progress.points
    new = progress.document.prior_points[-1]
    progress.click("Edit the point and its response")
    entry(progress.form, "Response", GrowingText).setPlainText("Quicker.")
    progress.form.accept()
    assert progress.point(new.id).response == "Quicker."


def test_a_removed_point_comes_back_by_undo(progress: Progress) -> None:
    progress.choose(LIFE)
    progress.press(Qt.Key.Key_Delete)
    assert len(progress.points) == 12
    assert progress.told.startswith("“Life-story work for children who are not")
    progress.undo_by_banner()
    assert len(progress.points) == 13
    assert progress.page.table.current_id == LIFE


def test_a_point_is_left_out_with_a_reason_and_taken_up_again(progress: Progress) -> None:
    progress.choose(LIFE)
    progress.click("Leave out the point")
    form = progress.form
    assert isinstance(form, LeaveOutForm)
    form.accept()
    assert error(form, "Why it is left out") == "Say why it is left out. An inspector may ask."
    entry(form, "Why it is left out", GrowingText).setPlainText("Told in 2025.")
    form.accept()
    settle()
    parked = progress.point(LIFE).parked
    assert parked is not None
    assert (parked.reason, parked.by) == ("Told in 2025.", "Siân Holroyd")
    assert "1 left out." in progress.page._totals.text()
    progress.click("Take up again: the point")
    assert progress.point(LIFE).parked is None


def test_a_carried_point_is_confirmed(open_progress: OpenProgress, example: Document) -> None:
    points = tuple(msgspec.structs.replace(p, carried="2025") for p in example.prior_points)
    progress = open_progress(msgspec.structs.replace(example, prior_points=points))
    progress.choose(LIFE)
    assert "From 2025, to confirm" in said(progress.page.details)
    progress.click("Still holds this year: confirm it")
    assert progress.point(LIFE).carried == ""
    assert progress.point("pp-inspection-oversight").carried == "2025"


def test_promises_without_a_point_are_said_and_added_in_one_step(
    open_progress: OpenProgress, example: Document
) -> None:
    late = msgspec.structs.replace(example.actions[1], due=dt.date(2026, 9, 30))
    promised = (Promise("a", "2025", example.actions[0]), Promise("b", "2025", late))
    progress = open_progress(msgspec.structs.replace(example, promised=promised))
    assert "1 promise of last year’s plan has no point here." in said(progress.window)
    progress.click("Add it")
    assert progress.told == "1 point was added. Say what came of each."
    added = progress.document.prior_points[-1]
    assert (added.source, added.action) == ("last_plan", late.id)
    assert "Late" in said(progress.page.details)
    assert progress.page._missing.isHidden()
    progress.workspace.undo()
    assert progress.document.prior_points == example.prior_points


@pytest.mark.parametrize("kind", [".xlsx", ".csv"])
def test_the_list_goes_out_and_comes_in_again(progress: Progress, kind: str) -> None:
    path = progress.folder / f"progress{kind}"
    progress.dialogs.answer(path)
    progress.click("Save as list: the points")
    assert progress.told == f"The list was saved as “{path.name}”."
    (sheet,) = read_sheet(path)
    assert len(sheet.rows) == 14
    progress.dialogs.answer(path)
    progress.click("Bring in a list of points from a spreadsheet")
    assert "13 points in it are as in the list." in " ".join(said(progress.form))


def test_the_empty_page_leads_to_the_report(empty: Progress) -> None:
    assert QApplication.focusWidget() is button(empty.window, "Bring in a report or letter")


def test_a_change_while_away_shows_when_it_is_seen_again(progress: Progress) -> None:
    progress.page.hide()
    points = progress.document.prior_points[:2]
    progress.workspace.change(
        "Remove", msgspec.structs.replace(progress.document, prior_points=points)
    )
    progress.page.show()
    settle()
    assert len(progress.points) == 2
