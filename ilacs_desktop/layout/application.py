"""The application that fonts need: the program's own, or one made for a command without windows."""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

# Measuring and printing show nothing: on Linux no display is wanted, and none may be there.
_ARGUMENTS = ["ilacs-desktop", *(["-platform", "offscreen"] if sys.platform == "linux" else [])]


def for_fonts() -> QCoreApplication:
    """Return the application there is, or a new one; hold on to it while fonts are used."""
    return QCoreApplication.instance() or QGuiApplication(_ARGUMENTS)
