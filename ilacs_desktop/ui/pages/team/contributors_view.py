"""How the Contributors tab looks: the list of packs, its buttons, and what came of files."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from ilacs_desktop.cycle.register import Entry
from ilacs_desktop.exchange.coming_back import Line
from ilacs_desktop.ui.pages.team.contributors_rows import BY_STATE, COLUMNS, pack_rows
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.buttons import (
    icon_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.empty import EmptyState, empty_page
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.record_table import RecordTable
from ilacs_desktop.ui.widgets.table_rows import Arrangement, TableRow

_NO_OWNERS = "No section has an owner yet"
_NO_OWNERS_TOLD = (
    "Say in Set up who writes which section. Each of them can then be sent a file with only their"
    " own sections, and you see here who has given it back."
)
_NOTHING_SENT = "Nobody has been sent anything yet"
_NOTHING_SENT_TOLD = (
    "Make a pack for each head of service: one small file with their own sections, their evidence"
    " and word limits, for ILACS Desktop or as a Word document. Send it by email. When it comes"
    " back, drop it on this window: what they wrote comes in, and nothing of yours is lost."
)


class ResultCard(Card):
    """What became of each file that came back, a line each, until it is closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="subtle")
        self._theme = theme
        self.setAccessibleName("What came back")
        self._lines = Column(theme, 4)
        self.close_button = icon_button(theme, "close", "Close what came back")
        self.close_button.clicked.connect(self._on_close)
        row = Row(theme, 8)
        row.addLayout(self._lines, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines in place of those before."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            colour = "text" if line.came_in else "bad"
            words = BodyLabel(self._theme, f"“{line.name}”: {line.words}", colour)
            self._lines.addWidget(words)
        self.setVisible(bool(lines))

    @Slot()
    def _on_close(self) -> None:
        self.hide()


class ContributorsView(QWidget):
    """The tab without what its buttons do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.banner = Banner(theme)
        self.results = ResultCard(theme)
        self._entries: dict[str, Entry] = {}
        self._rows: dict[str, TableRow] = {}
        self.table = RecordTable(theme, "Packs", COLUMNS)
        self.table.set_look(Arrangement(sort=BY_STATE))
        self.make = primary_button(theme, "Make packs…", "new")
        self.bring = secondary_button(theme, "Bring in returned files…", "import")
        self.cover = secondary_button(theme, "Copy the email", "document")
        self.remind = secondary_button(theme, "Copy reminder", "comment")
        self.mark = quiet_button(theme, "Mark as returned", "agreed")
        self.drop = quiet_button(theme, "Not needed any more", "delete")
        self.to_set_up = primary_button(theme, "Go to Set up", "people")
        self._summary = BodyLabel(theme, "", "text2")
        self._rest = CaptionLabel(theme)
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._on_laid_out)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
        self._stack.addWidget(self._empty(_NOTHING_SENT, _NOTHING_SENT_TOLD))
        self._stack.addWidget(self._empty(_NO_OWNERS, _NO_OWNERS_TOLD, self.to_set_up))
        self._lay_out()
        self.table.current_changed.connect(self._on_current_changed)
        self.table.focus_moved.connect(self._on_focus_moved)
        theme.changed.connect(self._laid_out.start)

    def say(self, text: str, tone: BannerTone = "info", action: str = "") -> None:
        """Say what happened, and offer to do what ``action`` says."""
        self.banner.show_message(text, tone, action)
        self._order_stops()  # a banner has its buttons from its first message on
        self._laid_out.start()  # it leaves the list less room

    def show_entries(self, entries: Sequence[Entry], summary: str, *, has_owners: bool) -> None:
        """Show the packs; the one that is chosen stays so."""
        self._entries = {entry.pack.id: entry for entry in entries}
        self._rows = {row.id: row for row in pack_rows(entries)}
        self.table.set_rows(tuple(self._rows.values()))
        self._summary.setText(summary)
        self._summary.setVisible(bool(entries))
        self._stack.setCurrentIndex(0 if entries else 1 if has_owners else 2)
        self.make.setVisible(has_owners)
        self.dress()

    @property
    def current(self) -> Entry | None:
        """The pack that is chosen."""
        return self._entries.get(self.table.current_id)

    def dress(self) -> None:
        """Let the buttons say what they would do with the pack that is chosen."""
        entry = self.current
        for button in self._of_the_chosen():
            button.setEnabled(entry is not None)
        returned = entry is not None and entry.state == "returned"
        self.mark.setText("Mark as not returned" if returned else "Mark as returned")
        self.remind.setEnabled(entry is not None and not returned)
        self._tell_the_rest()
        self._laid_out.start()

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on what there is to do first."""
        first: QWidget = self.table
        if not self._entries:
            first = self.make if self.make.isVisibleTo(self) else self.to_set_up
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out.start()

    def _tell_the_rest(self) -> None:
        """Say what the columns that found no room hold about the pack that is chosen."""
        row = self._rows.get(self.table.current_id)
        hidden = [at for at in range(len(COLUMNS)) if self.table.isColumnHidden(at)]
        told = [(COLUMNS[at].title, row.cells[at].text) for at in hidden] if row else []
        self._rest.tell(" · ".join(f"{title}: {text}" for title, text in told if text))

    def _list(self) -> QWidget:
        buttons = FlowLayout(self._theme)
        for button in self._of_the_chosen():
            buttons.addWidget(button)
        column = Column(self._theme, 8, Margins(24, 0, 24, 8))
        column.addWidget(self.table, 1)
        column.addWidget(self._rest)
        column.addLayout(buttons)
        page = QWidget()
        page.setLayout(column)
        return page

    def _empty(self, title: str, text: str, *buttons: QAbstractButton) -> QWidget:
        theme = self._theme
        return empty_page(theme, EmptyState(theme, "people", title, text, buttons))

    def _lay_out(self) -> None:
        theme = self._theme
        tools = FlowLayout(theme)
        for button in (self.make, self.bring):
            tools.addWidget(button)
        title = Row(theme, 16)
        title.addWidget(Heading(theme, "Contributors", 1), 1)
        title.addLayout(tools)
        head = Column(theme, 8, Margins(24, 12, 24, 8))
        head.addLayout(title)
        head.addWidget(self._summary)
        head.addWidget(self.banner)
        head.addWidget(self.results)
        page = Column(theme, 0)
        page.addLayout(head)
        page.addWidget(self._stack, 1)
        content = QWidget()
        content.setLayout(page)
        self._scroll = PageScroll(theme, content)
        frame = Column(theme, 0)
        frame.addWidget(self._scroll)
        self.setLayout(frame)
        self._order_stops()

    def _of_the_chosen(self) -> tuple[QAbstractButton, ...]:
        """Return the buttons for the pack that is chosen."""
        return self.cover, self.remind, self.mark, self.drop

    def _order_stops(self) -> None:
        """Let Tab go from what stands first to what stands last."""
        over = (*self.banner.findChildren(QAbstractButton), self.results.close_button)
        stops = (self.make, self.bring, *over, self.to_set_up, self.table, *self._of_the_chosen())
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _on_current_changed(self) -> None:
        self.dress()

    @Slot()
    def _on_laid_out(self) -> None:
        """Keep the chosen pack in view: the list has another height or another order now."""
        self._tell_the_rest()
        self.table.scrollTo(self.table.currentIndex())
        self._on_focus_moved()

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the current cell in view where large text leaves less room than the table takes."""
        if self.table.hasFocus():
            self._scroll.show_cell(self.table, self.table.focus_rect())
