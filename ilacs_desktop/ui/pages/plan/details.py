"""The details of one action: what it says, how far it is, what shows it, where the text points at it."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.wording import STATES, field_label
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.plan.facts import facts, shown_by, state_hint
from ilacs_desktop.ui.pages.plan.rows import STATE_MARKS, Looked, overdue_mark
from ilacs_desktop.ui.pages.records.carried import CONFIRMS, STILL_HOLDS, carried_mark
from ilacs_desktop.ui.pages.records.details import FactList, RecordDetails, Tool
from ilacs_desktop.ui.pages.records.links import LinkList
from ilacs_desktop.ui.pages.records.state_choice import StateChoice
from ilacs_desktop.ui.pages.records.uses import use_links
from ilacs_desktop.ui.theme.theme import Theme

_NOTHING = "Choose an action to see all of it, and to say how far it is."
_NOT_TOLD = "No text points at it yet."
_NOT_SHOWN = "Nothing shows it yet."
_WORDS = {  # shown to work asks what shows it
    str(state): f"{word}…" if state == "shown_to_work" else word for state, word in STATES.items()
}
_TOOLS = (
    Tool("edit", "Edit", "edit", "Edit the action", leads=True),
    Tool("cite", "Cite", "action", "Cite the action where you were writing"),
    CONFIRMS,
    Tool("duplicate", "Duplicate", "new", "Duplicate the action"),
    Tool("remove", "Remove", "delete", "Remove the action"),
)


class ActionDetails(RecordDetails):
    """Shows one action.

    Signals:
        state_wanted: the action is to have this state.
        evidence_wanted: the person wants to open the evidence of this id.
    """

    state_wanted = Signal(str)
    evidence_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "action", _TOOLS, _NOTHING)
        self.states = StateChoice(theme, "State", _WORDS)
        self._facts = FactList(theme)
        self._shown = LinkList(theme, field_label("actions", "shown_by"), _NOT_SHOWN, "evidence")
        self._uses = LinkList(theme, "Where the text points at it", _NOT_TOLD)
        for widget in (self.states, self._facts, self._shown, self._uses):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.about_one(self.states, self._facts, self._shown, self._uses)
        self.states.wanted.connect(self.state_wanted)
        self._shown.followed.connect(self._on_evidence_followed)
        self._uses.followed.connect(self.place_wanted)
        self.show_nothing()

    def show_item(self, one: Looked, document: Document, framework: Framework) -> None:
        """Show an action in full."""
        action = one.action
        marks = (carried_mark(action), overdue_mark(one.overdue), STATE_MARKS[action.state])
        self.show_title(f"Action {action.number}: {action.what}", marks)
        self.states.show_state(action.state, state_hint(action))
        self._facts.show_facts(facts(one))
        self._shown.show_links(shown_by(action, document))
        self._uses.show_links(use_links(one.uses, action.id, document, framework))
        self.buttons[STILL_HOLDS].setVisible(bool(action.carried))

    @Slot(object)
    def _on_evidence_followed(self, id_: str) -> None:
        self.evidence_wanted.emit(id_)
