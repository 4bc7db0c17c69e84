"""A place of the top row with several pages, one a tab; each page is made when it is first seen."""

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.page import HasPanels, Page, ShowsChange
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.tabs import StageTabs

Differs = Callable[[Document, Document], bool]


class Tab(NamedTuple):
    """One page: its id, the words on its tab, what makes it, and which of the document it shows.

    ``differs`` says whether what differs between two documents is to be seen there.
    """

    id: str
    text: str
    make: Callable[[], QWidget]
    differs: Differs


def in_fields(*names: str) -> Differs:
    """Return what says whether two documents differ in these fields; without any, never."""

    def differs(old: Document, new: Document) -> bool:
        return any(getattr(old, name) != getattr(new, name) for name in names)

    return differs


class TabbedPage(QWidget):
    """Pages side by side, of which one is in view.

    Signals:
        tab_shown: the tab of this id came into view.
    """

    tab_shown = Signal(str)

    def __init__(self, theme: Theme, name: str, tabs: tuple[Tab, ...]) -> None:
        """``name`` is that of the place, for a screen reader. The first tab is in view."""
        super().__init__()
        self._by_id = {tab.id: tab for tab in tabs}
        self._pages: dict[str, QWidget] = {}
        self._tabs = StageTabs(theme, name, "panel")
        self._stack = QStackedWidget()
        for tab in tabs:
            self._tabs.add_stage(tab.id, tab.text)
        top = Row(theme, 8, Margins(12, 0, 16, 0))
        top.addWidget(self._tabs, 1)
        column = Column(theme, 0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.setLayout(column)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._tabs.take_keys_of(self)
        self._tabs.stepped.connect(self._on_stepped)
        self._on_tab_chosen(self.tab)

    @property
    def tab(self) -> str:
        """The id of the tab in view."""
        return self._tabs.current_id

    def show_tab(self, tab: str) -> None:
        """Show the tab of this id, or one panel of its page, such as "set_up/people".

        Raises ValueError when there is none.
        """
        tab, _, panel = tab.partition("/")
        self._tabs.select(tab)
        page = self.page(tab)
        if panel and isinstance(page, HasPanels):
            page.show_panel(panel)

    def set_count(self, tab: str, count: int) -> None:
        """Show how many wait behind a tab; nothing for none."""
        self._tabs.set_count(tab, f"{count:,}" if count else "")

    def page(self, tab: str) -> QWidget:
        """Return the page of a tab; it is made if it was not seen before."""
        if tab not in self._pages:
            self._pages[tab] = self._by_id[tab].make()
            self._stack.addWidget(self._pages[tab])
        return self._pages[tab]

    def focus_first(self) -> None:
        """Put the keyboard where work on the page in view begins."""
        cast("Page", self.page(self.tab)).focus_first()

    def shows(self, old: Document, new: Document) -> bool:
        """Return whether what differs between two documents is to be seen in the tab in view."""
        return self._by_id[self.tab].differs(old, new)

    def show_change(self, old: Document, new: Document) -> None:
        """Bring what differs between two documents into view, in another tab if need be.

        What no tab is said to show is to be seen in the first.
        """
        if not self.shows(old, new):
            found = (tab.id for tab in self._by_id.values() if tab.differs(old, new))
            self.show_tab(next(found, next(iter(self._by_id))))
        page = self.page(self.tab)
        if isinstance(page, ShowsChange):
            page.show_change(old, new)

    @Slot(str)
    def _on_tab_chosen(self, tab: str) -> None:
        self._stack.setCurrentWidget(self.page(tab))
        self.tab_shown.emit(tab)

    @Slot()
    def _on_stepped(self) -> None:
        self.focus_first()
