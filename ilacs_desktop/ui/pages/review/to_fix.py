"""To fix: what the checks found, under what to do next; go there, mend it or set it aside."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.outputs.review_groups import Shown, placed
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.review.filters import FilterBar
from ilacs_desktop.ui.pages.review.finding_rows import finding_rows
from ilacs_desktop.ui.pages.review.set_aside import SetAsideDialog
from ilacs_desktop.ui.pages.review.tab import ListTab
from ilacs_desktop.ui.pages.review.ways import ways_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import link_button, secondary_button
from ilacs_desktop.ui.widgets.empty import EmptyState
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Column, Row, all_round
from ilacs_desktop.ui.work.checking import Checked, Checking
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.checks.set_aside import AnsweredFinding

NOTHING = "The checks found nothing to fix"
BLIND = (
    "They look at what is written, cited, planned and dated. They cannot see whether it is true,"
    " what you know and have recorded nowhere, or whether a reader would recognise a child. Somebody"
    " who knows the service should still read it with an inspector’s eyes."
)
_MUST = "This holds back the final copy until it is mended, so it cannot be set aside."


class ToFix(ListTab):
    """The findings of one self-evaluation."""

    def __init__(
        self, theme: Theme, workspace: Workspace, checking: Checking, dialogs: Dialogs
    ) -> None:
        super().__init__(theme, "To fix", "Findings")
        self._theme = theme
        self._workspace = workspace
        self._checking = checking
        self._dialogs = dialogs
        self._checked: Checked | None = None
        self._shown: dict[str, Shown] = {}
        self._answered: dict[str, AnsweredFinding] = {}
        self._banner = Banner(theme)
        self._filters = FilterBar(theme)
        self._none = _Nothing(theme, "Nothing here fits what you are looking for.")
        self._clean = _clean(theme)
        self._aside = secondary_button(theme, "Set aside…", "left_out")
        self._back = secondary_button(theme, "Bring back", "undo")
        self.head.addWidget(self._banner)
        self.head.addWidget(self._filters)
        self.foot.addWidget(self._aside)
        self.foot.addWidget(self._back)
        self.page.insertWidget(1, self._clean)
        self.page.insertWidget(1, self._none)
        self.order_stops(*self._filters.stops)
        self._listen()
        self._show()

    def show_checked(self, checked: Checked) -> None:
        """Show what was found; what is chosen, open and in view stays so."""
        self._checked = checked
        framework = self._workspace.framework
        self._filters.offer(checked.document, framework)
        directory = Directory(checked.document, framework)
        found = placed(checked.findings, checked.set_aside, directory)
        self._shown = {shown.id: shown for shown in found}
        self.ways = {shown.id: ways_of(shown.finding, shown.where) for shown in found}
        by_record = {answered.why.id: answered for answered in checked.set_aside}
        self._answered = {
            shown.id: by_record[shown.away.id] for shown in found if shown.away is not None
        }
        self.summary.setText(_summed(checked))
        self._show()

    def dress(self) -> None:
        super().dress()
        shown = self._current
        away = shown is not None and shown.away is not None
        may = shown is not None and self._checking.may_set_aside(shown.finding)
        self._aside.setVisible(not away)
        self._aside.setEnabled(may)
        self._aside.setToolTip(_MUST if shown is not None and not may else "")
        self._back.setVisible(away)

    def _show(self) -> None:
        """Show what the filter lets through."""
        wanted = self._filters.wanted
        if self._checked is not None:
            let = filter(wanted.lets, self._shown.values())
            self.tree.set_rows(finding_rows(let, self._checked.catalogue))
        clean = self._checked is not None and not self._shown
        empty = not self.tree.rows
        self._filters.setVisible(not clean)
        self._clean.setVisible(clean)
        self._none.setVisible(empty and not clean and self._checked is not None)
        self.tree.setVisible(not empty)
        for button in (self.go, self._aside):
            button.setVisible(not empty)
        self.dress()

    def _listen(self) -> None:
        self._filters.changed.connect(self._on_filter_changed)
        self._none.everything.clicked.connect(self._on_everything_wanted)
        self._aside.clicked.connect(self._on_aside)
        self._back.clicked.connect(self._on_back)
        self._banner.acted.connect(self._on_undo)
        self._workspace.document_changed.connect(self._on_document_changed)

    @property
    def _current(self) -> Shown | None:
        return self._shown.get(self.tree.current_id)

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, _new: Document) -> None:
        self._banner.hide()  # its undo would take back something else now

    @Slot()
    def _on_filter_changed(self) -> None:
        self._show()

    @Slot()
    def _on_everything_wanted(self) -> None:
        self._filters.clear()
        self.focus_first()

    @Slot()
    def _on_aside(self) -> None:
        shown = self._current
        if shown is not None:
            by = self._workspace.services.author.by
            form = SetAsideDialog(self._theme, shown.finding, by)
            form.decided.connect(self._on_decided)
            self._dialogs.open_form(form)

    @Slot(object, str, str)
    def _on_decided(self, finding: Finding, reason: str, by: str) -> None:
        try:
            self._checking.set_aside(finding, reason, by)
        except UserError as error:
            self._banner.show_message(str(error), "warn")
        else:
            self._banner.show_message("The finding was set aside.", "info", "Undo")

    @Slot()
    def _on_back(self) -> None:
        answered = self._answered.get(self.tree.current_id)
        if answered is not None:
            self._checking.take_up(answered)
            self._banner.show_message("The finding is open again.", "info", "Undo")
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_undo(self) -> None:
        self._workspace.undo()
        self._checking.refresh()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)


class _Nothing(QWidget):
    """A sentence where nothing fits the filter, with a way out of it."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.everything = link_button(theme, "Show everything", "Show all findings")
        row = Row(theme, 8, all_round(24))
        row.addWidget(BodyLabel(theme, text, "text2"))
        row.addWidget(self.everything)
        row.addStretch(1)
        self.setLayout(row)


def _clean(theme: Theme) -> QWidget:
    page = QWidget()
    column = Column(theme, 0, all_round(24))
    column.addWidget(EmptyState(theme, "agreed", NOTHING, BLIND))
    column.addStretch(1)
    page.setLayout(column)
    return page


def _summed(checked: Checked) -> str:
    counts = [
        sum(finding.severity == severity for finding in checked.findings)
        for severity in ("stop", "fix", "consider")
    ]
    words = ("holding back the final copy", "to fix", "to think about")
    told = [f"{count} {word}" for count, word in zip(counts, words, strict=True) if count]
    if checked.set_aside:
        told.append(f"{len(checked.set_aside)} set aside")
    return ", ".join(told)
