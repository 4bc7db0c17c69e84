"""The page of figures: how each stands, whether that is explained, and what it was before."""

from collections.abc import Iterable, Mapping

from ilacs_desktop.assets import resources
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.figures.actions import FigureActions
from ilacs_desktop.ui.pages.figures.details import FigureDetails
from ilacs_desktop.ui.pages.figures.limits import load_limits
from ilacs_desktop.ui.pages.figures.rows import (
    COLUMNS,
    FIRST_SORT,
    GROUPINGS,
    NAMED_BY,
    VIEWS,
    Looked,
    figure_rows,
    look_at,
)
from ilacs_desktop.ui.pages.figures.sheets import FigureSheets
from ilacs_desktop.ui.pages.records.carried import CONFIRM_ENTRY
from ilacs_desktop.ui.pages.records.page import Listed, RecordsPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.empty import EmptyState, empty_page
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.table_rows import TableRow
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.workspace import Workspace

_LISTED = Listed(
    "Figures",
    "indicators",
    COLUMNS,
    NAMED_BY,
    "Filter figures",
    GROUPINGS,
    "figure",
    "figures",
    ("indicators", "judgements", "sections", "front", "set_asides"),
    VIEWS,
)
_EMPTY = (
    "Figures show how much and how fast: each with its period, the year before, statistical"
    " neighbours and England. Add one, or bring in the scorecard you keep in Excel. No child-level"
    " data belongs here."
)


class FiguresPage(RecordsPage):
    """The figures behind the self-evaluation."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        preferences: Preferences,
    ) -> None:
        super().__init__(theme, workspace, _LISTED, FigureDetails(theme))
        self._limits = load_limits(resources() / "checks")
        self._actions = FigureActions(theme, workspace, dialogs, self)
        self._sheets = FigureSheets(theme, workspace, dialogs, outlet, preferences, self)
        self._actions.done.connect(self._on_done)
        self.follow_sheets(self._sheets)
        self._summary = CaptionLabel(theme)
        first = primary_button(theme, "Add the first figure", "add")
        bring_first = secondary_button(theme, "Bring in a spreadsheet…", "import")
        first.clicked.connect(self._on_add)
        bring_first.clicked.connect(self._sheets.bring_in)
        self.table.set_look(self.table.look._replace(sort=FIRST_SORT))
        state = EmptyState(
            theme, "figures", "No figures yet", _EMPTY, (first, bring_first), level=1
        )
        tools = self.list_tools(self._sheets, "Add figure", "figures")
        self.begin(tools, empty_page(theme, state), first, (self._summary,))

    def look(self) -> tuple[Mapping[str, Looked], tuple[TableRow, ...]]:
        document, framework = self._workspace.document, self._workspace.framework
        looked = look_at(document, framework, self._limits)
        return {one.item.id: one for one in looked}, figure_rows(looked, self.view)

    def told_over(self) -> None:
        self._summary.setText(summary(tuple(self._items.values())))

    def entries(self, item: Looked) -> Iterable[tuple[str, str]]:
        return (
            ("edit", "&Edit…"),
            *([CONFIRM_ENTRY] if item.item.carried else []),
            ("duplicate", "&Duplicate…"),
            ("remove", "&Remove"),
        )

    def do(self, what: str, id_: str) -> None:
        does = {
            "edit": self._actions.edit,
            "duplicate": self._actions.duplicate,
            "remove": self._actions.remove,
        }
        does[what](id_)

    def add(self) -> None:
        self._actions.add()


def summary(looked: tuple[Looked, ...]) -> str:
    """Return how the figures stand, in a sentence: how many stand out, and how many unexplained."""
    out = sum(bool(one.out) for one in looked)
    asks = sum(one.asks for one in looked)
    held = sum(bool(one.printed.held) for one in looked)
    without = sum(one.item.value is None for one in looked)
    known = len(looked) - without
    told = [f"{out} of {known} stand{'s' if out == 1 else ''} out."] if known or not without else []
    if out:
        explained = {0: "Each has its explanation.", 1: "1 is not explained yet."}
        told.append(explained.get(asks, f"{asks} are not explained yet."))
    if without:
        told.append(f"{without} {'has' if without == 1 else 'have'} no value yet.")
    if held:
        told.append(f"{held} {'is' if held == 1 else 'are'} held back from print.")
    return " ".join(told)
