"""What the computer asks of every program: dark or light, high contrast, larger text."""

import sys
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

_ACCESSIBILITY = r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility"


class SystemLook(NamedTuple):
    """What the computer asks for; ``text_scale`` is 1.0 for 100 %."""

    dark: bool
    high_contrast: bool
    text_scale: float


def system_look() -> SystemLook:
    """Return what the computer asks for now; the plain light look where it does not say."""
    hints = QGuiApplication.styleHints()
    contrast = hints.accessibility().contrastPreference()
    return SystemLook(
        dark=hints.colorScheme() == Qt.ColorScheme.Dark,
        high_contrast=contrast == Qt.ContrastPreference.HighContrast,
        text_scale=_text_scale(),
    )


def follow_system(changed: Callable[[], None]) -> None:
    """Call ``changed`` whenever the computer may ask for something else."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(changed)
    hints.accessibility().contrastPreferenceChanged.connect(changed)


def wish_scheme(mode: str) -> None:
    """Tell the computer which look the person chose, for title bars and native dialogs."""
    hints = QGuiApplication.styleHints()
    if mode == "dark":
        hints.setColorScheme(Qt.ColorScheme.Dark)
    elif mode == "light":
        hints.setColorScheme(Qt.ColorScheme.Light)
    else:
        hints.unsetColorScheme()


def _text_scale() -> float:
    """Return Windows' "Text size": Qt follows the display's scale, but not this one."""
    if sys.platform != "win32":
        return 1.0
    stored = QSettings(_ACCESSIBILITY, QSettings.Format.NativeFormat).value("TextScaleFactor", 100)
    return scale_of_percent(stored)


def scale_of_percent(percent: object) -> float:
    """Return the text scale of a percentage as the registry holds it; 1.0 for anything odd."""
    try:
        return float(str(percent)) / 100
    except ValueError:
        return 1.0
