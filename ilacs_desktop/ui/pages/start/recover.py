"""Unsaved work that a crash left behind, offered at the top of the start page."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.storage.journal import Unsaved, unsaved
from ilacs_desktop.storage.recovery import describe, put_aside
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
from ilacs_desktop.ui.widgets.buttons import quiet_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column


class RecoveryList(QWidget):
    """A card for each piece of unsaved work; nothing where there is none.

    Signals:
        chosen: the work to open, an ``Unsaved``.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, folder: Path, now: Callable[[], dt.datetime]) -> None:
        super().__init__()
        self._theme = theme
        self._folder = folder
        self._now = now
        self._later: set[Path] = set()
        self._cards: list[RecoveryCard] = []
        self._column = Column(theme, 8)
        self.setLayout(self._column)

    def refresh(self) -> None:
        """Look again at what is there. What was left for later stays out of sight till then."""
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards.clear()
        for found in unsaved(self._folder):
            if found.journal not in self._later:
                self._add(found)
        self.setVisible(bool(self._cards))

    def focus_first(self) -> bool:
        """Put the keyboard on the oldest work; return whether there is any."""
        if self._cards:
            self._cards[0].focus_first()
        return bool(self._cards)

    def _add(self, found: Unsaved) -> None:
        card = RecoveryCard(self._theme, found, describe(found, self._now()))
        card.chosen.connect(self.chosen)
        card.left.connect(self._on_left)
        card.put_aside.connect(self._on_put_aside)
        self._column.addWidget(card)
        card.show()  # now: what is not shown takes no keyboard
        self._cards.append(card)
        announce(self, f"Unsaved work was found. {describe(found, self._now())}")

    @Slot(object)
    def _on_left(self, found: Unsaved) -> None:
        self._later.add(found.journal)
        self.refresh()

    @Slot(object)
    def _on_put_aside(self, found: Unsaved) -> None:
        try:
            put_aside(found)
        except OSError:
            self._later.add(found.journal)  # it stays where it is, and is offered next time
        self.refresh()


class RecoveryCard(Card):
    """One piece of unsaved work: what it is, and what can be done with it.

    Signals:
        chosen: open it.
        left: not now; it is offered at the next start.
        put_aside: keep it, but do not offer it again.
    """

    chosen = Signal(object)
    left = Signal(object)
    put_aside = Signal(object)

    def __init__(self, theme: Theme, found: Unsaved, what: str) -> None:
        super().__init__(theme)
        self._found = found
        self.column.addWidget(Heading(theme, "Work that was not saved", 3))
        self.column.addWidget(BodyLabel(theme, f"{what}."))
        self.column.addWidget(
            CaptionLabel(
                theme,
                "The program ended before this was saved. Opening it changes no file: look through"
                " it, then save. Putting it aside keeps it in the recovery folder (Help, Where"
                " files are kept).",
            )
        )
        self._open = secondary_button(theme, "Open it", "open", f"Open unsaved work: {what}")
        row = FlowLayout(theme)
        for button, slot in (
            (self._open, self._on_open),
            (quiet_button(theme, "Not now", "", f"Not now: {what}"), self._on_leave),
            (quiet_button(theme, "Put aside", "", f"Put aside: {what}"), self._on_put_aside),
        ):
            button.clicked.connect(slot)
            row.addWidget(button)
        self.column.addLayout(row)

    def focus_first(self) -> None:
        """Put the keyboard on what opens the work."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_open(self) -> None:
        self.chosen.emit(self._found)

    @Slot()
    def _on_leave(self) -> None:
        self.left.emit(self._found)

    @Slot()
    def _on_put_aside(self) -> None:
        self.put_aside.emit(self._found)
