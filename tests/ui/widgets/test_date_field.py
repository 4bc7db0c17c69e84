"""Dates are typed the British way or picked, and a fault is told in words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.date_field import CalendarPopup, DateField
from tests.ui.walk import settle

offscreen_popup = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MEETING = dt.date(2026, 12, 7)


def _line(field: DateField) -> QLineEdit:
    line = field.focusProxy()
    assert isinstance(line, QLineEdit)
    return line


def _type(field: DateField, text: str) -> None:
    line = _line(field)
    line.setText(text)
    line.editingFinished.emit()


@pytest.mark.parametrize("typed", ["7 December 2026", "7/12/2026", "07.12.2026", "7 dec 2026"])
def test_every_usual_form_becomes_one(typed: str, theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited, timeout=0):
        _type(field, typed)
    assert field.date == MEETING
    assert _line(field).text() == "7 December 2026"
    assert field.fault == ""


@pytest.mark.usefixtures("_one_theme")
@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_a_date_that_is_set_is_the_date_it_gives(date: dt.date) -> None:
    theme = next(
        child for child in QApplication.instance().findChildren(QObject) if isinstance(child, Theme)
    )
    field = DateField(theme, date)
    assert field.date == date
    assert _line(field).text() == format_date(date)
    field.deleteLater()


def test_what_is_no_date_stays_as_typed_with_a_reason(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme, MEETING)
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited), qtbot.waitSignal(field.mistyped, timeout=0):
        _type(field, "31 June 2026")
    assert field.date is None
    assert _line(field).text() == "31 June 2026"
    assert "31 June 2026" in field.fault


def test_a_fault_that_is_put_right_is_told_also_when_the_date_is_as_before(
    theme: Theme, qtbot: QtBot
) -> None:
    field = DateField(theme, MEETING)
    qtbot.addWidget(field)
    _type(field, "31 June 2026")
    with qtbot.waitSignal(field.edited, timeout=0):
        _type(field, "7/12/2026")
    with qtbot.assertNotEmitted(field.edited):
        _type(field, "7/12/2026")


def test_an_emptied_line_is_no_date_and_no_fault(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme, MEETING)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.edited, timeout=0):
        _type(field, "  ")
    assert field.date is None
    assert field.fault == ""


def test_leaving_the_line_unchanged_tells_nothing(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme, MEETING)
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        _type(field, "7/12/2026")


@offscreen_popup
def test_the_calendar_opens_at_the_date_and_gives_the_day_picked(
    theme: Theme, qtbot: QtBot
) -> None:
    field = DateField(theme, MEETING)
    qtbot.addWidget(field)
    field.show()
    button = next(w for w in field.findChildren(QWidget) if w.accessibleName())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    popup = field.findChild(CalendarPopup)
    assert popup.calendar.selectedDate() == QDate(2026, 12, 7)
    with qtbot.waitSignal(field.edited, timeout=0):
        popup.calendar.activated.emit(QDate(2026, 12, 9))
    assert field.date == dt.date(2026, 12, 9)
    settle()


def test_the_calendar_has_a_name_for_everything_and_starts_on_monday(
    theme: Theme, qtbot: QtBot
) -> None:
    field = DateField(theme)
    qtbot.addWidget(field)
    popup = CalendarPopup(theme, MEETING, field)
    for arrow in popup.findChildren(QToolButton):
        assert QAccessible.queryAccessibleInterface(arrow).text(QAccessible.Text.Name)
    assert popup.calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert popup.calendar.locale().name() == "en_GB"
    popup.close()
