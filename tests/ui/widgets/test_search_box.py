"""The box to search with: what can be pressed in it, and that it is large enough."""

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.search_box import SearchBox
from tests.ui.walk import settle


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_only_what_clears_it_can_be_pressed_and_is_large_enough(
    qtbot: QtBot, theme: Theme, scale: float
) -> None:
    theme.set_text_scale(scale)
    box = SearchBox(theme, "Filter actions")
    qtbot.addWidget(box)
    box.setText("home")
    box.show()
    settle()
    (clear,) = box.findChildren(QToolButton)
    assert clear.accessibleName() == "Clear the search"
    assert min(clear.width(), clear.height()) >= 24
    assert box.rect().contains(clear.geometry())
