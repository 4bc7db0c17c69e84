"""What can be done with actions: each is one step of undo, told in a sentence."""

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.plan import answering_action, with_answer
from ilacs_desktop.document.records import Action, State
from ilacs_desktop.document.uses import uses_of_actions
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.records.actions import RecordActions
from ilacs_desktop.ui.pages.records.uses import use_links, uses_in_words
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace

_GONE = "That paragraph is not in the text any more, so nothing was added."


class PlanActions(RecordActions):
    """Adds, edits, copies and removes actions of one self-evaluation, and says how far they are.

    Signals:
        state_set: the action of this id has another state; a sentence says which.
        answered: an action that answers a paragraph was added; a sentence says so.
        refused: something could not be done; the sentence says why.
    """

    state_set = Signal(str, str)
    answered = Signal(str)
    refused = Signal(str)

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(theme, workspace, dialogs, parent)
        self._asked = ""
        self._opened: Action | None = None
        self._answers: tuple[Place, str] | None = None

    def action(self, id_: str) -> Action | None:
        """Return the action of this id; None where there is none."""
        return next((one for one in self._workspace.document.actions if one.id == id_), None)

    def add(self) -> None:
        """Ask for a new action."""
        self._answers = None
        self._ask(Action(new_id("ac"), self._next), is_new=True)

    def answer(self, place: Place, block: str) -> None:
        """Ask for an action that answers a paragraph, which will point at it."""
        document = self._workspace.document
        action = answering_action(document, place, block, new_id("ac"), self._next)
        if action is None:
            self.refused.emit(_GONE)
            return
        self._answers = (place, block)
        self._ask(action, is_new=True)

    def edit(self, id_: str) -> None:
        """Ask for changes to an action."""
        action = self.action(id_)
        if action is not None:
            self._ask(action, is_new=False)

    def duplicate(self, id_: str) -> None:
        """Ask for a new action that begins as a copy of another."""
        action = self.action(id_)
        if action is not None:
            self._answers = None
            fresh = {"id": new_id("ac"), "number": self._next, "since": "", "carried": ""}
            unshown = {"state": "not_started", "shown_by": ()}
            self._ask(msgspec.structs.replace(action, **fresh, **unshown), is_new=True)

    def set_state(self, id_: str, state: State) -> None:
        """Say how far an action is; shown to work asks for the evidence first."""
        from ilacs_desktop.ui.pages.plan.shown import ShownForm

        action = self.action(id_)
        if action is None:
            return
        if state == "shown_to_work":
            self._asked = id_
            form = ShownForm(self._theme, action, self._workspace.document.evidence)
            form.shown.connect(self._on_shown)
            self._dialogs.open_form(form)
        elif state != action.state:
            self._keep("Change state", msgspec.structs.replace(action, state=state))
            self.state_set.emit(id_, _state_told(action.number, state))

    def remove(self, id_: str) -> None:
        """Take an action out of the document, and tell where that leaves a chip without one."""
        action = self.action(id_)
        if action is None:
            return
        document = self._workspace.document
        uses = uses_of_actions(document).get(id_, ())
        told = [f"Action {action.number} was removed."]
        if uses:
            where = uses_in_words(use_links(uses, id_, document, self._workspace.framework))
            told.append(f"It is still pointed at in {where}, where it shows as unknown now.")
        self._drop("Remove action", action, " ".join(told))

    @property
    def _next(self) -> int:
        return next_number(self._workspace.document.actions)

    def _ask(self, action: Action, *, is_new: bool) -> None:
        from ilacs_desktop.ui.dialogs.action import ActionDialog

        document = self._workspace.document
        form = ActionDialog(self._theme, action, document.evidence, document.people, is_new=is_new)
        form.saved.connect(self._on_added if is_new else self._on_edited)
        self._opened = action
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_added(self, action: Action) -> None:
        action = msgspec.structs.replace(
            action, number=self._next
        )  # others may have come meanwhile
        answers, self._answers = self._answers, None
        if answers is None:
            self._keep("Add action", action)
            self.done.emit(action.id, "")
            return
        after = with_answer(self._workspace.document, action, *answers)
        self._workspace.change("Add action", after)
        self.answered.emit(f"Action {action.number} was added, and the paragraph points at it.")

    @Slot(object)
    def _on_edited(self, action: Action) -> None:
        self._keep_edited("Edit action", self._opened or action, action)

    @Slot(object)
    def _on_shown(self, evidence: tuple[str, ...]) -> None:
        action = self.action(self._asked)
        if action is not None:
            shown = msgspec.structs.replace(action, state="shown_to_work", shown_by=evidence)
            self._keep("Change state", shown)
            self.state_set.emit(action.id, _state_told(action.number, "shown_to_work"))


def _state_told(number: int, state: State) -> str:
    return f"Action {number} is set to: {STATES[state].lower()}."
