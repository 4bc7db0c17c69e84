"""How it looks that something came back from reviewers: the list, the buttons, the wording."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ilacs_desktop.document.records import Proposal
from ilacs_desktop.ui.pages.review.card_tab import CardTab
from ilacs_desktop.ui.pages.review.returned_buttons import ReturnedButtons
from ilacs_desktop.ui.pages.review.returned_card import WordingCard
from ilacs_desktop.ui.pages.review.returned_empty import nothing_yet
from ilacs_desktop.ui.pages.review.returned_rows import Entry, heard
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.widgets.low_list import LowList


class ReturnedView(CardTab):
    """The list over the buttons and the wording; what the buttons do is a subclass's."""

    _card: WordingCard

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "From reviewers", "Changes and comments", WordingCard(theme))
        self.entries: dict[str, Entry] = {}
        self._undoable = False  # whether the banner offers to undo
        self._banner = Banner(theme)
        self._bring = secondary_button(theme, "Bring back a reviewed copy…", "import")
        self._buttons = ReturnedButtons(theme)
        self._empty = nothing_yet(theme)
        self._list = LowList(theme)
        self._lay_out()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def can_accept(self) -> bool:
        """Whether the row that is chosen is a change that can be accepted."""
        entry = self.entries.get(self.tree.current_id)
        return entry is not None and entry.can_be_accepted

    def of_section(self) -> list[Proposal]:
        """Return the changes that wait in the section of the row that is chosen."""
        rows = [row.id for row in self.tree.rows]
        if self.tree.current_id not in rows:
            return []
        at = rows.index(self.tree.current_id)
        start = next(n for n in range(at, -1, -1) if self.tree.rows[n].is_heading)
        ids = set[str]()
        for row in self.tree.rows[start + 1 :]:
            if row.is_heading:
                break
            ids.add(row.id)
        some = (entry for id_, entry in self.entries.items() if id_ in ids)
        return [one.proposal for one in some if one.proposal is not None and one.can_be_accepted]

    def show_rows(self, rows: Sequence[DetailRow], summed: str) -> None:
        """Show these rows, which stand for ``entries``, and how much waits."""
        self.tree.set_rows(rows)
        self.tree.describe({id_: heard(entry) for id_, entry in self.entries.items()})
        self.summary.setText(summed)
        self.summary.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._list.setVisible(bool(rows))
        self.dress()

    def dress(self) -> None:
        """Let the buttons say what they would do with the row that is chosen."""
        super().dress()
        entry = self.entries.get(self.tree.current_id)
        self.go.setVisible(self.current_ways.target is not None)
        self._buttons.dress(entry, several=len(self.of_section()) > 1)
        self._card.setVisible(entry is not None)
        if entry is not None:
            self._card.show_entry(entry)
            self._laid_out.start()  # the card may leave the list less room

    def say(self, text: str, tone: BannerTone = "info", *, can_undo: bool = False) -> None:
        """Say what happened, and offer to undo it."""
        self._undoable = can_undo
        self._banner.show_message(text, tone, "Undo" if can_undo else "")

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, where somebody looks at it; the row stays."""
        if self.isVisible():
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on the button that brings a copy back."""
        first = next((row.id for row in self.tree.rows if not row.is_heading), "")
        if first:
            self.tree.select(self.tree.current_id or first)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._bring.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.title.addWidget(self._bring)
        self.foot.removeWidget(self.go)
        self.head.addWidget(self._banner)
        self.page.insertWidget(1, self._empty)
        for button in self._buttons.for_one(self.go):
            self.foot.addWidget(button)
        below = Column(self._theme, 8, Margins(24, 0, 24, 8))
        below.addWidget(self._card)  # under the buttons: they stay where they are
        others = FlowLayout(self._theme)
        for button in self._buttons.below():
            others.addWidget(button)
        below.addLayout(others)
        self.page.insertLayout(4, below)
        self.page.replaceWidget(self.tree, self._list)
        self.page.setStretchFactor(self._list, 1)
        self._list.column.addWidget(self.tree)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keep the wording in view beside the button that decides about it."""
        if new in self._buttons.for_one(self.go):
            self._show_card()
            self._scroll.ensureWidgetVisible(new, 0, 0)
