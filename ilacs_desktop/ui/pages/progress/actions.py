"""What can be done with points: each is one step of undo, told in a sentence."""

from typing import get_args

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.progress import TRAVEL_WORDS, why_not_shown, with_promised_points
from ilacs_desktop.document.records import Parked, PriorPoint, State, Travel
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.records.actions import RecordActions
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace

_LEAVING = (
    "The point stays in the list, but it is not printed, and the checks do not ask about it. Leave a"
    " point out that you accounted for before. You can take it up again."
)
_SUCH_AS = "Such as: told in the self-evaluation of 2025"


class PointActions(RecordActions):
    """Adds, edits, leaves out and removes points of one self-evaluation, and says how far they are.

    Signals:
        set_in_place: the point of this id was set where it is shown; a sentence tells to what.
        refused: something could not be done; the sentence says why, and what to do.
    """

    set_in_place = Signal(str, str)
    refused = Signal(str)

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: Dialogs, parent: QObject
    ) -> None:
        super().__init__(theme, workspace, dialogs, parent)
        self._asked = ""
        self._opened: PriorPoint | None = None

    def point(self, id_: str) -> PriorPoint | None:
        """Return the point of this id; None where there is none."""
        return next((one for one in self._workspace.document.prior_points if one.id == id_), None)

    def add(self) -> None:
        """Ask for a new point."""
        self._ask(PriorPoint(new_id("pp")), is_new=True)

    def edit(self, id_: str) -> None:
        """Ask for changes to a point."""
        point = self.point(id_)
        if point is not None:
            self._ask(point, is_new=False)

    def set_state(self, id_: str, state: str) -> None:
        """Say how far a point is; shown to work is refused as long as nothing shows it."""
        point, wanted = self.point(id_), next(one for one in get_args(State) if one == state)
        if point is None or point.state == wanted:
            return
        lacks = why_not_shown(self._workspace.document.sections, point)
        if wanted == "shown_to_work" and lacks:
            self.refused.emit(f"The point was not set to shown to work. {lacks}")
            return
        self._keep("Change state", msgspec.structs.replace(point, state=wanted))
        self.set_in_place.emit(id_, f"The point is set to: {STATES[wanted].lower()}.")

    def set_direction(self, id_: str, direction: str) -> None:
        """Say which way practice has moved since a point was made."""
        point = self.point(id_)
        wanted = next(one for one in get_args(Travel) if one == direction)
        if point is not None and point.direction != wanted:
            self._keep("Change direction", msgspec.structs.replace(point, direction=wanted))
            word = TRAVEL_WORDS.get(wanted, "not said yet").lower()
            self.set_in_place.emit(id_, f"The direction of travel is set to: {word}.")

    def leave_out(self, id_: str) -> None:
        """Ask why a point is left out on purpose, and who decided so."""
        from ilacs_desktop.ui.dialogs.leave_out import LeaveOutForm

        if self.point(id_) is not None:
            self._asked = id_
            by = self._workspace.services.author.by
            form = LeaveOutForm(self._theme, "the point", _LEAVING, by, _SUCH_AS)
            form.decided.connect(self._on_decided)
            self._dialogs.open_form(form)

    def add_promised(self) -> None:
        """Add a point for each promise of last year's plan that has none."""
        before = self._workspace.document
        after = with_promised_points(before)
        added = after.prior_points[len(before.prior_points) :]
        if added:
            self._workspace.change("Add promised points", after)
            count = counted(len(added), "point was", "points were")
            self.done.emit(added[0].id, f"{count} added. Say what came of each.")

    def take_up(self, id_: str) -> None:
        """Use a point again that was left out."""
        point = self.point(id_)
        if point is not None:
            self._keep("Take up point", msgspec.structs.replace(point, parked=None))
            self.done.emit(id_, "The point is in use again.")

    def remove(self, id_: str) -> None:
        """Take a point out of the document."""
        point = self.point(id_)
        if point is not None:
            told = f"“{shortened(point.text)}” was removed."
            self._drop("Remove point", point, told)

    def _ask(self, point: PriorPoint, *, is_new: bool) -> None:
        from ilacs_desktop.ui.dialogs.prior_point import PriorPointDialog

        document = self._workspace.document
        form = PriorPointDialog(
            self._theme,
            point,
            document.sections,
            document.actions,
            document.inspections,
            is_new=is_new,
        )
        self._opened = point
        form.saved.connect(self._on_added if is_new else self._on_edited)
        self._dialogs.open_form(form)

    @Slot(object)
    def _on_added(self, point: PriorPoint) -> None:
        self._keep("Add point", point)
        self.done.emit(point.id, "")

    @Slot(object)
    def _on_edited(self, point: PriorPoint) -> None:
        self._keep_edited("Edit point", self._opened or point, point)

    @Slot(str, str)
    def _on_decided(self, reason: str, by: str) -> None:
        point = self.point(self._asked)
        if point is not None:
            parked = msgspec.structs.replace(point, parked=Parked(reason, by))
            self._keep("Leave out point", parked)
            self.done.emit(point.id, "The point is left out now.")


def shortened(text: str) -> str:
    """Return the first words of a point."""
    words = text.split()
    return " ".join(words[:8]).rstrip(".,;") + (" …" if len(words) > 8 else "")
