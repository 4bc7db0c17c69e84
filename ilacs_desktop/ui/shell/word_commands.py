"""The commands about Word documents and paper: out, in, and back from reviewers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.outlet import Outlet

if TYPE_CHECKING:
    from ilacs_desktop.ui.dialogs.bring_in_word.start import BringInWord


class WordCommands(QObject):
    """Carries them out on what is open; without a document they do nothing."""

    def __init__(
        self, theme: Theme, workbench: Workbench, desk: Desk, dialogs: Dialogs, outlet: Outlet
    ) -> None:
        super().__init__(workbench)
        self._theme = theme
        self._workbench = workbench
        self._desk = desk
        self._dialogs = dialogs
        self._outlet = outlet
        self._last_year: BringInWord | None = None
        self._told = ""  # while a file is read
        desk.closed.connect(self._on_closed)
        workbench.last_year_wanted.connect(self.bring_in)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what each command does, by its id."""
        return {
            "export": self.export,
            "print": self.print,
            "pdf": self.save_pdf,
            "last_year": self.bring_in,
            "confirm": self.confirm,
            "reviewed": self.bring_back,
        }

    def export(self) -> None:
        """Go to where the Word document is made."""
        self._workbench.ways.go_to_stage("export")

    def print(self) -> None:
        """Print the pages of the Word document."""
        self.export()
        page = self._workbench.pages.export()
        if page is not None:
            page.print_pages()

    def save_pdf(self) -> None:
        """Save the pages of the Word document as a PDF."""
        self.export()
        page = self._workbench.pages.export()
        if page is not None:
            page.save_pdf()

    @Slot()
    def bring_in(self) -> None:
        """Take over what was written last year, from its Word document."""
        bringing = self._bringing()
        if bringing is not None:
            bringing.start()

    def confirm(self) -> None:
        """Confirm all that is still marked as last year's."""
        bringing = self._bringing()
        if bringing is not None:
            bringing.confirm_all()

    def bring_back(self) -> None:
        """Read a reviewed copy, and show what its reviewers want."""
        self._workbench.ways.go_to_stage("review")
        page = self._workbench.pages.review()
        if page is not None:
            page.show_tab("returned")
            page.returned.bring_back()

    def _bringing(self) -> "BringInWord | None":
        from ilacs_desktop.ui.dialogs.bring_in_word.start import BringInWord

        workspace = self._desk.workspace
        if workspace is not None and self._last_year is None:
            parts = (self._theme, workspace, self._dialogs, self._outlet)
            self._last_year = BringInWord(*parts, parent=self)
            self._last_year.began.connect(self._on_began)
            self._last_year.ended.connect(self._on_ended)
            self._last_year.done.connect(self._on_done)
        return self._last_year

    @Slot()
    def _on_closed(self) -> None:
        if self._last_year is not None:
            self._last_year.deleteLater()
            self._last_year = None
        self._on_ended()

    @Slot(str)
    def _on_began(self, sentence: str) -> None:
        self._told = sentence
        self._workbench.messages.add(sentence, "info")

    @Slot()
    def _on_ended(self) -> None:
        self._workbench.messages.take_back(self._told)
        self._told = ""

    @Slot(str)
    def _on_done(self, sentence: str) -> None:
        self._workbench.messages.add(sentence, "ok")
