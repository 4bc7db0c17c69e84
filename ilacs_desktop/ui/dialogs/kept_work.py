"""Recover earlier work: what a crash left and was kept for later, and copies kept on this computer."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.framework.dates import format_moment
from ilacs_desktop.storage.journal import SealedWork
from ilacs_desktop.storage.keeping import KeptCopy
from ilacs_desktop.storage.recovery import Work, describe, name_of, remove_kept
from ilacs_desktop.ui.dialogs.closable import TextDialog
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import quiet_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.long_words import breakable

_NONE = (
    "There is none. If the program ends before your work is saved, it offers you that work at the"
    " next start, and you can keep it here for later. What cannot be saved in its place, as on a"
    " drive that is away, is kept here too."
)
_SOME = (
    "This was typed and never saved, or could not be saved in its place. If you have saved since,"
    " your file may hold it by now: look before you remove it. Opening it changes no file: it opens"
    " as a document of its own, which you can save under a new name."
)


class KeptWorkDialog(TextDialog):
    """A card for each piece of kept work, newest first.

    Signals:
        chosen: the work to open, an ``Unsaved``, ``SealedWork`` or ``KeptCopy``.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, dialogs: Dialogs, kept: Iterable[Work | KeptCopy], now: dt.datetime
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
    def _on_chosen(self, found: Work | KeptCopy) -> None:
        self.accept()
        self.chosen.emit(found)

    @Slot(object)
    def _on_remove_wanted(self, found: Work | KeptCopy) -> None:
        if not self._dialogs.confirm(
            "Remove this work?", _what_goes(found), "Remove it", danger=True
        ):
            return
        try:
            if isinstance(found, KeptCopy):
                found.path.unlink(missing_ok=True)
            else:
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

    def __init__(self, theme: Theme, found: Work | KeptCopy, now: dt.datetime) -> None:
        super().__init__(theme)
        self.found = found
        title, lines = _words_of(found, now)
        self.column.addWidget(Heading(theme, title, 2, looks=3))
        words = Column(theme, 2)
        for line in lines:
            words.addWidget(BodyLabel(theme, breakable(line)))
        self.column.addLayout(words)
        row = FlowLayout(theme)
        what = lines[0].rstrip(".")
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


def _words_of(found: Work | KeptCopy, now: dt.datetime) -> tuple[str, tuple[str, ...]]:
    """Return what a card is headed with, and what it says in lines."""
    if isinstance(found, KeptCopy):
        at = found.at.astimezone(now.tzinfo)
        kept = f"{found.path.name}: kept at {format_moment(at)}."
        return "A copy that could not be saved in its place", (kept, f"It is in “{found.path}”.")
    told = f"{describe(found, now)}."
    if isinstance(found, SealedWork):
        return name_of(found), (told, "It opens with the passphrase of that self-evaluation.")
    return name_of(found), (told,)


def _what_goes(found: Work | KeptCopy) -> str:
    """Return what is lost when kept work is removed."""
    if isinstance(found, KeptCopy):
        return (
            f"The copy “{found.path.name}” is then gone for good. Keep it if you are not sure that"
            " what is in it was saved elsewhere."
        )
    if isinstance(found, SealedWork):
        whose = "an encrypted self-evaluation"
    else:
        whose = f"“{name_of(found)}”"
    return f"What was typed in {whose} and never saved is then gone for good."
