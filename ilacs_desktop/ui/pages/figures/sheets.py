"""Figures in from spreadsheets, and out as one; which column is which is remembered for such files."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot

from ilacs_desktop.settings import ColumnsSaid, columns_said, with_columns_said
from ilacs_desktop.tables.columns import likely_header
from ilacs_desktop.tables.indicators import (
    How,
    indicator_kind,
    indicators_file,
    may_be_newer,
    told_apart,
)
from ilacs_desktop.tables.plan import RecordKind, headings_in
from ilacs_desktop.tables.sheet import Sheet
from ilacs_desktop.tables.years import with_years_moved
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.figures.bring_in import FiguresForm, IncomingFigures
from ilacs_desktop.ui.pages.records.bring_in import Work
from ilacs_desktop.ui.pages.records.sheets import RecordSheets, SheetList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.workspace import Workspace

_LIST = "indicators"
_FIRST_ROWS = 3
_FIGURES = SheetList(
    "Bring in figures",
    "Save the figures as a spreadsheet",
    "figures",
    indicator_kind,
    indicators_file,
)


class FigureSheets(RecordSheets):
    """The list of figures in spreadsheets."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        preferences: Preferences,
        parent: QObject,
    ) -> None:
        super().__init__(theme, workspace, dialogs, outlet, parent, _FIGURES)
        self._preferences = preferences
        self._headings: tuple[str, ...] = ()
        self.mapped.connect(self._on_mapped)

    def form_for(self, name: str, sheets: tuple[Sheet, ...]) -> FiguresForm:
        """Return the preview of a file, with what was said before of files with its headings."""
        figures = self._figures(name, sheets)
        self.mapping = self._said_before()
        return FiguresForm(self._theme, self._of.brings, figures, self.mapping)

    def _said_before(self) -> Mapping[str, str]:
        """Return what was said of files with these headings, or with those of other years."""
        settings = self._preferences.settings
        said = columns_said(settings, _LIST, self._headings)
        of_others = (
            with_years_moved(one.taken, one.headings, self._headings)
            for one in settings.mappings
            if one.list == _LIST
        )
        return said or next((moved for moved in of_others if moved), {})

    def _figures(self, name: str, sheets: tuple[Sheet, ...]) -> IncomingFigures:
        kind = self._kind_of(sheets)
        self._headings = tuple(heading for heading, _ in headings_in(sheets, kind))

        def planned(update: bool, mapping: Mapping[str, str], how: How) -> Work:
            return self.work_on(sheets, self._kind_of(sheets, how), mapping, update=update)

        incoming = self.incoming(name, sheets, kind, partial(planned, how=How()))
        return IncomingFigures(
            incoming,
            planned,
            _first_rows(sheets, kind),
            partial(told_apart, sheets, kind),
            lambda plan: may_be_newer(self._workspace.document, plan),
        )

    def _kind_of(self, sheets: tuple[Sheet, ...], how: How = How()) -> RecordKind:  # noqa: B008
        return indicator_kind(self._workspace.document, self._workspace.framework, sheets, how)

    @Slot(object)
    def _on_mapped(self, mapping: Mapping[str, str]) -> None:
        said = ColumnsSaid(_LIST, self._headings, dict(mapping))
        self._preferences.replace(with_columns_said(self._preferences.settings, said))


def _first_rows(sheets: tuple[Sheet, ...], kind: RecordKind) -> str:
    """Return the first rows below the headings in words: "Row 2. Indicator: Re-referrals. …"."""
    found = likely_header(sheets, kind.columns)
    if found is None:
        return ""
    at = found.header.row
    headings = found.sheet.rows[at]
    told = []
    for number, row in enumerate(found.sheet.rows[at + 1 :], start=at + 2):
        cells = [f"{h}: {text}" for h, text in zip(headings, row, strict=False) if h and text]
        if cells:
            told.append(f"Row {number}. {'; '.join(cells)}")
        if len(told) == _FIRST_ROWS:
            break
    return "\n".join(told)
