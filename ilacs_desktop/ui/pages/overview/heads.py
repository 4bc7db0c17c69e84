"""The four cards at the top: when it is due, how long it is, how far it has come, what to fix."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.ui.pages.overview.due import DueFigures
from ilacs_desktop.ui.pages.overview.figures import Overview, ToFix
from ilacs_desktop.ui.pages.overview.progress import Counts, Over, counts_sentence
from ilacs_desktop.ui.pages.overview.ways import DRAFT, KEY_DATES, REVIEW, SET_UP, Way
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.even_grid import EvenGrid
from ilacs_desktop.ui.widgets.figure_link import FigureLink
from ilacs_desktop.ui.widgets.labels import CaptionLabel
from ilacs_desktop.ui.widgets.lengths import bar_colour
from ilacs_desktop.ui.widgets.share_bar import ShareBar
from ilacs_desktop.ui.widgets.tips import plain_tip

_LEAST = 236  # pixels at 100 % for a card


class HeadCard(Card):
    """A figure that leads to its place, a bar where it is a share of something, and what it means.

    Signals:
        way_wanted: the person wants to go where the figure comes from.
    """

    way_wanted = Signal(object)

    def __init__(self, theme: Theme, bar_name: str = "") -> None:
        super().__init__(theme)
        self._way: Way = DRAFT
        self.figure = FigureLink(theme)
        self.bar = ShareBar(theme, bar_name)
        self.told = CaptionLabel(theme)
        self.more = CaptionLabel(theme)
        for widget in (self.figure, self.bar, self.told, self.more):
            self.column.addWidget(widget)
        self.bar.setVisible(bool(bar_name))  # in the card by now: else it were a window of its own
        self.column.addStretch(1)
        self.figure.clicked.connect(self._on_clicked)

    def lead_to(self, way: Way) -> None:
        """Let the figure lead there."""
        self._way = way

    def say(self, told: str, more: str = "", colour: str = "text2") -> None:
        """Say what the figure means, the first words in a colour of the theme."""
        self.told.setText(told)
        self.told.set_colour(colour)
        self.more.tell(more)

    @Slot()
    def _on_clicked(self) -> None:
        self.way_wanted.emit(self._way)


class Heads(EvenGrid):
    """The four cards.

    Signals:
        way_wanted: the person wants to go where a figure comes from.
    """

    way_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._due = HeadCard(theme)
        self._length = HeadCard(theme, "Length")
        self._ready = HeadCard(theme, "Sections ready")
        self._fix = HeadCard(theme)
        cards = (self._due, self._length, self._ready, self._fix)
        super().__init__(theme, cards, _LEAST)
        for card in cards:
            card.way_wanted.connect(self.way_wanted)

    def show_overview(self, seen: Overview, fault: str) -> None:
        """Show the figures; ``fault`` says why there are none of the checks, if it is so."""
        self._show_due(seen.due)
        self._show_length(seen.words, seen.target, seen.over)
        self._show_ready(seen.sections, seen.unready, seen.signed)
        self._fix.lead_to(REVIEW)
        if seen.to_fix is None or fault:
            words = "checks could not run" if fault else "checks are running"
            self._fix.figure.show_figure("–", words)
            self._fix.say(fault or "What there is to fix is shown in a moment.")
        else:
            self._show_fix(seen.to_fix)

    def _show_due(self, due: DueFigures) -> None:
        late = due.days is not None and due.words.endswith("late")
        self._due.lead_to(SET_UP if due.days is None else KEY_DATES)
        self._due.figure.show_figure(due.figure, due.words, "bad" if late else "text")
        self._due.figure.setAccessibleDescription(due.reason)
        self._due.figure.setToolTip(plain_tip(due.reason))
        told = " ".join(filter(None, (due.date, due.warning or due.why)))
        self._due.say(told, due.next_step, "warn" if due.warning else "text2")

    def _show_length(self, words: int, target: int, over: tuple[Over, ...]) -> None:
        colour = bar_colour(words, target)
        self._length.lead_to(Way("draft", over[0].id) if over else DRAFT)
        figure = "bad" if colour == "bad" else "text"
        self._length.figure.show_figure(f"{words:,}", f"of {target:,} words", figure)
        self._length.bar.show_share(words, target, colour, f"{words:,} of {target:,} words")
        left = target - words
        told = f"{left:,} words left." if left >= 0 else f"{-left:,} words over the target."
        self._length.say(told, over_sentence(over))

    def _show_ready(self, counts: Counts, unready: Way, signed: str) -> None:
        words = f"of {counts.told} sections ready"
        self._ready.lead_to(unready)
        self._ready.figure.show_figure(str(counts.done), words)
        self._ready.bar.show_share(counts.done, counts.told, "accent", f"{counts.done} {words}")
        self._ready.say(f"{counts_sentence(counts)}.", signed)

    def _show_fix(self, to_fix: ToFix) -> None:
        number = to_fix.stop + to_fix.fix
        colour = "bad" if to_fix.stop else "text" if number else "ok"
        self._fix.figure.show_figure(str(number), f"{_things(number)} to fix", colour)
        things = f"{to_fix.consider} {_things(to_fix.consider)}"
        thought = f"{things} to think about." if to_fix.consider else ""
        self._fix.say(fix_sentence(to_fix), thought)


def over_sentence(over: tuple[Over, ...]) -> str:
    """Return which sections are over their budget: the longest by name, the others counted."""
    if not over:
        return ""
    first = f"“{over[0].title}” is {over[0].words:,} over its budget"
    others = len(over) - 1
    if not others:
        return f"{first}."
    if others == 1:
        return f"{first}, and 1 other section is over its own."
    return f"{first}, and {others} other sections are over theirs."


def fix_sentence(to_fix: ToFix) -> str:
    """Return what the findings mean for the copy."""
    if to_fix.stop:
        verb = "holds" if to_fix.stop == 1 else "hold"
        return f"{to_fix.stop} of them {verb} back a final copy."
    if to_fix.fix:
        return "None of them holds back a final copy."
    return "The checks find nothing missing."


def _things(number: int) -> str:
    return "thing" if number == 1 else "things"
