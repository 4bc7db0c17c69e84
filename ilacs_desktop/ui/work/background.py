"""Work off the interface thread: one job after another, each result back where it was asked for."""

import contextlib
import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

_log = logging.getLogger(__name__)

Job = Callable[[], Any]
Done = Callable[[Any], None]


class Lane(QObject):
    """Runs jobs one at a time, in order, on a thread of its own.

    A job takes frozen values and plain objects, never one of Qt: the thread may be the last to let
    go of it, and Qt objects must end on the thread that they were made on. What it returns, or the
    exception it raises, is handed to its ``done`` on the thread the lane was made on.
    """

    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: dict[int, Done] = {}
        self._count = 0
        self._held: list[tuple[int, object]] | None = None
        self._finished.connect(self._on_finished)

    @property
    def is_busy(self) -> bool:
        """Whether a job is not done, or its result not handed over yet."""
        return bool(self._waiting)

    def run(self, job: Job, done: Done) -> None:
        """Do a job when those before it are done."""
        self._count += 1
        self._waiting[self._count] = done
        self._pool.start(_Runner(job, self._count, self._finished))

    def drain(self) -> None:
        """Wait until every job is done and its result handed over, those that follow included.

        The interface stands still meanwhile:
        where somebody looks on, wait by ``Waiting`` first.
        """
        self._pool.waitForDone()
        while self._waiting and self._held is None:
            QCoreApplication.sendPostedEvents(self)
            self._pool.waitForDone()

    def hold(self) -> None:
        """Hand over nothing until ``release`` or ``forget``; jobs go on meanwhile."""
        self._held = self._held or []

    def release(self) -> None:
        """Hand over what was held back, and from now on what follows."""
        held, self._held = self._held or [], None
        for number, result in held:
            self._on_finished(number, result)

    def forget(self) -> None:
        """Drop what has been asked for: nobody wants the results. Jobs asked for later are done."""
        self._held = None
        self._waiting.clear()

    @Slot(int, object)
    def _on_finished(self, number: int, result: object) -> None:
        if self._held is not None:
            self._held.append((number, result))
            return
        done = self._waiting.pop(number, None)
        if done is not None:
            done(result)


class _Runner(QRunnable):
    def __init__(self, job: Job, number: int, finished: Any) -> None:  # noqa: ANN401 - a bound signal
        super().__init__()
        self._job, self._number, self._finished = job, number, finished

    def run(self) -> None:
        job = self._job
        del self._job  # what it holds is let go of here, before anybody hears of its result
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - handed to whoever asked, who tells the user
            _log.info("a background job failed", exc_info=True)
            result = error
        del job
        with contextlib.suppress(RuntimeError):  # the lane has ended: nobody waits for it
            self._finished.emit(self._number, result)
