"""The form for a point made before: direction, the promised action, and confirming by saving."""

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.progress import NO_RESPONSE, NO_SECTION
from ilacs_desktop.document.records import PriorPoint
from ilacs_desktop.ui.dialogs.prior_point import PriorPointDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.ui.pages.draft.kit import entry, said

POINT = PriorPoint("pp", "Open a home", "last_plan", action="ac-homes", carried="2025")


@pytest.fixture
def form(theme: Theme, example: Document, qtbot: QtBot) -> PriorPointDialog:
    made = PriorPointDialog(theme, POINT, example.sections, example.actions, is_new=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_direction_of_travel_is_kept(form: PriorPointDialog) -> None:
    entry(form, "Direction of travel", Choice).set_value("deteriorated")
    assert form.record().direction == "deteriorated"


def test_saving_a_point_that_was_carried_over_confirms_it(form: PriorPointDialog) -> None:
    assert any("carried over from 2025" in words for words in said(form))
    assert form.record().carried == ""


def test_the_promised_action_is_asked_for_points_of_last_years_plan(form: PriorPointDialog) -> None:
    action = entry(form, "Promised action", Choice)
    assert action.value == "ac-homes"
    action.set_value("")
    assert form.record().action == ""
    entry(form, "Where it was said", Choice).set_value("inspection")
    assert action.isHidden() or not action.isVisible()
    entry(form, "Where it was said", Choice).set_value("last_plan")
    assert action.isVisible()


def test_a_promise_is_kept_where_no_actions_are_known(
    theme: Theme, example: Document, qtbot: QtBot
) -> None:
    form = PriorPointDialog(theme, POINT, example.sections, is_new=False)
    qtbot.addWidget(form)
    form.show()
    assert "Promised action" not in said(form)
    assert form.record().action == "ac-homes"


def test_shown_to_work_asks_for_what_shows_it(form: PriorPointDialog) -> None:
    entry(form, "State", Choice).set_value("shown_to_work")
    assert form.check()["state"] == NO_RESPONSE
    entry(form, "Response", GrowingText).setPlainText("It opened in June.")
    assert form.check()["state"] == NO_SECTION
    entry(form, "Accounted for in", TickList).tick("homes")
    assert form.check()["state"] == ""


def test_a_recorded_inspection_fills_in_source_and_date(
    theme: Theme, example: Document, qtbot: QtBot
) -> None:
    form = PriorPointDialog(
        theme, POINT, example.sections, inspections=example.inspections, is_new=False
    )
    qtbot.addWidget(form)
    visits = entry(form, "Recorded inspection or visit", Choice)
    visits.set_value("ins-2024")
    visits.chosen.emit(visits.value)
    assert (form.record().source, form.record().date) == ("inspection", dt.date(2024, 3, 4))
