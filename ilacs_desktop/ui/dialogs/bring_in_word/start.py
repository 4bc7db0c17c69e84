"""Asks for a Word document, reads it off the interface thread, and puts it in as one step of undo."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.confirming import confirm_all
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.dialogs.bring_in_word.incoming import Incoming, read_incoming
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.last_year.choices import Choices

_KINDS = (FileKind("Word documents", ("*.docx", "*.docm", "*.dotx", "*.dotm")),)
_TITLE = "Bring in last year’s document"
_FAILED = "The document cannot be brought in"
_FAULT = (
    "Something went wrong inside the program. Your self-evaluation is safe, and nothing was changed."
    " Report this fault: Help, Where files are kept, shows the folder with the log."
)
_MOVED_ON = (
    "The outline was changed while you looked at the document, so some of it has no place any more."
    " Nothing was changed. Bring in the document again."
)


class BringInWord(QObject):
    """Last year's document, from the file to the text.

    Signals:
        began: a file is being read: a sentence that says so.
        ended: it is not any more.
        done: it came in, or was confirmed: a sentence that says so; undo takes it back.
    """

    began = Signal(str)
    ended = Signal()
    done = Signal(str)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._incoming: Incoming | None = None
        self._is_busy = False

    @Slot()
    def start(self) -> None:
        """Ask for the file; everything else follows from it."""
        if self._is_busy:
            return
        folder = self._outlet.folder_beside(self._workspace.path)
        chosen = self._dialogs.ask_open_file(_TITLE, _KINDS, folder)
        if chosen is None:
            return
        self._is_busy = True
        self.began.emit(f"Reading “{chosen.name}”…")
        self._read(chosen)

    @Slot()
    def confirm_all(self) -> None:
        """Confirm all of last year's text that is left, as one step of undo."""
        document, count = confirm_all(self._workspace.document)
        if not count:
            self._dialogs.tell(
                "There is nothing to confirm", "No text is marked as last year’s. Nothing changed."
            )
            return
        self._workspace.change("Confirm last year’s text", document)
        paragraphs = counted(count, "paragraph is", "paragraphs are")
        self.done.emit(f"{paragraphs} confirmed as this year’s text.")

    def _read(self, path: Path) -> None:
        document, framework = self._workspace.document, self._workspace.framework
        job = partial(read_incoming, path, document, framework)
        self._outlet.reading.run(job, partial(self._on_read, path, document), self)

    def _on_read(self, path: Path, document: Document, result: Incoming | Exception) -> None:
        from ilacs_desktop.ui.dialogs.bring_in_word.form import BringInWordForm

        if document is not self._workspace.document and not isinstance(result, Exception):
            self._read(path)  # what was suggested is for places that may be gone
            return
        self._is_busy = False
        self.ended.emit()
        if isinstance(result, Exception):
            told = sentence_of(result, _FAULT)
            self._dialogs.tell(_FAILED, told)
            return
        if not result.outline.pieces:
            self._dialogs.tell(
                _FAILED,
                f"“{result.outline.name}” holds no text. Your self-evaluation was not changed."
                " Choose another document.",
            )
            return
        self._incoming = result
        work = self._workspace
        form = BringInWordForm(self._theme, result, work.document, work.framework)
        form.agreed.connect(self._on_agreed)
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_agreed(self, choices: Choices) -> None:
        from ilacs_desktop.tables.records_in_rows import RecordsInRows
        from ilacs_desktop.word.last_year.apply import bring_in, say_brought

        incoming = self._incoming
        if incoming is None:
            return
        work = self._workspace
        reader = RecordsInRows(work.document, work.framework)
        try:
            brought = bring_in(
                incoming.outline, choices, work.document, work.framework, reader, new_id
            )
        except KeyError:
            self._dialogs.tell(_FAILED, _MOVED_ON)
            return
        self._incoming = None
        work.change(_TITLE, brought.document)
        self.done.emit(say_brought(brought))
