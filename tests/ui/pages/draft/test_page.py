"""The draft page: open a part, write, mark, and find everything where it was left."""

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ilacs_desktop.document import outline
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.session import Caret
from ilacs_desktop.document.words import count_body
from ilacs_desktop.ui.widgets.choices import Choice, OwnerChoice
from ilacs_desktop.ui.widgets.meter import LengthMeter
from tests.ui.pages.conftest import OpenDraft
from tests.ui.pages.draft.kit import Desk, button, said
from tests.ui.walk import settle

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def section(desk: Desk, id_: str) -> Section:
    return outline.section(desk.document, id_)


def choice(desk: Desk, name: str) -> Choice:
    found = desk.page.text.findChildren(Choice)
    return next(c for c in found if c.isVisible() and c.accessibleName() == name)


def choose(box: Choice, value: str) -> None:
    box.set_value(value)
    box.activated.emit(box.currentIndex())


def meters(desk: Desk) -> list[str]:
    found = desk.page.text.findChildren(LengthMeter)
    return [meter.accessibleName() for meter in found if meter.isVisible()]


def test_it_opens_at_the_authors_own_section_that_is_not_ready(desk: Desk) -> None:
    part = section(desk, desk.page.text.part)
    owner = next(p.name for p in desk.document.people if p.id == part.owner)
    assert owner == desk.workspace.services.author.by
    assert part.status not in ("ready", "agreed")


def test_a_part_shows_its_title_questions_and_answers(desk: Desk) -> None:
    desk.page.show_part("supervision")
    settle()
    words = said(desk.page.text)
    assert section(desk, "supervision").title in words
    assert [question.text in words for question in desk.workspace.framework.questions] == [True] * 3
    assert desk.editor(0).body() is section(desk, "supervision").know
    assert desk.page.list.list.current_id == "supervision"


def test_choosing_a_row_opens_its_part(desk: Desk) -> None:
    desk.page.list.list.section_chosen.emit("group:help_and_protection")
    assert desk.page.text.part == "help_and_protection"
    desk.page.list.list.section_chosen.emit("front.context")
    assert desk.editor(0).body() is desk.document.front.context


def test_the_same_editors_serve_every_part(desk: Desk) -> None:
    before = [desk.editor(n) for n in range(3)]
    for part in ("supervision", "front", "care_leavers"):
        desk.page.show_part(part)
    assert [desk.editor(n) for n in range(3)] == before


def test_typing_reaches_the_document_as_one_step(desk: Desk) -> None:
    editor = desk.open("supervision")
    before = desk.text("supervision", "know")
    editor.restore_caret(editor.body()[-1].id, 10_000)
    desk.type(" Yes.")
    assert desk.text("supervision", "know") == f"{before} Yes."
    assert desk.workspace.undo_label == "Typing"
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.text("supervision", "know") == before


def test_undo_goes_back_to_the_part_that_it_changes(desk: Desk) -> None:
    desk.open("supervision", 1)
    desk.type("x")
    desk.open("thresholds")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.page.text.part == "supervision"
    assert desk.editor(1).hasFocus()


def test_undo_of_a_mark_goes_there_too(desk: Desk) -> None:
    desk.open("supervision")
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_T, CTRL_SHIFT)
    assert desk.workspace.undo_label == "Mark as strength"
    desk.open("thresholds")
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.page.text.part == "supervision"
    desk.open("thresholds")
    desk.press(Qt.Key.Key_Y, CTRL)
    assert desk.page.text.part == "supervision"
    assert {block.stance for block in desk.body("supervision", "know")} == {"strength"}


def test_undo_of_a_mark_puts_the_keyboard_into_its_answer(desk: Desk) -> None:
    desk.open("supervision", 2)
    before = desk.body("supervision", "plan")
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_L, CTRL_SHIFT)
    caret = desk.editor(2).caret()
    desk.open("thresholds", 0)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.body("supervision", "plan") == before
    assert desk.page.text.part == "supervision"
    assert desk.editor(2).hasFocus()
    assert desk.editor(2).caret() == caret


def test_undo_of_a_mark_keeps_the_selection(desk: Desk) -> None:
    editor = desk.open("supervision")
    desk.press(Qt.Key.Key_A, CTRL)
    selected = editor.selection()
    desk.press(Qt.Key.Key_B, CTRL)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert editor.selection() == selected


def test_words_being_composed_stay_in_the_part_they_were_begun_in(desk: Desk) -> None:
    editor = desk.open("supervision")
    other = desk.text("thresholds", "know")
    before = desk.text("supervision", "know")
    QApplication.sendEvent(editor, QInputMethodEvent("nihon", []))
    desk.page.show_part("thresholds")
    assert editor.textCursor().block().layout().preeditAreaText() == ""
    assert len(desk.text("supervision", "know")) == len(before) + len("nihon")
    assert "nihon" in desk.text("supervision", "know")
    assert desk.text("thresholds", "know") == other


def test_a_citation_begun_in_one_part_is_given_up_in_another(desk: Desk) -> None:
    editor = desk.open("supervision")
    before = desk.body("supervision", "know")
    editor.cite()
    desk.page.show_part("thresholds")
    assert desk.body("supervision", "know") == before


def test_the_front_shows_the_text_that_changed_last(desk: Desk) -> None:
    desk.open("front.context")
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_A, CTRL_SHIFT)
    desk.page.show_part("supervision")
    desk.workspace.undo()
    desk.page.show_part("front")
    assert desk.page.text.part == "front.context"


def test_caret_and_answer_in_use_are_kept_for_each_part(desk: Desk) -> None:
    editor = desk.open("supervision", 2)
    first = editor.body()[0].id
    editor.restore_caret(first, 7)
    desk.open("thresholds", 0)
    desk.page.show_part("supervision")
    assert editor.caret() == (first, 7)
    desk.page.focus_first()
    assert editor.hasFocus()


def test_a_caret_is_gone_to_with_the_keyboard(desk: Desk) -> None:
    block = section(desk, "supervision").how[0]
    desk.page.show_caret(Caret(Place("supervision", "how"), block.id, 3))
    assert desk.editor(1).hasFocus()
    assert desk.editor(1).caret() == (block.id, 3)


def test_status_and_owner_change_the_section(desk: Desk) -> None:
    desk.page.show_part("supervision")
    choose(choice(desk, "Status"), "agreed")
    assert section(desk, "supervision").status == "agreed"
    assert desk.workspace.undo_label == "Change status"
    choose(choice(desk, "Owner"), "p-leavers")
    assert section(desk, "supervision").owner == "p-leavers"
    desk.workspace.undo()
    assert isinstance(choice(desk, "Owner"), OwnerChoice)
    assert choice(desk, "Owner").value == section(desk, "supervision").owner != "p-leavers"


def test_a_judgement_has_direction_and_confidence(desk: Desk) -> None:
    desk.page.show_part("care_leavers")
    settle()
    choose(choice(desk, "Since the last inspection"), "maintained")
    choose(choice(desk, "Confidence"), "low")
    judgement = next(j for j in desk.document.judgements if j.id == "care_leavers")
    assert (judgement.direction, judgement.confidence) == ("maintained", "low")
    assert not any(name.startswith("Length of this section") for name in meters(desk))


def test_a_section_that_is_begun_shows_as_being_drafted(
    open_draft: OpenDraft, example: Document
) -> None:
    part = outline.section(example, "supervision")
    begun = msgspec.structs.replace(part, status="not_started")
    sections = tuple(begun if s.id == part.id else s for s in example.sections)
    desk = open_draft(msgspec.structs.replace(example, sections=sections))
    desk.page.show_part("supervision")
    assert choice(desk, "Status").value == "drafting"
    row = next(row for row in desk.page.list.list._rows if row.id == "supervision")
    assert row.status == "drafting"


def test_a_parked_section_says_why_and_can_be_taken_up(desk: Desk) -> None:
    parked = next(part for part in desk.document.sections if part.parked)
    desk.page.show_part(parked.id)
    settle()
    assert parked.parked is not None
    assert any(parked.parked.by in words for words in said(desk.page.text))
    assert desk.page.text.editor is None
    assert meters(desk) == []
    button(desk.window, "Take it up again").click()
    settle()
    assert section(desk, parked.id).parked is None
    assert desk.page.text.editor is desk.editor(0)
    assert desk.editor(0).hasFocus()


def test_marks_and_lists_are_named_in_the_menu(desk: Desk) -> None:
    desk.open("supervision")
    desk.press(Qt.Key.Key_A, CTRL)
    for key, keys, label in (
        (Qt.Key.Key_A, CTRL_SHIFT, "Mark as area for improvement"),
        (Qt.Key.Key_L, CTRL_SHIFT, "Bullets"),
        (Qt.Key.Key_B, CTRL, "Bold"),
    ):
        desk.press(key, keys)
        assert desk.workspace.undo_label == label


@pytest.mark.parametrize(
    ("name", "holds"),
    [("Bold", "bold"), ("Bullets", "bullet"), ("Strength", "strength")],
)
def test_the_bar_acts_on_the_answer_in_use(desk: Desk, name: str, holds: str) -> None:
    editor = desk.open("supervision", 1)
    desk.press(Qt.Key.Key_A, CTRL)
    pressed = button(desk.page.bar, name)
    pressed.click()
    look = editor.formatting()
    assert {"bold": look.bold, "bullet": look.kind == "bullet"}.get(holds, look.stance == holds)
    assert pressed.isChecked()
    assert editor.hasFocus()


def test_the_bar_follows_marks_made_by_keys_and_undo(desk: Desk) -> None:
    desk.open("supervision")
    desk.press(Qt.Key.Key_A, CTRL)
    soon = desk.page.bar._settle
    soon.stop()
    desk.press(Qt.Key.Key_T, CTRL_SHIFT)
    assert soon.isActive()
    soon.timeout.emit()
    assert button(desk.page.bar, "Strength").isChecked()
    soon.stop()
    desk.workspace.undo()
    assert soon.isActive()
    soon.timeout.emit()
    assert not button(desk.page.bar, "Strength").isChecked()


def test_the_bar_rests_where_nothing_can_be_written(desk: Desk) -> None:
    parked = next(part for part in desk.document.sections if part.parked)
    desk.page.show_part(parked.id)
    assert not button(desk.page.bar, "Bold").isEnabled()


def test_words_are_counted_when_typing_pauses(desk: Desk) -> None:
    editor = desk.open("supervision", 2)
    editor.restore_caret(editor.body()[-1].id, 10_000)
    before = meters(desk)
    desk.type(" two words")
    assert meters(desk) == before
    assert desk.page._counting.isActive()
    desk.rest()
    assert meters(desk) != before
    words = count_body(desk.body("supervision", "plan"))
    assert f"Length of this answer: {words} words" in meters(desk)


def test_only_the_rows_that_changed_are_drawn_again(desk: Desk) -> None:
    editor = desk.open("supervision")
    model = desk.page.list.list.model()
    assert isinstance(model, QStandardItemModel)
    changed: set[str] = set()

    def note(item: object) -> None:
        changed.add(item.text())  # type: ignore[attr-defined]

    editor.restore_caret(editor.body()[-1].id, 10_000)
    desk.type(" more")
    model.itemChanged.connect(note)
    desk.rest()
    assert changed == {section(desk, "supervision").title}


def test_a_part_that_is_gone_gives_way_to_another(desk: Desk) -> None:
    desk.page.show_part("supervision")
    gone = outline.join(desk.document, "workforce", "supervision")
    desk.workspace.change("Join sections", gone)
    assert desk.page.text.part in {s.id for s in desk.document.sections}
    assert any("Supervision" in words and "any more" in words for words in said(desk.window))
    desk.rest()
    assert desk.page.list.list.current_id == desk.page.text.part


def test_what_is_typed_when_a_part_goes_does_not_come_into_another(desk: Desk) -> None:
    desk.open("supervision")
    desk.workspace.change("Join sections", outline.join(desk.document, "workforce", "supervision"))
    before = desk.document
    assert not any(answer.editor.hasFocus() for answer in desk.page.text.answers)
    desk.type("the rest of the sentence")
    assert desk.document is before


def test_new_owners_can_be_listed_by_name(desk: Desk) -> None:
    desk.page.show_part("supervision")
    shown = desk.page.list.findChildren(Choice)[0]
    assert shown.findData("p-performance") < 0
    choose(choice(desk, "Owner"), "p-performance")
    assert shown.itemText(shown.findData("p-performance")) == "Wen Hargreave"
    choose(shown, "p-performance")
    assert [row.id for row in desk.page.list.list._rows if not row.group] == ["supervision"]


def test_a_new_section_can_be_shown_at_once(desk: Desk) -> None:
    document, fresh = outline.add(desk.document, "care_leavers", "Housing")
    desk.workspace.change("Add section", document)
    desk.page.show_part(fresh)
    assert desk.page.text.part == fresh
    desk.rest()
    assert desk.page.list.list.current_id == fresh


def test_a_caret_in_a_part_that_is_gone_changes_nothing(desk: Desk) -> None:
    desk.page.show_part("supervision")
    desk.page.show_caret(Caret(Place("gone", "know"), "b", 0))
    assert desk.page.text.part == "supervision"


def test_a_page_that_is_gone_hears_of_no_more_changes(desk: Desk) -> None:
    desk.type("x")
    desk.page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    document, _fresh = outline.add(desk.document, "care_leavers", "Housing")
    desk.workspace.change("Add section", document)
    settle()
    assert not isValid(desk.page)


def test_what_cannot_be_pasted_is_told_on_the_page(desk: Desk) -> None:
    desk.open("supervision")
    desk.editor(0).paste_refused.emit("Too long to paste.")
    assert "Too long to paste." in said(desk.window)
    desk.type("x")
    assert "Too long to paste." not in said(desk.window)


def test_the_sides_fold_and_name_themselves(desk: Desk) -> None:
    desk.window.resize(1097, 617)
    settle()
    assert not desk.page.panes.is_shown("right")
    fold = button(desk.window, "Records")
    fold.click()
    settle()
    assert desk.page.panes.is_shown("right")
    assert fold.text() == ""
