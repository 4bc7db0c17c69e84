"""Help on the checks: what each looks for, why, from which source, and how to answer it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.checks.catalogue import Catalogue, CheckEntry, Family
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.dialogs.closable import ClosableDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow
from ilacs_desktop.ui.widgets.detail_tree import DetailTree
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.widgets.marks import SEVERITY_MARKS
from ilacs_desktop.ui.widgets.search_box import SearchBox

TITLE = "What the checks look for"
ABOUT = "about"  # the row that says what a finding is
_ABOUT = (
    "A finding is a question to you: no check changes what is written. Those that hold back the"
    " final copy say so; drafts can always be exported. Any other finding can be set aside with a"
    " reason and a name."
)


class ChecksDialog(ClosableDialog):
    """Every check by its family; choosing one shows what it is about."""

    def __init__(self, theme: Theme, catalogue: Catalogue) -> None:
        super().__init__(theme, TITLE)
        self._catalogue = catalogue
        self._search = SearchBox(theme, "Search the checks")
        self._tree = DetailTree(theme, TITLE)
        head = Column(theme, 0, Margins(24, 16, 24, 12))
        head.addWidget(self._search)
        column = Column(theme, 0)
        column.addLayout(head)
        column.addWidget(self._tree, 1)
        content = QWidget()
        content.setLayout(column)
        self.show_content(content)
        self._search.searched.connect(self._on_searched)
        self._tree.set_rows(help_rows(catalogue))

    @Slot(str)
    def _on_searched(self, words: str) -> None:
        self._tree.set_rows(help_rows(self._catalogue, words))


def help_rows(catalogue: Catalogue, words: str = "") -> tuple[DetailRow, ...]:
    """Return the families with their checks, those that hold every one of the words.

    The families are folded until something is searched for; until then what a finding is comes first.
    """
    wanted = words.casefold().split()
    rows: list[DetailRow] = [] if wanted else [DetailRow(ABOUT, _ABOUT)]
    for family in catalogue.families:
        checks = [
            check
            for check in catalogue.checks_of(family.id)
            if all(word in _said(check, family.title) for word in wanted)
        ]
        if checks:
            rows.append(_heading(family, len(checks), opened=bool(wanted)))
            rows += (_row(catalogue, check) for check in checks)
    return tuple(rows)


def _heading(family: Family, count: int, *, opened: bool) -> DetailRow:
    return DetailRow(
        family.id,
        family.title,
        notes=("1 check" if count == 1 else f"{count} checks",),
        details=(Detail("", family.about),),
        is_heading=True,
        opened=opened,
    )


def _row(catalogue: Catalogue, check: CheckEntry) -> DetailRow:
    icon, state, colour = SEVERITY_MARKS[check.severity]
    source = catalogue.source(check.source)
    return DetailRow(
        check.id,
        f"{check.title}.",
        1,
        icon,
        colour,
        state,
        details=(
            Detail("What it looks for", check.looks_for),
            Detail("Why it matters", check.why),
            Detail("How to answer it", check.answer),
            Detail("Source", f"{source.citation} (as at {format_date(source.as_at)})."),
        ),
    )


def _said(check: CheckEntry, family: str) -> str:
    return " ".join((family, check.title, check.looks_for, check.why, check.answer)).casefold()
