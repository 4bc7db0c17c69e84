"""The window: one of the two places where the parts are put together.

The frame is shown first. What is in it is imported and built on the first turn of the event loop,
so that the window is there at once, however much stands behind it.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from ilacs_desktop import __version__
from ilacs_desktop.assets import resources, templates
from ilacs_desktop.errors import UserError
from ilacs_desktop.folders import Folders, user_folders
from ilacs_desktop.ui.preferences import Preferences
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.window import PRODUCT, MainWindow

if TYPE_CHECKING:
    from ilacs_desktop.document.model import Document
    from ilacs_desktop.ui.dialogs.port import Dialogs
    from ilacs_desktop.ui.inside import Inside, World

Opener = Callable[[Path], bool]


def main(argv: Sequence[str]) -> int:
    """Show the window, with the file that ``argv`` names if it names one; return the exit code."""
    app = QApplication([sys.argv[0]])
    app.setApplicationName(PRODUCT)
    app.setApplicationVersion(__version__)
    folders = user_folders()
    preferences = Preferences(folders.settings)
    settings = preferences.settings
    icons = resources() / "icons"
    theme = Theme(app, icons, mode=settings.theme, text_scale=settings.text_scale)
    program = Program(theme, preferences, folders, Path(argv[0]) if argv else None)
    program.window.show()
    return app.exec()


def open_outside(path: Path) -> bool:
    """Open a file or folder in the program that the computer has for it; return whether it has."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class Program(QObject):
    """The frame, and what is in it from the first turn of the event loop on."""

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        folders: Folders,
        file: Path | None = None,
        dialogs: "Dialogs | None" = None,
        opener: Opener = open_outside,
    ) -> None:
        """``file`` is opened when everything is there. Tests hand in ``dialogs`` and ``opener``.

        With dialogs of its own it looks after the whole process: errors, garbage, the focus ring.
        """
        super().__init__()
        self._theme = theme
        self._preferences = preferences
        self._folders = folders
        self._file = file
        self._dialogs = dialogs
        self._opener = opener
        self.window = MainWindow()
        self.window.place(preferences.settings)
        self.window.close_asked.connect(self._on_close_asked)
        self.inside: Inside | None = None
        QTimer.singleShot(0, self.fill)

    @Slot()
    def fill(self) -> None:
        """Build what is in the frame, and open the file that was asked for."""
        dialogs = self._dialogs or self._own_dialogs()
        try:
            self.inside = self._made_inside(dialogs)
        except UserError as error:
            dialogs.tell("The program cannot start", str(error))
            self.window.let_go()
        else:
            self.inside.begin(self._file)

    def _made_inside(self, dialogs: "Dialogs") -> "Inside":
        from ilacs_desktop.ui.inside import Inside

        world = _world(self._folders, self._opener)
        return Inside(self.window, self._theme, self._preferences, dialogs, world)

    def _own_dialogs(self) -> "Dialogs":
        """Return dialogs over the window, and set up what looks after the whole process."""
        from ilacs_desktop.ui.collector import Collector
        from ilacs_desktop.ui.crash import CrashReporter, log_to
        from ilacs_desktop.ui.dialogs.port import QtDialogs
        from ilacs_desktop.ui.theme.focus_ring import FocusRing

        dialogs = QtDialogs(self._theme, self.window)
        log_to(self._folders.logs)
        CrashReporter(dialogs, self).install()
        Collector(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            FocusRing(app, self._theme)
        return dialogs

    @Slot()
    def _on_close_asked(self) -> None:
        if self.inside is None or self.inside.may_close():
            self.window.let_go()


def _world(folders: Folders, opener: Opener) -> "World":
    """Return what the program gets from outside. Raises FrameworkError when its data is damaged."""
    import datetime as dt
    import platform
    import time

    from ilacs_desktop.framework.load import load_framework
    from ilacs_desktop.storage.save import Author
    from ilacs_desktop.ui.background import Lane
    from ilacs_desktop.ui.inside import World
    from ilacs_desktop.ui.workspace import Services

    framework = load_framework(resources() / "framework")

    def now() -> dt.datetime:
        return dt.datetime.now().astimezone()

    def readable(document: "Document") -> str:
        from ilacs_desktop.outputs.readable import readable_html

        return readable_html(document, framework, templates())

    def example() -> "Document":
        from ilacs_desktop.example import load_example

        return load_example(resources() / "example", framework)

    services = Services(
        framework=framework,
        author=Author(_user(), platform.node()),
        now=now,
        clock=time.monotonic,
        readable=readable,
        recovery=folders.recovery,
        save_lane=Lane(),
        journal_lane=Lane(),
    )
    return World(
        services=services,
        example=example,
        opener=opener,
        documents=folders.documents,
        places={
            "What you prefer": folders.settings,
            "Recovery: what was typed since the last save": folders.recovery,
            "Log: what went wrong in the program, without any of your text": folders.logs,
        },
    )


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine account without a name
        return "unknown"
