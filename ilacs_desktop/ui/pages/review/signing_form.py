"""The form to sign off: who agreed the self-evaluation, as what, and when."""

import datetime as dt
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.model import Document, Role
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.person import ROLES
from ilacs_desktop.ui.dialogs.record_form import line_of, text_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine

_SIGNING: tuple[Role, ...] = ("dcs", "chief_executive", "lead_member", "assistant_director")
_INTRO = (
    "This saves the self-evaluation as it is now and keeps that version with its fingerprint, so"
    " that anybody can see later what was agreed. Names are stated, not checked: the program does"
    " not know who is at the keyboard. Keep the signed paper or e-mail as well."
)


class Statement(NamedTuple):
    """Who agreed it, as what, when, and what was said about it."""

    role: Role
    name: str
    on: dt.date
    note: str


class SignOffDialog(FormDialog):
    """Fill in who signs.

    Signals:
        stated: a ``Statement``.
    """

    stated = Signal(object)

    def __init__(self, theme: Theme, document: Document, today: dt.date) -> None:
        super().__init__(theme, "Sign off", "Sign off", _INTRO)
        self._document = document
        self._role = Choice(theme, ((role, ROLES[role]) for role in _SIGNING))
        self._name = TextLine(theme)
        self._on = DateField(theme, today)
        self._note = GrowingText(theme, least=2)
        self.add_field("role", Field(theme, "Agreed by the", self._role))
        self.add_field("name", Field(theme, "Name", self._name))
        self.add_field("on", Field(theme, "Date", self._on))
        note_hint = "Such as the meeting at which it was agreed"
        self.add_field("note", Field(theme, "Note", self._note, note_hint, optional=True))
        self._agreed = TickBox(theme, "They have read this version and agree it")
        self._agreement = Field(theme, "Agreement", self._agreed)
        self.add_field("agreed", self._agreement)
        self._offered = ""
        self._role.chosen.connect(self._on_role_chosen)
        self._offer_name()
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        found = {}
        if not line_of(self._name):
            found["name"] = "Type the name of the person who agreed it."
        if self._on.date is None:
            found["on"] = "Give the date on which it was agreed."
        if not self._agreed.isChecked():
            found["agreed"] = "Tick this only when it is so."
        return found

    def _offer_name(self) -> None:
        """Write the name of whoever has this role, unless another was typed."""
        if line_of(self._name) != self._offered:
            return
        named = (p.name for p in self._document.people if self._role.value in p.roles)
        self._offered = next(named, "")
        self._name.setText(self._offered)

    @Slot(str)
    def _on_role_chosen(self, _role: str) -> None:
        self._offer_name()

    @Slot()
    def _on_accepted(self) -> None:
        role = next(role for role in _SIGNING if role == self._role.value)
        on = self._on.date
        if on is not None:
            self.stated.emit(Statement(role, line_of(self._name), on, text_of(self._note)))
