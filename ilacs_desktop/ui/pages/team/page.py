"""The team place: Contributors, Bring in and History, one tab each."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.tabbed import Tab, TabbedPage, in_fields
from ilacs_desktop.ui.pages.team.bring_in import BringInTab
from ilacs_desktop.ui.pages.team.contributors import ContributorsTab
from ilacs_desktop.ui.pages.team.history import HistoryTab
from ilacs_desktop.ui.theme.theme import Theme


class TeamPage(TabbedPage):
    """Who was asked, what came in, and how the self-evaluation was before.

    Signals:
        words_wanted: go to a place in the text, to a block, and to where its words begin and end.
        part_wanted: go to this part of the text.
        place_wanted: go to the answer at this place.
        stage_wanted: go to the page of this id.
        save_wanted: save, asking where if there is no file yet.
    """

    words_wanted = Signal(object, str, int, int)
    part_wanted = Signal(str)
    place_wanted = Signal(object)
    stage_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        contributors: ContributorsTab,
        bring_in: BringInTab,
        history: HistoryTab,
    ) -> None:
        tabs = (
            Tab("contributors", "Contributors", lambda: contributors, in_fields("packs")),
            Tab("bring_in", "Bring in", lambda: bring_in, in_fields("proposals")),
            Tab("history", "History", lambda: history, in_fields()),
        )
        super().__init__(theme, "Team", tabs)
        for tab in tabs:
            self.page(tab.id)
        self.contributors, self.bring_in, self.history = contributors, bring_in, history
        self._connect()
        self._on_count_changed(bring_in.count)

    def show_tab(self, tab: str) -> None:
        """Show the tab of this id; "history/" with a version, what was changed since that one."""
        tab, _, version = tab.partition("/")
        super().show_tab(tab)
        if version:
            self.history.show_since(version)

    def shows(self, old: Document, new: Document) -> bool:
        """Return whether what differs between two documents is to be seen in the tab in view."""
        return self.tab != "contributors" or old.packs != new.packs

    def show_change(self, old: Document, new: Document) -> None:
        """Bring what differs between two documents into view, if another tab shows it."""
        if old.proposals != new.proposals and not self.shows(old, new):
            self.show_tab("bring_in")

    def bring_files(self, paths: tuple[Path, ...]) -> None:
        """Bring in packs, Word forms and copies of this self-evaluation."""
        self.show_tab("contributors")
        self.contributors.bring_files(paths)

    def _connect(self) -> None:
        self.contributors.look_wanted.connect(self._on_look_wanted)
        self.contributors.save_wanted.connect(self.save_wanted)
        self.bring_in.count_changed.connect(self._on_count_changed)
        self.bring_in.pack_wanted.connect(self._on_pack_wanted)
        self.bring_in.place_wanted.connect(self.place_wanted)
        self.history.part_wanted.connect(self.part_wanted)
        for tab in (self.bring_in, self.history):
            tab.words_wanted.connect(self.words_wanted)
        for one in (self.contributors, self.bring_in, self.history):
            one.stage_wanted.connect(self.stage_wanted)

    @Slot()
    def _on_look_wanted(self) -> None:
        self.show_tab("bring_in")
        self.bring_in.focus_first()

    @Slot(int)
    def _on_count_changed(self, count: int) -> None:
        self.set_count("bring_in", count)

    @Slot(object)
    def _on_pack_wanted(self, paths: tuple[Path, ...]) -> None:
        self.bring_files(paths)
