"""Records in from spreadsheets, and out as one: asks which file, and does the rest off the window."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError, sentence_of
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.tables.plan import Plan, RecordKind, headings_in, plan_rows, with_plan
from ilacs_desktop.tables.sheet import EXCEL_FILES, TEXT_FILES, Sheet, read_sheet
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.ui.pages.records.bring_in import BringInForm, Incoming, Planned

_ALL = tuple(f"*{suffix}" for suffix in (*EXCEL_FILES, *TEXT_FILES))
_IN = (FileKind("Spreadsheets", _ALL),)
_OUT = (FileKind("Excel workbook", ("*.xlsx",)), FileKind("CSV", ("*.csv",)))
FAULT = (
    "Something went wrong inside the program. Your self-evaluation is safe, and nothing was changed."
    " Report this fault: Help, Where files are kept, shows the folder with the log."
)
_CANNOT = "The spreadsheet cannot be brought in"
_ALL_THERE = (
    "The list changed while you looked at the preview, and has all that the file says now. Nothing"
    " needs to be done."
)
Maker = Callable[[str, Document, Framework], bytes]


class SheetList(NamedTuple):
    """A list that goes in and out.

    ``brings`` is what is done ("Bring in evidence"), also the label of the step of undo; ``saves``
    is the title of the dialog that asks where to save; ``file`` is part of the name suggested.
    ``kind`` tells how the list is read, ``make`` writes it as a kind of file (".xlsx").
    """

    brings: str
    saves: str
    file: str
    kind: Callable[[Document, Framework], RecordKind]
    make: Maker


class RecordSheets(QObject):
    """One list of records in from spreadsheets, and out as one.

    Files are read and written on the outlet's lane: a drive that is away must not hold the window.

    Signals:
        began: a file is being read or written: a sentence that says so.
        ended: it is not any more, and there is nothing to say about it.
        brought_in: records came in: the id of the first, and a sentence.
        saved: the list stands in this file now.
        mapped: the person said which column is which: titles of columns by headings in the file.
    """

    began = Signal(str)
    ended = Signal()
    brought_in = Signal(str, str)
    saved = Signal(object)
    mapped = Signal(object)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        parent: QObject,
        of: SheetList,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._outlet = outlet
        self._of = of
        self._is_busy = False
        self._planned_for = workspace.document
        self.mapping: Mapping[str, str] = {}  # what was said of such files before

    def bring_in(self) -> None:
        """Ask for a spreadsheet, and show what it would add."""
        if self._is_busy:
            return
        title = f"{self._of.brings} from a spreadsheet"
        folder = self._outlet.folder_beside(self._workspace.path)
        path = self._dialogs.ask_open_file(title, _IN, folder)
        if path is not None:
            job = partial(read_sheet, path)
            self._run(f"Reading “{path.name}”…", job, partial(self._on_read, path.name))

    def save_list(self) -> None:
        """Ask where to save the list, and what for, and write it."""
        if self._is_busy:
            return
        document = self._workspace.document
        name = f"{document.authority.name} {self._of.file} {document.cycle.label}".strip()
        folder = self._outlet.folder_beside(self._workspace.path)
        suggested = folder / f"{_file_name(name)}.xlsx"
        path = ask_save_name(self._dialogs, self._of.saves, _OUT, suggested)
        make = self.ask_maker() if path is not None else None
        if path is None or make is None:
            return
        job = partial(_write, path, make, document, self._workspace.framework)
        self._run(f"Saving “{path.name}”…", job, partial(self._on_written, path))

    def ask_maker(self) -> Maker | None:
        """Return what writes the list; a list with a choice to make asks first, None gives up."""
        return self._of.make

    def form_for(self, name: str, sheets: tuple[Sheet, ...]) -> "BringInForm":
        """Return the form that shows what a file of this name would add. Raises a UserError."""
        from ilacs_desktop.ui.pages.records.bring_in import BringInForm

        def planned(update: bool, mapping: Mapping[str, str]) -> Callable[[], Plan]:
            return self.work_on(sheets, self._kind_now(), mapping, update=update)

        incoming = self.incoming(name, sheets, self._kind_now(), planned)
        return BringInForm(self._theme, self._of.brings, incoming, self.mapping)

    def _on_read(self, name: str, result: tuple[Sheet, ...] | Exception) -> None:
        if not self._is_done(result, _CANNOT):
            return
        try:
            form = self.form_for(name, cast("tuple[Sheet, ...]", result))
        except UserError as error:
            self._dialogs.tell(_CANNOT, str(error))
            return
        form.agreed.connect(self._on_agreed)
        self._dialogs.open_form(form)

    def incoming(
        self, name: str, sheets: tuple[Sheet, ...], kind: RecordKind, planned: "Planned"
    ) -> "Incoming":
        """Return the file as the form asks for it."""
        from ilacs_desktop.ui.pages.records.bring_in import Incoming

        return Incoming(
            name,
            kind.noun,
            kind.nouns,
            kind.numbered,
            tuple(column.title for column in kind.columns if column.read is not None),
            planned,
            partial(headings_in, sheets, kind),
            self._outlet.reading.run,
        )

    def work_on(
        self,
        sheets: tuple[Sheet, ...],
        kind: RecordKind,
        mapping: Mapping[str, str],
        *,
        update: bool,
    ) -> Callable[[], Plan]:
        """Return the work that tells what a file would do to the document as it is now.

        It may be done off the window.
        """
        document = self._planned_for = self._workspace.document
        return partial(plan_rows, sheets, document, kind, new_id, update=update, mapping=mapping)

    def _kind_now(self) -> RecordKind:
        return self._of.kind(self._workspace.document, self._workspace.framework)

    def _on_written(self, path: Path, result: object) -> None:
        if self._is_done(result, "The list could not be saved"):
            self.saved.emit(path)

    def _run(self, doing: str, job: Callable[[], object], done: Callable[[Any], None]) -> None:
        self._is_busy = True
        self.began.emit(doing)
        self._outlet.lane.run(job, done, self)

    def _is_done(self, result: object, failed: str) -> bool:
        """Return whether what was run succeeded; tell why where it did not."""
        self._is_busy = False
        self.ended.emit()
        if isinstance(result, Exception):
            self._dialogs.tell(failed, sentence_of(result, FAULT))
        return not isinstance(result, Exception)

    @Slot(object, object, object)
    def _on_agreed(
        self, agreed: Plan, mapping: Mapping[str, str], again: Callable[[], Callable[[], Plan]]
    ) -> None:
        if mapping != self.mapping:
            self.mapping = mapping
            self.mapped.emit(mapping)
        plan = agreed
        if self._workspace.document is not self._planned_for:  # others' work came in meanwhile
            try:
                plan = again()()
            except UserError as error:
                self._dialogs.tell(_CANNOT, str(error))
                return
        if plan.does_nothing:
            self._dialogs.tell("Nothing was brought in", _ALL_THERE)
        else:
            self._take(plan, agreed)

    def _take(self, plan: Plan, agreed: Plan) -> None:
        """Take what is planned, and say where that is not quite what was agreed to."""
        from ilacs_desktop.ui.pages.records.bring_in import button_text

        kind = self._kind_now()
        after = with_plan(self._workspace.document, kind, plan)
        self._workspace.change(self._of.brings, after)
        first = next(iter((*plan.added, *plan.changed)))
        told = [
            f"{counted(len(records), kind.noun, kind.nouns)}"
            f" {'was' if len(records) == 1 else 'were'} {done}"
            for records, done in ((plan.added, "added"), (plan.changed, "updated"))
            if records
        ]
        said, does = (button_text(one, kind.noun, kind.nouns) for one in (agreed, plan))
        more = (
            f" The list had changed since the preview, which said “{said}”." if said != does else ""
        )
        self.brought_in.emit(first.id, f"{' and '.join(told)}.{more}")


def _write(path: Path, make: Maker, document: Document, framework: Framework) -> None:
    """Write the list as the kind of file that the path says. Raises a UserError."""
    write_safely(path, make(path.suffix.casefold(), document, framework))


def _file_name(name: str) -> str:
    """Return the name without what no file's name may hold."""
    return "".join(" " if letter in '<>:"/\\|?*' else letter for letter in name).strip()
