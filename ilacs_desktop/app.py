"""The window: one of the two places where the parts are put together.

The frame is shown first. What is in it is imported and built when the frame has been painted, so
that the window is there at once, however much stands behind it.
"""

import contextlib
import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from ilacs_desktop import __version__
from ilacs_desktop.assets import resources, templates
from ilacs_desktop.errors import UserError
from ilacs_desktop.folders import Folders, make_private, user_folders
from ilacs_desktop.ui.shell.one_window import OneWindow
from ilacs_desktop.ui.shell.window import PRODUCT, MainWindow
from ilacs_desktop.ui.work.preferences import Preferences

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilacs_desktop.document.model import Document
    from ilacs_desktop.framework.shelf import FrameworkShelf
    from ilacs_desktop.ui.dialogs.port import Dialogs
    from ilacs_desktop.ui.shell.crash import CrashReporter
    from ilacs_desktop.ui.shell.inside import Inside, World
    from ilacs_desktop.ui.theme.theme import Theme
    from ilacs_desktop.ui.work.workspace import Services


def main(argv: Sequence[str]) -> int:
    """Show the window, with the file that ``argv`` names if it names one; return the exit code.

    If the person has a window already, it gets the file and comes to the front in place of ours.
    """
    folders = user_folders()
    make_private(folders)
    file = Path(argv[0]) if argv else None
    one_window = OneWindow(folders.running)
    if not one_window.begin(file):
        return 0
    app = QApplication([sys.argv[0]])
    app.setApplicationName(PRODUCT)
    app.setApplicationVersion(__version__)
    program = Program(app, folders, file, one_window=one_window)
    program.start()
    return app.exec()


class Outfit(NamedTuple):
    """How the window looks, asks and opens things outside. Tests bring their own."""

    theme: "Theme"
    dialogs: "Dialogs"
    opener: "Callable[[Path], bool]"
    reporter: "CrashReporter | None" = None


class Program(QObject):
    """The frame, and what is in it from its first painting on."""

    def __init__(
        self,
        app: QApplication,
        folders: Folders,
        file: Path | None = None,
        outfit: Outfit | None = None,
        one_window: OneWindow | None = None,
    ) -> None:
        """``file`` is opened when everything is there; ``one_window`` brings those of later starts.

        Without an ``outfit`` it gets the real one, and looks after the whole process: errors that
        nobody deals with, garbage, the focus ring.
        """
        super().__init__()
        self._app = app
        self._folders = folders
        self._file = file
        self.outfit = outfit
        self._one_window = one_window
        self.preferences = Preferences(folders.settings, self)
        self.window = MainWindow()
        self.inside: Inside | None = None
        self.window.painted.connect(self._on_painted)
        self.window.close_asked.connect(self._on_close_asked)

    def start(self) -> None:
        """Show the frame; the rest follows by itself."""
        self.window.appear(self.preferences.settings)

    @Slot()
    def _on_painted(self) -> None:
        """Build what is in the frame, and open the file that was asked for."""
        outfit = self.outfit or _outfit(self._app, self.window, self.preferences, self._folders)
        self.window.setStyleSheet("")  # the theme dresses it from now on
        try:
            with _undressed(self._app) as dress:
                self.inside = _inside(self.window, self.preferences, self._folders, outfit)
                self.inside.desk.waiting.long.connect(dress)
                self.inside.begin(self._file)
        except UserError as error:
            outfit.dialogs.tell("The program cannot start", str(error))
            self._leave()
            return
        self.inside.desk.waiting.long.disconnect(dress)
        if outfit.reporter is not None:
            outfit.reporter.ask(self._what_is_safe)
        if self._one_window is not None:
            self._one_window.asked.connect(self._on_asked)
            self._one_window.listen()

    def _what_is_safe(self) -> str:
        from ilacs_desktop.ui.work.safety import what_is_safe

        return what_is_safe(self.inside.desk.workspace if self.inside is not None else None)

    @Slot(object)
    def _on_asked(self, file: Path | None) -> None:
        self.window.come_to_front()
        if file is not None and self.inside is not None:
            self.inside.open_soon(file)

    @Slot()
    def _on_close_asked(self) -> None:
        if self.inside is None or self.inside.may_close():
            self._leave()

    def _leave(self) -> None:
        """Close the window. What is still at work ends by itself, and no later start waits for it."""
        if self._one_window is not None:
            self._one_window.end()
        self.window.let_go()


def _outfit(
    app: QApplication, window: MainWindow, preferences: Preferences, folders: Folders
) -> Outfit:
    """Return the real outfit, and set up what looks after the whole process."""
    from ilacs_desktop.ui.dialogs.port import QtDialogs
    from ilacs_desktop.ui.shell.crash import CrashReporter, log_to
    from ilacs_desktop.ui.theme.focus_ring import FocusRing
    from ilacs_desktop.ui.theme.theme import Theme
    from ilacs_desktop.ui.work.collector import Collector

    settings = preferences.settings
    icons = resources() / "icons"
    theme = Theme(app, icons, mode=settings.theme, text_scale=settings.text_scale)
    dialogs = QtDialogs(theme, window)
    log_to(folders.logs)
    reporter = CrashReporter(dialogs, app)
    reporter.install()
    Collector(app)
    FocusRing(app, theme)
    _spare_the_collector()
    return Outfit(theme, dialogs, _open_outside, reporter)


def _spare_the_collector() -> None:
    """Keep what is imported out of each look for garbage: it never is, and takes longer than a key."""
    import ilacs_desktop.ui.shell.inside  # noqa: F401 - nearly all that there is to import

    gc.freeze()


@contextlib.contextmanager
def _undressed(app: QApplication) -> Iterator["Callable[[], None]"]:
    """Put the style sheet on when all is built, or when the function that is given is called.

    Under a style sheet Qt dresses a widget and all in it anew each time it gets another parent.
    """
    sheet = app.styleSheet()
    app.setStyleSheet("")

    def dress() -> None:
        if not app.styleSheet():
            app.setStyleSheet(sheet)

    try:
        yield dress
    finally:
        dress()


def _open_outside(path: Path) -> bool:
    """Open a file or folder in the program that the computer has for it; return whether it has."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _inside(
    window: MainWindow, preferences: Preferences, folders: Folders, outfit: Outfit
) -> "Inside":
    """Return what is in the window. Raises FrameworkError when shipped data is damaged."""
    from ilacs_desktop.ui.shell.inside import Inside

    world = _world(folders, outfit)
    return Inside(window, outfit.theme, preferences, outfit.dialogs, world)


def _world(folders: Folders, outfit: Outfit) -> "World":
    from ilacs_desktop.framework.load_compiled import load_compiled
    from ilacs_desktop.framework.shelf import FrameworkShelf
    from ilacs_desktop.ui.shell.inside import World
    from ilacs_desktop.word.template.shelf import TemplateShelf

    framework = load_compiled(resources() / "framework")
    frameworks = FrameworkShelf(framework, resources() / "framework", folders.frameworks)

    def example() -> "Document":
        from ilacs_desktop.example import load_example

        return load_example(resources() / "example", framework)

    services = _services(frameworks, folders)
    return World(
        services=services,
        example=example,
        opener=outfit.opener,
        documents=folders.documents,
        places={
            "What you prefer": folders.settings,
            "Recovery: what was typed since the last save": folders.recovery,
            "Copies of work that could not be saved in its place": folders.kept,
            "Log: what went wrong in the program, without any of your text": folders.logs,
            "Copies of the Word templates that you imported": folders.templates,
            "Framework packs that you brought in": folders.frameworks,
        },
        shelf=TemplateShelf(folders.templates, services.now),
    )


def _services(frameworks: "FrameworkShelf", folders: Folders) -> "Services":
    import datetime as dt
    import platform
    import time

    from ilacs_desktop.storage.save import Author
    from ilacs_desktop.ui.work.background import Lane
    from ilacs_desktop.ui.work.workspace import Services

    def now() -> dt.datetime:
        return dt.datetime.now().astimezone()

    def readable(document: "Document") -> str:
        from ilacs_desktop.outputs.readable import readable_html

        framework = frameworks.framework_for(document.cycle.framework)
        return readable_html(document, framework, templates())

    return Services(
        framework=frameworks.shipped,
        author=Author(_user(), platform.node()),
        now=now,
        clock=time.monotonic,
        readable=readable,
        recovery=folders.recovery,
        save_lane=Lane(),
        journal_lane=Lane(),
        kept=folders.kept,
        frameworks=frameworks,
    )


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine account without a name
        return "unknown"
