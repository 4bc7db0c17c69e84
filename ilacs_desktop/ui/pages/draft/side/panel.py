"""The panel at the right of the text: records, prompts and comments."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.draft.side.comments import CommentsPanel
from ilacs_desktop.ui.pages.draft.side.prompts import PromptsPanel
from ilacs_desktop.ui.pages.draft.side.records import RecordsPanel
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.tabs import StageTabs
from ilacs_desktop.ui.work.workspace import Workspace

_SHOWN = ("evidence", "actions", "prior_points", "indicators", "comments")


class SidePanel(QWidget):
    """Tabs with what helps to write the open part.

    Signals:
        shown: another panel came into view.
    """

    shown = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace, forms: DraftForms) -> None:
        super().__init__()
        self._part = ""
        self._can_cite = False
        self.records = RecordsPanel(theme, workspace, forms)
        self.prompts = PromptsPanel(theme, workspace)
        self.comments = CommentsPanel(theme, workspace, forms)
        self._panels: dict[str, QWidget] = {}
        self._tabs = StageTabs(theme, "Panels", "panel")
        self._stack = QStackedWidget()
        self._add_panel("records", "Records", self.records)
        self._add_panel("prompts", "Prompts", self.prompts)
        self._add_panel("comments", "Comments", self.comments)
        column = Column(theme, 0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self.setLayout(column)
        self._tabs.chosen.connect(self._on_chosen)
        if not workspace.document.evidence:
            self.show_panel("prompts")  # nothing to cite yet: what to write about comes first

    def _add_panel(self, name: str, text: str, panel: QWidget) -> None:
        self._panels[name] = panel
        self._stack.addWidget(panel)
        self._tabs.add_stage(name, text)

    @property
    def tabs(self) -> StageTabs:
        """The tabs, for the keyboard and for tests."""
        return self._tabs

    def show_panel(self, name: str) -> None:
        """Bring ``records``, ``prompts`` or ``comments`` into view."""
        self._tabs.select(name)

    def show_part(self, part: str, *, can_cite: bool) -> None:
        """Show what helps with another part; ``can_cite`` says whether it has a text to cite in."""
        self._part, self._can_cite = part, can_cite
        self._count_comments()
        self.refresh()

    def follow(self, old: Document, new: Document, *, can_cite: bool) -> None:
        """Take over at once what changed in the document beside its texts."""
        self._can_cite = can_cite
        if old.cycle is not new.cycle or old.prior_points is not new.prior_points:
            self.records.forget()
        if old.comments is not new.comments:
            self._count_comments()
        if any(getattr(old, name) is not getattr(new, name) for name in _SHOWN):
            self.refresh()

    def refresh(self) -> None:
        """Look at the document again, in the panel that is in view."""
        if self.isVisible():
            self._fill()

    def _count_comments(self) -> None:
        count = sum(map(is_open, self.comments.found(self._part)))
        self._tabs.set_count("comments", str(count) if count else "")

    def _fill(self) -> None:
        """Fill the panel in view; the others are filled when they come into view."""
        if not self._part:
            return
        name = self._tabs.current_id
        if name == "records":
            self.records.show_part(self._part, can_cite=self._can_cite)
        elif name == "prompts":
            self.prompts.show_part(self._part)
        else:
            self.comments.show_part(self._part)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self._stack.setCurrentWidget(self._panels[name])
        self._fill()
        self.shown.emit(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
