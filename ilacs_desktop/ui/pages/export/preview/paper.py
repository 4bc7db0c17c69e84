"""Prints the pages of the preview, or saves them as a PDF."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.storage.names import can_be_seen
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.export.preview.job import Preview
from ilacs_desktop.ui.pages.export.preview.making import Previewing
from ilacs_desktop.ui.pages.export.preview.pdf import layout_of, pdf_of
from ilacs_desktop.ui.pages.export.preview.printing import print_on
from ilacs_desktop.ui.work.outlet import Outlet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

_PDF = (FileKind("PDF document", ("*.pdf",)),)
_OPEN = "Open it"
_NOT_MADE = "The pages could not be made (the preview says why), so nothing was printed."
_NOT_ASKED = (
    "The pages were ready while you were elsewhere, so nothing was printed. Print them now."
)
_FAULT = (
    "Something went wrong inside the program, so {}. Your self-evaluation is safe. Report this"
    " fault: Help, Where files are kept, shows the folder with the log."
)


class PreviewPaper(QObject):
    """Hands the pages of now to a printer or into a file, once they are made.

    Signals:
        told: how it goes: a sentence, its tone, and the words of a link that opens the file.
    """

    told = Signal(str, str, str)

    def __init__(
        self,
        previewing: Previewing,
        dialogs: Dialogs,
        outlet: Outlet,
        suggested: Callable[[], Path],
        is_in_view: Callable[[], bool],
    ) -> None:
        """``suggested`` gives the name of a PDF that was not saved before.

        ``is_in_view`` says whether the person is where they asked for paper.
        """
        super().__init__(previewing)
        self._previewing = previewing
        self._dialogs = dialogs
        self._outlet = outlet
        self._suggested = suggested
        self._last: Path | None = None
        self._preview: Preview | None = None
        self._is_in_view = is_in_view
        self._is_asking = False
        self._printers: list[tuple[QPrintDialog, QPrinter]] = []  # dialogs do not keep them

    @Slot()
    def print(self) -> None:
        """Ask for a printer and what of the pages to print, and print it; once at a time."""
        if self._is_asking:
            return
        self._is_asking = True
        if not self._previewing.is_current:
            self.told.emit("Making the pages…", "info", "")
        self._previewing.when_ready(self._ask_printer)

    @Slot()
    def save_pdf(self) -> None:
        """Ask where to save the pages as a PDF, and save them there."""
        path = ask_save_name(
            self._dialogs, "Save as PDF", _PDF, self._last or self._suggested().with_suffix(".pdf")
        )
        if path is not None:
            self.told.emit(f"Making “{path.name}”… You can go on working.", "info", "")
            job = partial(_write, path, self._previewing.job())
            self._outlet.lane.run(job, partial(self._on_written, path), self)

    @Slot()
    def open_last(self) -> None:
        """Open what was saved last."""
        if self._last is not None and not (
            can_be_seen(self._last) and self._outlet.opener(self._last)
        ):
            told = f"It could not be opened from here. You find it at {self._last}."
            self.told.emit(told, "warn", "")

    def _on_written(self, path: Path, result: object) -> None:
        if isinstance(result, Exception):
            self._fail(result, "no PDF was written")
        else:
            self._last = path
            self.told.emit(f"“{path.name}” is ready.", "ok", _OPEN)

    def _ask_printer(self, preview: Preview | None) -> None:
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        if preview is None or not self._is_in_view():
            self._is_asking = False
            self.told.emit(_NOT_MADE if preview is None else _NOT_ASKED, "warn", "")
            return
        pages = preview.placed.pages
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(preview.title)
        printer.setPageLayout(layout_of(pages[0]))
        dialog = QPrintDialog(printer)
        dialog.setWindowTitle("Print")
        dialog.setMinMax(1, len(pages))
        kinds = QAbstractPrintDialog.PrintDialogOption
        dialog.setOptions(kinds.PrintPageRange | kinds.PrintCurrentPage | kinds.PrintCollateCopies)
        dialog.accepted.connect(self._on_printer_chosen)
        dialog.finished.connect(self._on_asked)
        self._preview = preview
        self.told.emit("The pages are ready to print.", "info", "")
        alive = [pair for pair in self._printers if isValid(pair[0])]
        self._printers = [*alive, (dialog, printer)]
        self._dialogs.open_form(dialog)

    @Slot()
    def _on_asked(self) -> None:
        self._is_asking = False

    @Slot()
    def _on_printer_chosen(self) -> None:
        preview = self._preview
        if preview is None or not self._printers:
            return
        _, printer = self._printers[-1]
        try:
            count = print_on(printer, preview.placed.pages, self._previewing.page)
        except Exception as error:  # noqa: BLE001 - whatever a printer's driver does, it is told
            self._fail(error, "nothing was printed")
            return
        pages = counted(count, "page was", "pages were")
        where = printer.outputFileName() or printer.printerName()
        self.told.emit(f"{pages} sent to “{Path(where).name}”.", "ok", "")

    def _fail(self, error: Exception, what: str) -> None:
        told = sentence_of(error, _FAULT.format(what))
        self.told.emit(told, "warn", "")


def _write(path: Path, pages: Callable[[], Preview]) -> None:
    """Make the pages and write the PDF; what is of Qt in it begins and ends here."""
    write_safely(path, pdf_of(pages()))
