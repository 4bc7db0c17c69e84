"""The Help menu: the dialogs that explain, each made when it is asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ilacs_desktop.assets import resources
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.theme.theme import Theme

Opener = Callable[[Path], bool]


class Help:
    """Shows the help; ``places`` says what is kept in which file or folder.

    ``framework`` gives the one by which the program goes at the moment.
    """

    def __init__(
        self,
        theme: Theme,
        dialogs: Dialogs,
        framework: Callable[[], Framework],
        opener: Opener,
        places: Mapping[str, Path],
    ) -> None:
        self._theme = theme
        self._dialogs = dialogs
        self._framework = framework
        self._opener = opener
        self._places = places

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the menu does, by its id."""
        return {
            "shortcuts": self.show_shortcuts,
            "checks": self.show_checks,
            "year": self.show_year,
            "together": self.show_together,
            "templates": self.show_templates,
            "files": self.show_files,
            "about": self.show_about,
        }

    def show_shortcuts(self) -> None:
        """Show what the keyboard does."""
        from ilacs_desktop.ui.dialogs.about import ShortcutsDialog

        self._dialogs.open_form(ShortcutsDialog(self._theme))

    def show_checks(self) -> None:
        """Show what the checks look for, or say why that cannot be shown."""
        from ilacs_desktop.checks.catalogue import load_catalogue
        from ilacs_desktop.ui.dialogs.checks_help import ChecksDialog

        try:
            catalogue = load_catalogue(resources() / "checks")
        except UserError as error:
            self._dialogs.tell("The checks cannot be shown", str(error))
            return
        self._dialogs.open_form(ChecksDialog(self._theme, catalogue))

    def show_year(self) -> None:
        """Show how the year goes: dates, plan, progress, figures, and the next one."""
        self._show_page("year.md")

    def show_together(self) -> None:
        """Show how several people's work comes together, and how to go back."""
        self._show_page("together.md")

    def show_templates(self) -> None:
        """Show how a council makes a Word template of its own."""
        self._show_page("templates.md")

    def _show_page(self, name: str) -> None:
        from ilacs_desktop.ui.dialogs.help_page import HelpPageDialog

        self._dialogs.open_form(HelpPageDialog(self._theme, resources() / "help" / name))

    def show_files(self) -> None:
        """Show where the program keeps what is no document."""
        from ilacs_desktop.ui.dialogs.about import FilesDialog

        self._dialogs.open_form(FilesDialog(self._theme, self._places, self._opener))

    def show_about(self) -> None:
        """Show what this program is, and by which rules it goes."""
        from ilacs_desktop.ui.dialogs.about import AboutDialog

        self._dialogs.open_form(AboutDialog(self._theme, self._framework()))
