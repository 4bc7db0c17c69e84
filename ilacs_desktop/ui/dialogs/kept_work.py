"""Unsaved work that was kept for later: each can be opened as a document of its own, or removed."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.storage.journal import Unsaved
from ilacs_desktop.storage.recovery import describe, name_of, remove_kept
from ilacs_desktop.ui.dialogs.closable import TextDialog
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import quiet_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading

_NONE = (
    "There is none. If the program ends before your work is saved, it offers you that work at the"
    " next start, and you can keep it here for later."
)
_SOME = (
    "This was typed and never saved. Opening it changes no file: it opens as a document of its own,"
    " which you can save under a new name."
)


class KeptWorkDialog(TextDialog):
    """A card for each piece of kept work, newest first.

    Signals:
        chosen: the work to open, an ``Unsaved``.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, dialogs: Dialogs, kept: Iterable[Unsaved], now: dt.datetime
    ) -> None:
        super().__init__(theme, "Recover earlier work")
        self._dialogs = dialogs
        self._words = BodyLabel(theme, _SOME)
        self.column.addWidget(self._words)
        self._cards = [KeptWorkCard(theme, found, now) for found in kept]
        for card in self._cards:
            card.chosen.connect(self._on_chosen)
            card.remove_wanted.connect(self._on_remove_wanted)
            self.column.addWidget(card)
        self._say()

    def _say(self) -> None:
        self._words.setText(_SOME if self._cards else _NONE)

    @Slot(object)
    def _on_chosen(self, found: Unsaved) -> None:
        self.accept()
        self.chosen.emit(found)

    @Slot(object)
    def _on_remove_wanted(self, found: Unsaved) -> None:
        what = f"What was typed in “{name_of(found)}” and never saved is then gone for good."
        if not self._dialogs.confirm("Remove this work?", what, "Remove it", danger=True):
            return
        try:
            remove_kept(found)
        except OSError:
            self._dialogs.tell(
                "It could not be removed",
                "Another program holds the file, or it may only be read. It is as it was. Try"
                " again in a minute.",
            )
            return
        for card in [card for card in self._cards if card.found is found]:
            self._cards.remove(card)
            card.hide()
            card.deleteLater()
        self._say()


class KeptWorkCard(Card):
    """One piece of kept work: whose it is, from when, and what can be done with it.

    Signals:
        chosen: open it.
        remove_wanted: remove it for good.
    """

    chosen = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, theme: Theme, found: Unsaved, now: dt.datetime) -> None:
        super().__init__(theme)
        self.found = found
        what = describe(found, now)
        self.column.addWidget(Heading(theme, name_of(found), 2, looks=3))
        self.column.addWidget(BodyLabel(theme, f"{what}."))
        row = FlowLayout(theme)
        opens = secondary_button(theme, "Open it", "open", f"Open: {what}")
        remove = quiet_button(theme, "Remove…", "", f"Remove: {what}")
        opens.clicked.connect(self._on_open)
        remove.clicked.connect(self._on_remove)
        for button in (opens, remove):
            row.addWidget(button)
        self.column.addLayout(row)

    @Slot()
    def _on_open(self) -> None:
        self.chosen.emit(self.found)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.found)
