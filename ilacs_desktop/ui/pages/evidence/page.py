"""The evidence page: the library as a table at the left, the chosen item in full at the right."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.evidence.actions import EvidenceActions
from ilacs_desktop.ui.pages.evidence.details import EvidenceDetails
from ilacs_desktop.ui.pages.evidence.empty import EmptyLibrary
from ilacs_desktop.ui.pages.evidence.incoming import Start, starts_in, starts_of
from ilacs_desktop.ui.pages.evidence.rows import (
    COLUMNS,
    GROUPINGS,
    NAMED_BY,
    Looked,
    evidence_rows,
    look_at,
)
from ilacs_desktop.ui.pages.evidence.spreadsheets import Spreadsheets
from ilacs_desktop.ui.pages.records.carried import CONFIRM_ENTRY
from ilacs_desktop.ui.pages.records.page import Listed, RecordsPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.table_rows import TableRow
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_LISTED = Listed(
    "Evidence",
    "evidence",
    COLUMNS,
    NAMED_BY,
    "Filter evidence",
    GROUPINGS,
    "item",
    "items",
    (
        "evidence",
        "actions",
        "sections",
        "judgements",
        "front",
        "cycle",
        "prior_points",
        "inspections",
    ),
)
_OURS = ".ilacs"


class EvidencePage(RecordsPage):
    """The library of evidence. Files and links that are dropped or pasted begin an item."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, outlet: Outlet
    ) -> None:
        super().__init__(theme, workspace, _LISTED, EvidenceDetails(theme))
        self._actions = EvidenceActions(theme, workspace, dialogs, self)
        self._sheets = Spreadsheets(theme, workspace, dialogs, outlet, self)
        self._actions.done.connect(self._on_done)
        self.follow_sheets(self._sheets)
        self.setAcceptDrops(True)
        first = primary_button(theme, "Add the first item", "add")
        bring_first = secondary_button(theme, "Bring in a spreadsheet…", "import")
        first.clicked.connect(self._on_add)
        bring_first.clicked.connect(self._sheets.bring_in)
        empty = EmptyLibrary(theme, (first, bring_first))
        empty.paste_wanted.connect(self._on_paste)
        self.begin(self.list_tools(self._sheets, "Add evidence", "evidence"), empty, first)

    def look(self) -> tuple[Mapping[str, Looked], tuple[TableRow, ...]]:
        document, framework = self._workspace.document, self._workspace.framework
        looked = look_at(document, framework, self._workspace.today)
        return {one.item.id: one for one in looked}, evidence_rows(looked, document, framework)

    def entries(self, item: Looked) -> Iterable[tuple[str, str]]:
        parked = item.item.parked is not None
        return (
            ("cite", "&Cite where you were writing"),
            *([CONFIRM_ENTRY] if item.item.carried else []),
            ("edit", "&Edit…"),
            ("duplicate", "&Duplicate…"),
            ("take_up", "&Take up again") if parked else ("leave_out", "&Leave out…"),
            ("remove", "&Remove"),
            ("paste", "&Paste a file or link"),
        )

    def do(self, what: str, id_: str) -> None:
        does = {
            "edit": self._actions.edit,
            "duplicate": self._actions.duplicate,
            "leave_out": self._actions.leave_out,
            "take_up": self._actions.take_up,
            "remove": self._actions.remove,
            "cite": self._cite,
        }
        does[what](id_)

    def add(self) -> None:
        self._actions.add()

    def paste(self) -> None:
        self._start(_starts(QGuiApplication.clipboard().mimeData()))

    def _cite(self, item: str) -> None:
        self.cite_wanted.emit("evidence", item)

    def _start(self, starts: tuple[Start, ...]) -> None:
        if starts:
            self._actions.add(starts)
        else:
            told = "What you copied is no file, link or title. Copy one, and paste it here."
            self.tell(told, "warn")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _starts(event.mimeData()) and not _is_ours(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()  # the window opens self-evaluations

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._start(_starts(event.mimeData()))


def _starts(data: QMimeData) -> tuple[Start, ...]:
    """Return the items that something dropped or copied begins."""
    urls = data.urls()
    if urls:
        local = (url.toLocalFile() for url in urls)
        places = (
            str(Path(path)) if path else url.toString()
            for url, path in zip(urls, local, strict=True)
        )
        return starts_of(places)
    return starts_in(data.text())


def _is_ours(data: QMimeData) -> bool:
    urls = data.urls()
    return len(urls) == 1 and urls[0].toLocalFile().casefold().endswith(_OURS)
