"""The Help menu and F1: the window with the help, and the dialogs that tell of the program.

Each is made when it is asked for.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from ilacs_desktop.assets import resources
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.shell.wheel_zoom import WheelZoom
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.preferences import Preferences

if TYPE_CHECKING:
    from ilacs_desktop.help.pages import Library
    from ilacs_desktop.ui.help.window import HelpWindow

Opener = Callable[[Path], bool]
# The commands that show a page of the help, and which.
_PAGES = {
    "checks": "all-checks",
    "guide": "self-evaluation",
    "accessibility": "accessibility",
    "privacy": "privacy",
}
_SIZE = (900, 720)
_LEAST_WIDTH = 480
_SHARE = 0.5  # of the width of the screen: the rest is left to the work


class Zoom(NamedTuple):
    """The commands of the menus for the size of the text."""

    larger: QAction
    smaller: QAction
    normal: QAction


class HelpParts(NamedTuple):
    """What the help is made of.

    ``framework`` gives the one by which the program goes at the moment, ``place`` where in the
    window the person is; ``places`` says what is kept in which file or folder. ``zoom`` are the
    commands for the size of the text, which serve the window with the help too. ``keys`` gives the
    keys of a command of the menus; none for one that what is open does not have.
    """

    theme: Theme
    dialogs: Dialogs
    preferences: Preferences
    framework: Callable[[], Framework]
    place: Callable[[], str]
    opener: Opener
    places: Mapping[str, Path]
    zoom: Zoom
    keys: Callable[[str], tuple[str, ...]]


class Help(QObject):
    """Shows the help of one main window."""

    def __init__(self, parts: HelpParts, parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._library: Library | None = None
        self._window: HelpWindow | None = None
        parts.dialogs.help_with(self)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the menu does, by its id."""
        pages = {command: partial(self.show_page, page) for command, page in _PAGES.items()}
        return {
            "help": self.show_here,
            **pages,
            "shortcuts": self.show_shortcuts,
            "files": self.show_files,
            "about": self.show_about,
        }

    @property
    def window(self) -> "HelpWindow | None":
        """The window with the help, once it was asked for."""
        return self._window

    def show_here(self) -> None:
        """Show the page that explains where the person is."""
        self.show_for("")

    def show_for(self, dialog: str) -> None:
        """Show the page that explains a dialog of this class, or else what it lies over."""
        library = self._loaded()
        if library is not None:
            self.show_page(library.page_of(self._parts.place(), dialog))

    def show_page(self, page: str) -> None:
        """Show a page of the help, in front of the other windows."""
        library = self._loaded()
        if library is None:
            return
        if self._window is None:
            self._window = self._made(library)
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        window.go_to(page)

    def close(self) -> None:
        """Take the window with the help away: the main window closes."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def show_shortcuts(self) -> None:
        """Show what the keyboard does."""
        from ilacs_desktop.ui.dialogs.about import ShortcutsDialog

        self._parts.dialogs.open_form(ShortcutsDialog(self._parts.theme, self._parts.keys))

    def show_files(self) -> None:
        """Show where the program keeps what is no document."""
        from ilacs_desktop.ui.dialogs.about import FilesDialog

        parts = self._parts
        parts.dialogs.open_form(FilesDialog(parts.theme, parts.places, parts.opener))

    def show_about(self) -> None:
        """Show what this program is, and by which rules it goes."""
        from ilacs_desktop.ui.dialogs.about import AboutDialog

        parts = self._parts
        parts.dialogs.open_form(AboutDialog(parts.theme, parts.framework()))

    def _loaded(self) -> "Library | None":
        """Return the help, or say why it cannot be shown."""
        from ilacs_desktop.help.pages import load_help

        if self._library is None:
            try:
                self._library = load_help(resources() / "help", resources() / "checks")
            except UserError as error:
                self._parts.dialogs.tell("The help cannot be shown", str(error))
        return self._library

    def _made(self, library: "Library") -> "HelpWindow":
        from ilacs_desktop.ui.help.window import HelpWindow

        theme = self._parts.theme
        window = HelpWindow(theme, library, resources() / "help" / "pictures")
        window.closed.connect(self._on_closed)
        window.addActions(self._parts.zoom)
        window.winId()  # the wheel comes by the window of the system, which is made by this
        WheelZoom(window, self._parts.zoom.larger.trigger, self._parts.zoom.smaller.trigger)
        _place(window, self._parts.preferences.settings.help_window, theme)
        return window

    @Slot()
    def _on_closed(self) -> None:
        """Remember how large the window was, and where."""
        if self._window is not None:
            area = self._window.normalGeometry()
            place = (area.x(), area.y(), area.width(), area.height())
            self._parts.preferences.change(help_window=place)


def _place(window: QWidget, last: tuple[int, int, int, int] | None, theme: Theme) -> None:
    """Put the window where it was last, if that is on a screen, or at the right of the screen."""
    wanted = QRect(*last) if last else QRect()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if wanted.isValid() and any(screen.contains(wanted.center()) for screen in screens):
        window.setGeometry(wanted)
        return
    room = window.screen().availableGeometry()
    wide, high = (theme.tokens.px(pixels) for pixels in _SIZE)
    least = theme.tokens.px(_LEAST_WIDTH)
    width = min(wide, max(round(room.width() * _SHARE), least), room.width())
    height = min(high, round(room.height() * 0.9))
    top = room.top() + (room.height() - height) // 2
    window.setGeometry(room.right() - width + 1, top, width, height)
