"""How it looks that something came in: the list, the buttons, what is chosen in full."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.pages.review.card_tab import CardTab
from ilacs_desktop.ui.pages.review.returned_words import spoken
from ilacs_desktop.ui.pages.team.bring_in_buttons import KEYS, BringInButtons
from ilacs_desktop.ui.pages.team.bring_in_came import Came
from ilacs_desktop.ui.pages.team.bring_in_card import Chosen, Reading
from ilacs_desktop.ui.pages.team.bring_in_questions import Question
from ilacs_desktop.ui.pages.team.bring_in_rows import Entry, Listing
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner, BannerTone
from ilacs_desktop.ui.widgets.buttons import link_button, secondary_button
from ilacs_desktop.ui.widgets.empty import EmptyState, empty_page
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column, Margins
from ilacs_desktop.ui.widgets.low_list import LowList

_WORKING_OUT = "Working out what waits…"
_NOTHING = "Nothing has come in yet"
_WHAT_FOR = (
    "When somebody else has saved this self-evaluation, or you bring in a copy of it, their work and"
    " yours come together by themselves. Here you see what came in and what was taken out, and"
    " can put yours back where you want it. Where both meant the same words you choose, one by one. You"
    " can stop halfway and save: nothing is lost, and what waits is kept in the file."
)


class BringInView(CardTab):
    """The list over the buttons and what is chosen; what the buttons do is a subclass's."""

    acted = Signal()  # the link of the banner was followed
    _card: Chosen

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Bring in", "What came in", Chosen(theme))
        self.entries: dict[str, Entry] = {}
        self._banner = Banner(theme)
        self._another = secondary_button(theme, "Bring in another file…", "import")
        self._reviewers = link_button(theme, "")
        self._buttons = BringInButtons(theme)
        self._hint = CaptionLabel(theme)
        self._empty = _nothing_yet(theme)
        self._list = LowList(theme)
        self._is_listed = False  # what waits is worked out
        self._waits = False  # the keyboard, for the list
        self._is_low = False  # there is no room for the card under the buttons
        self._sized: tuple[QSize, float] | None = None  # view and text when that was found out
        self._list.resized.connect(self._laid_out.start)
        self._banner.acted.connect(self.acted)
        self._card.paged.connect(self._on_paged)
        self._lay_out()
        self._empty.hide()
        self._list.hide()
        self._card.hide()
        self.summary.setText(_WORKING_OUT)
        self._reviewers.hide()
        self._add_keys()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def entry(self) -> Entry | None:
        """What the row that is chosen stands for; None for a heading and where nothing is chosen."""
        return self.entries.get(self.tree.current_id)

    def show_listing(self, listing: Listing, summed: str, reviewers: int) -> None:
        """Show these rows and how much waits; ``reviewers`` changes from Word wait elsewhere."""
        self.entries = listing.entries
        self._empty.setVisible(not listing.rows)
        self._list.setVisible(bool(listing.rows))
        self.page.activate()  # the rows are laid out once, at the width that the list gets
        self.tree.set_rows(listing.rows)
        self.tree.describe({id_: _heard(entry) for id_, entry in self.entries.items()})
        self.summary.setText(summed)
        self.summary.setVisible(bool(listing.rows))
        wait = counted(reviewers, "change waits", "changes wait")
        self._reviewers.setText(f"{wait} under Review, From reviewers")
        self._reviewers.setVisible(bool(reviewers))
        self._is_listed = True
        self.dress()
        waits, self._waits = self._waits, False
        if waits and self._another.hasFocus():
            self.focus_first()

    def dress(self) -> None:
        """Let the buttons say what they would do with the row that is chosen."""
        super().dress()
        entry = self.entry
        self.go.setVisible(self.current_ways.target is not None)
        self._buttons.dress(entry)
        self._hint.tell(self._buttons.hint())
        self._card.setVisible(entry is not None)
        if entry is not None:
            self._card.show_entry(entry)
            self._laid_out.start()  # the card may leave the list less room

    def say(self, text: str, tone: BannerTone = "info", action: str = "") -> None:
        """Say what happened, and offer to do what ``action`` says."""
        is_new = self._banner.layout() is None
        self._banner.show_message(text, tone, action)
        if is_new:
            self._order_stops()  # it has its buttons now

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, where somebody looks at it; the row stays."""
        if self.isVisible():
            self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard on the list, or on the button that brings a file in."""
        first = next((row.id for row in self.tree.rows if row.id in self.entries), "")
        if first:
            current = self.tree.current_id
            self.tree.select(current if current in self.entries else first)
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._waits = not self._is_listed
            self._another.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.title.addWidget(self._another)
        self.foot.removeWidget(self.go)
        self.foot.removeWidget(self.open)
        self.head.addWidget(self._reviewers)
        self.head.addWidget(self._banner)
        self.page.insertWidget(1, self._empty)
        for button in (*self._buttons.every(), self.go, self.open, self._buttons.copy):
            self.foot.addWidget(button)
        self._above, self._below = (Column(self._theme, 8, Margins(24, 0, 24, 8)) for _ in "ab")
        self._below.addWidget(self._hint)
        self._below.addWidget(self._card)
        self.page.insertLayout(3, self._above)
        self.page.insertLayout(5, self._below)
        self.page.replaceWidget(self.tree, self._list)
        self.page.setStretchFactor(self._list, 1)
        self._list.column.addWidget(self.tree)
        self._order_stops()

    def _place_card(self) -> None:
        """Put what is chosen under the buttons, which then stay where they are, if there is room.

        Else it stands above them: whoever comes to the buttons has read it. Once it did not fit, it
        stays there until the window or the text has another size.
        """
        size = (self._scroll.viewport().size(), self._theme.text_scale)
        if size != self._sized:
            self._sized, self._is_low = size, False
        if not self._is_low and self._card.isVisibleTo(self) and not self._fits():
            self._is_low = True
        wanted = self._above if self._is_low else self._below
        if wanted.indexOf(self._card) < 0:
            wanted.addWidget(self._card)
            self._order_stops()

    def _fits(self) -> bool:
        """Return whether the card has room below the buttons, with the least that the list needs."""
        width = self._scroll.viewport().width()
        under = max(self._below.heightForWidth(width), 0)
        if self._below.indexOf(self._card) < 0:
            under += self._card.heightForWidth(width)
        buttons = self._buttons.mine.sizeHint().height() * 2
        return self._list.sizeHint().height() + buttons + under <= self._scroll.viewport().height()

    def _order_stops(self) -> None:
        """Let Tab go from what stands first to what stands last."""
        words = self._card.stops if self._is_low else ()
        below = () if self._is_low else self._card.stops
        banner = self._banner.findChildren(QAbstractButton)
        buttons = (*self._buttons.every(), self.go, self.open, self._buttons.copy)
        stops = (self._another, self._reviewers, *banner, self.tree, *words, *buttons, *below)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _add_keys(self) -> None:
        """Let one hand settle: a digit presses the button that stands there."""
        for digit in range(1, KEYS + 1):
            key = QShortcut(QKeySequence(str(digit)), self.tree)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.setProperty("digit", digit)
            key.activated.connect(self._on_digit)

    @Slot()
    def _on_digit(self) -> None:
        sender = self.sender()
        digit = sender.property("digit") if sender is not None else 0
        button = self._buttons.by_digit(digit)
        if button is not None:
            button.click()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keep the wording in view beside the button that decides about it, or from its beginning."""
        if isinstance(new, Reading) and new in self._card.stops:
            self._scroll_to(new, 0)
        elif new is not None and new in (*self._buttons.every(), self.go):
            self._show_card()
            self._scroll.ensureWidgetVisible(new, 0, 0)

    def _show_card(self) -> None:
        """Show the card to its end; from its beginning where it is taller than the view."""
        content = self._scroll.widget()
        if content is not None and self._card.isVisible():
            top, end = (
                self._card.mapTo(content, at).y()
                for at in (self._card.rect().topLeft(), self._card.rect().bottomLeft())
            )
            for y in (end, top) if self._is_low else (end,):
                self._scroll.ensureVisible(0, y, 0, 0)

    @Slot(object, int)
    def _on_paged(self, words: QWidget, pages: int) -> None:
        """Show more of a wording, and never beyond it."""
        self._scroll_to(words, pages)

    def _scroll_to(self, words: QWidget, pages: int) -> None:
        content, bar = self._scroll.widget(), self._scroll.verticalScrollBar()
        frame = words.parentWidget()
        if content is None or frame is None:
            return
        top = frame.mapTo(content, frame.rect().topLeft()).y()
        tall = self._scroll.viewport().height()
        end = top + frame.height() - tall
        step = tall - 2 * words.fontMetrics().height()
        fits = end <= top
        wanted = bar.value() + pages * step if pages or fits else top
        bar.setValue(min(max(wanted, min(top, end)), max(top, end)))

    def _make_room(self) -> None:
        self._place_card()
        if self.tree.current_id == next(iter(self.entries), ""):
            self.tree.scrollToTop()  # the headings over the first row too


def _heard(entry: Entry) -> str:
    """Return what a screen reader says of a row when it is asked for more."""
    if isinstance(entry, Question):
        sides = (f"{side.title}: {spoken(side.rows)}" for side in (entry.mine, entry.theirs))
        return " ".join(filter(None, (*sides, entry.why, entry.note)))
    if isinstance(entry, Came):
        return " ".join(filter(None, (entry.spoken, entry.note)))
    return ""


def _nothing_yet(theme: Theme) -> QWidget:
    return empty_page(theme, EmptyState(theme, "people", _NOTHING, _WHAT_FOR))
