"""The form that starts next year's self-evaluation, and the account that it shows."""

import datetime as dt

import msgspec
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ilacs_desktop.cycle.next_year_account import say_states
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.next_year.form import NextYearForm, Wanted
from ilacs_desktop.ui.dialogs.next_year.offer import NextYearCard, offer_sentence
from ilacs_desktop.ui.dialogs.next_year.rows import account_rows
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import RadioChoice
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.cycle.rolled import CHRISTMAS, roll
from tests.ui.pages.draft.kit import entry, error, said
from tests.ui.slim import slim
from tests.ui.walk import assert_accessible, settle

NEXT = dt.date(2028, 1, 11)


@pytest.fixture
def form(theme: Theme, example: Document, framework: Framework, qtbot: QtBot) -> NextYearForm:
    made = NextYearForm(theme, slim(example), framework, CHRISTMAS)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def give_meeting(form: NextYearForm, text: str) -> None:
    line = entry(form, "Next annual engagement meeting", DateField).focusProxy()
    assert isinstance(line, TextLine)
    line.setText(text)
    line.editingFinished.emit()
    settle()


def asked_for(form: NextYearForm) -> list[Wanted]:
    heard: list[Wanted] = []
    form.wanted.connect(heard.append)
    form.accept()
    return heard


def test_without_a_meeting_it_starts_empty_under_the_next_name(form: NextYearForm) -> None:
    assert asked_for(form) == [Wanted(None, "2027", carry_text=False)]


def test_the_name_goes_with_the_meeting_until_another_is_typed(form: NextYearForm) -> None:
    give_meeting(form, "11 January 2028")
    label = entry(form, "Name of the new year", TextLine)
    assert label.text() == "2028"
    label.setText("2027 to 2028")
    give_meeting(form, "18 January 2028")
    form.findChildren(RadioChoice)[1].setChecked(True)
    assert asked_for(form) == [Wanted(dt.date(2028, 1, 18), "2027 to 2028", carry_text=True)]


def test_what_cannot_be_is_said_beside_its_field(form: NextYearForm) -> None:
    give_meeting(form, "1 December 2026")
    entry(form, "Name of the new year", TextLine).setText("2026")
    assert asked_for(form) == []
    assert "after the last one" in error(form, "Next annual engagement meeting")
    assert "is the name of this self-evaluation" in error(form, "Name of the new year")


def test_the_account_follows_what_is_chosen(form: NextYearForm) -> None:
    def told() -> str:
        return "\n".join(row.title for row in form.tree.rows)

    assert any(text.startswith("6 actions: ") for text in said(form))
    assert "The answers are empty." in told()
    assert "would be stale" not in told()
    form.findChildren(RadioChoice)[1].setChecked(True)
    give_meeting(form, "6 December 2027")
    assert "The answers begin with last year’s text" in told()
    assert "would be stale at the meeting on 6 December 2027" in told()


def test_a_promise_tells_all_of_itself_and_what_became_of_it(
    example: Document, framework: Framework
) -> None:
    action = Action(
        "a1", 7, "Visit", "Late", "Head", dt.date(2026, 10, 1), "9 of 10", "Seen sooner",
        "in_progress", since="2025",
    )  # fmt: skip
    account = roll(msgspec.structs.replace(example, actions=(action,)), framework).account
    heading, row, *_ = account_rows(account)
    assert (heading.title, heading.notes) == ("Promised, and now: in progress", ("1 action",))
    assert (row.title, row.state) == ("7. Visit", "In progress")
    assert row.notes == ("In progress, 11 days late; in 2 plans, first in 2025",)
    assert [(one.label, one.text) for one in row.details] == [
        ("Area for improvement", "Late"),
        ("Owner", "Head"),
        ("By when", "1 October 2026"),
        ("How we will know", "9 of 10"),
        ("What was to change for children", "Seen sooner"),
    ]
    none = roll(msgspec.structs.replace(example, actions=()), framework).account
    assert account_rows(none)[0].title == "No action was promised in this year’s plan."
    assert say_states(none.states) == "No action was promised."


def test_row_ids_are_unique(example: Document, framework: Framework) -> None:
    ids = [row.id for row in account_rows(roll(example, framework).account)]
    assert len(ids) == len(set(ids))


def test_the_form_is_accessible_in_large_text_too(form: NextYearForm, theme: Theme) -> None:
    assert_accessible(form, theme)


def test_the_offer_comes_after_the_meeting(theme: Theme, example: Document, qtbot: QtBot) -> None:
    card = NextYearCard(theme)
    qtbot.addWidget(card)
    card.show_offer(example, dt.date(2026, 12, 7))
    assert card.isHidden()
    card.show_offer(example, dt.date(2026, 12, 8))
    assert not card.isHidden()
    sentence = offer_sentence(example, dt.date(2026, 12, 8))
    assert sentence.startswith("The meeting was on 7 December 2026.")
    assert sentence in said(card)
    with qtbot.waitSignal(card.start_wanted, timeout=0):
        QTest.keyClick(card.button, " ")
