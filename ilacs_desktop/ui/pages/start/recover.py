"""Unsaved work that a crash left behind, offered at the top of the start page."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.storage.journal import SealedWork
from ilacs_desktop.storage.recovery import Work, describe, left_behind, put_aside
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import quiet_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.work.background import Lane

_KEEP = "Keep it for later"
_ASK = "Ask me at the next start"
_TOLD = (
    "The program ended before this was saved. Opening it changes no file: look through it, then"
    " save. If you keep it for later, it is under File, Recover earlier work."
)
_SEALED = "It opens with the passphrase of that self-evaluation, and is unreadable without it."


class RecoveryList(QWidget):
    """A card for each piece of unsaved work; nothing where there is none.

    Signals:
        chosen: the work to open, an ``Unsaved`` or ``SealedWork``.
        shown: what is there was read and is shown.
    """

    chosen = Signal(object)
    shown = Signal()

    def __init__(
        self, theme: Theme, folder: Path, lane: Lane, now: Callable[[], dt.datetime]
    ) -> None:
        """``lane`` is the one that writes journals: none is begun while they are looked through."""
        super().__init__()
        self._theme = theme
        self._folder = folder
        self._lane = lane
        self._now = now
        self._round = 0
        self._later: set[Path] = set()
        self._cards: list[RecoveryCard] = []
        self._column = Column(theme, 8)
        self.setLayout(self._column)

    def refresh(self) -> None:
        """Look again at what is there, and show it when it has been read.

        What was left for later stays out of sight till then.
        """
        self._round += 1
        self._lane.run(
            partial(left_behind, self._folder), partial(self._on_read, self._round), self
        )

    def _on_read(self, round_: int, result: tuple[Work, ...] | Exception) -> None:
        if round_ != self._round or isinstance(result, Exception):
            return
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards.clear()
        for found in result:
            if found.journal not in self._later:
                self._add(found)
        self.setVisible(bool(self._cards))
        self.shown.emit()

    def focus_first(self) -> bool:
        """Put the keyboard on the oldest work; return whether there is any."""
        if self._cards:
            self._cards[0].focus_first()
        return bool(self._cards)

    def _add(self, found: Work) -> None:
        card = RecoveryCard(self._theme, found, describe(found, self._now()))
        card.chosen.connect(self.chosen)
        card.left.connect(self._on_left)
        card.put_aside.connect(self._on_put_aside)
        self._column.addWidget(card)
        card.show()  # now: what is not shown takes no keyboard
        self._cards.append(card)
        announce(self, f"Unsaved work was found. {describe(found, self._now())}")

    @Slot(object)
    def _on_left(self, found: Work) -> None:
        self._later.add(found.journal)
        self._drop(found)

    @Slot(object)
    def _on_put_aside(self, found: Work) -> None:
        try:
            put_aside(found)
        except OSError:
            self._later.add(found.journal)  # it stays where it is, and is offered next time
        self._drop(found)

    def _drop(self, found: Work) -> None:
        for card in [card for card in self._cards if card.found is found]:
            self._cards.remove(card)
            card.hide()
            card.deleteLater()
        self.setVisible(bool(self._cards))


class RecoveryCard(Card):
    """One piece of unsaved work: what it is, and what can be done with it.

    Signals:
        chosen: open it.
        left: it is offered again at the next start.
        put_aside: keep it for later, and do not offer it again.
    """

    chosen = Signal(object)
    left = Signal(object)
    put_aside = Signal(object)

    def __init__(self, theme: Theme, found: Work, what: str) -> None:
        super().__init__(theme)
        self.found = found
        self.column.addWidget(Heading(theme, "Work that was not saved", 3))
        self.column.addWidget(BodyLabel(theme, f"{what}."))
        if isinstance(found, SealedWork):
            self.column.addWidget(BodyLabel(theme, _SEALED))
        self.column.addWidget(CaptionLabel(theme, _TOLD))
        self._open = secondary_button(theme, "Open it", "open", f"Open unsaved work: {what}")
        row = FlowLayout(theme)
        for button, slot in (
            (self._open, self._on_open),
            (quiet_button(theme, _KEEP, "", f"{_KEEP}: {what}"), self._on_put_aside),
            (quiet_button(theme, _ASK, "", f"{_ASK}: {what}"), self._on_leave),
        ):
            button.clicked.connect(slot)
            row.addWidget(button)
        self.column.addLayout(row)

    def focus_first(self) -> None:
        """Put the keyboard on what opens the work."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_open(self) -> None:
        self.chosen.emit(self.found)

    @Slot()
    def _on_leave(self) -> None:
        self.left.emit(self.found)

    @Slot()
    def _on_put_aside(self) -> None:
        self.put_aside.emit(self.found)
