"""The form for an agreement that was given elsewhere: on paper, by email, at a meeting, by word."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Slot

from ilacs_desktop.document.records import Given
from ilacs_desktop.document.sign_off import GIVEN
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.history.history import History
from ilacs_desktop.history.signing import Statement
from ilacs_desktop.merge.since_packs import pack_versions
from ilacs_desktop.ui.pages.review.signing.form import AgreementForm, Asked
from ilacs_desktop.ui.pages.team.history_rows import say_version
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.labels import CaptionLabel

_INTRO = (
    "Write down an agreement that somebody gave on paper, by email, at a meeting or in words. It is"
    " about one saved version: choose the one that they had. Keep the paper or email as well: names"
    " are stated here, not authenticated."
)
_LATER = "That version was saved on {saved}, after the day on which it was agreed. Is it the one they had?"


class Offered(NamedTuple):
    """A version that an agreement may be about: its id, in words, and the day it was saved on."""

    version: str
    words: str
    saved: dt.date


class Told(NamedTuple):
    """What was filled in: who agreed, how it was given, and the version that it is about."""

    statement: Statement
    given: Given
    version: str


class ElsewhereDialog(AgreementForm):
    """Fill in who agreed elsewhere.

    Signals:
        stated: what was ``Told``.
    """

    def __init__(self, theme: Theme, asked: Asked, versions: Sequence[Offered]) -> None:
        """``versions`` are those it may be about, at least one; the first is offered."""
        title = "Record an agreement given elsewhere"
        super().__init__(theme, title, "Record", _INTRO, asked)
        self._versions = {one.version: one for one in versions}
        self._given = Choice(theme, [(id_, words) for id_, words in GIVEN.items() if id_])
        self._version = Choice(theme, [(one.version, one.words) for one in versions])
        self._doubt = CaptionLabel(theme, colour="warn")
        self.add_field("on", Field(theme, "Date given", self._on))
        self.add_field("given", Field(theme, "How it was given", self._given))
        self.add_field("version", Field(theme, "Version", self._version))
        self.add_widget(self._doubt)
        note_hint = "Such as the meeting, or where the paper is kept"
        self.add_field("note", Field(theme, "Note", self._note, note_hint, optional=True))
        self._on.edited.connect(self._on_doubted)
        self._version.chosen.connect(self._on_doubted)
        self.accepted.connect(self._on_accepted)
        self._on_doubted()

    @property
    def told(self) -> Told | None:
        """What was filled in; None without a date."""
        statement = self.statement
        if statement is None:
            return None
        given = next(known for known in GIVEN if known == self._given.value)
        return Told(statement, given, self._version.value)

    @Slot()
    def _on_doubted(self) -> None:
        saved, on = self._versions[self._version.value].saved, self._on.date
        is_later = on is not None and on < saved
        self._doubt.setText(_LATER.format(saved=format_date(saved)) if is_later else "")
        self._doubt.setVisible(is_later)

    @Slot()
    def _on_accepted(self) -> None:
        self.stated.emit(self.told)


def offered_versions(history: History, zone: dt.tzinfo | None = None) -> tuple[Offered, ...]:
    """Return the versions that somebody may have agreed, newest first.

    Those of a contributor's pack are no whole self-evaluations, and those that were left out of
    this copy cannot be read. Times are shown in ``zone``, None being the computer's own.
    """
    packs = pack_versions(history)
    return tuple(
        Offered(version.id, say_version(version, zone), version.at.astimezone(zone).date())
        for version in history.log()
        if version.id not in packs and version.state != "left_out"
    )
