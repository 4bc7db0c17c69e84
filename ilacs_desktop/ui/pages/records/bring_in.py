"""What a spreadsheet would add, shown before anything is taken from it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from ilacs_desktop.errors import sentence_of
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.tables.plan import LeftOut, Plan
from ilacs_desktop.tables.sheet import TEXT_FILES
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.records.mapping import ColumnChoices
from ilacs_desktop.ui.pages.records.sheets import FAULT
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel

_OR_SAY = "Or say below which column is which."
_READING = "Reading…"
Work = Callable[[], Plan]
Planned = Callable[[bool, Mapping[str, str]], Work]
Run = Callable[[Work, Callable[[Any], None], QObject], None]


class Incoming(NamedTuple):
    """A file that was read: its name, what one record and several are called, how it is planned.

    ``numbered``: rows are about a record by its number, not by its name. ``planned`` gives the work
    that tells what the file would do, with or without updating, where the person said which column
    is which; ``run`` does it off the window. ``headings`` are those of the file, each with the
    column that it is taken for. ``titles`` are the columns that there are.
    """

    name: str
    noun: str
    nouns: str
    numbered: bool
    titles: tuple[str, ...]
    planned: Planned
    headings: Callable[[Mapping[str, str]], tuple[tuple[str, str], ...]]
    run: Run


class BringInForm(FormDialog):
    """A preview; only its button changes anything, and only once the preview stands.

    Signals:
        agreed: the plan that the person agreed to, which column is which where they said so, and
            what gives the work that plans it again.
    """

    agreed = Signal(object, object, object)

    def __init__(
        self, theme: Theme, title: str, incoming: Incoming, mapping: Mapping[str, str]
    ) -> None:
        """Show what would happen where ``mapping`` holds what was said before.

        Raises a UserError where no row of the file can be one of headings.
        """
        self._incoming = incoming
        self._mapping = dict(mapping)
        self._plan = Plan("")
        self._asked = 0  # how often a plan was asked for: an answer to an older question is dropped
        self._is_first, self._is_planning = True, False
        if not incoming.headings(self._mapping):
            incoming.planned(False, self._mapping)()
        super().__init__(theme, title, "Add")
        self._add_told(theme)
        self._add_choices(theme)
        self._update.toggled.connect(self._on_update_toggled)
        self.accepted.connect(self._on_accepted)
        self._plan_anew()

    def _add_told(self, theme: Theme) -> None:
        """Add what tells of the plan; what has nothing to tell is hidden."""
        self._where = BodyLabel(theme, f"“{self._incoming.name}”", "text2")
        self._summary = BodyLabel(theme)
        self._columns = CaptionLabel(theme)
        self._unknown = CaptionLabel(theme, colour="warn")
        self._update = TickBox(theme, "")
        self._wrong = GrowingText(theme, least=3, most=9)
        self._wrong.setReadOnly(True)
        self._rows = Field(
            theme, "Rows left out", self._wrong, "Correct them in the file, then bring it in again."
        )
        self._lacking = GrowingText(theme, least=2, most=9)
        self._lacking.setReadOnly(True)
        self._partly = Field(
            theme,
            "Rows taken without a cell",
            self._lacking,
            "What stands there could not be read. Fill it in afterwards.",
        )
        self._told = CaptionLabel(theme, colour="warn")
        self.add_widget(self._where)
        self.add_widget(self._summary)
        self.add_widget(self._update)
        self.add_widget(self._told)
        self.add_field("rows", self._rows)
        self.add_field("partly", self._partly)
        self.add_widget(self._columns)
        self.add_widget(self._unknown)
        optional = (
            self._update,
            self._rows,
            self._partly,
            self._told,
            self._columns,
            self._unknown,
        )
        for told in optional:
            told.hide()

    def _add_choices(self, theme: Theme) -> None:
        self._ask = Disclosure(theme, "Say which column is which", is_open=False)
        headings = self._incoming.headings(self._mapping)
        self._choices = ColumnChoices(theme, headings, self._incoming.titles)
        self._choices.hide()
        self._ask.opened.connect(self._on_ask_opened)
        self._choices.said.connect(self._on_said)
        self.add_widget(self._ask)
        self.add_widget(self._choices)

    def reject(self) -> None:
        """Close; nothing was entered here that could be lost."""
        QDialog.reject(self)

    def accept(self) -> None:
        if not self._is_planning and not self._plan.does_nothing:
            super().accept()

    def _plan_anew(self) -> None:
        """Have it worked out what the file would do; until then nothing can be agreed to."""
        self._asked += 1
        self._is_planning = True
        self._summary.setText(_READING)
        self._save.setEnabled(False)
        work = self._incoming.planned(self._update.isChecked(), dict(self._mapping))
        self._incoming.run(work, partial(self._on_planned, self._asked), self)

    def _on_planned(self, asked: int, result: Plan | Exception) -> None:
        if asked != self._asked:
            return
        first, self._is_first, self._is_planning = self._is_first, False, False
        failed = isinstance(result, Exception)
        self._plan = Plan("") if isinstance(result, Exception) else result
        if first and self._plan.is_same_list:
            self._update.setChecked(True)  # which has it planned anew
            return
        if first and failed:
            self._ask.click()
        self._show_plan(sentence_of(result, FAULT) if isinstance(result, Exception) else "")
        if first and self.isVisible():
            self._fit()

    def _show_plan(self, fault: str) -> None:
        """Show what the file would do, or why that cannot be told yet."""
        plan, incoming = self._plan, self._incoming
        told = f"{fault} {_OR_SAY}" if fault else summary(plan, incoming.noun, incoming.nouns)
        self._summary.setText(told)
        announce(self._summary, told)
        self._where.setText(_where(incoming.name, plan))
        self._update.setVisible(plan.matching > 0)
        self._update.setText(_update_text(plan.matching, incoming))
        self._wrong.setPlainText("\n".join(map(row_text, plan.left_out)))
        self._rows.setVisible(bool(plan.left_out))
        self._lacking.setPlainText("\n".join(map(row_text, plan.incomplete)))
        self._partly.setVisible(bool(plan.incomplete))
        self._told.setText("\n".join(plan.told))
        self._told.setVisible(bool(plan.told))
        self._columns.setText(f"Columns taken: {', '.join(plan.recognised)}.")
        self._columns.setVisible(bool(plan.recognised))
        self._unknown.setText(_unknown_text(plan.unknown))
        self._unknown.setVisible(bool(plan.unknown))
        self._save.setText(button_text(plan, incoming.noun, incoming.nouns))
        self._save.setEnabled(not plan.does_nothing)

    @Slot(bool)
    def _on_ask_opened(self, is_open: bool) -> None:
        self._choices.setVisible(is_open)
        self._grow()

    @Slot(bool)
    def _on_update_toggled(self, _update: bool) -> None:
        self._plan_anew()

    @Slot(str, str)
    def _on_said(self, heading: str, title: str) -> None:
        self._mapping = {
            name: taken for name, taken in self._mapping.items() if not title or taken != title
        }
        self._mapping[heading] = title
        self._choices.show_taken(self._incoming.headings(self._mapping))
        self._plan_anew()

    @Slot()
    def _on_accepted(self) -> None:
        again = partial(self._incoming.planned, self._update.isChecked(), dict(self._mapping))
        self.agreed.emit(self._plan, self._mapping, again)


def button_text(plan: Plan, noun: str, nouns: str) -> str:
    """Return what the button does: "Add 14 items, 2 rows left out"."""
    does = []
    if plan.added:
        does.append(f"add {counted(len(plan.added), noun, nouns)}")
    if plan.changed:
        does.append(f"update {counted(len(plan.changed), noun, nouns)}")
    if not does:
        return "Nothing to add"
    text = " and ".join(does)
    left = f", {_rows(len(plan.left_out))} left out" if plan.left_out else ""
    return f"{text[:1].upper()}{text[1:]}{left}"


def summary(plan: Plan, noun: str, nouns: str) -> str:
    """Return what would happen, in sentences."""

    def items(count: int) -> str:
        return counted(count, noun, nouns)

    told = [f"{items(len(plan.added))} to add." if plan.added else "Nothing to add."]
    if plan.changed:
        told.append(f"{items(len(plan.changed))} to update.")
    if plan.same:
        told.append(f"{items(plan.same)} in it {'is' if plan.same == 1 else 'are'} as in the list.")
    if plan.renumbered:
        told.append(f"{items(plan.renumbered)} will get a new number, because theirs is taken.")
    if plan.left_out:
        told.append(f"{_rows(len(plan.left_out))} cannot be taken.")
    if plan.incomplete:
        told.append(f"{_rows(len(plan.incomplete))} will lack a cell that could not be read.")
    return " ".join(told)


def row_text(row: LeftOut) -> str:
    """Return why a row is left out: "Row 7, “Case audit”: …"."""
    name = f", “{row.title}”" if row.title else ""
    return f"Row {row.row}{name}: {' '.join(row.why)}"


def _rows(count: int) -> str:
    return counted(count, "row")


def _where(name: str, plan: Plan) -> str:
    """Return the file's name, and the sheet's where a file can have several."""
    is_text = Path(name).suffix.casefold() in TEXT_FILES
    return f"“{name}”" if is_text or not plan.sheet else f"“{name}”, sheet “{plan.sheet}”"


def _unknown_text(unknown: tuple[str, ...]) -> str:
    names = ", ".join(f"“{name}”" for name in unknown)
    return f"Columns that are not known, so nothing in them is taken: {names}."


def _update_text(matching: int, incoming: Incoming) -> str:
    noun, nouns = incoming.noun, incoming.nouns
    has = "same number" if incoming.numbered else "same name"
    which = f"{noun} that has" if matching == 1 else f"{matching:,} {nouns} that have"
    return f"Update the {which} the {has}. An empty cell leaves what is there."
