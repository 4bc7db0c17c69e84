"""Points out of a pasted report or letter: recognised, chosen, added in one step."""

import datetime as dt
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.dialogs.points_from_text.paste import PasteForm
from ilacs_desktop.ui.dialogs.points_from_text.pick import PickForm
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.draft.kit import button, entry, error, said
from tests.ui.pages.progress.conftest import OpenProgress
from tests.ui.pages.progress.kit import Progress
from tests.ui.walk import settle

REPORTS = Path(__file__).parents[3] / "data" / "reports"
REPORT = "Bring in points from a report or letter"
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


def box(form: PickForm, text: str) -> TickBox:
    found = button(form, text)
    assert isinstance(found, TickBox)
    return found


def home(form: PickForm, point: str) -> Choice:
    name = f"Section that accounts for: {point}"
    return next(c for c in form.findChildren(Choice) if c.accessibleName() == name)


def tick_rest(form: PickForm, text: str, *, on: bool) -> None:
    rest = entry(form, "The rest of the text", TickList)
    (item,) = (rest.item(n) for n in range(rest.count()) if rest.item(n).text() == text)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    settle()


def test_the_points_of_a_report_come_in_as_one_step_with_the_inspection(progress: Progress) -> None:
    before = progress.document
    form = paste(progress, "inspection_word")
    assert entry(form, "What it is", Choice).value == "inspection"
    assert box(form, SUPERVISION).isChecked()
    assert home(form, SUPERVISION).value == "supervision"
    assert not box(form, SUGGESTED).isChecked()
    button(form, "Add 4 points").click()
    settle()
    added = progress.document.prior_points[len(before.prior_points) :]
    assert added[0].text == SUPERVISION
    assert {(point.source, point.date) for point in added} == {("inspection", dt.date(2026, 6, 19))}
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
    box(form, SUPERVISION).click()
    box(form, SUGGESTED).click()
    tick_rest(form, "Most children live in homes that meet their needs.", on=True)
    tick_rest(form, "Families say that this makes life calmer.", on=True)
    tick_rest(form, "Families say that this makes life calmer.", on=False)
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
    box(form, "The quality of chronologies remains inconsistent.").click()
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
    button(progress.form, "Open a file with the text").click()
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
        button(progress.form, "Open a file with the text").click()
        progress.settle_lane()
        assert words in progress.dialogs.asked[-1].text
    assert progress.document is before
