"""Headings are told to assistive programs as headings, with their level."""

import gc

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_heading_has_role_name_and_level(level: int, theme: Theme, qtbot: QtBot) -> None:
    heading = Heading(theme, "Early help", level)
    qtbot.addWidget(heading)
    told = QAccessible.queryAccessibleInterface(heading)
    assert told.role() == QAccessible.Role.Heading
    assert told.text(QAccessible.Text.Name) == "Early help"
    assert told.attributesInterface().attributeKeys() == [QAccessible.Attribute.Level]
    assert told.attributesInterface().attributeValue(QAccessible.Attribute.Level) == level


def test_a_heading_is_asked_for_what_it_is_not(theme: Theme, qtbot: QtBot) -> None:
    """Every screen reader asks this first. It once brought the program down."""
    heading = Heading(theme, "Early help", 1)
    qtbot.addWidget(heading)
    told = QAccessible.queryAccessibleInterface(heading)
    assert told.valueInterface() is None
    assert told.actionInterface() is None


def test_another_text_is_told_at_once(theme: Theme, qtbot: QtBot) -> None:
    heading = Heading(theme, "Early help", 1)
    qtbot.addWidget(heading)
    told = QAccessible.queryAccessibleInterface(heading)
    heading.setText("Front door")
    assert told.text(QAccessible.Text.Name) == "Front door"


def test_other_labels_stay_plain_text(theme: Theme, qtbot: QtBot) -> None:
    label = BodyLabel(theme, "Some text")
    qtbot.addWidget(label)
    role = QAccessible.queryAccessibleInterface(label).role()
    assert role == QAccessible.Role.StaticText


def test_headings_can_come_and_go_while_a_screen_reader_listens(theme: Theme, qtbot: QtBot) -> None:
    for _ in range(20):
        window = QWidget()
        column = QVBoxLayout(window)
        for level in (1, 2, 3):
            column.addWidget(Heading(theme, f"Level {level}", level))
        told = QAccessible.queryAccessibleInterface(window)
        roles = [told.child(index).role() for index in range(told.childCount())]
        assert roles == [QAccessible.Role.Heading] * 3
        del told, window, column
        gc.collect()
