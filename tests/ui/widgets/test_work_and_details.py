"""Work with details at its right: they fold as on other pages, and there is no list."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.work_and_details import WorkAndDetails
from tests.ui.walk import settle


def test_details_fold_where_there_is_little_room_and_come_by_hand(
    theme: Theme, qtbot: QtBot
) -> None:
    panes = WorkAndDetails(theme, QWidget(), QWidget())
    qtbot.addWidget(panes)
    panes.resize(1280, 600)
    panes.show()
    settle()
    assert panes.is_shown("right")
    panes.resize(1097, 600)
    settle()
    assert not panes.is_shown("right")
    panes.toggle_side("right")
    assert panes.is_shown("right")


def test_there_is_no_list_to_open(theme: Theme, qtbot: QtBot) -> None:
    panes = WorkAndDetails(theme, QWidget(), QWidget())
    qtbot.addWidget(panes)
    panes.resize(1280, 600)
    panes.show()
    panes.toggle_side("left")
    assert not panes.is_shown("left")
