"""The progress page: points made before as a table at the left, the chosen one in full at the right."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.progress import (
    last_plans,
    plan_in_words,
    totals,
    totals_in_words,
    without_point,
)
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.tables.points import point_kind, points_file
from ilacs_desktop.ui.dialogs.points_from_text.start import BRING_IN, PointsFromText
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.progress.actions import PointActions
from ilacs_desktop.ui.pages.progress.details import PointDetails
from ilacs_desktop.ui.pages.progress.rows import (
    COLUMNS,
    GROUPINGS,
    LAST_PLAN,
    NAMED_BY,
    VIEWS,
    Looked,
    PointRows,
    look_at,
)
from ilacs_desktop.ui.pages.records.carried import CONFIRM_ENTRY
from ilacs_desktop.ui.pages.records.page import Listed, RecordsPage
from ilacs_desktop.ui.pages.records.sheets import RecordSheets, SheetList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import Button, primary_button, secondary_button
from ilacs_desktop.ui.widgets.empty import EmptyState, empty_page
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.table_rows import TableRow
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace

_LISTED = Listed(
    "Progress",
    "prior_points",
    COLUMNS,
    NAMED_BY,
    "Filter points",
    GROUPINGS,
    "point",
    "points",
    ("prior_points", "actions", "promised", "sections", "judgements", "front", "cycle"),
    VIEWS,
)
_POINTS = SheetList(
    "Bring in a list of points", "Save the points as a list", "progress", point_kind, points_file
)
_EMPTY = (
    "Ofsted starts from what it said last time. List here what the last inspection, visits, the"
    " annual engagement meeting letter and last year’s plan asked of you, and say what came of each."
    " Begin with the text of the report or letter: its points are recognised."
)
_REPORT = f"{BRING_IN} or letter"  # what is read out: the words on the button come first
_LIST = "Bring in a list of points from a spreadsheet"


class ProgressPage(RecordsPage):
    """What was said or promised before, and what became of it."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, outlet: Outlet
    ) -> None:
        one = PointDetails(theme)
        super().__init__(theme, workspace, _LISTED, one)
        self._one = one
        self._rows = PointRows()
        self._actions = PointActions(theme, workspace, dialogs, self)
        self._sheets = RecordSheets(theme, workspace, dialogs, outlet, self, _POINTS)
        self._reports = PointsFromText(theme, workspace, dialogs, outlet, self)
        self._totals = BodyLabel(theme, "", "text2")
        self._missing = Banner(theme)
        self._told_missing = 0
        self.table.set_look(self.table.look._replace(grouping="source"))
        first = primary_button(theme, f"{BRING_IN}…", "import", _REPORT)
        self.begin(
            self._tools(theme), self._empty(theme, first), first, (self._missing, self._totals)
        )
        self._actions.done.connect(self._on_done)
        self._actions.set_in_place.connect(self._on_set)
        self._actions.refused.connect(self._on_refused)
        self._missing.acted.connect(self._actions.add_promised)
        self._reports.done.connect(self._on_done)
        self._reports.began.connect(self._on_file_began)
        self._reports.ended.connect(self._on_file_ended)
        self.follow_sheets(self._sheets)
        self._one.state_wanted.connect(self._on_state_wanted)
        self._one.direction_wanted.connect(self._on_direction_wanted)

    def look(self) -> tuple[Mapping[str, Looked], tuple[TableRow, ...]]:
        document = self._workspace.document
        looked = look_at(document, self._workspace.today)
        rows = self._rows.of(looked, document, self.view)
        return {one.point.id: one for one in looked}, rows

    def entries(self, item: Looked) -> Iterable[tuple[str, str]]:
        parked = item.point.parked is not None
        return (
            ("edit", "&Edit…"),
            *([CONFIRM_ENTRY] if item.point.carried else []),
            ("not_started", "Set to &not started"),
            ("in_progress", "Set to &in progress"),
            ("done", "Set to &done"),
            ("shown_to_work", "Set to &shown to work"),
            ("take_up", "&Take up again") if parked else ("leave_out", "&Leave out…"),
            ("remove", "&Remove"),
            ("paste", f"&{BRING_IN}…"),
        )

    def do(self, what: str, id_: str) -> None:
        does = {
            "edit": self._actions.edit,
            "leave_out": self._actions.leave_out,
            "take_up": self._actions.take_up,
            "remove": self._actions.remove,
        }
        if what in does:
            does[what](id_)
        else:
            self._actions.set_state(id_, what)

    def add(self) -> None:
        self._actions.add()

    def paste(self) -> None:
        self._reports.start(QGuiApplication.clipboard().text())

    def told_over(self) -> None:
        document = self._workspace.document
        kept = last_plans(document)
        if self.view == LAST_PLAN:
            self._totals.setText(plan_in_words(kept, self._workspace.today))
        else:
            self._totals.setText(totals_in_words(totals(document)))
        self._tell_missing(len(without_point(kept)))

    def _tools(self, theme: Theme) -> tuple[Button, ...]:
        add = primary_button(theme, "Add point", "add")
        report = secondary_button(theme, f"{BRING_IN}…", "import", _REPORT)
        bring = secondary_button(theme, "Bring in a list…", "import", _LIST)
        save = secondary_button(theme, "Save as list…", "export", "Save as list: the points")
        report.clicked.connect(self._on_report)
        add.clicked.connect(self._on_add)
        bring.clicked.connect(self._sheets.bring_in)
        save.clicked.connect(self._sheets.save_list)
        return add, report, bring, save

    def _empty(self, theme: Theme, first: Button) -> QWidget:
        add = secondary_button(theme, "Add the first point", "add")
        bring = secondary_button(theme, "Bring in a list…", "import", _LIST)
        first.clicked.connect(self._on_report)
        add.clicked.connect(self._on_add)
        bring.clicked.connect(self._sheets.bring_in)
        state = EmptyState(theme, "history", "No points yet", _EMPTY, (first, add, bring), level=1)
        return empty_page(theme, state)

    def _tell_missing(self, count: int) -> None:
        """Say how many promises no point answers for, once for each number of them."""
        if count == self._told_missing:
            return
        self._told_missing = count
        if not count:
            self._missing.hide()
            return
        promises = counted(count, "promise")
        told = f"{promises} of last year’s plan {'has' if count == 1 else 'have'} no point here."
        self._missing.show_message(told, "warn", "Add it" if count == 1 else "Add them")

    @Slot()
    def _on_report(self) -> None:
        self._reports.start()

    @Slot(str)
    def _on_state_wanted(self, state: str) -> None:
        self._actions.set_state(self.table.current_id, state)

    @Slot(str)
    def _on_direction_wanted(self, direction: str) -> None:
        self._actions.set_direction(self.table.current_id, direction)

    @Slot(str)
    def _on_refused(self, told: str) -> None:
        self.tell(told, "warn")
