"""What lies over the page, or clears the window for it, when asked for: go to, focus mode, the tour.

Each is imported and made at its first use: none is needed at the start.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ilacs_desktop.ui.shell.menus import Menus
from ilacs_desktop.ui.shell.window import MainWindow
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.preferences import Preferences

if TYPE_CHECKING:
    from ilacs_desktop.ui.shell.focus_mode import FocusMode
    from ilacs_desktop.ui.shell.go_to.going import GoTo
    from ilacs_desktop.ui.shell.tour.tour import Tour


class Overlays(QObject):
    """Those of one window; each is None until it was asked for."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        menus: Menus,
        workbench: Workbench,
        desk: Desk,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._theme, self._window, self._menus = theme, window, menus
        self._workbench, self._desk, self._preferences = workbench, desk, preferences
        self.going: GoTo | None = None
        self.focus_mode: FocusMode | None = None
        self.tour: Tour | None = None

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the menus does, by its id."""
        return {"go": self.go, "focus": self.focus, "tour": self.show_round}

    def go(self) -> None:
        """Offer to go to anything."""
        from ilacs_desktop.ui.shell.go_to.going import GoTo

        if self.going is None:
            self.going = GoTo(self._theme, self._window, self._menus, self._workbench, self._desk)
        self.going.show()

    def focus(self) -> None:
        """Show the text of Draft alone, or all that was there before."""
        from ilacs_desktop.ui.shell.focus_mode import FocusMode

        if self.focus_mode is None:
            self.focus_mode = FocusMode(self._menus, self._workbench)
            self._desk.closing.connect(self.focus_mode.leave)
        self.focus_mode.toggle()

    @Slot()
    def show_round(self) -> None:
        """Begin the short tour, with all in sight that it points at."""
        from ilacs_desktop.ui.shell.tour.tour import Tour

        if self.focus_mode is not None:
            self.focus_mode.leave()
        if self.tour is None:
            self.tour = Tour(self._theme, self._workbench, self._desk, self._preferences)
        self.tour.start()
