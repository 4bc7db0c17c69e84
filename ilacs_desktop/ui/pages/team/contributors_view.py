"""How the Contributors tab looks: the list of packs, its buttons, and what came of files."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from ilacs_desktop.cycle.register import Entry
from ilacs_desktop.exchange.coming_back import Line
from ilacs_desktop.ui.pages.team.contributors_rows import BY_STATE, COLUMNS, pack_rows
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import (
    icon_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.empty import EmptyState
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading, Label
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.record_table import RecordTable
from ilacs_desktop.ui.widgets.table_rows import Arrangement

_NO_OWNERS = "No section has an owner yet"
_NO_OWNERS_TOLD = (
    "Say in Set up who writes which section. Each of them can then be sent a file with only their"
    " own sections, and you see here who has given it back."
)
_NOTHING_SENT = "Nobody has been sent anything yet"
_NOTHING_SENT_TOLD = (
    "Make a pack for each head of service: one small file with their own sections, their evidence"
    " and word limits, for ILACS Desktop or as a Word document. Send it by e-mail. When it comes"
    " back, drop it on this window: what they wrote comes in, and nothing of yours is lost."
)


class ResultCard(Card):
    """What became of each file that came back, a line each, until it is closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._lines = Column(theme, 8)
        self._close = icon_button(theme, "close", "Close what came back")
        self._close.clicked.connect(self._on_close)
        head = Row(theme, 8)
        head.addWidget(Heading(theme, "What came back", 2, looks=3), 1)
        head.addWidget(self._close)
        self.column.addLayout(head)
        self.column.addLayout(self._lines)
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
            words = QWidget()
            column = Column(self._theme, 2)
            column.addWidget(Label(self._theme, line.name, "strong"))
            colour = "text" if line.came_in else "bad"
            column.addWidget(BodyLabel(self._theme, line.words, colour))
            words.setLayout(column)
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
        self.table = RecordTable(theme, "Packs", COLUMNS)
        self.table.set_look(Arrangement(sort=BY_STATE))
        self.make = primary_button(theme, "Make packs…", "new")
        self.bring = secondary_button(theme, "Bring in returned files…", "import")
        self.remind = secondary_button(theme, "Copy reminder", "comment")
        self.cover = secondary_button(theme, "Copy the e-mail", "document")
        self.mark = quiet_button(theme, "Mark as returned", "agreed")
        self.drop = quiet_button(theme, "Not needed any more", "delete")
        self.to_set_up = primary_button(theme, "Go to Set up", "people")
        self._summary = BodyLabel(theme, "", "text2")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
        self._stack.addWidget(self._empty(_NOTHING_SENT, _NOTHING_SENT_TOLD))
        self._stack.addWidget(self._empty(_NO_OWNERS, _NO_OWNERS_TOLD, self.to_set_up))
        self._lay_out()
        self.table.current_changed.connect(self._on_current_changed)
        self.table.focus_moved.connect(self._on_focus_moved)

    def show_entries(self, entries: Sequence[Entry], summary: str, *, has_owners: bool) -> None:
        """Show the packs; the one that is chosen stays so."""
        self._entries = {entry.pack.id: entry for entry in entries}
        self.table.set_rows(pack_rows(entries))
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
        for button in (self.remind, self.cover, self.mark, self.drop):
            button.setEnabled(entry is not None)
        returned = entry is not None and entry.state == "returned"
        self.mark.setText("Mark as not returned" if returned else "Mark as returned")
        self.remind.setEnabled(entry is not None and not returned)

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on what there is to do first."""
        first: QWidget = self.table
        if not self._entries:
            first = self.make if self.make.isVisibleTo(self) else self.to_set_up
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self) -> QWidget:
        buttons = FlowLayout(self._theme)
        for button in (self.remind, self.cover, self.mark, self.drop):
            buttons.addWidget(button)
        column = Column(self._theme, 8, Margins(24, 0, 24, 8))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        page = QWidget()
        page.setLayout(column)
        return page

    def _empty(self, title: str, text: str, *buttons: QAbstractButton) -> QWidget:
        page = QWidget()
        row = Row(self._theme, 0)
        row.addWidget(EmptyState(self._theme, "people", title, text, buttons), 10)
        row.addStretch(1)
        column = Column(self._theme, 0, all_round(24))
        column.addLayout(row)
        column.addStretch(1)
        page.setLayout(column)
        return page

    def _lay_out(self) -> None:
        theme = self._theme
        tools = FlowLayout(theme, 12)
        heading = Heading(theme, "Contributors", 1)
        heading.setWordWrap(False)
        for widget in (heading, self.make, self.bring):
            tools.addWidget(widget)
        head = Column(theme, 8, Margins(24, 12, 24, 8))
        head.addLayout(tools)
        head.addWidget(self._summary)
        head.addWidget(self.banner)
        head.addWidget(self.results)
        page = Column(theme, 0)
        page.addLayout(head)
        page.addWidget(self._stack, 1)
        self._content = QWidget()
        self._content.setLayout(page)
        self._scroll = PageScroll(theme, self._content)
        frame = Column(theme, 0)
        frame.addWidget(self._scroll)
        self.setLayout(frame)

    @Slot()
    def _on_current_changed(self) -> None:
        self.dress()

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the current cell in view where large text leaves less room than the table takes."""
        if self.table.hasFocus():
            cell = self.table.focus_rect()
            at = self.table.mapTo(self._content, cell.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, cell.height())
