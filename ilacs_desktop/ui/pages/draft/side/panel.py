"""The panel at the right of the text: records, checks, comments, prompts and last year's words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.draft.parts import comments_of
from ilacs_desktop.ui.pages.draft.side.last_year_rows import follows_another, is_unwritten
from ilacs_desktop.ui.pages.draft.side.records import RecordsPanel
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.tabs import StageTabs
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.ui.pages.draft.side.checks import ChecksPanel
    from ilacs_desktop.ui.pages.draft.side.comments import CommentsPanel
    from ilacs_desktop.ui.pages.draft.side.last_year import LastYearPanel
    from ilacs_desktop.ui.pages.draft.side.prompts import PromptsPanel

_TABS = {
    "records": "Records",
    "last_year": "Last year",  # only where there was one: five are too many for the row
    "checks": "Checks",
    "comments": "Comments",
    "prompts": "Prompts",
}
_SHOWN = ("evidence", "actions", "prior_points", "indicators", "comments", "remembered")


class SidePanel(QWidget):
    """Tabs with what helps to write the open part. All but the records are made when first seen.

    Signals:
        shown: another panel came into view.
        checks_made: the panel of checks was made; somebody has to fill it.
        taken_over: text of last year was put into an answer: a sentence that says so.
    """

    shown = Signal(str)
    checks_made = Signal(object)
    taken_over = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace, forms: DraftForms) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._forms = forms
        self._part = ""
        self._question = ""
        self._can_cite = False
        self._checks: ChecksPanel | None = None
        self._prompts: PromptsPanel | None = None
        self._comments: CommentsPanel | None = None
        self._last_year: LastYearPanel | None = None
        self.records = RecordsPanel(theme, workspace, forms)
        self._tabs = StageTabs(theme, "Panels", "panel")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.records)
        follows = follows_another(workspace.document)
        for name, text in _TABS.items():
            if follows or name != "last_year":
                self._tabs.add_stage(name, text)
        column = Column(theme, 0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self.setLayout(column)
        self._tabs.chosen.connect(self._on_chosen)
        if follows and is_unwritten(workspace.document):
            self.show_panel("last_year")  # the first thing to read before writing again
        elif not workspace.document.evidence:
            self.show_panel("prompts")  # nothing to cite yet: what to write about comes first

    @property
    def checks(self) -> "ChecksPanel":
        """The panel of checks."""
        if self._checks is None:
            from ilacs_desktop.ui.pages.draft.side.checks import ChecksPanel

            self._checks = ChecksPanel(self._theme)
            self._stack.addWidget(self._checks)
            self.checks_made.emit(self._checks)
        return self._checks

    @property
    def prompts(self) -> "PromptsPanel":
        """The panel of prompts."""
        if self._prompts is None:
            from ilacs_desktop.ui.pages.draft.side.prompts import PromptsPanel

            self._prompts = PromptsPanel(self._theme, self._workspace)
            self._stack.addWidget(self._prompts)
        return self._prompts

    @property
    def comments(self) -> "CommentsPanel":
        """The panel of comments."""
        if self._comments is None:
            from ilacs_desktop.ui.pages.draft.side.comments import CommentsPanel

            self._comments = CommentsPanel(self._theme, self._workspace, self._forms)
            self._comments.set_question(self._question)
            self._stack.addWidget(self._comments)
        return self._comments

    @property
    def last_year(self) -> "LastYearPanel":
        """The panel of what the open part said last year."""
        if self._last_year is None:
            from ilacs_desktop.ui.pages.draft.side.last_year import LastYearPanel

            self._last_year = LastYearPanel(self._theme, self._workspace)
            self._last_year.set_question(self._question)
            self._last_year.taken_over.connect(self.taken_over)
            self._stack.addWidget(self._last_year)
        return self._last_year

    def set_question(self, question: str) -> None:
        """Offer this question first when a comment is added: the author is writing there."""
        self._question = question
        for panel in (self._comments, self._last_year):
            if panel is not None:
                panel.set_question(question)

    @property
    def tabs(self) -> StageTabs:
        """The tabs, for the keyboard and for tests."""
        return self._tabs

    def panel_in_use(self) -> str:
        """Return the id of the panel in view while the keyboard is in it, and otherwise nothing."""
        now = QApplication.focusWidget()
        return self._tabs.current_id if now is not None and self.isAncestorOf(now) else ""

    def show_panel(self, name: str) -> None:
        """Bring ``records``, ``checks``, ``comments`` or ``prompts`` into view, or ``last_year``."""
        self._tabs.select(name)

    def count_checks(self, count: int) -> None:
        """Show beside its tab how many findings are to be mended."""
        self._tabs.set_count("checks", str(count) if count else "")

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
        count = sum(map(is_open, comments_of(self._workspace.document, self._part)))
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
        elif name == "comments":
            self.comments.show_part(self._part)
        elif name == "last_year":
            self.last_year.show_part(self._part)

    def _panel(self, name: str) -> QWidget:
        panel: QWidget = getattr(self, name)
        return panel

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self._stack.setCurrentWidget(self._panel(name))
        self._fill()
        self.shown.emit(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
