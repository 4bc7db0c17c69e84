"""Set up: council, dates and people. Every change is in the document at once and can be undone."""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.ui.pages.setup.dates import DatesCard
from ilacs_desktop.ui.pages.setup.fields import MarkingSetting, NumberSetting, TextSetting
from ilacs_desktop.ui.pages.setup.page import SetupPage
from ilacs_desktop.ui.pages.setup.people import PersonCard, without_person
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

replace = msgspec.structs.replace
Open = Callable[[Document], SetupPage]


@pytest.fixture
def open_page(
    theme: Theme,
    dialogs: RecordedDialogs,
    draft_workspace: Callable[[Document], Workspace],
    qtbot: QtBot,
) -> Iterator[Open]:
    pages: list[SetupPage] = []

    def open_(document: Document) -> SetupPage:
        page = SetupPage(theme, draft_workspace(document), dialogs)
        page.resize(1280, 600)
        page.show()
        page.activateWindow()
        pages.append(page)
        settle()
        return page

    yield open_
    for thing in (*dialogs.forms, *pages):
        thing.close()
        thing.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def page(open_page: Open, example: Document) -> SetupPage:
    return open_page(example)


def document(page: SetupPage) -> Document:
    return page._workspace.document


def setting(page: SetupPage, label: str) -> TextSetting:
    return next(field for field in page.findChildren(TextSetting) if field.label == label)


def give(page: SetupPage, label: str, text: str) -> None:
    field = setting(page, label)
    field._line.setText(text)
    field._line.editingFinished.emit()
    settle()


def dates(page: SetupPage) -> DatesCard:
    return page.findChildren(DatesCard)[0]


def give_date(page: SetupPage, name: str, text: str) -> None:
    field = getattr(dates(page), name)
    field._line.setText(text)
    field._line.editingFinished.emit()
    settle()


def give_reason(page: SetupPage, text: str) -> None:
    dates(page)._reason.setText(text)
    dates(page)._reason.editingFinished.emit()
    settle()


def text(page: SetupPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("label", "record", "name"),
    [
        ("Council", "authority", "name"),
        ("Delivery body", "authority", "delivery_body"),
        ("Ofsted region", "authority", "region"),
        ("Year", "cycle", "label"),
    ],
)
def test_a_line_of_text_is_taken_over_tidied_and_undone(
    label: str, record: str, name: str, page: SetupPage
) -> None:
    before = getattr(getattr(document(page), record), name)
    give(page, label, "  Something   else ")
    assert getattr(getattr(document(page), record), name) == "Something else"
    assert page._workspace.undo_label == f"Change “{label}”"
    page._workspace.undo()
    assert setting(page, label)._line.text() == before


@pytest.mark.parametrize("label", ["Council", "Year"])
def test_what_may_not_be_empty_keeps_its_old_value_and_says_so(label: str, page: SetupPage) -> None:
    old = document(page)
    give(page, label, "   ")
    assert document(page) is old
    assert "was kept" in setting(page, label).error
    assert setting(page, label)._line.text()
    give(page, label, "Something else")
    assert setting(page, label).error == ""


def test_leaving_a_field_as_it_was_is_no_step_of_undo(page: SetupPage) -> None:
    give(page, "Council", "Northbridge Council")
    assert page._workspace.undo_label == ""


def test_the_marking_is_one_of_those_the_framework_knows_or_none(page: SetupPage) -> None:
    [field] = page.findChildren(MarkingSetting)
    options = {field._choice.itemText(n) for n in range(field._choice.count())}
    assert {"No marking", "OFFICIAL", "OFFICIAL-SENSITIVE"} <= options
    field._choice.setCurrentIndex(0)
    field._choice.activated.emit(0)
    assert document(page).cycle.marking == ""
    page._workspace.undo()
    assert field._choice.value == "OFFICIAL-SENSITIVE"


def test_a_marking_of_the_councils_own_is_kept(open_page: Open, example: Document) -> None:
    own = replace(example, cycle=replace(example.cycle, marking="NORTHBRIDGE ONLY"))
    [field] = open_page(own).findChildren(MarkingSetting)
    assert field._choice.value == "NORTHBRIDGE ONLY"


def test_the_word_target_is_compared_with_the_budgets(page: SetupPage) -> None:
    [field] = page.findChildren(NumberSetting)
    field._box.setValue(1000)
    field._box.editingFinished.emit()
    assert document(page).cycle.word_target == 1000
    settle()
    assert "more than the word target of 1,000." in text(page)
    page._workspace.undo()
    assert field._box.value() == 6000


def test_the_due_date_follows_the_meeting_with_its_reason(page: SetupPage) -> None:
    assert "Due Friday 6 November 2026" in text(page)
    assert "which is not a working day" in text(page)
    assert "Due in 25 days." in text(page)
    give_date(page, "_meeting", "14/1/2027")
    assert document(page).cycle.meeting == dt.date(2027, 1, 14)
    assert "Due Monday 14 December 2026" in text(page)
    page._workspace.undo()
    settle()
    assert "Due Friday 6 November 2026" in text(page)


def test_without_a_meeting_there_is_no_due_date_to_override(page: SetupPage) -> None:
    give_date(page, "_meeting", "")
    assert document(page).cycle.meeting is None
    assert "No due date yet" in text(page)
    assert not dates(page)._other_field.isVisible()


def test_a_meeting_that_is_no_date_keeps_the_old_one(page: SetupPage) -> None:
    give_date(page, "_meeting", "soon")
    assert "is not a date" in dates(page)._meeting_field.error
    assert document(page).cycle.meeting == dt.date(2026, 12, 7)
    give_date(page, "_meeting", "7 December 2026")
    assert dates(page)._meeting_field.error == ""


def test_another_due_date_that_is_no_date_is_told_too(page: SetupPage) -> None:
    give_date(page, "_other", "soon")
    assert "is not a date" in dates(page)._other_field.error


def test_a_meeting_whose_due_date_cannot_be_worked_out_keeps_the_old_one(page: SetupPage) -> None:
    give_date(page, "_meeting", "7 January 0001")
    assert dates(page)._meeting_field.error
    assert document(page).cycle.meeting == dt.date(2026, 12, 7)


def test_another_due_date_counts_only_with_its_reason(page: SetupPage) -> None:
    give_date(page, "_other", "2 November 2026")
    assert document(page).cycle.due_override is None
    assert "Say why the due date is 2 November 2026" in dates(page)._reason_field.error
    give_reason(page, "Our Ofsted region asked for it")
    assert document(page).cycle.due_override == dt.date(2026, 11, 2)
    assert dates(page)._reason_field.error == ""
    assert "Due Monday 2 November 2026" in text(page)
    assert "Our Ofsted region asked for it" in text(page)


def test_a_reason_alone_asks_for_its_date(page: SetupPage) -> None:
    give_reason(page, "Our Ofsted region asked for it")
    assert "Give the due date that this reason is for" in dates(page)._other_field.error
    assert document(page).cycle.due_override is None
    give_date(page, "_other", "2 November 2026")
    assert document(page).cycle.due_override == dt.date(2026, 11, 2)
    assert dates(page)._other_field.error == ""


def test_taking_the_reason_away_keeps_the_old_date_and_says_so(page: SetupPage) -> None:
    give_date(page, "_other", "2 November 2026")
    give_reason(page, "Our Ofsted region asked for it")
    give_reason(page, "")
    assert dates(page)._reason_field.error
    assert document(page).cycle.due_override_reason == "Our Ofsted region asked for it"


def test_taking_the_other_date_away_goes_back_to_the_rule(page: SetupPage) -> None:
    give_date(page, "_other", "2 November 2026")
    give_reason(page, "Our Ofsted region asked for it")
    give_date(page, "_other", "")
    cycle = document(page).cycle
    assert (cycle.due_override, cycle.due_override_reason) == (None, "")
    assert dates(page)._reason.text() == ""
    assert "Due Friday 6 November 2026" in text(page)


def test_another_due_date_on_a_saturday_is_taken_with_a_warning(page: SetupPage) -> None:
    give_date(page, "_other", "31 October 2026")
    give_reason(page, "Our Ofsted region asked for it")
    assert document(page).cycle.due_override == dt.date(2026, 10, 31)
    assert "Saturday 31 October 2026 is not a working day" in text(page)


def test_what_is_typed_beside_stays_when_the_meeting_changes(page: SetupPage) -> None:
    give_date(page, "_other", "2 November 2026")
    give_date(page, "_meeting", "8 December 2026")
    assert dates(page)._other._line.text() == "2 November 2026"


def people_cards(page: SetupPage) -> list[str]:
    page.show_panel("people")
    settle()
    cards = sorted(page.findChildren(PersonCard), key=lambda card: card.y())
    return [card._name.text() for card in cards if card.isVisible()]


def button(page: SetupPage, name: str) -> QAbstractButton:
    buttons = page.findChildren(QAbstractButton)
    return next(b for b in buttons if name in (b.text(), b.accessibleName()))


def test_a_person_is_added_with_name_title_and_roles(
    page: SetupPage, dialogs: RecordedDialogs
) -> None:
    page.show_panel("people")
    button(page, "Add a person").click()
    form = dialogs.forms[-1]
    form.accept()
    assert "Type the name of the person" in form._fields["name"].error
    form._name.setText("Priya Nair")
    form._job.setText("Head of service")
    form._roles.tick("section_owner")
    form.accept()
    added = document(page).people[-1]
    assert (added.name, added.job_title, added.roles) == (
        "Priya Nair",
        "Head of service",
        ("section_owner",),
    )
    assert people_cards(page)[-1] == "Priya Nair"
    assert page._workspace.undo_label == "Add person"


def test_a_person_is_changed(page: SetupPage, example: Document, dialogs: RecordedDialogs) -> None:
    page.show_panel("people")
    button(page, "Edit Imran Dalgleish, Chief executive").click()
    form = dialogs.forms[-1]
    form._name.setText("Imran Dalgleish OBE")
    form.accept()
    assert "Imran Dalgleish OBE" in people_cards(page)
    assert len(document(page).people) == len(example.people)


def test_a_removed_person_owns_nothing_and_undo_brings_both_back(page: SetupPage) -> None:
    page.show_panel("people")
    before = document(page)
    owner = next(p for p in before.people if any(s.owner == p.id for s in before.sections))
    names = people_cards(page)
    button(page, f"Remove {owner.name}, {owner.job_title}").click()
    settle()
    assert owner not in document(page).people
    assert all(section.owner != owner.id for section in document(page).sections)
    assert owner.name not in people_cards(page)
    page._workspace.undo()
    assert document(page) == before
    assert people_cards(page) == names


def test_removing_somebody_who_owns_nothing_leaves_the_sections_alone(example: Document) -> None:
    stranger = Person("p-new", "Priya Nair")
    grown = replace(example, people=(*example.people, stranger))
    assert without_person(grown, stranger) == example


def test_cards_say_how_many_sections_a_person_owns(page: SetupPage) -> None:
    page.show_panel("people")
    settle()
    owner = document(page).people[0]
    owned = sum(section.owner == owner.id for section in document(page).sections)
    card = next(c for c in page.findChildren(PersonCard) if c._name.text() == owner.name)
    assert f"owns {owned} section" in card._facts.text()


def test_the_tabs_count_people_and_sections(open_page: Open, example: Document) -> None:
    page = open_page(example)
    people = f"People, {len(example.people)}"
    assert [page._tabs.accessibleTabName(n) for n in (1, 2)] == [people, "Sections, 29"]


def test_go_on_leads_to_writing(page: SetupPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.stage_wanted) as told:
        button(page, "Continue writing").click()
    assert told.args == ["draft"]


def test_the_panel_of_a_change_is_shown(page: SetupPage) -> None:
    old = document(page)
    page.show_change(old, replace(old, people=()))
    assert page._tabs.current_id == "people"
    page.show_change(old, replace(old, cycle=replace(old.cycle, label="2027")))
    assert page._tabs.current_id == "details"
