"""What a spreadsheet would add, shown before anything is taken from it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog

from ilacs_desktop.tables.evidence import LeftOut, Plan
from ilacs_desktop.tables.sheet import TEXT_FILES
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel


class BringInForm(FormDialog):
    """A preview; only its button changes anything.

    Signals:
        agreed: the plan that the person agreed to.
    """

    agreed = Signal(object)

    def __init__(self, theme: Theme, name: str, planned: Callable[[bool], Plan]) -> None:
        """``planned`` gives what the file of this name would do, with or without updating."""
        self._planned = planned
        first = planned(False)
        super().__init__(theme, "Bring in evidence", "Add", _where(name, first))
        self._plan = first
        self._summary = BodyLabel(theme)
        self._columns = CaptionLabel(theme)
        self._unknown = CaptionLabel(theme, colour="warn")
        self._update = TickBox(theme, _update_text(first.matching))
        self._wrong = GrowingText(theme, least=3, most=9)
        self._wrong.setReadOnly(True)
        self.add_widget(self._summary)
        self.add_widget(self._update)
        self._rows = Field(
            theme, "Rows left out", self._wrong, "Mend them in the file, then bring it in again."
        )
        self.add_field("rows", self._rows)
        self.add_widget(self._columns)
        self.add_widget(self._unknown)
        self._update.setVisible(first.matching > 0)
        self._update.setChecked(first.is_same_list)
        self._update.toggled.connect(self._on_update_toggled)
        self.accepted.connect(self._on_accepted)
        self._columns.setText(f"Columns taken: {', '.join(first.recognised)}.")
        self._unknown.setText(_unknown_text(first.unknown))
        self._unknown.setVisible(bool(first.unknown))
        self._show(planned(first.is_same_list))

    def reject(self) -> None:
        """Close; nothing was entered here that could be lost."""
        QDialog.reject(self)

    def accept(self) -> None:
        if not self._plan.does_nothing:
            super().accept()

    def _show(self, plan: Plan) -> None:
        self._plan = plan
        self._summary.setText(summary(plan))
        self._wrong.setPlainText("\n".join(map(row_text, plan.left_out)))
        self._rows.setVisible(bool(plan.left_out))
        self._save.setText(button_text(plan))
        self._save.setEnabled(not plan.does_nothing)

    @Slot(bool)
    def _on_update_toggled(self, update: bool) -> None:
        self._show(self._planned(update))

    @Slot()
    def _on_accepted(self) -> None:
        self.agreed.emit(self._plan)


def items(count: int) -> str:
    """Return "1 item", "14 items"."""
    return "1 item" if count == 1 else f"{count:,} items"


def rows(count: int) -> str:
    """Return "1 row", "2 rows"."""
    return "1 row" if count == 1 else f"{count:,} rows"


def button_text(plan: Plan) -> str:
    """Return what the button does: "Add 14 items, 2 rows left out"."""
    does = []
    if plan.added:
        does.append(f"add {items(len(plan.added))}")
    if plan.changed:
        does.append(f"update {items(len(plan.changed))}")
    if not does:
        return "Nothing to add"
    text = " and ".join(does)
    left = f", {rows(len(plan.left_out))} left out" if plan.left_out else ""
    return f"{text[:1].upper()}{text[1:]}{left}"


def summary(plan: Plan) -> str:
    """Return what would happen, in sentences."""
    told = [f"{items(len(plan.added))} to add." if plan.added else "Nothing to add."]
    if plan.changed:
        told.append(f"{items(len(plan.changed))} to update.")
    if plan.same:
        told.append(f"{items(plan.same)} in it {'is' if plan.same == 1 else 'are'} as in the list.")
    if plan.renumbered:
        told.append(f"{items(plan.renumbered)} will get a new number, because theirs is taken.")
    if plan.left_out:
        told.append(f"{rows(len(plan.left_out))} cannot be taken.")
    return " ".join(told)


def row_text(row: LeftOut) -> str:
    """Return why a row is left out: "Row 7, “Case audit”: …"."""
    name = f", “{row.title}”" if row.title else ""
    return f"Row {row.row}{name}: {' '.join(row.why)}"


def _where(name: str, plan: Plan) -> str:
    """Return the file's name, and the sheet's where a file can have several."""
    is_text = Path(name).suffix.casefold() in TEXT_FILES
    return f"“{name}”" if is_text else f"“{name}”, sheet “{plan.sheet}”"


def _unknown_text(unknown: tuple[str, ...]) -> str:
    names = ", ".join(f"“{name}”" for name in unknown)
    return f"Columns that are not known, so nothing in them is taken: {names}."


def _update_text(matching: int) -> str:
    which = "item that has" if matching == 1 else f"{matching:,} items that have"
    return f"Update the {which} the same number. An empty cell leaves what is there."
