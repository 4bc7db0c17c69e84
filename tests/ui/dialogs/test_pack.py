"""The form that asks what packs to make."""

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ilacs_desktop.cycle.files import Order
from ilacs_desktop.cycle.packs import Choices, writers
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.ui.dialogs.pack import Offered, PackForm, Writer
from ilacs_desktop.ui.theme.theme import Theme
from tests.cycle.contributors import sent_to
from tests.ui.walk import SCALES, assert_accessible, assert_fits, settle

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


def test_everybody_is_offered_a_pack_with_all_their_sections(
    open_form: Open, example: Document
) -> None:
    found = orders(open_form(CARE, LEAVERS))
    assert [order.pack.owner for order in found] == ["Grace Mwangale", "Leila Cartmell"]
    assert found[0].pack.sections == sent_to(example, CARE).sections
    assert {order.choices for order in found} == {Choices()}
    pack = found[0].pack
    assert (pack.sent, pack.due, pack.asked_by) == (TODAY, DUE, "Siân Holroyd")
    assert (pack.note, pack.version, pack.returned) == ("", "", None)
    assert len({order.pack.id for order in found}) == 2


def test_form_sections_note_and_choices_are_taken_as_chosen(open_form: Open) -> None:
    form = open_form(CARE)
    (care,) = form.people
    care.form.set_value("ilacs")
    care.sections.item(0).setCheckState(Qt.CheckState.Unchecked)
    form._note.setPlainText(" By half term, please. ")
    form._all_evidence.setChecked(True)
    form._comments.setChecked(True)
    (order,) = orders(form)
    assert order.pack.form == "ilacs"
    assert order.pack.sections == tuple(s.id for s in care.writer.sections[1:])
    assert order.pack.note == "By half term, please."
    assert order.choices == Choices(all_evidence=True, comments=True)


def test_nobody_is_asked_twice_unless_somebody_says_so(open_form: Open, example: Document) -> None:
    out = sent_to(example, CARE)
    back = msgspec.structs.replace(sent_to(example, LEAVERS), returned=TODAY)
    form = open_form(CARE, LEAVERS, sent=(out, back))
    care, leavers = form.people
    assert (care.form.value, leavers.form.value) == ("", "ilacs")
    assert not care.sections.isVisible()
    assert [order.pack.owner for order in orders(form)] == ["Leila Cartmell"]


def test_who_asks_is_not_offered_a_pack(open_form: Open) -> None:
    (coordinator,) = open_form(COORDINATOR).people
    assert coordinator.form.value == ""


def test_the_sections_of_somebody_show_once_a_form_is_chosen(open_form: Open) -> None:
    (coordinator,) = open_form(COORDINATOR).people
    coordinator.form.set_value("word")
    settle()
    assert coordinator.sections.isVisible()


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (None, "Give the day on which you need them back."),
        (dt.date(2026, 10, 11), "11 October 2026 has passed. Give a day from today on."),
    ],
)
def test_a_day_to_come_must_be_given(due: dt.date | None, told: str, open_form: Open) -> None:
    form = open_form(CARE)
    form._due.set_date(due)
    assert orders(form) == ()
    assert form._fields["due"].error == told


def test_somebody_must_be_chosen_with_a_section_and_a_name(open_form: Open) -> None:
    form = open_form(CARE)
    (care,) = form.people
    for row in range(care.sections.count()):
        care.sections.item(row).setCheckState(Qt.CheckState.Unchecked)
    form._asked_by.setText(" ")
    assert orders(form) == ()
    assert "Tick at least one section" in form._fields[f"{CARE} sections"].error
    assert "Type your name" in form._fields["by"].error
    care.form.set_value("")
    assert orders(form) == ()
    assert "Choose a form for at least one person." in form._fields[CARE].error


@pytest.mark.parametrize("locked", [True, False])
def test_who_has_a_passphrase_is_told_that_packs_have_none(locked: bool, open_form: Open) -> None:
    told = " ".join(label.text() for label in open_form(CARE, locked=locked).findChildren(QLabel))
    assert ("not locked with your passphrase" in told) == locked


def test_it_can_be_used_without_sight_or_mouse_and_with_large_text(
    open_form: Open, example: Document, theme: Theme
) -> None:
    form = open_form(CARE, LEAVERS, sent=(sent_to(example, CARE),))
    assert_accessible(form, theme)
    for scale in SCALES:
        assert_fits(form, 560, 555, scale, theme)
