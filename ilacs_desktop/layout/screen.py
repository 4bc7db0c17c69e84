"""What this computer can show text with: its screen and its fonts, in a sentence."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_FONTS = ("Segoe UI", "Arial", "Calibri")


class NoScreenError(Exception):
    """Nothing can be shown here; the message says what is missing."""


def describe_screen(environment: Mapping[str, str]) -> str:
    """Return a sentence about the screen and the fonts. Raises NoScreenError where there are none."""
    if sys.platform == "linux" and not any(map(environment.get, _SCREENS)):
        raise NoScreenError("There is no screen.")  # Qt would end the program
    application = QGuiApplication.instance() or QGuiApplication(["self-test"])
    screen = QGuiApplication.primaryScreen()
    if not isinstance(application, QGuiApplication) or screen is None:
        raise NoScreenError("The system offers no screen.")
    families = set(QFontDatabase.families())
    if not families:
        raise NoScreenError("The system offers no font to show text in.")
    size, scale = screen.size(), screen.devicePixelRatio()
    fonts = ", ".join(name for name in _FONTS if name in families) or "none of the usual ones"
    return (
        f"Qt {qVersion()} on “{application.platformName()}”: screen {size.width()} × {size.height()}"
        f" at {scale:.0%}; {len(families)} font families, with {fonts}."
    )
