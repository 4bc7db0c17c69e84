"""Prints the notes for the set-up presentation, or saves them as a PDF or a web page."""

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.catalogue import load_catalogue
from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout import sheets
from ilacs_desktop.outputs.presentation import presentation_html, title_of
from ilacs_desktop.storage.names import file_name_for
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

_PDF, _WEB = ".pdf", ".html"
_KINDS = (FileKind("PDF document", (f"*{_PDF}",)), FileKind("Web page", (f"*{_WEB}",)))
_FAULT = (
    "Something went wrong inside the program, so the notes were not made. Your self-evaluation is"
    " safe. Report this fault: Help, Where files are kept, shows the folder with the log."
)


class Stand(NamedTuple):
    """What the notes are made from: a document on a day."""

    document: Document
    framework: Framework
    today: dt.date

    def scope(self) -> Scope:
        """Return the document as the checks see it. Reads their catalogue."""
        catalogue = load_catalogue(resources() / "checks")
        return Scope(self.document, self.framework, self.today, catalogue)


class NotesPaper(QObject):
    """Makes the pages of the notes.

    Signals:
        told: how it went: a sentence, its tone, and the words of a link that opens the file.
    """

    told = Signal(str, str, str)

    def __init__(
        self, workspace: Workspace, dialogs: Dialogs, outlet: Outlet, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._last: Path | None = None
        self._html = ""
        self._is_asking = False
        self._printers: list[tuple[QPrintPreviewDialog, QPrinter]] = []  # dialogs do not keep them

    def print(self) -> None:
        """Show how the notes will look on paper, with a button that prints them; once at a time."""
        if not self._is_asking:
            self._is_asking = True
            job = partial(_html, self._stand(), on_sheets=True)
            self._outlet.pages.run(job, self._on_ready_to_print)

    def save(self) -> None:
        """Ask where to save the notes, and save them there."""
        path = ask_save_name(self._dialogs, "Save the notes", _KINDS, self._suggested())
        if path is not None:
            marking = self._workspace.document.cycle.marking
            job = partial(_write, path, self._stand(), self._title, marking)
            self._outlet.lane.run(job, partial(self._on_saved, path))

    @Slot()
    def open_last(self) -> None:
        """Open what was saved last."""
        last = self._last
        if last is not None and not (last.exists() and self._outlet.opener(last)):
            self.told.emit(f"It could not be opened from here. You find it at {last}.", "warn", "")

    @property
    def _title(self) -> str:
        return title_of(self._workspace.document)

    def _stand(self) -> Stand:
        workspace = self._workspace
        return Stand(workspace.document, workspace.framework, workspace.today)

    def _suggested(self) -> Path:
        document, path = self._workspace.document, self._workspace.path
        name = Path(file_name_for(document.authority.name, document.cycle.label)).stem
        folder = path.parent if path is not None else self._outlet.documents
        return self._last or folder / f"{name}-presentation{_PDF}"

    def _on_saved(self, path: Path, result: object) -> None:
        if isinstance(result, Exception):
            self._fail(result)
        else:
            self._last = path
            self.told.emit(f"“{path.name}” is ready.", "ok", "Open it")

    def _on_ready_to_print(self, html: str | Exception) -> None:
        if isinstance(html, Exception):
            self._is_asking = False
            self._fail(html)
            return
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

        self._html = html
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(sheets.a4())
        printer.setDocName(self._title)
        preview = QPrintPreviewDialog(printer)
        preview.setWindowTitle("Print the notes")
        preview.paintRequested.connect(self._on_paint_requested)
        preview.finished.connect(self._on_asked)
        alive = [pair for pair in self._printers if isValid(pair[0])]
        self._printers = [*alive, (preview, printer)]
        self._dialogs.open_form(preview)

    @Slot()
    def _on_asked(self) -> None:
        self._is_asking = False

    @Slot("QPrinter*")
    def _on_paint_requested(self, printer: "QPrinter") -> None:
        marking = self._workspace.document.cycle.marking
        sheets.set_on(printer, self._html, self._title, marking)

    def _fail(self, error: Exception) -> None:
        self.told.emit(sentence_of(error, _FAULT), "warn", "")


def _html(stand: Stand, *, on_sheets: bool) -> str:
    return presentation_html(stand.scope(), on_sheets=on_sheets)


def _write(path: Path, stand: Stand, title: str, marking: str) -> None:
    """Write the notes as the file's ending says; what is of Qt in it begins and ends here."""
    on_sheets = path.suffix.casefold() == _PDF
    html = _html(stand, on_sheets=on_sheets)
    write_safely(path, sheets.pdf_of(html, title, marking) if on_sheets else html.encode())
