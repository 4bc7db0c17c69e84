"""Buttons: names, sizes, and links that wrap."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import (
    icon_button,
    link_button,
    literal,
    primary_button,
    quiet_button,
    secondary_button,
)


def _name(widget: object) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name)


def test_a_button_is_named_by_its_text_or_by_its_name(theme: Theme, qtbot: QtBot) -> None:
    plain = secondary_button(theme, "Open…")
    told_apart = quiet_button(theme, "Cite evidence", "evidence", "Cite evidence: what we know")
    square = icon_button(theme, "more", "More actions")
    for button in (plain, told_apart, square):
        qtbot.addWidget(button)
    assert [_name(button) for button in (plain, told_apart, square)] == [
        "Open…",
        "Cite evidence: what we know",
        "More actions",
    ]
    assert square.toolTip() == "More actions"


def test_controls_are_32_pixels_high_and_grow(theme: Theme, qtbot: QtBot) -> None:
    for make in (primary_button, secondary_button, quiet_button):
        button = make(theme, "Save")
        qtbot.addWidget(button)
        button.show()
        assert button.sizeHint().height() == 32
    theme.set_text_scale(2.0)
    assert button.sizeHint().height() == 56


def test_an_icon_button_is_a_square(theme: Theme, qtbot: QtBot) -> None:
    button = icon_button(theme, "add", "Add")
    qtbot.addWidget(button)
    assert (button.width(), button.height()) == (32, 32)


def test_the_icon_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    button = quiet_button(theme, "Add", "add")
    qtbot.addWidget(button)
    light = button.icon().pixmap(18, 18).toImage()
    theme.set_mode("dark")
    dark = button.icon().pixmap(18, 18).toImage()
    button.set_icon("delete")
    assert light != dark
    assert button.icon().pixmap(18, 18).toImage() != dark


def test_enter_does_not_press_any_button_but_the_forms_own(theme: Theme, qtbot: QtBot) -> None:
    button = secondary_button(theme, "Open…")
    qtbot.addWidget(button)
    assert not button.autoDefault()


def test_a_long_link_wraps_instead_of_widening_the_page(theme: Theme, qtbot: QtBot) -> None:
    link = link_button(theme, "Add an action for the quality of reflective supervision")
    qtbot.addWidget(link)
    line = link.heightForWidth(1000)
    assert link.heightForWidth(150) >= 2 * link.fontMetrics().height()
    assert line == 24
    assert link.minimumSizeHint().width() < 120


def test_a_link_is_pressed_with_mouse_and_keyboard(theme: Theme, qtbot: QtBot) -> None:
    link = link_button(theme, "Show them")
    qtbot.addWidget(link)
    link.show()
    for press in (
        lambda: qtbot.mouseClick(link, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(link, Qt.Key.Key_Space),
    ):
        with qtbot.waitSignal(link.clicked, timeout=1000):
            press()


def test_somebodys_ampersand_is_shown_and_no_access_key(theme: Theme, qtbot: QtBot) -> None:
    link = link_button(theme, literal("Policy & practice"))
    qtbot.addWidget(link)
    assert _name(link) == "Policy & practice"
    assert link.shortcut().isEmpty()
