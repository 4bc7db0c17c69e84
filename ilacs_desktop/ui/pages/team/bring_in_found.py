"""Gathers what came in, told in words off the interface thread; what came earlier only if wanted."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.merge.arrivals import Earlier, earlier
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.ui.pages.team.bring_in_came import Told, told_of, told_of_earlier
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace


class CameIn(QObject):
    """What came into one self-evaluation. Each time has a number, which stays its own.

    Signals:
        changed: something more is told.
        failed: an exception; a version of the history could not be read.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, workspace: Workspace, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._lane = lane
        self._numbers: list[Arrival] = []  # by number
        self._told: dict[int, Told] = {}
        self._shown: dict[str, int] = {}  # the numbers of what came earlier, by its key
        self._history = workspace.history  # that ``_earlier`` is from
        self._earlier = self._look()

    @property
    def shown(self) -> dict[str, int]:
        """The numbers of those earlier times that are told by now, by their versions."""
        return dict(self._shown)

    def told(self) -> dict[int, Told]:
        """Return what is told by now, newest first; what is not told yet is being worked out."""
        now = [self._number(arrival) for arrival in self._workspace.arrivals]
        wanted = (*now, *(n for version, n in self._shown.items() if n not in now))
        return {number: self._told[number] for number in wanted if number in self._told}

    def earlier(self) -> tuple[Earlier, ...]:
        """Return what came in before it was opened, newest first."""
        if self._workspace.history is not self._history:
            self._history = self._workspace.history
            self._earlier = self._look()
        known = {(arrival.by, arrival.at) for arrival in self._workspace.arrivals}
        return tuple(one for one in self._earlier if (one.by, one.at) not in known)

    def show_earlier(self, join: Earlier) -> None:
        """Have told what came in with a version of the history."""
        work = self._workspace
        job = partial(told_of_earlier, work.history, join, work.framework)
        self._lane.run(job, partial(self._on_earlier_told, join))

    def _look(self) -> tuple[Earlier, ...]:
        who = self._workspace.services.author
        return earlier(self._history, who.by, who.device)

    def _number(self, arrival: Arrival) -> int:
        """Return the number of an arrival; a new one is worked out."""
        for number, known in enumerate(self._numbers):
            if known is arrival:
                return number
        self._numbers.append(arrival)
        number = len(self._numbers) - 1
        job = partial(told_of, arrival, self._workspace.framework)
        self._lane.run(job, partial(self._on_told, number))
        return number

    def _on_told(self, number: int, result: Told | Exception) -> None:
        if isinstance(result, Exception):
            self.failed.emit(result)
        else:
            self._told[number] = result
            self.changed.emit()

    def _on_earlier_told(self, join: Earlier, result: Told | Exception) -> None:
        if isinstance(result, Exception):
            self.failed.emit(result)
        elif join.key not in self._shown:
            self._numbers.append(result.arrival)
            number = len(self._numbers) - 1
            self._told[number] = result
            self._shown[join.key] = number
            self.changed.emit()
