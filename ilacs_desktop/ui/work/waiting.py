"""Waits for work on a lane while the window stays alive: it paints, says why, and can give up.

The window takes no input meanwhile (ui/shell/waiting_panel.py), so that nothing is done twice and
nothing changes under the work.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from ilacs_desktop.ui.work.background import Lane

A_MOMENT = 300  # milliseconds: nobody is told of anything shorter

Result = TypeVar("Result")


class GaveUpError(Exception):
    """The person did not wait for the end of it."""


class Waiting(QObject):
    """At most one wait at a time.

    Signals:
        began: from now on the window takes no input.
        long: it takes more than a moment: what is being done, and what a button says that gives
            the waiting up. Without such words it cannot be given up.
        over: the window takes input again.
    """

    began = Signal()
    long = Signal(str, str)
    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: QEventLoop | None = None
        self._words = ("", "")
        self._moment = QTimer(self, singleShot=True, interval=A_MOMENT)
        self._moment.timeout.connect(self._on_moment)

    @property
    def is_on(self) -> bool:
        """Whether something is being waited for."""
        return self._loop is not None

    def result_of(
        self, lane: Lane, job: Callable[[], Result], doing: str, give_up: str = ""
    ) -> Result:
        """Do a job on a lane; return what it gives.

        Raises what it raises, and GaveUpError: the job then runs on, and what comes of it is
        dropped.
        """
        results: list[Result | Exception] = []
        loop = QEventLoop()

        def done(result: Result | Exception) -> None:
            results.append(result)
            loop.quit()

        lane.run(job, done)
        self._wait(loop, doing, give_up)
        if not results:
            raise GaveUpError
        result = results[0]
        if isinstance(result, Exception):
            raise result
        return result

    def until_rest(self, lane: Lane, doing: str, give_up: str = "") -> bool:
        """Wait until a lane has nothing left to do; return False if that was given up."""
        try:
            while lane.is_busy:
                self.result_of(lane, _nothing, doing, give_up)
        except GaveUpError:
            return False
        return True

    @Slot()
    def give_up(self) -> None:
        """Wait no longer."""
        if self._loop is not None:
            self._loop.quit()

    def _wait(self, loop: QEventLoop, doing: str, give_up: str) -> None:
        self._loop, self._words = loop, (doing, give_up)
        self.began.emit()
        self._moment.start()
        loop.exec()
        self._moment.stop()
        self._loop = None
        self.over.emit()

    @Slot()
    def _on_moment(self) -> None:
        self.long.emit(*self._words)


def _nothing() -> None:
    """Be the last job of a lane."""
