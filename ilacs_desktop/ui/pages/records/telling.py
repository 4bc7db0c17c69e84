"""What a page of records tells in its banner, with Undo beside it, and its ways in and out of files."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.pages.records.sheets import RecordSheets
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.buttons import Button, primary_button, secondary_button
from ilacs_desktop.ui.work.undo_offer import UNDO, UndoOffer
from ilacs_desktop.ui.work.workspace import Workspace


class TellingPage(QWidget):
    """A page with a banner that tells what was done; Undo goes once something else was done."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self.banner = Banner(theme)
        self._undo = UndoOffer(workspace, self.banner, self)

    def add(self) -> None:
        """Ask for a new record."""
        raise NotImplementedError

    def tell(self, text: str, tone: BannerTone = "info") -> None:
        """Tell something that there is nothing to do about."""
        self._undo.forget()
        self.banner.show_message(text, tone)

    def tell_done(self, text: str, tone: BannerTone = "info") -> None:
        """Tell what was done; Undo stands beside it as long as that is the last step."""
        self.banner.show_message(text, tone, UNDO)
        self._undo.make()

    def list_tools(self, sheets: RecordSheets, add: str, what: str) -> tuple[Button, ...]:
        """Return the buttons that add a record, bring some in and save the list, at work.

        ``add`` are the words on the first; ``what`` names the records, such as "the evidence".
        """
        theme = self._theme
        first = primary_button(theme, add, "add")
        bring = secondary_button(
            theme, "Bring in…", "import", f"Bring in {what} from a spreadsheet"
        )
        save = secondary_button(theme, "Save as list…", "export", f"Save as list: {what}")
        first.clicked.connect(self._on_add)
        bring.clicked.connect(sheets.bring_in)
        save.clicked.connect(sheets.save_list)
        return first, bring, save

    @Slot()
    def _on_add(self) -> None:
        self.add()

    @Slot(str)
    def _on_file_began(self, doing: str) -> None:
        self.tell(doing)

    @Slot()
    def _on_file_ended(self) -> None:
        self.banner.hide()

    @Slot(object)
    def _on_list_saved(self, path: Path) -> None:
        self.tell(f"The list was saved as “{path.name}”.", "ok")
