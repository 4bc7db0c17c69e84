"""Evidence in from spreadsheets, and out as one."""

from functools import partial

from PySide6.QtCore import QObject

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.uses import uses_of_evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.evidence import evidence_kind
from ilacs_desktop.tables.write import evidence_file
from ilacs_desktop.ui.dialogs.port import Dialogs, Option
from ilacs_desktop.ui.pages.records.sheets import Maker, RecordSheets, SheetList
from ilacs_desktop.ui.pages.records.uses import part_titles
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_WITH, _WITHOUT = "with", "without"


def _make(kind: str, document: Document, framework: Framework, *, kept_at: bool) -> bytes:
    titles = part_titles(document)
    used_in = {
        id_: "; ".join(dict.fromkeys(titles[place.part] for place, _ in uses))
        for id_, uses in uses_of_evidence(document).items()
    }
    return evidence_file(kind, document.evidence, framework, used_in, kept_at=kept_at)


_EVIDENCE = SheetList(
    "Bring in evidence",
    "Save the evidence as a spreadsheet",
    "evidence",
    evidence_kind,
    partial(_make, kept_at=False),
)


class Spreadsheets(RecordSheets):
    """The evidence list in spreadsheets; where items are kept goes out only where it is wanted."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        parent: QObject,
    ) -> None:
        super().__init__(theme, workspace, dialogs, outlet, parent, _EVIDENCE)

    def ask_maker(self) -> Maker | None:
        """Ask whether to tell where items are kept; nothing needs asking where none says so."""
        if not any(item.kept_at for item in self._workspace.document.evidence):
            return partial(_make, kept_at=False)
        answer = self._dialogs.choose(
            "Say where the evidence is kept?",
            "Folders and addresses are for your own use. Leave them out of a list that goes to"
            " anybody else.",
            (Option(_WITHOUT, "Leave them out"), Option(_WITH, "Include them")),
        )
        return partial(_make, kept_at=answer == _WITH) if answer else None
