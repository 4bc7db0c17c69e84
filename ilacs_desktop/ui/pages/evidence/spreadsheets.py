"""Asks for spreadsheets of evidence to bring in, and where to save the list as one."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.uses import uses_of_evidence
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.tables.evidence import Plan, plan_evidence, with_evidence
from ilacs_desktop.tables.sheet import EXCEL_FILES, TEXT_FILES, read_sheet
from ilacs_desktop.tables.write import evidence_file
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind, Option
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.pages.evidence.uses import part_titles
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace

_ALL = tuple(f"*{suffix}" for suffix in (*EXCEL_FILES, *TEXT_FILES))
_IN = (FileKind("Spreadsheets", _ALL),)
_OUT = (FileKind("Excel workbook", ("*.xlsx",)), FileKind("CSV", ("*.csv",)))
_WITH, _WITHOUT = "with", "without"


class Spreadsheets(QObject):
    """Evidence in from spreadsheets, and out as one.

    Signals:
        brought_in: items came in: the id of the first, and a sentence.
        saved: the list stands in this file now.
    """

    brought_in = Signal(str, str)
    saved = Signal(object)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        documents: Path,
        parent: QObject,
    ) -> None:
        """``documents`` is where a file goes while the self-evaluation has none."""
        super().__init__(parent)
        self._theme = theme
        self._workspace = workspace
        self._dialogs = dialogs
        self._documents = documents

    def bring_in(self) -> None:
        """Ask for a spreadsheet, and show what it would add."""
        from ilacs_desktop.ui.pages.evidence.bring_in import BringInForm

        path = self._dialogs.ask_open_file(
            "Bring in evidence from a spreadsheet", _IN, self._folder
        )
        if path is None:
            return
        try:
            sheets = read_sheet(path)

            def planned(update: bool) -> Plan:
                document, framework = self._workspace.document, self._workspace.framework
                return plan_evidence(sheets, document, framework, new_id, update=update)

            form = BringInForm(self._theme, path.name, planned)
        except UserError as error:
            self._dialogs.tell("The spreadsheet cannot be brought in", str(error))
            return
        form.agreed.connect(self._on_agreed)
        self._dialogs.open_form(form)

    def save_list(self) -> None:
        """Ask where to save the list, and what for, and write it."""
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
        try:
            write_safely(path, self._list(path.suffix.casefold(), kept_at=kept_at == _WITH))
        except UserError as error:
            self._dialogs.tell("The list could not be saved", str(error))
            return
        self.saved.emit(path)

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

    def _list(self, kind: str, *, kept_at: bool) -> bytes:
        document, framework = self._workspace.document, self._workspace.framework
        titles = part_titles(document)
        used_in = {
            id_: "; ".join(dict.fromkeys(titles[place.part] for place, _ in uses))
            for id_, uses in uses_of_evidence(document).items()
        }
        return evidence_file(kind, document.evidence, framework, used_in, kept_at=kept_at)

    @property
    def _folder(self) -> Path:
        path = self._workspace.path
        return path.parent if path is not None else self._documents

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


def _items(count: int) -> str:
    return "1 item was" if count == 1 else f"{count:,} items were"


def _file_name(name: str) -> str:
    """Return the name without what no file's name may hold."""
    return "".join(" " if letter in '<>:"/\\|?*' else letter for letter in name).strip()
