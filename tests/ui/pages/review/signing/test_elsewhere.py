"""An agreement given elsewhere: how, when, which version, and what makes one doubt it."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Authority, Cycle, Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.history.signing import Statement
from ilacs_desktop.ui.pages.review.signing.elsewhere import (
    ElsewhereDialog,
    Offered,
    Told,
    offered_versions,
)
from ilacs_desktop.ui.pages.review.signing.form import Asked
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from tests.ui.pages.draft.kit import said
from tests.ui.pages.review.signing.kit import PEOPLE
from tests.ui.walk import assert_accessible, assert_fits, find_faults, settle

DAY = dt.date(2026, 10, 12)
NOON = dt.datetime(2026, 10, 9, 12, tzinfo=dt.UTC)
CYCLE = Cycle("2026", "ilacs", dt.date(2026, 4, 1))
DOCUMENT = Document("se-1", Authority("Northbridge Council"), CYCLE, people=PEOPLE)
VERSIONS = (
    Offered("v2", "10 October 2026, 09:00, Siân Holroyd", dt.date(2026, 10, 10)),
    Offered("v1", "1 October 2026, 09:00, Siân Holroyd: For signing", dt.date(2026, 10, 1)),
)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot, framework: Framework) -> ElsewhereDialog:
    asked = Asked(DOCUMENT, framework, DAY, "lead_member")
    form = ElsewhereDialog(theme, asked, VERSIONS)
    qtbot.addWidget(form)
    form.show()
    settle()
    return form


def field(form: ElsewhereDialog, label: str) -> QWidget:
    return next(field.control for field in form.findChildren(Field) if field.label == label)


def test_it_gives_what_was_told(form: ElsewhereDialog, qtbot: QtBot) -> None:
    how, version = field(form, "How it was given"), field(form, "Version")
    assert isinstance(how, Choice)
    assert isinstance(version, Choice)
    assert version.value == "v2"
    how.set_value("meeting")
    version.set_value("v1")
    with qtbot.waitSignal(form.stated, timeout=1000) as stated:
        form.accept()
    statement = Statement("lead_member", "Tom Moss", DAY, "", "lead_member")
    assert stated.args == [Told(statement, "meeting", "v1")]


def test_here_at_the_keyboard_is_not_elsewhere(form: ElsewhereDialog) -> None:
    how = field(form, "How it was given")
    assert isinstance(how, Choice)
    ways = [how.itemData(at) for at in range(how.count())]
    assert ways == ["signature", "email", "meeting", "spoken"]


def test_an_agreement_before_its_version_was_saved_is_doubted_and_taken(
    form: ElsewhereDialog,
) -> None:
    on, version = field(form, "Date given"), field(form, "Version")
    assert isinstance(on, DateField)
    assert isinstance(version, Choice)
    on.set_date(dt.date(2026, 10, 9))
    on.edited.emit()
    doubt = "That version was saved on 10 October 2026, after the day on which it was agreed."
    assert any(doubt in words for words in said(form))
    assert form.faults() == {}
    version.set_value("v1")
    version.chosen.emit("v1")
    assert not any("after the day" in words for words in said(form))


def test_without_a_date_it_is_not_taken(form: ElsewhereDialog, qtbot: QtBot) -> None:
    on = field(form, "Date given")
    assert isinstance(on, DateField)
    on.set_date(None)
    with qtbot.assertNotEmitted(form.stated):
        form.accept()
    assert form.told is None


def test_it_is_accessible_in_every_look_and_fits(form: ElsewhereDialog, theme: Theme) -> None:
    for scale in (1.0, 2.0):
        assert_fits(form, 1097, 617, scale, theme)
    assert_accessible(form, theme)
    theme.set_mode("high_contrast")
    assert find_faults(form) == []


def test_the_versions_that_can_be_read_are_offered_newest_first() -> None:
    history, first = History().commit(DOCUMENT, (), "Siân", NOON, "laptop", "For signing")
    later = NOON + dt.timedelta(days=1)
    history, second = history.commit(DOCUMENT, (first.id,), "Jo", later, "laptop", "Again")
    found = offered_versions(history, dt.UTC)
    assert found == (
        Offered(second.id, "10 October 2026, 12:00, Jo: Again", dt.date(2026, 10, 10)),
        Offered(first.id, "9 October 2026, 12:00, Siân: For signing", dt.date(2026, 10, 9)),
    )
    assert offered_versions(history.without_contents(second.id), dt.UTC) == ()
