"""The three panes fold as the room for the work shrinks, and as the person wishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.panes import Panes, Shown, sides_shown
from tests.ui.walk import settle

wishes = st.builds(Shown, *[st.sampled_from([None, True, False])] * 2)


@pytest.fixture
def panes(theme: Theme, qtbot: QtBot) -> Panes:
    panes = Panes(theme, QWidget(), QWidget(), QWidget())
    qtbot.addWidget(panes)
    panes.resize(1280, 680)
    panes.show()
    settle()
    return panes


def _shown(panes: Panes) -> tuple[bool, bool]:
    settle()
    return panes.is_shown("left"), panes.is_shown("right")


@pytest.mark.parametrize(
    ("width", "scale", "shown"),
    [
        (1280, 1.0, (True, True)),
        (1180, 1.0, (True, True)),
        (1179, 1.0, (True, False)),
        (1097, 1.0, (True, False)),
        (1000, 1.0, (False, False)),
        (1280, 1.5, (False, False)),
        (1280, 2.0, (False, False)),
        (1920, 1.5, (True, True)),
        (1920, 2.0, (True, False)),
    ],
)
def test_what_is_open_follows_from_the_room(
    width: int, scale: float, shown: tuple[bool, bool], panes: Panes, theme: Theme
) -> None:
    theme.set_text_scale(scale)
    panes.resize(width, 680)
    assert _shown(panes) == shown


def test_a_side_can_be_closed_and_stays_closed(panes: Panes) -> None:
    panes.toggle_side("right")
    assert _shown(panes) == (True, False)
    panes.resize(1600, 680)
    assert _shown(panes) == (True, False)


def test_a_side_can_be_opened_where_it_folds_by_itself(panes: Panes) -> None:
    panes.resize(1097, 617)
    panes.toggle_side("right")
    assert _shown(panes) == (True, True)


def test_where_only_one_side_fits_opening_one_closes_the_other(panes: Panes, theme: Theme) -> None:
    theme.set_text_scale(2.0)
    panes.show_side("left", shown=True)
    assert _shown(panes) == (True, False)
    panes.show_side("right", shown=True)
    assert _shown(panes) == (False, True)
    panes.show_side("left", shown=True)
    assert _shown(panes) == (True, False)


def test_a_change_is_told_once(panes: Panes, qtbot: QtBot) -> None:
    told: list[None] = []
    panes.shown_changed.connect(lambda: told.append(None))
    panes.show_side("left", shown=True)
    assert told == []
    panes.resize(1100, 617)
    settle()
    panes.resize(1090, 617)
    settle()
    assert len(told) == 1


def test_the_work_gets_what_the_sides_leave(panes: Panes) -> None:
    left, centre, right = panes.sizes()
    assert (left, right) == (284, 312)
    panes.resize(1500, 680)
    settle()
    assert panes.sizes()[1] - centre == 220


@given(st.floats(300, 3000), wishes)
def test_in_a_narrow_window_at_most_one_side_is_open(width: float, wish: Shown) -> None:
    shown = sides_shown(width, wish)
    assert not (width < 1040 and shown.left and shown.right)
    assert shown.right == (wish.right if wish.right is not None else width >= 1180)
