"""The practice that will be looked at: the window of six months and the audits in it, as counts."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import Outlook
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.outlook.audit_rows import BY_MONTHS, COLUMNS, audit_rows, in_full
from ilacs_desktop.ui.pages.outlook.facts import FactGrid
from ilacs_desktop.ui.pages.outlook.words import practice_facts, sum_line
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading, Label
from ilacs_desktop.ui.widgets.record_table import RecordTable

_MOST_ROWS = 10
_LEAST_ROWS = 4
_COUNTS_ONLY = (
    "Counts only. Never list children here, and keep the list of cases in your own system."
)


class AuditTable(RecordTable):
    """The counts, as high as there are rows, up to ten."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Audits", COLUMNS)
        self.set_look(self.look._replace(sort=BY_MONTHS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        rows = min(max(self.model().rowCount(), _LEAST_ROWS), _MOST_ROWS)
        row = self.verticalHeader().defaultSectionSize()
        return QSize(0, rows * row + self.horizontalHeader().sizeHint().height() + 2)


class PracticeCard(Card):
    """The practice window in words, and the counts in a table with a total below it.

    Signals:
        add_wanted: a count is to be added.
        edit_wanted, remove_wanted: this is to be done with the count of this id.
    """

    add_wanted = Signal()
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Practice that will be looked at")
        self._facts = FactGrid(theme)
        self.table = AuditTable(theme)
        self._chosen = CaptionLabel(theme)
        self._in_full: dict[str, str] = {}
        self._total = Label(theme, "", "strong")
        self._source = CaptionLabel(theme)
        self.add = secondary_button(theme, "Add audits", "add")
        self._edit = secondary_button(theme, "Edit", "edit", "Edit the audits")
        self._remove = secondary_button(theme, "Remove", "delete", "Remove the audits")
        buttons = FlowLayout(theme)
        for button in (self.add, self._edit, self._remove):
            buttons.addWidget(button)
        self.column.addWidget(self._facts)
        self.column.addWidget(Heading(theme, "Audits", 3))
        self.column.addWidget(CaptionLabel(theme, _COUNTS_ONLY))
        self.column.addLayout(buttons)
        for widget in (self.table, self._chosen, self._total, self._source):
            self.column.addWidget(widget)
        self._listen()

    def _listen(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self._edit.clicked.connect(self._on_edit)
        self._remove.clicked.connect(self._on_remove)
        self.table.current_changed.connect(self._on_current_changed)
        self.table.taken.connect(self.edit_wanted)
        self.table.delete_wanted.connect(self.remove_wanted)

    def show_outlook(self, seen: Outlook, document: Document, framework: Framework) -> None:
        """Show what is known."""
        self._facts.show_facts(practice_facts(seen, framework))
        rows = audit_rows(document, seen, framework)
        self._in_full = {row.id: in_full(row) for row in rows}
        self.table.set_rows(rows)
        self.table.updateGeometry()
        for widget in (self.table, self._chosen, self._edit, self._remove):
            widget.setVisible(bool(rows))
        self._on_current_changed()
        self._total.setText(f"Total in the window: {sum_line(seen.practice.audits['inside'])}")
        source = framework.source(framework.dates.source_of["practice_window_months"])
        self._source.setText(f"Source: {source.citation} (as at {format_date(source.as_at)}).")

    def go_to(self, audit: str) -> bool:
        """Put the keyboard on a count; return whether it is there."""
        found = self.table.select(audit)
        if found:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    @Slot()
    def _on_current_changed(self) -> None:
        self._chosen.setText(self._in_full.get(self.table.current_id, ""))

    @Slot()
    def _on_edit(self) -> None:
        self.edit_wanted.emit(self.table.current_id)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.table.current_id)
