"""The form that asks what packs to make."""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QLabel

from ilacs_desktop.cycle.files import Order
from ilacs_desktop.cycle.packs import Choices, writers
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.ui.dialogs.pack import Offered, PackForm, Writer
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import LinkButton
from tests.cycle.contributors import sent_to
from tests.ui.walk import Walked, assert_accessible, assert_fits, settle

TODAY = dt.date(2026, 10, 12)
DUE = dt.date(2026, 10, 26)
CARE, LEAVERS, COORDINATOR = "p-care", "p-leavers", "p-coordinator"

Open = Callable[..., PackForm]


@pytest.fixture
def open_form(theme: Theme, example: Document) -> Iterator[Open]:
    """Return a function that opens the form for these people, with the packs sent before."""
    opened: list[PackForm] = []

    def open_(*people: str, sent: tuple[Pack, ...] = (), locked: bool = False) -> PackForm:
        asked = [
            Writer(person, sections, tuple(one for one in sent if one.owner == person.name))
            for person, sections in writers(example)
            if person.id in people
        ]
        offered = Offered("Siân Holroyd", DUE)
        opened.append(PackForm(theme, asked, offered, TODAY, locked=locked))
        opened[-1].show()
        settle()
        return opened[-1]

    yield open_
    for form in opened:
        form.close()
        form.deleteLater()


def orders(form: PackForm) -> tuple[Order, ...]:
    """Accept a form and return what it asks for; nothing while something is wrong."""
    wanted: list[tuple[Order, ...]] = []
    form.wanted.connect(wanted.append)
    form.accept()
    return wanted[0] if wanted else ()


def tick(form: PackForm, *people: str) -> None:
    """Tick these people."""
    for one in form.people:
        one.tick.setChecked(one.writer.person.id in people)
    settle()


def told(form: PackForm) -> str:
    """Return all that the labels in sight say."""
    return "\n".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def test_nobody_gets_a_pack_who_is_not_ticked(open_form: Open) -> None:
    form = open_form(CARE, LEAVERS)
    assert (form._save.text(), form._save.isEnabled()) == ("Make packs…", False)
    assert form._save.accessibleDescription() == "Tick who gets a pack."
    assert "Tick who gets a pack." in told(form)
    assert orders(form) == ()
    assert form.isVisible()
    assert form.people[0].tick.hasFocus()


def test_who_is_ticked_gets_a_pack_with_all_their_sections(
    open_form: Open, example: Document
) -> None:
    form = open_form(CARE, LEAVERS)
    tick(form, CARE)
    assert (form._save.text(), form._save.isEnabled()) == ("Make 1 pack…", True)
    tick(form, CARE, LEAVERS)
    assert form._save.text() == "Make 2 packs…"
    assert "Tick who gets a pack." not in told(form)
    found = orders(form)
    assert [order.pack.owner for order in found] == ["Grace Mwangale", "Leila Cartmell"]
    assert found[0].pack.sections == sent_to(example, CARE).sections
    assert {order.choices for order in found} == {Choices()}
    pack = found[0].pack
    assert (pack.sent, pack.due, pack.asked_by) == (TODAY, DUE, "Siân Holroyd")
    assert (pack.note, pack.version, pack.returned) == ("", "", None)
    assert len({order.pack.id for order in found}) == 2


def test_all_are_ticked_at_once_and_none(open_form: Open) -> None:
    form = open_form(CARE, LEAVERS, COORDINATOR)
    links = {link.text(): link for link in form.findChildren(LinkButton)}
    links["Tick all"].click()
    assert form._save.text() == "Make 3 packs…"
    links["Tick none"].click()
    assert not form._save.isEnabled()


def test_form_sections_note_and_choices_are_taken_as_chosen(open_form: Open) -> None:
    form = open_form(CARE)
    tick(form, CARE)
    (care,) = form.people
    care.form.set_value("ilacs")
    next(iter(care.sections.values())).setChecked(False)
    form._note.setPlainText(" By half term, please. ")
    form._all_evidence.setChecked(True)
    form._comments.setChecked(True)
    (order,) = orders(form)
    assert order.pack.form == "ilacs"
    assert order.pack.sections == tuple(s.id for s in care.writer.sections[1:])
    assert order.pack.note == "By half term, please."
    assert order.choices == Choices(all_evidence=True, comments=True)


def test_what_was_made_before_is_told_and_its_form_offered(
    open_form: Open, example: Document
) -> None:
    out = sent_to(example, CARE)
    back = msgspec.structs.replace(sent_to(example, LEAVERS), returned=TODAY)
    form = open_form(CARE, LEAVERS, COORDINATOR, sent=(out, back))
    offered = {one.writer.person.id: one.form.value for one in form.people}
    assert offered == {CARE: out.form, LEAVERS: back.form, COORDINATOR: "word"}
    first = form.people[[one.writer.person.id for one in form.people].index(CARE)]
    assert first.tick.accessibleDescription().endswith("not back yet")
    assert first.tick.accessibleDescription() in told(form)
    assert "returned 12 October 2026" in told(form)


def test_form_and_sections_of_somebody_show_once_they_are_ticked(open_form: Open) -> None:
    form = open_form(COORDINATOR)
    (coordinator,) = form.people
    parts = (coordinator.form, *coordinator.sections.values())
    assert not any(part.isVisible() for part in parts)
    tick(form, COORDINATOR)
    assert all(part.isVisible() for part in parts)
    boxes = coordinator.sections.values()
    assert all(box.height() >= box.heightForWidth(box.width()) for box in boxes), "cut off"


def test_somebody_without_a_section_keeps_all_from_being_made(open_form: Open) -> None:
    form = open_form(CARE, LEAVERS)
    tick(form, CARE, LEAVERS)
    for box in form.people[1].sections.values():
        box.setChecked(False)
    assert not form._save.isEnabled()
    assert "Tick at least one section for Leila Cartmell" in told(form)
    assert orders(form) == ()
    assert form.people[1].tick.hasFocus()
    tick(form, CARE)
    assert [order.pack.owner for order in orders(form)] == ["Grace Mwangale"]


def test_the_pack_says_who_asks(open_form: Open) -> None:
    form = open_form(CARE)
    tick(form, CARE)
    form._asked_by.setText(" ")
    assert orders(form) == ()
    assert "Type your name" in form._fields["by"].error


@pytest.mark.parametrize(
    ("due", "wrong"),
    [
        (None, "Give the day on which you need them back."),
        (dt.date(2026, 10, 11), "11 October 2026 has passed. Give a day from today on."),
    ],
)
def test_a_day_to_come_must_be_given(due: dt.date | None, wrong: str, open_form: Open) -> None:
    form = open_form(CARE)
    tick(form, CARE)
    form._due.set_date(due)
    assert orders(form) == ()
    assert form._fields["due"].error == wrong


@pytest.mark.parametrize("locked", [True, False])
def test_who_has_a_passphrase_is_told_that_packs_have_none(locked: bool, open_form: Open) -> None:
    form = open_form(CARE, locked=locked)
    assert ("not locked with your passphrase" in told(form)) == locked


def test_it_can_be_used_without_sight_or_mouse_and_with_large_text(
    open_form: Open, example: Document, theme: Theme
) -> None:
    form = open_form(CARE, LEAVERS, sent=(sent_to(example, CARE),))
    assert_accessible(form, theme)
    tick(form, CARE)
    assert_accessible(form, theme)
    for scale in Walked.scales:
        assert_fits(form, 560, 555, scale, theme)
