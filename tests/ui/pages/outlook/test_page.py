"""The inspection page: what it shows, and what can be done on it."""

import datetime as dt
from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Graded, Inspection
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from tests.ui.dialogs.test_record_forms import put
from tests.ui.pages.draft.kit import button, entry, said
from tests.ui.pages.outlook.kit import AtOutlook
from tests.ui.walk import settle

Key = Qt.Key


def changed(document: Document, **fields: Any) -> Document:
    return msgspec.structs.replace(document, **fields)


def with_cycle(document: Document, **fields: Any) -> Document:
    return changed(document, cycle=msgspec.structs.replace(document.cycle, **fields))


def test_the_window_and_the_grades_are_the_first_to_be_read(at: AtOutlook) -> None:
    words = said(at.window)
    assert words[:2] == [
        "Inspection",
        "Inspection window: open now. It closes on 4 September 2027, in about 11 months.",
    ]
    assert words.count("Good") == 4
    assert "Requires improvement to be good" in words
    assert "Focused visit, 15 July 2025" in words


def test_without_an_inspection_the_page_says_what_to_do(at: AtOutlook) -> None:
    at.show(changed(at.document, inspections=(), prior_points=(), audits=()))
    words = said(at.window)
    assert any(text.startswith("No inspection is known") for text in words)
    assert "No inspection is entered yet." in words
    assert not at.page.when._bar.isVisible()
    assert not at.page.practice.table.isVisible()
    assert "Total in the window: None yet." in words
    at.page.focus_first()
    assert QApplication.focusWidget() is at.page.judgements.add


def test_a_visit_is_added_and_what_follows_from_it_is_shown(at: AtOutlook) -> None:
    at.click("Add inspection or visit")
    entry(at.form, "What it was", Choice).set_value("jtai")
    put(at.form, "First day on site", "3/8/2026")
    at.form.accept()
    settle()
    assert at.document.inspections[-1].kind == "jtai"
    assert at.workspace.undo_label == "Add inspection or visit"
    words = said(at.window)
    assert "Joint targeted area inspection, 3 August 2026" in words
    assert any("until 2 February 2027" in text for text in words)


def test_a_visit_is_edited_and_its_row_follows(at: AtOutlook) -> None:
    at.click("Edit Focused visit, 15 July 2025")
    put(at.form, "First day on site", "16/7/2025")
    at.form.accept()
    settle()
    assert "Focused visit, 16 July 2025" in said(at.window)
    assert "Focused visit, 15 July 2025" not in said(at.window)


def test_a_visit_that_was_removed_comes_back_with_undo(at: AtOutlook, example: Document) -> None:
    at.click("Remove Inspection, 4 March 2024")
    assert at.told == "“Inspection, 4 March 2024” was removed."
    assert len(at.document.inspections) == 1
    assert "Good" not in said(at.window)
    at.act()
    assert at.document.inspections == example.inspections
    assert at.told == ""
    assert "Inspection, 4 March 2024" in said(at.window)


def test_grades_of_an_older_framework_stand_as_they_are_without_a_way(at: AtOutlook) -> None:
    visit = Inspection(
        "i", "inspection", dt.date(2024, 3, 4), grades=(Graded("care_and_leavers", "fair"),)
    )
    at.show(changed(at.document, inspections=(visit,)))
    words = said(at.window)
    assert "care_and_leavers" in words
    assert "Fair" in words


def test_a_judgement_leads_to_what_the_text_says_of_it(at: AtOutlook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(at.page.part_wanted) as wanted:
        at.click("Help and protection: go to it in the text")
    assert wanted.args == ["help_and_protection"]


def test_the_ways_out_lead_to_the_text_and_to_set_up(at: AtOutlook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(at.page.place_wanted) as place:
        at.click("What has happened since, in the text")
    assert place.args == [Place("front", "progress")]
    with qtbot.waitSignal(at.page.stage_wanted) as stage:
        at.click("Change the meeting and the due date")
    assert stage.args == ["set_up/set_up/details"]


def test_the_pathway_is_the_persons_choice_and_never_another(at: AtOutlook) -> None:
    choice = at.page.pathway.choice
    assert choice.value == ""
    choice.setCurrentIndex(choice.findData("short"))
    choice.activated.emit(choice.currentIndex())
    assert at.document.cycle.pathway == "short"
    assert at.workspace.undo_label == "Choose inspection pathway"
    at.workspace.undo()
    settle()
    assert choice.value == ""


def test_a_pathway_of_another_framework_is_kept(at: AtOutlook) -> None:
    at.show(with_cycle(at.document, pathway="older"))
    choice = at.page.pathway.choice
    assert (choice.value, choice.currentText()) == ("older", "older (unknown here)")


def test_the_picture_says_in_words_all_that_it_shows(at: AtOutlook) -> None:
    told = at.page.when._bar.accessibleName()
    for words in (
        "Open now. It closes on 4 September 2027",
        "Anniversary: Thursday 4 March 2027",
        "August, 1 to 31 August 2027",
        "The annual engagement meeting, 7 December 2026",
    ):
        assert words in told


def test_the_picture_follows_the_window(at: AtOutlook) -> None:
    bar = at.page.when._bar
    before = bar.grab().toImage()
    visit = Inspection("v", "jtai", dt.date(2026, 8, 3))
    at.show(changed(at.document, inspections=(*at.document.inspections, visit)))
    assert bar.grab().toImage() != before


def test_quiet_days_are_hatched_in_the_picture_and_others_are_not(at: AtOutlook) -> None:
    bar = at.page.when._bar
    shown = bar._bar
    assert shown is not None
    image = bar.grab().toImage()
    middle = bar.height() - bar._theme.tokens.px(5) - 3 * bar.fontMetrics().height() - 11

    def colours(first: dt.date, last: dt.date) -> set[int]:
        left, right = (int(bar._x(shown.share(day))) for day in (first, last))
        return {image.pixel(x, middle) for x in range(left + 3, right - 3)}

    assert len(colours(dt.date(2027, 8, 1), dt.date(2027, 8, 31))) > 1
    assert len(colours(dt.date(2027, 5, 1), dt.date(2027, 5, 31))) == 1


def test_the_counts_are_listed_with_their_total(at: AtOutlook) -> None:
    assert len(at.listed) == len(at.document.audits)
    assert at.listed[:4] == [
        "Help and protection",
        "Children in care",
        "Care leavers",
        "Pathway plans, thematic",
    ]
    total = next(text for text in said(at.window) if text.startswith("Total in the window"))
    assert total.startswith("Total in the window: 94 cases in 4 lines. Moderated: 18 of 94 (19%).")


def test_the_count_that_is_chosen_is_told_in_full(at: AtOutlook) -> None:
    at.page.practice.table.select("au-pathway")
    assert any(text.startswith("Pathway plans, thematic, 7 to 25 Sept") for text in said(at.window))


def test_a_count_is_added_and_chosen(at: AtOutlook) -> None:
    at.click("Add audits")
    put(at.form, "What was audited", "Supervision")
    put(at.form, "Months from", "1/7/2026")
    put(at.form, "Months to", "31/7/2026")
    put(at.form, "Cases audited", "60")
    at.form.accept()
    settle()
    assert at.document.audits[-1].audited == 60
    assert at.page.practice.table.current_id == at.document.audits[-1].id
    assert any("Total in the window: 154 cases in 5 lines." in text for text in said(at.window))


def test_a_count_is_edited_with_enter_and_removed_with_delete(at: AtOutlook) -> None:
    table = at.page.practice.table
    table.select("au-pathway")
    table.setFocus()
    QTest.keyClick(table, Key.Key_Return)
    put(at.form, "Cases audited", "41")
    at.form.accept()
    settle()
    assert next(a for a in at.document.audits if a.id == "au-pathway").audited == 41
    table.setFocus()
    QTest.keyClick(table, Key.Key_Delete)
    settle()
    told = "The audits “Pathway plans, thematic, 7 to 25 September 2026” were removed."
    assert at.told == told
    assert "Pathway plans, thematic" not in at.listed
    at.act()
    assert "Pathway plans, thematic" in at.listed
    assert table.current_id == "au-pathway"


def test_the_buttons_act_on_the_chosen_count(at: AtOutlook) -> None:
    at.page.practice.table.select("au-care-3")
    at.click("Edit the audits")
    assert entry_text(at, "What was audited") == "Children in care"
    at.form.reject()
    at.click("Remove the audits")
    assert "au-care-3" not in [audit.id for audit in at.document.audits]


def entry_text(at: AtOutlook, label: str) -> str:
    field = next(f for f in at.form.findChildren(Field) if f.label == label)
    return str(field.control.property("text"))


def test_a_page_out_of_sight_is_redrawn_when_it_comes(at: AtOutlook) -> None:
    at.page.hide()
    at.workspace.change("Put back", changed(at.document, audits=()))
    assert at.listed
    at.page.show()
    settle()
    assert not at.listed


def test_what_it_does_not_show_leaves_it_alone(at: AtOutlook) -> None:
    at.dialogs.answer(at.folder / "notes.html")
    at.click("Save notes…")
    at.show(changed(at.document, actions=()))
    assert at.told == "“notes.html” is ready."


def test_the_banner_takes_back_its_own_change_or_none(at: AtOutlook) -> None:
    at.click("Remove the audits")
    others = changed(at.document, actions=())
    at.show(others)
    assert at.told == "", "undo would take back the other change"
    at.page._on_banner_acted()
    assert at.document == others


def test_the_keyboard_stays_with_the_visits_and_with_the_counts(at: AtOutlook) -> None:
    at.click("Remove Inspection, 4 March 2024")
    assert QApplication.focusWidget().accessibleName() == "Edit Focused visit, 15 July 2025"
    at.act()
    assert QApplication.focusWidget().accessibleName() == "Edit Inspection, 4 March 2024"
    at.click("Remove the audits")
    assert at.page.practice.table.hasFocus()
    at.page.judgements.add.setFocus()
    at.act()
    assert at.page.practice.table.hasFocus()
    for _ in at.document.audits:
        at.click("Remove the audits")
    assert at.page.practice.add.hasFocus()
    for visit in ("Inspection, 4 March 2024", "Focused visit, 15 July 2025"):
        at.click(f"Remove {visit}")
    assert at.page.judgements.add.hasFocus()


def test_undo_from_elsewhere_shows_what_it_changed(at: AtOutlook, example: Document) -> None:
    without = changed(example, audits=example.audits[1:])
    at.page.show_change(without, example)
    assert at.page.practice.table.current_id == example.audits[0].id
    at.page.show_change(example, with_cycle(example, presentation="x"))
    assert QApplication.focusWidget() is at.page.notes.text
    bar = at.page._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    at.page.show_change(example, changed(example, inspections=()))
    assert bar.value() < bar.maximum()
    assert button(at.window, "Add inspection or visit").visibleRegion().isEmpty() is False
