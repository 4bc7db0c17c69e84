"""Spreadsheets in and out of the evidence page: a preview first, one step of undo, nothing half done."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.tables.plan import LeftOut, Plan
from ilacs_desktop.tables.sheet import read_sheet
from ilacs_desktop.ui.pages.records.bring_in import (
    BringInForm,
    button_text,
    row_text,
    summary,
)
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from tests.ui.pages.draft.kit import button, said
from tests.ui.pages.evidence.kit import Library
from tests.ui.walk import settle

NOTHING = Plan("Evidence")
HEADS = "Number,Title,Type,RAG score\n"


def bring_in(library: Library, text: str) -> BringInForm:
    path = library.folder / "list.csv"
    path.write_text(HEADS + text, encoding="utf-8")
    library.dialogs.answer(path)
    library.click("Bring in evidence from a spreadsheet")
    form = library.form
    assert isinstance(form, BringInForm)
    return form


def test_a_preview_tells_what_would_happen_and_why_not(library: Library) -> None:
    form = bring_in(library, ",Survey,Views of staff,\n,,Survey,red\n,,,\n")
    assert form._save.text() == "Add 1 item, 1 row left out"
    told = said(form)
    assert "1 item to add. 1 row cannot be taken." in told
    assert "Columns that are not known, so nothing in them is taken: “RAG score”." in told
    assert form._wrong.toPlainText().startswith("Row 3")
    assert "“list.csv”" in told
    assert not form._update.isVisible()


def test_nothing_is_taken_before_it_is_agreed_to(library: Library) -> None:
    before = library.document
    form = bring_in(library, ",Survey,Views of staff,\n")
    assert library.document is before
    form.reject()
    assert form.isHidden()
    assert library.document is before


def test_what_is_agreed_to_comes_in_as_one_step_and_the_first_is_chosen(library: Library) -> None:
    before = library.document
    bring_in(library, ",Survey,Views of staff,\n,Dip sample,,\n").accept()
    added = library.document.evidence[-2:]
    assert [(item.title, item.number) for item in added] == [("Survey", 76), ("Dip sample", 77)]
    assert library.page.table.current_id == added[0].id
    assert library.told == "2 items were added."
    assert library.workspace.undo_label == "Bring in evidence"
    library.undo_by_banner()
    assert library.document == before


def test_the_list_coming_back_offers_to_update_by_number(library: Library) -> None:
    first, second = library.document.evidence[:2]
    form = bring_in(library, f'1,{first.title},Dip sample,\n2,"{second.title}",,\n')
    assert form._update.isVisible()
    assert form._update.isChecked()
    assert form._save.text() == "Update 1 item"
    assert "Nothing to add. 1 item to update. 1 item in it is as in the list." in said(form)
    form._update.click()
    library.lane.drain()
    assert form._save.text() == "Add 2 items"
    form._update.click()
    library.lane.drain()
    form.accept()
    assert library.item(first.id).type == "dip_sample"
    assert library.told == "1 item was updated."


def test_a_list_of_other_things_is_added_though_its_numbers_are_taken(library: Library) -> None:
    form = bring_in(library, "1,Survey,,\n")
    assert form._update.text().startswith("Update the item that has the same number.")
    assert not form._update.isChecked()
    assert "1 item to add. 1 item will get a new number, because theirs is taken." in said(form)


def test_a_file_with_nothing_to_take_cannot_be_agreed_to(library: Library) -> None:
    before = library.document
    form = bring_in(library, ",,Survey,\n")
    assert form._save.text() == "Nothing to add"
    form.accept()
    assert form.isVisible()
    assert library.document is before


@pytest.mark.parametrize("raw", [b"Owner\nJo\n", b""])
def test_a_file_that_is_no_list_is_told_and_changes_nothing(library: Library, raw: bytes) -> None:
    before = library.document
    path = library.folder / "list.csv"
    path.write_bytes(raw)
    library.dialogs.answer(path)
    library.click("Bring in evidence from a spreadsheet")
    assert library.dialogs.asked[-1].call == "tell"
    assert "Nothing was changed." in library.dialogs.asked[-1].text
    assert library.document is before


def test_giving_up_the_choice_of_a_file_does_nothing(library: Library) -> None:
    library.dialogs.answer(None, None)
    library.click("Bring in evidence from a spreadsheet")
    library.click("Save as list: evidence")
    assert library.dialogs.forms == []


def test_a_preview_can_be_closed_at_once_after_trying_its_box(library: Library) -> None:
    form = bring_in(library, "1,Survey,,\n")
    form._update.click()
    library.lane.drain()
    form.reject()
    assert form.isHidden()


@pytest.mark.parametrize(
    ("name", "file"), [("list.xlsx", "list.xlsx"), ("list.csv", "list.csv"), ("list", "list.xlsx")]
)
def test_the_list_is_saved_as_the_kind_of_file_chosen(
    library: Library, name: str, file: str
) -> None:
    library.dialogs.answer(library.folder / name, "without")
    library.click("Save as list: evidence")
    rows = read_sheet(library.folder / file)[0].rows
    assert rows[0][:3] == ("Number", "Title", "Type")
    assert len(rows) == len(library.document.evidence) + 1
    assert library.told == f"The list was saved as “{file}”."


def test_no_other_file_is_replaced_without_a_word(library: Library) -> None:
    theirs = library.folder / "list.xlsx"
    theirs.write_bytes(b"theirs")
    library.dialogs.answer(library.folder / "list", False)
    library.click("Save as list: evidence")
    assert theirs.read_bytes() == b"theirs"


def test_where_items_are_kept_is_included_only_when_asked(library: Library) -> None:
    path = library.folder / "list.csv"
    for answer, told in (("without", False), ("with", True)):
        library.dialogs.answer(path, answer)
        library.click("Save as list: evidence")
        assert ("Where it is kept" in read_sheet(path)[0].rows[0]) is told
    path.unlink()
    library.dialogs.answer(path, "")
    library.click("Save as list: evidence")
    assert not path.exists()


def test_the_list_tells_the_sections_that_use_an_item(library: Library) -> None:
    path = library.folder / "list.csv"
    library.dialogs.answer(path, "without")
    library.click("Save as list: evidence")
    head, *rows = read_sheet(path)[0].rows
    used = [row[head.index("Used in")] for row in rows]
    titles = {part.title for part in (*library.document.sections, *library.document.judgements)}
    found = {title for cell in used for title in cell.split("; ") if title}
    assert found
    assert found <= titles | {"Before the judgements"}


def test_while_a_file_is_written_it_says_so_and_begins_no_other(library: Library) -> None:
    go_on = threading.Event()
    library.lane.run(lambda: go_on.wait(60), lambda _result: None)
    library.dialogs.answer(library.folder / "list.csv", "without")
    button(library.window, "Save as list: evidence").click()
    settle()
    assert library.told == "Saving “list.csv”…"
    asked = len(library.dialogs.asked)
    button(library.window, "Bring in evidence from a spreadsheet").click()
    button(library.window, "Save as list: evidence").click()
    assert len(library.dialogs.asked) == asked
    go_on.set()
    library.lane.drain()
    settle()
    assert library.told == "The list was saved as “list.csv”."


def test_a_spreadsheet_that_was_read_after_the_page_was_closed_is_forgotten(
    library: Library,
) -> None:
    go_on = threading.Event()
    library.lane.run(lambda: go_on.wait(60), lambda _result: None)
    path = library.folder / "list.csv"
    path.write_text(HEADS + ",Survey,,\n", encoding="utf-8")
    library.dialogs.answer(path)
    button(library.window, "Bring in evidence from a spreadsheet").click()
    library.page.setParent(None)
    library.page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    go_on.set()
    library.lane.drain()
    assert library.dialogs.forms == []


def test_a_file_that_cannot_be_written_is_told(library: Library) -> None:
    library.dialogs.answer(library.folder / "gone" / "list.csv", "without")
    library.click("Save as list: evidence")
    assert library.dialogs.asked[-1].title == "The list could not be saved"


def test_the_name_suggested_is_one_that_a_file_may_have(library: Library) -> None:
    library.dialogs.answer(None)
    library.click("Save as list: evidence")
    name = Path(library.dialogs.asked[-1].text).name
    assert name == "Northbridge Council evidence 2026.xlsx"


def test_words_of_the_preview_agree_in_number() -> None:
    left = (LeftOut(2, "", ("It has no title.",)), LeftOut(9, "Audit", ("One.", "Two.")))
    plan = NOTHING._replace(left_out=left, same=3)
    assert button_text(plan, "item", "items") == "Nothing to add"
    assert summary(plan, "item", "items") == (
        "Nothing to add. 3 items in it are as in the list. 2 rows cannot be taken."
    )
    assert [row_text(row) for row in left] == [
        "Row 2: It has no title.",
        "Row 9, “Audit”: One. Two.",
    ]


def choose_column(library: Library, form: BringInForm, heading: str, title: str) -> None:
    field = next(f for f in form.findChildren(Field) if f.label == f"“{heading}” in the file")
    assert isinstance(field.control, Choice)
    field.control.set_value(title)
    field.control.chosen.emit(title)
    library.lane.drain()


def test_the_person_says_which_column_is_which(library: Library) -> None:
    form = bring_in(library, ",Survey,,red\n")
    asks = button(form, "Say which column is which, hidden")
    assert not form._choices.isVisible()
    before = form.height()
    asks.click()
    assert form._choices.isVisible()
    assert form.height() > before
    assert form.screen().availableGeometry().contains(form.geometry())
    choose_column(library, form, "RAG score", "Which way it points")
    assert "Columns that are not known" not in said(form)
    choose_column(library, form, "Type", "")
    assert "Columns taken: Number, Title, Which way it points." in said(form)
    form.accept()
    assert library.document.evidence[-1].direction == "negative"
    again = bring_in(library, ",Panel,Gossip,green\n")
    assert again._save.text() == "Add 1 item"


def test_a_column_that_is_given_to_another_heading_is_taken_from_the_first(
    library: Library,
) -> None:
    form = bring_in(library, ",Survey,Dip sample,Panel\n")
    choose_column(library, form, "Type", "Title")
    assert "Columns taken: Number, Title." in said(form)
    choose_column(library, form, "RAG score", "Title")
    assert "Columns taken: Number, Type, Title." in said(form)
    form.accept()
    item = library.document.evidence[-1]
    assert (item.title, item.type) == ("Panel", "dip_sample")


def test_a_file_without_a_title_asks_which_column_it_is(library: Library) -> None:
    path = library.folder / "list.csv"
    path.write_text("Thing,Owner\nSurvey,Jo\n", encoding="utf-8")
    library.dialogs.answer(path)
    library.click("Bring in evidence from a spreadsheet")
    form = library.form
    assert isinstance(form, BringInForm)
    assert "No column is headed “Title”" in " ".join(said(form))
    assert form._choices.isVisible()
    assert form._save.text() == "Nothing to add"
    choose_column(library, form, "Thing", "Title")
    assert form._save.text() == "Add 1 item"
    form.accept()
    assert [(i.title, i.owner) for i in library.document.evidence[-1:]] == [("Survey", "Jo")]
