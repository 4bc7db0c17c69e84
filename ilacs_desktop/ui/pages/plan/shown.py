"""The form that asks which evidence shows that an action worked."""

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.records import Action, Evidence
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.tick_list import TickList
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.marks import DIRECTION_MARKS

CHOOSE = "Choose the evidence that shows it, or set it to done."
_INTRO = (
    "Done says that the step was taken. Shown to work says that evidence shows it helped children."
)


class ShownForm(FormDialog):
    """Asks for the evidence; with none chosen it stays open.

    Signals:
        shown: the ids of the evidence that shows it.
    """

    shown = Signal(object)

    def __init__(self, theme: Theme, action: Action, evidence: tuple[Evidence, ...]) -> None:
        title = f"Action {action.number}: shown to work"
        super().__init__(theme, title, "Set to shown to work", _INTRO)
        options = ((item.id, _label(item)) for item in evidence)
        self._known = frozenset(item.id for item in evidence)
        self._list = TickList(theme, options, action.shown_by)
        empty = "There is no evidence yet. Add it first, then tick it here."
        hint = action.measure or "Tick the evidence that shows that it worked"
        self.add_field(
            "shown", Field(theme, "Evidence that shows it", self._list, hint if evidence else empty)
        )
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        if self._known.isdisjoint(self._list.ticked):
            return {"shown": CHOOSE}
        return {}

    @Slot()
    def _on_accepted(self) -> None:
        self.shown.emit(self._list.ticked)


def _label(item: Evidence) -> str:
    mark = DIRECTION_MARKS.get(item.direction)
    return f"[{item.number}] {item.title}" + (f" ({mark.word.lower()})" if mark else "")
