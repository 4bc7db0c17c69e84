"""The forms of an agreement: signing off now, and what both forms ask."""

import datetime as dt

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.sign_off import LAST, Agreement, agreements, discussion
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.signing import Statement
from ilacs_desktop.outputs.open_risks import short
from ilacs_desktop.outputs.review_account import not_ready
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.person import ROLES
from ilacs_desktop.ui.dialogs.record_form import line_of, text_of
from ilacs_desktop.ui.pages.review.signing.record_rows import say_comments
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice, TickBox
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.inputs import TextLine
from ilacs_desktop.ui.widgets.labels import BodyLabel

_INTRO = (
    "This saves the self-evaluation as it is now and keeps that version with its fingerprint, so"
    " that anybody can see later what was agreed. Names are stated, not authenticated: the program"
    " does not know who is at the keyboard. Keep the signed paper or email as well."
)
_MAY_SIGN = "You can sign all the same."
_MAY = f"{_MAY_SIGN} The record keeps both."
_NAMED = 3  # comments that the form quotes
_QUOTED = 100  # characters of each


class AgreementForm(FormDialog):
    """Who agreed, in which stage, as what, and when.

    Signals:
        stated: what was filled in.
    """

    stated = Signal(object)

    def __init__(self, theme: Theme, title: str, save: str, intro: str, asked: "Asked") -> None:
        super().__init__(theme, title, save, intro)
        self._asked = asked
        self._offered = ""
        steps = [(stage.step, stage.title) for stage in asked.stages]
        self._step = Choice(theme, [*steps, ("", "Another agreement")])
        self._role = Choice(theme, ROLES.items())
        self._name = TextLine(theme)
        self._on = DateField(theme, asked.today)
        self._note = GrowingText(theme, least=2)
        self._open = BodyLabel(theme, _still_open(asked))
        self.add_field("step", Field(theme, "Stage", self._step))
        self.add_widget(self._open)
        self.add_field("role", Field(theme, "Agreed by the", self._role))
        self.add_field("name", Field(theme, "Name", self._name))
        self._step.set_value(asked.step)
        self._step.chosen.connect(self._on_step_chosen)
        self._role.chosen.connect(self._on_role_chosen)
        self._on_step_chosen(self._step.value)

    @property
    def statement(self) -> Statement | None:
        """What was stated; None without a date."""
        on = self._on.date
        if on is None:
            return None
        name, note = line_of(self._name), text_of(self._note)
        return Statement(self._role.value, name, on, note, self._step.value)

    def faults(self) -> dict[str, str]:
        found = {}
        if not line_of(self._name):
            found["name"] = "Type the name of the person who agreed it."
        if self._on.date is None:
            found["on"] = "Give the date on which it was agreed."
        elif self._on.date > self._asked.today:
            found["on"] = "That day is still to come. Give the day on which it was agreed."
        return found

    def _offer_name(self) -> None:
        """Write the name of whoever has this role, unless another was typed."""
        if line_of(self._name) != self._offered:
            return
        role, people = self._role.value, self._asked.document.people
        named = (person.name for person in people if role in person.roles)
        stage = self._stage()
        planned = stage.who if stage is not None and stage.role == role else ""
        self._offered = next(filter(None, named), planned)
        self._name.setText(self._offered)

    def _stage(self) -> Agreement | None:
        return next((one for one in self._asked.stages if one.step == self._step.value), None)

    @Slot(str)
    def _on_step_chosen(self, _step: str) -> None:
        stage = self._stage()
        if stage is not None:
            self._role.set_value(stage.role)
        is_last = stage is not None and stage.role == LAST
        self._open.setVisible(is_last and bool(self._open.text()))
        self._offer_name()

    @Slot(str)
    def _on_role_chosen(self, _role: str) -> None:
        self._offer_name()


class Asked:
    """What a form of an agreement is about: the document on a day, and the stage offered first."""

    def __init__(
        self, document: Document, framework: Framework, today: dt.date, step: str = ""
    ) -> None:
        """Without a ``step`` the director's stage is offered, else the first that is there."""
        self.document = document
        self.today = today
        every = agreements(document, framework)
        self.stages = tuple(stage for stage in every if not stage.left_out)
        ids = [stage.step for stage in self.stages]
        last = next((stage.step for stage in self.stages if stage.role == LAST), "")
        self.step = step if step in ids else last or next(iter(ids), "")


class SignOffDialog(AgreementForm):
    """Fill in who signs now.

    Signals:
        stated: a ``Statement``.
    """

    def __init__(self, theme: Theme, asked: Asked) -> None:
        super().__init__(theme, "Sign off", "Sign off", _INTRO, asked)
        self.add_field("on", Field(theme, "Date", self._on))
        note_hint = "Such as the meeting at which it was agreed"
        self.add_field("note", Field(theme, "Note", self._note, note_hint, optional=True))
        self._agreed = TickBox(theme, "The person named here has read this version and agrees it")
        self.add_field("agreed", Field(theme, "Agreement", self._agreed))
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        found = super().faults()
        if not self._agreed.isChecked():
            found["agreed"] = "Tick the box once the version is read and agreed, or choose Cancel."
        return found

    @Slot()
    def _on_accepted(self) -> None:
        self.stated.emit(self.statement)


def _still_open(asked: Asked) -> str:
    """Return what the director should know before signing; empty when nothing is open."""
    told = []
    if count := len(not_ready(asked.document)):
        sections = counted(count, "section is not ready", "sections are not ready")
        told.append(f"{sections}: see Before signing.")
    waiting = [stage.title for stage in asked.stages if stage.is_open and stage.role != LAST]
    if waiting:
        told.append(f"Not given yet: {'; '.join(waiting)}.")
    comments = _open_comments(asked.document)
    if told and not comments:
        told.append(_MAY_SIGN)
    return "\n".join(filter(None, (" ".join(told), comments)))


def _open_comments(document: Document) -> str:
    """Return what the director should know of open comments; empty when none is open."""
    found = discussion(document)
    if not found.open:
        return ""
    quoted = [f"• {one.author}: {short(one.text, _QUOTED)}" for one in found.open[:_NAMED]]
    left = len(found.open) - len(quoted)
    if left:
        quoted.append(f"• and {left} more, under Review, Sign-off")
    return "\n".join((f"{say_comments(found)} {_MAY}", *quoted))
