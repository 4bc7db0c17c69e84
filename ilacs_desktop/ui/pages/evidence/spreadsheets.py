"""Asks for spreadsheets of evidence to bring in, and where to save the list as one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.uses import uses_of_evidence
from ilacs_desktop.errors import UserError, sentence_of
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.tables.evidence import Plan, plan_evidence, with_evidence
from ilacs_desktop.tables.sheet import EXCEL_FILES, TEXT_FILES, Sheet, read_sheet
from ilacs_desktop.tables.write import evidence_file
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind, Option
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.evidence.uses import part_titles
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_ALL = tuple(f"*{suffix}" for suffix in (*EXCEL_FILES, *TEXT_FILES))
_IN = (FileKind("Spreadsheets", _ALL),)
_OUT = (FileKind("Excel workbook", ("*.xlsx",)), FileKind("CSV", ("*.csv",)))
_FAULT = (
    "Something went wrong inside the program. Your self-evaluation is safe, and nothing was changed."
    " Report this fault: Help, Where files are kept, shows the folder with the log."
)
_WITH, _WITHOUT = "with", "without"


class Spreadsheets(QObject):
    """Evidence in from spreadsheets, and out as one.

    Files are read and written on the outlet's lane: a drive that is away must not hold the window.

    Signals:
        began: a file is being read or written: a sentence that says so.
        ended: it is not any more, and there is nothing to say about it.
        brought_in: items came in: the id of the first, and a sentence.
        saved: the list stands in this file now.
    """

    began = Signal(str)
    ended = Signal()
    brought_in = Signal(str, str)
    saved = Signal(object)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._is_busy = False

    def bring_in(self) -> None:
        """Ask for a spreadsheet, and show what it would add."""
        if self._is_busy:
            return
        path = self._dialogs.ask_open_file(
            "Bring in evidence from a spreadsheet", _IN, self._folder
        )
        if path is not None:
            job = partial(read_sheet, path)
            self._run(f"Reading “{path.name}”…", job, partial(self._on_read, path.name))

    def _on_read(self, name: str, result: tuple[Sheet, ...] | Exception) -> None:
        from ilacs_desktop.ui.pages.evidence.bring_in import BringInForm

        if not self._is_done(result, "The spreadsheet cannot be brought in"):
            return
        sheets = cast("tuple[Sheet, ...]", result)

        def planned(update: bool) -> Plan:
            document, framework = self._workspace.document, self._workspace.framework
            return plan_evidence(sheets, document, framework, new_id, update=update)

        try:
            form = BringInForm(self._theme, name, planned)
        except UserError as error:
            self._dialogs.tell("The spreadsheet cannot be brought in", str(error))
            return
        form.agreed.connect(self._on_agreed)
        self._dialogs.open_form(form)

    def save_list(self) -> None:
        """Ask where to save the list, and what for, and write it."""
        if self._is_busy:
            return
        document = self._workspace.document
        name = f"{document.authority.name} evidence {document.cycle.label}".strip()
        suggested = self._folder / f"{_file_name(name)}.xlsx"
        title = "Save the evidence as a spreadsheet"
        path = ask_save_name(self._dialogs, title, _OUT, suggested)
        if path is None:
            return
        kept_at = self._ask_kept_at()
        if not kept_at:
            return
        job = partial(_write, path, document, self._workspace.framework, kept_at=kept_at == _WITH)
        self._run(f"Saving “{path.name}”…", job, partial(self._on_written, path))

    def _on_written(self, path: Path, result: object) -> None:
        if self._is_done(result, "The list could not be saved"):
            self.saved.emit(path)

    def _run(self, doing: str, job: Callable[[], object], done: Callable[[Any], None]) -> None:
        self._is_busy = True
        self.began.emit(doing)
        self._outlet.lane.run(job, done)

    def _is_done(self, result: object, failed: str) -> bool:
        """Return whether what was run succeeded; tell why where it did not."""
        if not isValid(self):  # the document was closed meanwhile
            return False
        self._is_busy = False
        self.ended.emit()
        if isinstance(result, Exception):
            told = sentence_of(result, _FAULT)
            self._dialogs.tell(failed, told)
        return not isinstance(result, Exception)

    def _ask_kept_at(self) -> str:
        """Ask whether to tell where items are kept; nothing needs asking where none says so."""
        if not any(item.kept_at for item in self._workspace.document.evidence):
            return _WITHOUT
        return self._dialogs.choose(
            "Say where the evidence is kept?",
            "Folders and addresses are for your own use. Leave them out of a list that goes to"
            " anybody else.",
            (Option(_WITHOUT, "Leave them out"), Option(_WITH, "Include them")),
        )

    @property
    def _folder(self) -> Path:
        path = self._workspace.path
        return path.parent if path is not None else self._outlet.documents

    @Slot(object)
    def _on_agreed(self, plan: Plan) -> None:
        before = self._workspace.document
        self._workspace.change("Bring in evidence", with_evidence(before, plan))
        first = next(iter((*plan.added, *plan.changed)))
        told = []
        if plan.added:
            told.append(f"{_items(len(plan.added))} added")
        if plan.changed:
            told.append(f"{_items(len(plan.changed))} updated")
        self.brought_in.emit(first.id, f"{' and '.join(told)}.")


def _write(path: Path, document: Document, framework: Framework, *, kept_at: bool) -> None:
    """Write the evidence as the kind of file that the path says. Raises a UserError."""
    titles = part_titles(document)
    used_in = {
        id_: "; ".join(dict.fromkeys(titles[place.part] for place, _ in uses))
        for id_, uses in uses_of_evidence(document).items()
    }
    kind = path.suffix.casefold()
    write_safely(path, evidence_file(kind, document.evidence, framework, used_in, kept_at=kept_at))


def _items(count: int) -> str:
    return "1 item was" if count == 1 else f"{count:,} items were"


def _file_name(name: str) -> str:
    """Return the name without what no file's name may hold."""
    return "".join(" " if letter in '<>:"/\\|?*' else letter for letter in name).strip()
