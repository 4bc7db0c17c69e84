"""Points out of a pasted report or letter: recognised, chosen, added in one step."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.language.points import Found
from ilacs_desktop.language.report_passages import Passage
from ilacs_desktop.ui.dialogs.points_from_text.paste import PasteForm
from ilacs_desktop.ui.dialogs.points_from_text.pick import PickForm
from ilacs_desktop.ui.dialogs.points_from_text.point_list import PointList
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.draft.kit import button, entry, error, said
from tests.ui.pages.progress.conftest import OpenProgress
from tests.ui.pages.progress.kit import Progress
from tests.ui.walk import settle

REPORTS = Path(__file__).parents[3] / "data" / "reports"
HOME = "Section that accounts for it"
REPORT = "Bring in a report or letter"
SUPERVISION = (
    "The quality of supervision, so that managers challenge delay in children’s plans. (Enabler 3)"
)
SUGGESTED = "Strategy discussions are not always held on time."


def paste(progress: Progress, name: str) -> PickForm:
    progress.click(REPORT)
    text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
    entry(progress.form, "Text of the report or letter", GrowingText).setPlainText(text)
    progress.form.accept()
    progress.settle_lane()
    form = progress.form
    assert isinstance(form, PickForm)
    return form


def item(form: PickForm, text: str) -> QListWidgetItem:
    found = entry(form, "Sentences of the text", PointList)
    rows = (found.item(n) for n in range(found.count()))
    return next(one for one in rows if one.text().partition("\n")[0] == text)


def is_ticked(form: PickForm, text: str) -> bool:
    return item(form, text).checkState() == Qt.CheckState.Checked


def tick(form: PickForm, text: str, *, on: bool = True) -> None:
    item(form, text).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    settle()


def home(form: PickForm, text: str) -> Choice:
    form._points.setCurrentItem(item(form, text))
    found = next(c for c in form.findChildren(Choice) if c.accessibleName().startswith(HOME))
    assert found.accessibleName() == f"{HOME}: {text}"
    return found


def box(form: PickForm, text: str) -> TickBox:
    found = button(form, text)
    assert isinstance(found, TickBox)
    return found


def lines(form: PickForm) -> list[str]:
    return [form._points.item(n).text() for n in range(form._points.count())]


def test_the_points_of_a_report_come_in_as_one_step_with_the_inspection(progress: Progress) -> None:
    before = progress.document
    form = paste(progress, "inspection_word")
    assert entry(form, "What it is", Choice).value == "inspection"
    assert is_ticked(form, SUPERVISION)
    assert home(form, SUPERVISION).value == "supervision"
    assert item(form, SUPERVISION).text().endswith("in: Supervision and management oversight")
    assert not is_ticked(form, SUGGESTED)
    button(form, "Add 4 points").click()
    settle()
    added = progress.document.prior_points[len(before.prior_points) :]
    assert added[0].text == SUPERVISION
    assert {(point.source, point.date) for point in added} == {("inspection", dt.date(2026, 6, 8))}
    assert added[0].sections == ("supervision",)
    assert progress.document.inspections[-1].started == dt.date(2026, 6, 8)
    assert progress.told == (
        "4 points were added, and the visit is recorded under Overview, Inspection."
    )
    assert progress.page.table.current_id == added[0].id
    progress.undo_by_banner()
    assert progress.document == before


def test_ticks_sentences_and_own_words_decide_what_comes_in(progress: Progress) -> None:
    form = paste(progress, "inspection_word")
    tick(form, SUPERVISION, on=False)
    tick(form, SUGGESTED)
    tick(form, "Most children live in homes that meet their needs.")
    tick(form, "Families say that this makes life calmer.")
    tick(form, "Families say that this makes life calmer.", on=False)
    own = entry(form, "Points in your own words", GrowingText)
    own.setPlainText("The pace of change.\n\nThe  pace of change")
    box(form, "Record this inspection or visit too, under Overview, Inspection").click()
    button(form, "Add 6 points").click()
    texts = [point.text for point in progress.document.prior_points[13:]]
    assert SUPERVISION not in texts
    assert texts[-3:] == [
        SUGGESTED,
        "Most children live in homes that meet their needs.",
        "The pace of change.",
    ]
    assert len(progress.document.inspections) == 2


def test_points_that_are_there_are_told_and_left_out(
    open_progress: OpenProgress, example: Document
) -> None:
    first = msgspec.structs.replace(example.prior_points[0], text=SUPERVISION.upper())
    progress = open_progress(msgspec.structs.replace(example, prior_points=(first,)))
    form = paste(progress, "inspection_word")
    assert f"In the list already, so not added: “{SUPERVISION}”" in said(form)
    assert form.chosen.points[0].text.startswith("The timeliness")
    assert button(form, "Add 3 points")


def test_a_letter_without_a_list_offers_sentences_and_asks_for_one(progress: Progress) -> None:
    form = paste(progress, "monitoring_visit")
    assert entry(form, "What it is", Choice).value == "monitoring_visit"
    form.accept()
    wrong = error(form, "Points in your own words")
    assert wrong == "Tick at least one sentence, or type a point here."
    tick(form, "The quality of chronologies remains inconsistent.")
    button(form, "Add 1 point").click()
    settle()
    assert progress.told.startswith("1 point was added")


def test_the_visit_is_offered_only_where_there_is_one_to_record(progress: Progress) -> None:
    form = paste(progress, "engagement_letter")
    record = next(b for b in form.findChildren(TickBox) if b.text().startswith("Record this"))
    assert record.isHidden()
    source = entry(form, "What it is", Choice)
    source.set_value("focused_visit")
    assert not record.isHidden()


def found_form(progress: Progress, *passages: Passage) -> PickForm:
    found = Found("", None, None, None, None, passages)
    form = PickForm(progress.page._theme, found, progress.document, progress.workspace.framework)
    progress.dialogs.open_form(form)
    settle()
    return form


def test_the_list_says_what_each_sentence_was_taken_for(progress: Progress) -> None:
    form = found_form(progress, Passage("It may be one.", "suggestion", ""))
    assert lines(form) == ["Sentences that may be points", "It may be one."]
    form = found_form(
        progress, Passage("A heading", "heading", ""), Passage("The pace.", "point", "")
    )
    assert lines(form) == [
        "Points that were recognised",
        "The pace.\nNo section chosen yet",
        "The rest of the text",
        "A heading",
    ]


def test_the_section_is_asked_for_the_ticked_sentence_that_is_current(progress: Progress) -> None:
    form = found_form(
        progress, Passage("The pace.", "point", ""), Passage("The cost.", "point", "")
    )
    choice = home(form, "The cost.")
    choice.set_value("permanence")
    choice.chosen.emit("permanence")
    assert home(form, "The pace.").value == ""
    assert home(form, "The cost.").value == "permanence"
    assert {(one.text, one.section) for one in form.chosen.points} == {
        ("The pace.", ""),
        ("The cost.", "permanence"),
    }
    tick(form, "The cost.", on=False)
    assert not choice.isEnabled()


def test_the_space_bar_ticks_a_sentence_and_passes_headings_by(progress: Progress) -> None:
    form = found_form(progress, Passage("One.", "text", ""), Passage("Two.", "text", ""))
    form._points.setFocus()
    progress.press(Qt.Key.Key_Space)
    assert is_ticked(form, "One.")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Space):
        progress.press(key)
    assert not form.chosen.points


def test_a_long_report_makes_one_list_and_one_choice_of_sections(progress: Progress) -> None:
    few = found_form(progress, Passage("The pace.", "suggestion", ""))
    many = found_form(
        progress, *(Passage(f"The pace of {n}.", "suggestion", "") for n in range(300))
    )
    assert len(many.findChildren(QWidget)) == len(few.findChildren(QWidget))


def test_a_recorded_inspection_fills_in_what_the_report_is_and_its_date(progress: Progress) -> None:
    form = found_form(progress, Passage("The pace.", "point", ""))
    visits = entry(form, "Recorded inspection or visit", Choice)
    assert visits.value == ""
    visits.set_value("ins-visit-2025")
    visits.chosen.emit(visits.value)
    assert (form.chosen.source, form.chosen.date) == ("focused_visit", dt.date(2025, 7, 15))
    assert form.chosen.visit is None
    entry(form, "What it is", Choice).set_value("jtai")
    assert visits.value == ""


def test_a_pasted_text_stays_when_looking_through_it_fails(
    progress: Progress, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_text: str) -> Found:
        raise ValueError("broken")

    monkeypatch.setattr("ilacs_desktop.ui.dialogs.points_from_text.start.found_in", fail)
    progress.click(REPORT)
    form = progress.form
    box_ = entry(form, "Text of the report or letter", GrowingText)
    box_.setPlainText("Plans should be shorter.")
    form.accept()
    assert not button(form, "Find its points").isEnabled()
    progress.settle_lane()
    asked = progress.dialogs.asked[-1]
    assert asked.title == "The text could not be looked through"
    assert "the text is still in its box" in asked.text
    assert form.isVisible()
    assert box_.toPlainText() == "Plans should be shorter."
    monkeypatch.undo()
    form.accept()
    progress.settle_lane()
    assert isinstance(progress.form, PickForm)
    assert not form.isVisible()


def test_a_pasted_text_is_still_there_when_no_points_were_chosen(progress: Progress) -> None:
    text = "Text of the report or letter"
    progress.click(REPORT)
    entry(progress.form, text, GrowingText).setPlainText("Plans should be shorter.")
    progress.form.accept()
    progress.settle_lane()
    progress.form.reject()
    progress.click(REPORT)
    assert entry(progress.form, text, GrowingText).toPlainText() == "Plans should be shorter."
    progress.form.reject()
    progress.click(REPORT)
    assert entry(progress.form, text, GrowingText).toPlainText() == ""


def test_a_text_given_up_while_it_is_looked_through_opens_nothing(progress: Progress) -> None:
    progress.click(REPORT)
    form = progress.form
    entry(form, "Text of the report or letter", GrowingText).setPlainText("Plans are long.")
    form.accept()
    form.done(0)
    progress.settle_lane()
    assert progress.form is form


def test_what_was_copied_stands_in_the_form_when_it_is_pasted_on_the_page(
    progress: Progress,
) -> None:
    QApplication.clipboard().setText("A letter")
    progress.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(progress.form, PasteForm)
    assert entry(progress.form, "Text of the report or letter", GrowingText).toPlainText() == (
        "A letter"
    )


def test_without_a_text_the_form_says_what_to_do(progress: Progress) -> None:
    progress.click(REPORT)
    progress.form.accept()
    assert error(progress.form, "Text of the report or letter").startswith("Paste the text")


def test_a_file_is_read_in_place_of_a_pasted_text(progress: Progress) -> None:
    progress.click(REPORT)
    progress.dialogs.answer(REPORTS / "focused_visit.txt")
    button(progress.form, "Open a file with the text in it").click()
    progress.settle_lane()
    assert isinstance(progress.form, PickForm)
    assert len(progress.form.chosen.points) == 3


def test_a_file_that_cannot_be_read_is_told_and_changes_nothing(progress: Progress) -> None:
    before = progress.document
    for name, words in (("report.pdf", "paste it into the box"), ("empty.txt", "holds no text")):
        path = progress.folder / name
        path.write_bytes(b"")
        progress.click(REPORT)
        progress.dialogs.answer(path)
        button(progress.form, "Open a file with the text in it").click()
        progress.settle_lane()
        assert words in progress.dialogs.asked[-1].text
    assert progress.document is before
