"""The form to sign off: who, as what, when, and that they agree."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Authority, Cycle, Document, Person
from ilacs_desktop.ui.pages.review.signing_form import SignOffDialog, Statement
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.ui.walk import SCALES, assert_accessible, assert_fits, find_faults, settle

DAY = dt.date(2026, 10, 12)
PEOPLE = (
    Person("p1", "Asha Verma", "Director", ("dcs",)),
    Person("p2", "Tom Moss", "Councillor", ("lead_member",)),
)
CYCLE = Cycle("2026", "ilacs", dt.date(2026, 4, 1))
DOCUMENT = Document("se-1", Authority("Northbridge Council"), CYCLE, people=PEOPLE)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> SignOffDialog:
    form = SignOffDialog(theme, DOCUMENT, DAY)
    qtbot.addWidget(form)
    form.show()
    settle()
    return form


def field(form: SignOffDialog, label: str) -> QWidget:
    return next(field.control for field in form.findChildren(Field) if field.label == label)


def test_it_offers_the_name_that_goes_with_the_role(form: SignOffDialog) -> None:
    name, role = field(form, "Name"), field(form, "Agreed by the")
    assert isinstance(name, TextLine)
    assert isinstance(role, Choice)
    assert name.text() == "Asha Verma"
    role.set_value("lead_member")
    role.chosen.emit("lead_member")
    assert name.text() == "Tom Moss"
    name.setText("Somebody else")
    role.chosen.emit("dcs")
    assert name.text() == "Somebody else"


def test_it_wants_a_name_a_date_and_a_tick(form: SignOffDialog, qtbot: QtBot) -> None:
    name, on = field(form, "Name"), field(form, "Date")
    assert isinstance(name, TextLine)
    assert isinstance(on, DateField)
    name.setText(" ")
    on.set_date(None)
    with qtbot.assertNotEmitted(form.stated):
        form.accept()
    wrong = {f.label: f.error for f in form.findChildren(Field) if f.error}
    assert wrong.keys() == {"Name", "Date", "Agreement"}


def test_it_gives_what_was_stated(form: SignOffDialog, qtbot: QtBot) -> None:
    form.findChild(TickBox).setChecked(True)
    with qtbot.waitSignal(form.stated, timeout=1000) as stated:
        form.accept()
    assert stated.args == [Statement("dcs", "Asha Verma", DAY, "")]


def test_it_is_accessible_in_every_look_and_fits(form: SignOffDialog, theme: Theme) -> None:
    for scale in SCALES:
        assert_fits(form, 1097, 617, scale, theme)
    assert_accessible(form, theme)
    theme.set_mode("high_contrast")
    assert find_faults(form) == []
