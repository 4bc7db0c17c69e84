"""Prints a page that was made, or saves it as a PDF or a web page for somebody without the program."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from ilacs_desktop.errors import sentence_of
from ilacs_desktop.layout import sheets
from ilacs_desktop.storage.names import can_be_seen, file_name_for
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

_PDF, _WEB = ".pdf", ".html"
_KINDS = (FileKind("PDF document", (f"*{_PDF}",)), FileKind("Web page", (f"*{_WEB}",)))
_OF_SCREEN = 0.85  # of the screen, each way, for the pages to be read before they are printed
_FAULT = (
    "Something went wrong inside the program, so the {noun} {verb} not made. Your self-evaluation is"
    " safe. Report this fault: Help, Where files are kept, shows the folder with the log."
)


class MakeHtml(Protocol):
    """Makes a web page for A4; runs on a thread.

    ``on_sheets`` says that it is set on sheets which have the marking already.
    """

    def __call__(self, *, on_sheets: bool) -> str: ...


class OnPaper(QObject):
    """Prints and saves; a subclass makes the pages, and says what they are called.

    Signals:
        told: how it went: a sentence, its tone, and the words of a link that opens the file.
    """

    told = Signal(str, str, str)

    noun: str
    verb: str
    file_word: str

    def __init__(
        self,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._last: Path | None = None
        self._html = ""
        self._is_asking = False
        self._printers: list[tuple[QPrintPreviewDialog, QPrinter]] = []  # dialogs do not keep them

    @property
    def title(self) -> str:
        """What stands at the foot of each sheet."""
        document = self._workspace.document
        name = f"{document.authority.name} {document.cycle.label}".strip()
        return f"{name}: {self.noun} of the self-evaluation"

    def show_on_paper(self, make: MakeHtml) -> None:
        """Show how it will look on paper, with a button that prints it; once at a time."""
        if self._is_asking:
            return
        self._is_asking = True
        self.told.emit("Making the pages…", "info", "")
        job = partial(make, on_sheets=True)
        self._outlet.pages.run(job, self._on_ready_to_print, self)

    def save_a_copy(self, make: MakeHtml) -> None:
        """Ask where to save it, and save it there."""
        title = f"Save a copy of the {self.noun}"
        path = ask_save_name(self._dialogs, title, _KINDS, self._suggested())
        if path is None:
            return
        marking = self._workspace.document.cycle.marking
        job = partial(_write, path, make, self.title, marking)
        self._outlet.lane.run(job, partial(self._on_saved, path), self)

    @Slot()
    def open_last(self) -> None:
        """Open what was saved last."""
        if self._last is None:
            return
        if not (can_be_seen(self._last) and self._outlet.opener(self._last)):
            told = f"It could not be opened from here. You find it at {self._last}."
            self.told.emit(told, "warn", "")

    def _suggested(self) -> Path:
        document = self._workspace.document
        name = Path(file_name_for(document.authority.name, document.cycle.label)).stem
        folder = self._outlet.folder_beside(self._workspace.path)
        return self._last or folder / f"{name}-{self.file_word}{_PDF}"

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
        printer.setDocName(self.title)
        preview = QPrintPreviewDialog(printer)
        preview.setWindowTitle(f"Print the {self.noun}")
        preview.resize(preview.screen().availableSize() * _OF_SCREEN)  # it offers a stamp of a page
        preview.paintRequested.connect(self._on_paint_requested)
        preview.finished.connect(self._on_asked)
        self.told.emit("The pages are ready to print.", "info", "")
        alive = [pair for pair in self._printers if isValid(pair[0])]
        self._printers = [*alive, (preview, printer)]
        self._dialogs.open_form(preview)

    @Slot()
    def _on_asked(self) -> None:
        self._is_asking = False

    @Slot("QPrinter*")
    def _on_paint_requested(self, printer: "QPrinter") -> None:
        sheets.set_on(printer, self._html, self.title, self._workspace.document.cycle.marking)

    def _fail(self, error: Exception) -> None:
        fault = _FAULT.format(noun=self.noun, verb=self.verb)
        self.told.emit(sentence_of(error, fault), "warn", "")


def _write(path: Path, make: MakeHtml, title: str, marking: str) -> None:
    """Write the page as the file's ending says; what is of Qt in it begins and ends here."""
    on_sheets = path.suffix.casefold() == _PDF
    html = make(on_sheets=on_sheets)
    write_safely(path, sheets.pdf_of(html, title, marking) if on_sheets else html.encode())
