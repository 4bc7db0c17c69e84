"""The theme that the interface tests share, the same for each of them when it starts."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import resources
from ilacs_desktop.ui.theme.system import SystemLook
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.recorded_dialogs import RecordedDialogs


def plain_system() -> SystemLook:
    """Return a computer that asks for nothing special."""
    return SystemLook(dark=False, high_contrast=False, text_scale=1.0)


@pytest.fixture(scope="session")
def _one_theme(qapp: QApplication) -> Theme:
    QAccessible.setActive(True)
    return Theme(qapp, resources() / "icons", mode="light", read_system=plain_system)


@pytest.fixture
def theme(_one_theme: Theme) -> Iterator[Theme]:
    """Return the theme, light and at 100 %."""
    yield _one_theme
    _one_theme.set_text_scale(1.0)
    _one_theme.set_mode("light")


@pytest.fixture
def dialogs() -> Iterator[RecordedDialogs]:
    """Return dialogs that a test answers; an answer that nobody asked for fails it."""
    recorded = RecordedDialogs()
    yield recorded
    recorded.check_all_used()
