"""Pages beside the panel where there is room, and either of them where there is not."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.pages.export.with_pages import WithPages
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.walk import settle

Seen = Callable[[], tuple[bool, bool]]


@pytest.fixture
def beside(theme: Theme, qtbot: QtBot) -> tuple[WithPages, Seen]:
    pages, panel = QWidget(), QWidget()
    both = WithPages(theme, pages, panel)
    qtbot.addWidget(both)
    both.resize(1280, 600)
    both.show()
    settle()
    return both, lambda: (pages.isVisible(), panel.isVisible())


def test_both_are_seen_where_there_is_room(beside: tuple[WithPages, Seen]) -> None:
    _, seen = beside
    assert seen() == (True, True)


def test_where_there_is_little_room_the_panel_stays(beside: tuple[WithPages, Seen]) -> None:
    both, seen = beside
    both.resize(700, 600)
    settle()
    assert seen() == (False, True)
    assert not both.shows_pages


def test_there_the_pages_take_the_place_of_the_panel_on_request(
    beside: tuple[WithPages, Seen],
) -> None:
    both, seen = beside
    both.resize(700, 600)
    settle()
    both.show_pages(shown=True)
    assert seen() == (True, False)
    both.show_pages(shown=False)
    assert seen() == (False, True)


def test_the_panel_gives_way_to_the_pages_and_comes_back(beside: tuple[WithPages, Seen]) -> None:
    both, seen = beside
    both.show_panel(shown=False)
    assert seen() == (True, False)
    both.show_panel(shown=True)
    assert seen() == (True, True)
    both.resize(700, 600)
    settle()
    both.show_panel(shown=False)
    assert seen() == (True, False)
    both.show_panel(shown=True)
    assert seen() == (False, True)


def test_larger_text_needs_more_room(beside: tuple[WithPages, Seen], theme: Theme) -> None:
    _, seen = beside
    theme.set_text_scale(2.0)
    assert seen() == (False, True)


def test_it_is_told_when_the_pages_come_and_go(beside: tuple[WithPages, Seen]) -> None:
    both, _ = beside
    told: list[bool] = []
    both.changed.connect(lambda: told.append(both.shows_pages))
    both.show_pages(shown=False)
    both.show_pages(shown=False)
    both.show_pages(shown=True)
    assert told == [False, True]
