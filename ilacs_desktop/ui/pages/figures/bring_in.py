"""What a spreadsheet of figures would do: the preview, with what only figures have to be asked."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Slot

from ilacs_desktop.tables.indicators import How, looks_like_parts
from ilacs_desktop.tables.plan import Plan
from ilacs_desktop.ui.pages.records.bring_in import BringInForm, Incoming, Work
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText

_NEWER = "These are newer figures: keep the old ones as earlier readings"
_PARTS = "Read percentages as parts of one: 0.214 is 21.4%. All of them here are 1 or less."


class IncomingFigures(NamedTuple):
    """A file of figures that was read.

    ``planned`` gives the work that tells what it would do, taken so; ``first_rows`` are its first
    rows in words, and ``without`` tells the cells that hold something in place of a figure.
    ``is_newer`` says whether a plan changes figures of another period.
    """

    incoming: Incoming
    planned: Callable[[bool, Mapping[str, str], How], Work]
    first_rows: str
    without: Callable[[Mapping[str, str]], tuple[str, ...]]
    is_newer: Callable[[Plan], bool]


class FiguresForm(BringInForm):
    """The preview of a file of figures."""

    def __init__(
        self, theme: Theme, title: str, figures: IncomingFigures, mapping: Mapping[str, str]
    ) -> None:
        """Show what would happen where ``mapping`` holds what was said before. Raises a UserError."""
        self._figures = figures
        self._how = How(newer=True)
        incoming = figures.incoming._replace(planned=self._planned_so)
        super().__init__(theme, title, incoming, mapping)

    def _planned_so(self, update: bool, mapping: Mapping[str, str]) -> Work:
        return self._figures.planned(update, mapping, self._how)

    def _add_choices(self, theme: Theme) -> None:
        self._newer = TickBox(theme, _NEWER)
        self._newer.setChecked(self._how.newer)
        self._parts = TickBox(theme, _PARTS)
        self._without = GrowingText(theme, least=2, most=6)
        self._without.setReadOnly(True)
        hint = "They are left empty. Nothing is guessed."
        self._signs = Field(theme, "Cells without a figure", self._without, hint)
        first = GrowingText(theme, self._figures.first_rows, least=2, most=6)
        first.setReadOnly(True)
        for box in (self._newer, self._parts):
            self.add_widget(box)
            box.hide()
            box.toggled.connect(self._on_how_toggled)
        self.add_field("without", self._signs)
        self._signs.hide()
        self.add_field("first", Field(theme, "The first rows of the file", first))
        super()._add_choices(theme)

    def _show_plan(self, fault: str) -> None:
        super()._show_plan(fault)
        plan = self._plan
        self._newer.setVisible(self._figures.is_newer(plan))
        self._parts.setVisible(self._how.parts or looks_like_parts(plan))
        told = self._figures.without(self._mapping)
        self._without.setPlainText("\n".join(told))
        self._signs.setVisible(bool(told))

    @Slot()
    def _on_how_toggled(self) -> None:
        self._how = How(self._newer.isChecked(), self._parts.isChecked())
        self._plan_anew()
