"""The review place: To fix, Inspector’s view, From reviewers, Before signing and Sign-off, one tab each."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.outputs.review_places import Record
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.review.inspector import Inspector
from ilacs_desktop.ui.pages.review.leading import LeadingPage
from ilacs_desktop.ui.pages.review.paper import Paper
from ilacs_desktop.ui.pages.review.returned import Returned
from ilacs_desktop.ui.pages.review.returned_rows import open_count
from ilacs_desktop.ui.pages.review.signing.before import Signing
from ilacs_desktop.ui.pages.review.signing.off import SigningOff
from ilacs_desktop.ui.pages.review.signing.papers import SignOffPaper
from ilacs_desktop.ui.pages.review.signing.record import SignOffTab
from ilacs_desktop.ui.pages.review.tab import ListTab
from ilacs_desktop.ui.pages.review.tab_paper import TabPaper
from ilacs_desktop.ui.pages.review.to_fix import ToFix
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.tabs import StageTabs
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.whereabouts import whereabouts
from ilacs_desktop.ui.work.workspace import Workspace


class ReviewPage(LeadingPage):
    """Shows what the checks find as long as somebody looks; each tab when it is looked at."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        checking: Checking,
        dialogs: Dialogs,
        paper: Paper,
        outlet: Outlet,
    ) -> None:
        """``paper`` prints and saves what the page shows."""
        super().__init__()
        self._theme = theme
        self._checking = checking
        self._forms = DraftForms(theme, workspace, dialogs, self)
        self._shown_in: dict[str, object] = {}  # what each tab shows
        self._fault = ""  # of the checks, as it was told last
        self.to_fix = ToFix(theme, workspace, checking, dialogs)
        self.inspector = Inspector(theme, workspace)
        self.returned = Returned(theme, workspace, dialogs, outlet.reading)
        self._signing_off = SigningOff(theme, workspace, dialogs, outlet.lane, self)
        self._paper = TabPaper(theme, checking, paper, SignOffPaper(workspace, dialogs, outlet))
        self.signing = Signing(theme, workspace, self._forms, self._signing_off)
        common = (theme, workspace, dialogs, self._forms, self._signing_off)
        self.sign_off = SignOffTab(*common, outlet.reading)
        self._tabs = StageTabs(theme, "Review", "panel")
        self._stack = QStackedWidget()
        self._views: dict[str, ListTab] = {}
        for id_, text, tab in (
            ("to_fix", "To fix", self.to_fix),
            ("inspector", "Inspector’s view", self.inspector),
            ("returned", "From reviewers", self.returned),
            ("signing", "Before signing", self.signing),
            ("sign_off", "Sign-off", self.sign_off),
        ):
            self._add(id_, text, tab)
        self._on_returned_count(open_count(workspace.document))
        self._told = Banner(theme)
        self._paper.show_tab(self.tab)
        self._lay_out()
        self._listen()

    @property
    def tab(self) -> str:
        """The id of the tab in view."""
        return self._tabs.current_id

    def show_tab(self, tab: str) -> None:
        """Show the tab of this id. Raises ValueError when there is none."""
        self._tabs.select(tab)

    def shows(self, old: Document, new: Document) -> bool:
        """Return whether what differs between two documents is to be seen in the tab in view."""
        if self.tab == "sign_off":
            return _record(old) != _record(new)
        if self.tab == "signing" and old.comments != new.comments:
            return old.sign_offs == new.sign_offs
        return "review" in whereabouts(old, new).stages and old.sign_offs == new.sign_offs

    def show_change(self, old: Document, new: Document) -> None:
        """Bring what differs between two documents into view, if the record shows it."""
        if old.sign_offs != new.sign_offs:
            self.show_tab("sign_off")

    def focus_first(self) -> None:
        """Put the keyboard on the list in view."""
        self._view.focus_first()

    def _add(self, id_: str, text: str, tab: ListTab) -> None:
        self._views[id_] = tab
        self._tabs.add_stage(id_, text)
        self._stack.addWidget(tab)
        tab.target_wanted.connect(self._on_target_wanted)
        tab.record_wanted.connect(self._on_record_wanted)

    def _lay_out(self) -> None:
        top = Row(self._theme, 8, Margins(12, 0, 16, 0))
        top.addWidget(self._tabs, 1)
        top.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignVCenter)
        told = Column(self._theme, 0, Margins(24, 0, 24, 0))
        told.addWidget(self._told)
        page = Column(self._theme, 0)
        page.addLayout(top)
        page.addLayout(told)
        page.addWidget(self._stack, 1)
        self.setLayout(page)

    def _listen(self) -> None:
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._checking.findings_changed.connect(self._on_findings_changed)
        self.returned.count_changed.connect(self._on_returned_count)
        self._paper.told.connect(self._on_paper_told)
        self._told.acted.connect(self._on_open_wanted)
        self._signing_off.told.connect(self._on_signing_told)
        self.sign_off.changes_wanted.connect(self._on_changes_wanted)
        self._tabs.take_keys_of(self)
        self._tabs.stepped.connect(self._on_stepped)

    @property
    def _view(self) -> ListTab:
        return self._views[self.tab]

    def _show(self) -> None:
        """Show what was found last in the tab in view, unless it does so already."""
        latest, fault = self._checking.latest, self._checking.fault
        self._paper.refresh()
        if fault != self._fault:
            self._fault = fault
            if fault:
                self._told.show_message(fault, "warn")
            else:
                self._told.hide()
        if latest is not None and self._shown_in.get(self.tab) is not latest:
            self._shown_in[self.tab] = latest
            self._view.show_checked(latest)
            self._tabs.set_count("to_fix", str(latest.to_fix) if latest.to_fix else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._checking.refresh()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # that would be the window being put away for a moment
            self._forget_told()

    def _forget_told(self) -> None:
        """Take away what was told of a job that is done: elsewhere, and later, it misleads."""
        if not self._fault:
            self._told.hide()

    @Slot(int)
    def _on_returned_count(self, count: int) -> None:
        self._tabs.set_count("returned", str(count) if count else "")

    @Slot()
    def _on_findings_changed(self) -> None:
        if self.isVisible():
            self._show()

    @Slot(str)
    def _on_tab_chosen(self, tab: str) -> None:
        self._stack.setCurrentWidget(self._views[tab])
        self._paper.show_tab(tab)
        self._forget_told()
        self._show()

    @Slot()
    def _on_stepped(self) -> None:
        self.focus_first()

    @Slot(str)
    def _on_changes_wanted(self, version: str) -> None:
        self.stage_wanted.emit(f"team/history/{version}")

    @Slot(object)
    def _on_record_wanted(self, record: Record) -> None:
        self._forms.edit(record)

    @Slot(str, str, str)
    def _on_paper_told(self, text: str, tone: BannerTone, action: str) -> None:
        self._told.show_message(text, tone, action)

    @Slot(str, str)
    def _on_signing_told(self, text: str, tone: BannerTone) -> None:
        self._told.show_message(text, tone)

    @Slot()
    def _on_open_wanted(self) -> None:
        self._paper.open_last()


def _record(document: Document) -> tuple[object, ...]:
    """Return what the record of the sign-off shows of a document."""
    return document.sign_offs, document.comments, document.cycle.stage
