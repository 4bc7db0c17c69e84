"""The form to sign off: who, as what, when, and that they agree."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Authority, Cycle, Document, Person
from ilacs_desktop.document.records import Comment, KeyDate
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.signing import Statement
from ilacs_desktop.ui.pages.review.signing.form import Asked, SignOffDialog, _still_open
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.ui.pages.draft.kit import said
from tests.ui.walk import Walked, assert_accessible, assert_fits, find_faults, settle

DAY = dt.date(2026, 10, 12)
PEOPLE = (
    Person("p1", "Asha Verma", "Director", ("dcs",)),
    Person("p2", "Tom Moss", "Councillor", ("lead_member",)),
)
CYCLE = Cycle("2026", "ilacs", dt.date(2026, 4, 1))
NOON = dt.datetime(2026, 10, 12, 12, tzinfo=dt.UTC)
DOCUMENT = Document("se-1", Authority("Northbridge Council"), CYCLE, people=PEOPLE)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot, framework: Framework) -> SignOffDialog:
    form = SignOffDialog(theme, Asked(DOCUMENT, framework, DAY))
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


def test_a_stage_brings_its_role_and_name(form: SignOffDialog) -> None:
    step, role, name = field(form, "Stage"), field(form, "Agreed by the"), field(form, "Name")
    assert isinstance(step, Choice)
    assert isinstance(role, Choice)
    assert isinstance(name, TextLine)
    assert step.value == "director"
    step.set_value("lead_member")
    step.chosen.emit("lead_member")
    assert (role.value, name.text()) == ("lead_member", "Tom Moss")
    step.set_value("chief_executive")
    step.chosen.emit("chief_executive")
    assert (role.value, name.text()) == ("chief_executive", "")


def test_a_day_that_is_still_to_come_is_not_taken(form: SignOffDialog) -> None:
    on = field(form, "Date")
    assert isinstance(on, DateField)
    on.set_date(DAY + dt.timedelta(days=1))
    assert "still to come" in form.faults()["on"]


def test_the_director_is_told_of_open_comments_and_may_sign(
    theme: Theme, qtbot: QtBot, framework: Framework
) -> None:
    comments = tuple(
        Comment(f"c{n}", "s1", "know", "Jo", NOON, f"Is number {n} so?") for n in range(5)
    )
    document = msgspec.structs.replace(DOCUMENT, comments=comments)
    form = SignOffDialog(theme, Asked(document, framework, DAY))
    qtbot.addWidget(form)
    form.show()
    settle()
    told = "\n".join(said(form))
    assert "5 comments are open. You can sign all the same." in told
    assert "• Jo: Is number 2 so?\n• and 2 more, under Review, Sign-off" in told
    form.findChild(TickBox).setChecked(True)
    assert form.faults() == {}
    step = field(form, "Stage")
    assert isinstance(step, Choice)
    step.set_value("lead_member")
    step.chosen.emit("lead_member")
    assert "comments are open" not in "\n".join(said(form))


def test_the_director_is_told_what_is_not_ready_and_who_has_not_agreed(
    framework: Framework, example: Document
) -> None:
    sections = tuple(
        msgspec.structs.replace(one, status="drafting" if n == 1 else "agreed", parked=None)
        for n, one in enumerate(example.sections)
    )
    document = msgspec.structs.replace(DOCUMENT, sections=sections)
    told = _still_open(Asked(document, framework, DAY))
    assert told.startswith("1 section is not ready: see Before signing. Not given yet: Quality")
    assert "Lead member has read it. You can sign all the same." in told
    assert "Director" not in told


def test_a_stage_that_the_council_does_not_have_is_not_offered(framework: Framework) -> None:
    dates = (KeyDate("director", left_out=True),)
    asked = Asked(msgspec.structs.replace(DOCUMENT, key_dates=dates), framework, DAY, "director")
    assert "director" not in [stage.step for stage in asked.stages]
    assert asked.step == "quality_assurance"


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
    assert stated.args == [Statement("dcs", "Asha Verma", DAY, "", "director")]


def test_it_is_accessible_in_every_look_and_fits(form: SignOffDialog, theme: Theme) -> None:
    for scale in Walked.scales:
        assert_fits(form, 1097, 617, scale, theme)
    assert_accessible(form, theme)
    theme.set_mode("high_contrast")
    assert find_faults(form) == []
