"""What has changed, at the right: the version, what it is compared with, the changes, the words."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from ilacs_desktop.ui.pages.review.card_tab import CardTab
from ilacs_desktop.ui.pages.review.ways import Ways
from ilacs_desktop.ui.pages.team.history_card import ChangeCard
from ilacs_desktop.ui.pages.team.history_changes import Entry, Listing
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column, Margins, Row

_TITLE = "History"
_HINT = "Choose a version to see what has changed since then, and by whom."
_LETTERS = 24  # of the choices, where there is room for them
_LEAST_CHOICE = 120  # pixels, at any text size: large text in a small window cuts the words short


class ChangesPane(CardTab):
    """The changes under their sections, and the buttons; what those do is the owner's.

    Signals:
        compared_with: another way of comparing, or another version to compare with, was chosen.
    """

    compared_with = Signal()
    _card: ChangeCard

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _TITLE, "Changes", ChangeCard(theme))
        self.entries: dict[str, Entry] = {}
        self.banner = Banner(theme)
        self.read = secondary_button(theme, "Show this version", "preview")
        self.copy = secondary_button(theme, "Save a copy…", "save", "Save a copy of this version…")
        self.back = secondary_button(theme, "Go back to it…", "undo", "Go back to this version…")
        self.name = secondary_button(theme, "Name what is open now…", "book")
        self.another = secondary_button(theme, "Compare with another file…", "open")
        self.way = Choice(theme)
        self.other = Choice(theme)
        self.put_back = primary_button(theme, "Put this back", "undo")
        self.copy_words = secondary_button(theme, "Copy the old words", "document")
        self._of_version = QWidget()
        self._compared = QWidget()
        self._other = QWidget()
        self._lay_out()
        self.way.chosen.connect(self._on_way_chosen)
        self.other.chosen.connect(self._on_way_chosen)
        self.show_nothing()

    def add_fold(self, button: QAbstractButton) -> None:
        """Put the button that folds the list away before the heading."""
        self.title.insertWidget(0, button)

    def show_nothing(self) -> None:
        """Show what to do first: nothing is chosen."""
        self._say(_TITLE)
        for button in (self.read, self.copy, self.back):
            button.hide()
        self._compared.hide()
        self.show_listing(Listing(summary=_HINT))

    def show_version(
        self,
        told: str,
        ways: Iterable[tuple[str, str]],
        *,
        saved: bool,
        whole: bool,
        comparable: bool,
    ) -> None:
        """Show which version is chosen and what it can be compared with.

        ``saved`` says whether there is a version to show, and ``whole`` whether it is one of the
        whole self-evaluation, to copy and to go back to; ``comparable`` whether another file can
        be compared with it.
        """
        self._say(told)
        options = tuple(ways)
        if options != self._options():
            self.way.set_options(options)
        self.read.setVisible(saved)
        self.another.setVisible(comparable)
        self.copy.setVisible(whole)
        self.back.setVisible(whole)
        self._compared.show()

    def offer_others(self, others: Iterable[tuple[str, str]], *, shown: bool) -> None:
        """Offer the versions to compare with, where one is wanted."""
        self._other.setVisible(shown)
        if shown:
            self.other.set_options(others)

    def show_listing(self, listing: Listing) -> None:
        """Show these changes and what they come to."""
        self.entries = listing.entries
        self.tree.set_rows(listing.rows)
        self.tree.describe({id_: entry.heard for id_, entry in self.entries.items()})
        self.summary.setText(listing.summary)
        self.tree.setVisible(bool(listing.rows))
        self.dress()

    @property
    def entry(self) -> Entry | None:
        """The change that is chosen; None when none is."""
        return self.entries.get(self.tree.current_id)

    def set_ways(self, ways: dict[str, Ways]) -> None:
        """Say where each change leads in the text as it is now."""
        self.ways = ways
        self.dress()

    def dress(self) -> None:
        """Let the buttons say what they would do with the change that is chosen."""
        super().dress()
        entry = self.entry
        is_new = entry is not None and entry.change.before is None
        self.go.setVisible(self.current_ways.target is not None)
        self.put_back.setVisible(entry is not None)
        self.put_back.setText("Take this out again" if is_new else "Put this back")
        self.copy_words.setVisible(entry is not None and bool(entry.old))
        self._card.setVisible(entry is not None)
        if entry is not None:
            self._card.show_entry(entry)
            self._laid_out.start()  # the card leaves the list less room

    def take_keyboard(self) -> None:
        """Put the keyboard on the changes, where there are any."""
        if self.tree.isVisible():
            self.focus_first()

    def _say(self, title: str) -> None:
        """Show what the heading is: the version that is chosen."""
        heading = self.findChild(Heading)
        if heading is not None and heading.text() != title:
            heading.setText(title)

    def _options(self) -> tuple[tuple[str, str], ...]:
        return tuple((self.way.itemData(n), self.way.itemText(n)) for n in range(self.way.count()))

    def _lay_out(self) -> None:
        theme = self._theme
        buttons = FlowLayout(theme)
        for button in (self.read, self.copy, self.back, self.name):
            buttons.addWidget(button)
        self._of_version.setLayout(buttons)
        compared = FlowLayout(theme, 12)
        for name, choice, holder in (
            ("What changed", self.way, QWidget()),
            ("Compared with", self.other, self._other),
        ):
            choice.setMinimumContentsLength(_LETTERS)
            choice.setMinimumWidth(_LEAST_CHOICE)
            _label(theme, name, choice, holder)
            compared.addWidget(holder)
        compared.addWidget(self.another)
        self._compared.setLayout(compared)
        self.head.insertWidget(1, self._of_version)
        self.head.insertWidget(2, self._compared)
        self.head.addWidget(self.banner)
        self.foot.removeWidget(self.go)
        self.foot.removeWidget(self.open)
        for button in (self.put_back, self.go, self.open, self.copy_words):
            self.foot.addWidget(button)
        below = Column(theme, 0, Margins(24, 0, 24, 8))
        below.addWidget(self._card)
        self.page.insertLayout(self.page.count() - 1, below)
        self._order_stops()

    def say(self, text: str, tone: BannerTone = "info", action: str = "") -> None:
        """Say what happened, and offer to do what ``action`` says."""
        self.banner.show_message(text, tone, action)
        self._order_stops()  # a banner has its buttons from its first message on

    def _order_stops(self) -> None:
        """Let Tab go from what stands first to what stands last."""
        above = (self.read, self.copy, self.back, self.name, self.way, self.other, self.another)
        banner = self.banner.findChildren(QAbstractButton)
        below = (self.put_back, self.go, self.open, self.copy_words)
        stops: tuple[QWidget, ...] = (*above, *banner, self.tree, *below)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @Slot(str)
    def _on_way_chosen(self, _option: str) -> None:
        self.compared_with.emit()


def _label(theme: Theme, name: str, choice: Choice, holder: QWidget) -> None:
    label = CaptionLabel(theme, name)
    label.setWordWrap(False)
    label.setBuddy(choice)
    choice.setAccessibleName(name)
    row = Row(theme, 4)
    row.addWidget(label)
    row.addWidget(choice)
    holder.setLayout(row)
