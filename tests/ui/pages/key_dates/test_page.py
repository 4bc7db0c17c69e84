"""The key dates page: each day with what can be done, who is late, what moved, and a calendar file."""

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.key_dates import KeyDay, with_done, with_key_date
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import KeyDate, Pack
from ilacs_desktop.ui.dialogs.key_date import KeyDateDialog, LetterForm
from ilacs_desktop.ui.pages.key_dates.day_row import what_to_do
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.inputs import NumberBox, TextLine
from tests.ui.pages.draft.kit import entry, error
from tests.ui.pages.key_dates.kit import YearDesk, told_by
from tests.ui.walk import settle

TODAY = dt.date(2026, 10, 12)
OpenYear = Callable[[Document], YearDesk]


def at(document: Document, today: dt.date) -> Document:
    cycle = msgspec.structs.replace(document.cycle, today=today)
    return msgspec.structs.replace(document, cycle=cycle)


# --- what it shows --------------------------------------------------------------------------------


def test_every_day_has_a_row_with_its_date_state_person_and_reason(year: YearDesk) -> None:
    rows = [row.line.id for row in year.page.steps._in_order]
    assert rows == [line.id for line in year.page._year.days]
    told = told_by(year.row("quality_assurance"))
    assert "Wednesday 14 October 2026" in told
    assert "In 2 days" in told
    assert "With Ruth Pendlebury-Shah and Kwame Tarrant-Ellis." in told
    assert "17 working days before it is due on Friday 6 November 2026." in told
    assert "Done 2 October 2026" in told_by(year.row("evidence_cut_off"))
    assert "2 working days late" in told_by(year.row("sections_in"))


def test_who_is_late_is_named_with_the_sections_that_lead_there(year: YearDesk) -> None:
    told = told_by(year.page.late)
    assert "Leila Cartmell (Head of service, care leavers)" in told
    assert "2 working days late. Not ready yet:" in told
    assert "Next: Quality assurance, in 2 days, Wednesday 14 October 2026." in told
    year.click("Go to Support to 25 and participation, from Leila Cartmell")
    assert year.gone_to == [("part", "to_25")]


def test_a_pack_that_is_late_leads_to_team(open_year: OpenYear, example: Document) -> None:
    pack = Pack(
        "pk", "Anil Thackeray", ("education",), "ilacs", dt.date(2026, 9, 1), dt.date(2026, 10, 1)
    )
    year = open_year(msgspec.structs.replace(example, packs=(pack,)))
    year.click("The pack of Anil Thackeray in Team")
    assert year.gone_to == [("stage", "team")]


def test_nobody_late_is_said_so(open_year: OpenYear, example: Document) -> None:
    year = open_year(with_done(example, "sections_in", TODAY))
    assert "Nobody is late today." in told_by(year.page.late)
    assert "The steps follow one another" in told_by(year.page.clashes)


def test_a_clash_says_what_to_do_and_leads_to_the_step(
    open_year: OpenYear, example: Document
) -> None:
    year = open_year(with_key_date(example, KeyDate("director", fixed=dt.date(2026, 11, 9))))
    told = told_by(year.page.clashes)
    assert "“Director signs it off” is set to Monday 9 November 2026, after" in told
    assert "Set an earlier day, or agree another due date with your Ofsted region." in told
    year.click("Change “Director signs it off”")
    assert isinstance(year.form, KeyDateDialog)


def test_an_odd_meeting_day_leads_to_set_up(open_year: OpenYear, example: Document) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=dt.date(2026, 12, 25))
    year = open_year(msgspec.structs.replace(example, cycle=cycle))
    year.click(
        "Go to Set up: The meeting is on Friday 25 December 2026, which is a bank holiday"
        " (Christmas Day)."
    )
    assert year.gone_to == [("stage", "set_up/set_up/details")]


def test_it_follows_the_document_only_where_it_shows_it(year: YearDesk) -> None:
    shown = year.page._year
    year.change(evidence=())
    assert year.page._year is shown
    year.change(key_dates=())
    assert year.page._year is not shown
    assert "scrutiny" not in year.page.steps._rows


def test_it_waits_with_the_work_until_it_is_seen(year: YearDesk) -> None:
    year.look_away(away=True)
    shown = year.page._year
    year.meet(dt.date(2026, 12, 14))
    assert year.page._year is shown
    year.look_away(away=False)
    assert year.page._year.plan.meeting == dt.date(2026, 12, 14)


# --- what can be done -----------------------------------------------------------------------------


def test_a_step_is_marked_done_and_taken_back(year: YearDesk) -> None:
    year.click("Mark done: Quality assurance")
    assert year.record("quality_assurance").done == TODAY
    assert year.told == "“Quality assurance” is done, on 12 October 2026."
    assert year.row("quality_assurance").isAncestorOf(QApplication.focusWidget())
    year.click("Not done: Quality assurance")
    assert year.record("quality_assurance").done is None
    year.page.banner._link.click()
    settle()
    assert year.record("quality_assurance").done == TODAY


def test_a_step_is_planned_in_its_form(year: YearDesk) -> None:
    year.click("Edit: Director signs it off")
    form = year.form
    days = entry(form, "Working days before it is due", NumberBox)
    assert days.value() == 3
    days.setValue(5)
    assert "That is Friday 30 October 2026." in told_by(form)
    entry(form, "Who it is with", TextLine).setText("The  deputy")
    form.accept()
    assert year.record("director") == KeyDate("director", days=5, who="The deputy")
    assert year.row("director").line.day == dt.date(2026, 10, 30)
    assert year.workspace.undo_label == "Plan step"


def test_a_step_is_put_on_a_fixed_day(year: YearDesk) -> None:
    year.click("Edit: Director signs it off")
    form = year.form
    way = entry(form, "When", Choice)
    way.setCurrentIndex(1)
    way.activated.emit(1)
    form.accept()
    assert error(form, "The day") == "Give the day."
    entry(form, "The day", DateField).set_date(dt.date(2026, 10, 29))
    form.accept()
    assert year.record("director") == KeyDate("director", fixed=dt.date(2026, 10, 29))
    year.click("As suggested: Director signs it off")
    assert year.record("director") is None


def test_a_step_cannot_be_done_on_a_day_to_come(year: YearDesk) -> None:
    year.click("Edit: Director signs it off")
    entry(year.form, "Done on", DateField).set_date(dt.date(2026, 10, 13))
    year.form.accept()
    assert "still to come" in error(year.form, "Done on")
    assert year.form.isVisible()


def test_the_days_that_are_suggested_are_not_written_down(year: YearDesk) -> None:
    year.click("Edit: Sections in from heads of service")
    days = entry(year.form, "Working days before it is due", NumberBox)
    assert days.value() == 21
    days.setValue(30)
    year.form.accept()
    assert year.record("sections_in") is None


def test_a_step_is_left_out_and_taken_in_again(year: YearDesk) -> None:
    year.click("Edit: Lead member has read it")
    year.form.findChild(TickBox).click()
    year.form.accept()
    settle()
    assert year.record("lead_member").left_out
    assert "lead_member" not in year.page.steps._rows
    assert "Left out: Lead member has read it" in told_by(year.page.steps)
    year.click("Take this step: Lead member has read it")
    assert year.record("lead_member") is None
    assert year.row("lead_member").isVisible()


def test_a_step_of_its_own_is_added_and_removed_with_a_way_back(year: YearDesk) -> None:
    year.click("Add a step of your own")
    year.form.accept()
    assert error(year.form, "What the step is") == "Say what the step is."
    entry(year.form, "What the step is", TextLine).setText("Cabinet has seen it")
    entry(year.form, "Working days before it is due", NumberBox).setValue(5)
    year.form.accept()
    settle()
    (added,) = [one for one in year.document.key_dates if one.title == "Cabinet has seen it"]
    assert year.row(added.id).line.day == dt.date(2026, 10, 30)
    year.click("Remove: Cabinet has seen it")
    assert year.record(added.id) is None
    assert year.told == "“Cabinet has seen it” was removed."
    assert year.row("director").isAncestorOf(QApplication.focusWidget())  # it took its place
    year.page.banner._link.click()
    settle()
    assert year.record(added.id) == added
    assert year.row(added.id).isAncestorOf(QApplication.focusWidget())


def test_it_is_marked_sent(year: YearDesk) -> None:
    year.click("Mark sent: Due at Ofsted")
    assert year.record("due").done == TODAY


def test_the_meeting_is_changed_in_set_up(year: YearDesk) -> None:
    year.click("Change in Set up: Annual engagement meeting")
    assert year.gone_to == [("stage", "set_up/set_up/details")]


def test_the_letter_is_dated_and_its_points_lead_to_progress(
    open_year: OpenYear, example: Document
) -> None:
    year = open_year(at(example, dt.date(2026, 12, 21)))
    year.click("Letter received…")
    form = year.form
    assert isinstance(form, LetterForm)
    day = entry(form, "Date of the letter", DateField)
    for wrong, why in ((dt.date(2026, 12, 22), "still to come"), (dt.date(2026, 12, 1), "meeting")):
        day.set_date(wrong)
        form.accept()
        assert why in error(form, "Date of the letter")
    day.set_date(None)
    form.accept()
    assert error(form, "Date of the letter") == "Give the date of the letter."
    day.set_date(dt.date(2026, 12, 18))
    form.accept()
    assert year.record("letter") == KeyDate("letter", done=dt.date(2026, 12, 18))
    assert year.row("letter").line.state == "done"
    year.click("Put its points into Progress")
    assert year.gone_to == [("stage", "plan/progress")]


def line(**fields: object) -> KeyDay:
    made = KeyDay("s", "step", "S", "", TODAY, "", (), "coming", 0, 0)
    return made._replace(**fields)


@pytest.mark.parametrize(
    ("shown", "does"),
    [
        (line(), ("done", "edit")),
        (line(changed=True), ("done", "edit", "suggested")),
        (line(own=True, changed=True), ("done", "edit", "remove")),
        (line(state="done", done_by="written"), ("undone", "edit")),
        (line(state="done", done_by="sign_off"), ("edit",)),
        (line(kind="due"), ("sent", "set_up")),
        (line(kind="due", done_by="written"), ("undone", "set_up")),
        (line(kind="meeting"), ("set_up",)),
        (line(kind="letter"), ("received",)),
        (line(kind="letter", done_by="written"), ("undone",)),
        (line(kind="points"), ("plan", "done")),
        (line(kind="points", done_by="points"), ()),
        (line(kind="points", done_by="written"), ("undone",)),
    ],
)
def test_what_can_be_done_with_a_line(shown: KeyDay, does: tuple[str, ...]) -> None:
    assert what_to_do(shown) == does


# --- the meeting moved ----------------------------------------------------------------------------


def test_a_meeting_that_moved_is_accounted_for_until_it_is_read(year: YearDesk) -> None:
    assert year.page.moved.isHidden()
    year.meet(dt.date(2026, 12, 14))
    told = told_by(year.page.moved)
    assert "9 days moved." in told
    assert "“Director signs it off” from Tuesday 3 November to Tuesday 10 November 2026" in told
    assert "Not moved, because the day is fixed: “Scrutiny chair has seen the summary”." in told
    year.click("I have read what has moved")
    assert year.page.moved.isHidden()
    year.change(key_dates=())
    assert year.page.moved.isHidden()


def test_two_moves_are_one_account_and_back_again_is_none(year: YearDesk) -> None:
    year.meet(dt.date(2026, 12, 14))
    year.meet(dt.date(2026, 12, 21))
    assert "14 days later." in told_by(year.page.moved)
    year.workspace.undo()
    year.workspace.undo()
    settle()
    assert year.page.moved.isHidden()


def test_a_move_made_while_the_page_is_away_is_told_when_it_is_seen(year: YearDesk) -> None:
    year.look_away(away=True)
    year.meet(dt.date(2026, 12, 14))
    year.look_away(away=False)
    assert "9 days moved." in told_by(year.page.moved)


def test_another_due_date_is_accounted_for_too(year: YearDesk) -> None:
    year.change(
        cycle=msgspec.structs.replace(
            year.document.cycle,
            due_override=dt.date(2026, 11, 9),
            due_override_reason="agreed with the region",
        )
    )
    told = told_by(year.page.moved)
    assert "“Due at Ofsted” from Friday 6 November to Monday 9 November 2026, 3 days later." in told


def test_the_first_date_of_a_meeting_moves_nothing(open_year: OpenYear, example: Document) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=None)
    year = open_year(msgspec.structs.replace(example, cycle=cycle))
    year.meet(dt.date(2026, 12, 7))
    assert year.page.moved.isHidden()
    assert year.row("director").isVisible()


# --- without a meeting ----------------------------------------------------------------------------


def test_without_a_meeting_the_page_asks_for_its_date(
    open_year: OpenYear, example: Document
) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=None)
    year = open_year(msgspec.structs.replace(example, cycle=cycle))
    field = year.page._empty._meeting
    assert QApplication.focusWidget() is field._line
    field._line.setText("in December")
    field._line.editingFinished.emit()
    assert "is not a date" in year.page._empty._field.error
    field._line.setText("7/12/2026")
    field._line.editingFinished.emit()
    settle()
    assert year.document.cycle.meeting == dt.date(2026, 12, 7)
    assert year.row("director").isVisible()


def test_without_a_meeting_set_up_is_a_step_away(open_year: OpenYear, example: Document) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=None)
    year = open_year(msgspec.structs.replace(example, cycle=cycle))
    year.click("Go to Set up")
    assert year.gone_to == [("stage", "set_up/set_up/details")]


def test_a_year_that_cannot_be_right_is_told(open_year: OpenYear, example: Document) -> None:
    cycle = msgspec.structs.replace(example.cycle, meeting=dt.date(1, 1, 20))
    year = open_year(msgspec.structs.replace(example, cycle=cycle))
    assert "cannot be right" in told_by(year.window)


# --- the calendar file ----------------------------------------------------------------------------


def test_the_calendar_file_is_saved(year: YearDesk) -> None:
    path = year.folder / "dates.ics"
    year.dialogs.answer(path)
    year.click("Save calendar file…")
    assert year.dialogs.asked[-1].text.endswith("Northbridge Council key dates 2026.ics")
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "“dates.ics”" in year.told


def test_a_calendar_file_is_not_saved_by_who_gives_up(year: YearDesk) -> None:
    year.dialogs.answer(None)
    year.click("Save calendar file…")
    assert not list(year.folder.glob("*.ics"))
    assert year.told == ""


def test_a_calendar_file_that_cannot_be_written_is_told(year: YearDesk) -> None:
    year.dialogs.answer(year.folder / "nowhere" / "dates.ics")
    year.click("Save calendar file…")
    assert year.dialogs.asked[-1].call == "tell"
    assert year.dialogs.asked[-1].title == "The calendar file could not be saved"
    year.dialogs.answer(year.folder / "dates.ics")
    year.click("Save calendar file…")
    assert (year.folder / "dates.ics").exists()


def test_a_change_is_gone_to(year: YearDesk) -> None:
    before = year.document
    after = with_done(before, "partners", TODAY)
    year.workspace.change("x", after)
    year.page.show_change(before, after)
    assert year.row("partners").isAncestorOf(QApplication.focusWidget())


def test_enter_in_the_chart_goes_to_the_step(year: YearDesk) -> None:
    year.page.chart.rows.setFocus()
    year.press(Qt.Key.Key_Down)
    year.press(Qt.Key.Key_Return)
    assert year.row("sections_in").isAncestorOf(QApplication.focusWidget())
