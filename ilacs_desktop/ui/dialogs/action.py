"""The form for an action of the plan."""

from collections.abc import Iterable
from typing import get_args

import msgspec
from PySide6.QtCore import Slot

from ilacs_desktop.document.model import Person
from ilacs_desktop.document.records import Action, Evidence, State
from ilacs_desktop.document.wording import STATES, field_label
from ilacs_desktop.ui.dialogs.record_form import RecordForm, line_of, owner_line, text_of
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.date_field import DateField
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import CaptionLabel

_MUST = "Only what you will do must be given. You can come back for the rest."
_CARRIED = (
    "It comes from the plan of {label}. Saving it says that it holds this year as it stands here."
)
_CHOOSE = "Choose the evidence that shows it, or set it to done."
_STATE_HINT = "Done says that the step was taken; shown to work, that evidence shows it helped."


class ActionDialog(RecordForm):
    """Add an action, or edit one. Only what is to be done must be given, and what shows that it worked.

    Saving an action that was carried over confirms it.
    """

    def __init__(
        self,
        theme: Theme,
        action: Action,
        evidence: tuple[Evidence, ...],
        people: Iterable[Person],
        *,
        is_new: bool,
    ) -> None:
        title = "Add action" if is_new else f"Action {action.number}"
        intro = _CARRIED.format(label=action.carried) if action.carried else _MUST
        super().__init__(theme, title, "Add action" if is_new else "Save", intro)
        self._action = action
        self._known = frozenset(item.id for item in evidence)
        if action.since:
            self.add_widget(CaptionLabel(theme, f"First promised in the plan of {action.since}."))
        self._add_what(theme)
        if is_new:
            self._what.selectAll()  # typing replaces the words that were brought along
        self._add_who(theme, people)
        self._add_aim(theme)
        self._add_state(theme, evidence)

    def _add_what(self, theme: Theme) -> None:
        self._what = GrowingText(theme, self._action.what, least=2)
        self._weakness = GrowingText(theme, self._action.weakness, least=2)
        self.add_field("what", Field(theme, _label("what"), self._what))
        hint = "The area for improvement, as the text names it"
        self.add_field("weakness", Field(theme, _label("weakness"), self._weakness, hint))

    def _add_who(self, theme: Theme, people: Iterable[Person]) -> None:
        self._owner = owner_line(theme, self._action.owner, people)
        self._due = DateField(theme, self._action.due)
        self.add_field("owner", Field(theme, _label("owner"), self._owner))
        self.add_field("due", Field(theme, _label("due"), self._due, "Such as 30 April 2027"))

    def _add_aim(self, theme: Theme) -> None:
        self._measure = GrowingText(theme, self._action.measure, least=2)
        self._change = GrowingText(theme, self._action.change_for_children, least=2)
        hint = "How you will know: from what figure to what"
        self.add_field("measure", Field(theme, _label("measure"), self._measure, hint))
        self.add_field("change", Field(theme, _label("change_for_children"), self._change))

    def _add_state(self, theme: Theme, evidence: tuple[Evidence, ...]) -> None:
        self._state = Choice(theme, STATES.items())
        self._state.set_value(self._action.state)
        self.add_field("state", Field(theme, _label("state"), self._state, _STATE_HINT))
        options = ((item.id, f"[{item.number}] {item.title}") for item in evidence)
        self._shown_by = TickList(theme, options, self._action.shown_by)
        empty = "There is no evidence yet. Add it first, then tick it here."
        hint = "Tick the evidence that shows that it worked" if evidence else empty
        self._proof = self.add_field(
            "proof", Field(theme, _label("shown_by"), self._shown_by, hint)
        )
        self._state.chosen.connect(self._on_state_chosen)
        self._on_state_chosen()

    @Slot()
    def _on_state_chosen(self) -> None:
        shown_to_work = self._state.value == "shown_to_work"
        self._proof.setVisible(shown_to_work or bool(self._shown_by.ticked))

    def check(self) -> dict[str, str]:
        says = self._state.value == "shown_to_work"
        nothing_shows = says and self._known.isdisjoint(self._shown_by.ticked)
        return {
            "what": "" if text_of(self._what) else "Say what you will do.",
            "proof": _CHOOSE if nothing_shows else "",
        }

    def record(self) -> Action:
        return msgspec.structs.replace(
            self._action,
            what=text_of(self._what),
            weakness=text_of(self._weakness),
            owner=line_of(self._owner),
            due=self._due.date,
            measure=text_of(self._measure),
            change_for_children=text_of(self._change),
            state=next(s for s in get_args(State) if s == self._state.value),
            shown_by=self._shown_by.ticked,
            carried="",
        )


def _label(name: str) -> str:
    """Return what a field of an action is called."""
    return field_label("actions", name)
