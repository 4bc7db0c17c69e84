"""The theme dresses the application in the look that the person and the computer ask for."""

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import resources
from ilacs_desktop.ui.theme import system as system_module
from ilacs_desktop.ui.theme.system import SystemLook, scale_of_percent
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import DARK, LIGHT

PLAIN = SystemLook(dark=False, high_contrast=False, text_scale=1.0)


@pytest.fixture
def system() -> SimpleNamespace:
    """Return what the computer asks for; a test changes it."""
    return SimpleNamespace(look=PLAIN)


@pytest.fixture
def own(qapp: QApplication, theme: Theme, system: SimpleNamespace) -> Iterator[Theme]:
    """Return a theme that follows ``system``; the shared one dresses the application again."""
    own = Theme(qapp, resources() / "icons", read_system=lambda: system.look)
    yield own
    own.deleteLater()
    theme.set_mode("dark")
    theme.set_mode("light")


def _ask(system: SimpleNamespace, look: SystemLook) -> None:
    system.look = look
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def test_the_look_of_the_computer_is_taken(own: Theme, system: SimpleNamespace) -> None:
    assert own.look == "light"
    _ask(system, PLAIN._replace(dark=True))
    assert own.look == "dark"
    assert own.tokens.colour is DARK


def test_the_persons_choice_is_stronger(own: Theme, system: SimpleNamespace) -> None:
    own.set_mode("light")
    _ask(system, PLAIN._replace(dark=True, high_contrast=True))
    assert own.look == "light"
    assert own.tokens.colour is LIGHT


def test_high_contrast_has_the_systems_colours_and_outlines_that_are_seen_on_any_ground(
    own: Theme, system: SimpleNamespace, qapp: QApplication
) -> None:
    assert qapp.styleSheet()
    _ask(system, PLAIN._replace(high_contrast=True))
    assert own.look == "high_contrast"
    named = {colour.lower() for colour in re.findall(r"#[0-9a-fA-F]{6}", qapp.styleSheet())}
    assert named <= {str(colour).lower() for colour in own.tokens.colour}
    assert f"border: 1px solid {own.tokens.colour.text}" in qapp.styleSheet()
    assert own.tokens.colour.window == qapp.palette().window().color().name()


def test_the_application_is_dressed(own: Theme, qapp: QApplication) -> None:
    own.set_mode("dark")
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert qapp.font().pointSizeF() == pytest.approx(10.0)


def test_text_scales_of_person_and_computer_multiply(
    own: Theme, system: SimpleNamespace, qapp: QApplication
) -> None:
    own.set_text_scale(1.2)
    _ask(system, PLAIN._replace(text_scale=1.5))
    assert own.tokens.scale == pytest.approx(1.8)
    assert own.text_scale == 1.2
    assert qapp.font().pointSizeF() == pytest.approx(18.0)


def test_a_change_is_told_and_no_change_is_not(
    own: Theme, system: SimpleNamespace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(own.changed, timeout=0):
        own.set_text_scale(1.5)
    with qtbot.assertNotEmitted(own.changed):
        own.set_text_scale(1.5)
        own.set_mode("system")
        _ask(system, PLAIN)


def test_an_icon_is_drawn_in_the_colour_asked_for(own: Theme) -> None:
    own.set_mode("light")
    image = own.pixmap("agreed", "ok", 20).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 5)
    assert middle.name().upper() == LIGHT.ok
    assert image.pixelColor(0, 0).alpha() == 0


def test_icons_grow_with_the_text(own: Theme) -> None:
    small = own.pixmap("add").deviceIndependentSize().width()
    own.set_text_scale(2.0)
    assert own.pixmap("add").deviceIndependentSize().width() == 35
    assert small == 20


def test_an_icon_is_greyed_where_its_control_is_disabled(own: Theme) -> None:
    icon = own.icon("agreed", "text")
    usual = icon.pixmap(20, 20, QIcon.Mode.Normal).toImage()
    greyed = icon.pixmap(20, 20, QIcon.Mode.Disabled).toImage()
    assert usual != greyed


def test_an_unknown_icon_is_an_error(own: Theme) -> None:
    with pytest.raises(OSError, match="no_such_icon"):
        own.pixmap("no_such_icon")


def test_another_font_may_be_named(qapp: QApplication, theme: Theme) -> None:
    named = Theme(qapp, resources() / "icons", family="Liberation Serif", read_system=lambda: PLAIN)
    assert named.font("h1").family() == "Liberation Serif"
    named.deleteLater()
    theme.set_mode("dark")
    theme.set_mode("light")


def test_a_new_screen_has_icons_drawn_again(own: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(own.changed, timeout=0):
        qapp.screenAdded.emit(qapp.primaryScreen())


def test_windows_is_asked_for_its_text_size(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    class _Registry:
        Format = QSettings.Format

        def __init__(self, key: str, kind: QSettings.Format) -> None:
            assert key == r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility"
            assert kind == QSettings.Format.NativeFormat

        def value(self, name: str, default: object) -> object:
            return {"TextScaleFactor": 175}.get(name, default)

    monkeypatch.setattr(system_module, "QSettings", _Registry)
    monkeypatch.setattr(system_module.sys, "platform", "win32")
    assert system_module.system_look().text_scale == 1.75
    monkeypatch.setattr(system_module.sys, "platform", "linux")
    assert system_module.system_look().text_scale == 1.0


@pytest.mark.parametrize(
    ("stored", "scale"), [(100, 1.0), ("150", 1.5), (225, 2.25), ("", 1.0), (None, 1.0)]
)
def test_the_text_size_of_windows_is_read_from_its_percentage(stored: object, scale: float) -> None:
    assert scale_of_percent(stored) == scale
