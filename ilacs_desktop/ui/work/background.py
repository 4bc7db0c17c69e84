"""Work off the interface thread: one job after another, each result back where it was asked for."""

import contextlib
import logging
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

_log = logging.getLogger(__name__)

Job = Callable[[], Any]
Done = Callable[[Any], None]


class JobEndedError(Exception):
    """A job asked for its thread or the program to end. That is a fault: only its work is over."""


class LostJobError(Exception):
    """A job is over, and nobody hears of its result: to wait for it would never end."""


class _Wanted(NamedTuple):
    """What takes a result, and what must be there for that; with None nothing must."""

    done: Done
    owner: QObject | None


class Lane(QObject):
    """Runs jobs one at a time, in order, on a thread of its own.

    A job takes frozen values and plain objects, never one of Qt: the thread may be the last to let
    go of it, and Qt objects must end on the thread that they were made on. What it returns, or the
    exception it raises, is handed to its ``done`` on the thread the lane was made on.

    Where a lane ends, the job it is at is waited for, so that nothing is left half done. A lane
    that ``may_be_left`` is not waited for: a job that only reads may take as long as its drive
    does, and the program ends without it.
    """

    _finished = Signal(int, object)

    def __init__(self, parent: QObject | None = None, *, may_be_left: bool = False) -> None:
        super().__init__(parent)
        self._pool = _LooseThread() if may_be_left else QThreadPool(self)
        if isinstance(self._pool, QThreadPool):
            self._pool.setMaxThreadCount(1)
        self._gate = _Gate()
        self.destroyed.connect(self._gate.close)
        self._waiting: dict[int, _Wanted] = {}
        self._count = 0
        self._held: list[tuple[int, object]] | None = None
        self._finished.connect(self._on_finished)

    @property
    def is_busy(self) -> bool:
        """Whether a job is not done, or its result not handed over yet."""
        return bool(self._waiting)

    def run(self, job: Job, done: Done, owner: QObject | None = None) -> None:
        """Do a job when those before it are done.

        The result is dropped when ``owner`` has ended: the page that asked may be gone by then.
        """
        self._count += 1
        self._waiting[self._count] = _Wanted(done, owner)
        # A method, not a QRunnable: of those PySide would keep one in a hundred as long as the pool.
        self._pool.start(_Runner(job, self._count, self._finished, self._gate).run)

    def drain(self) -> None:
        """Wait until every job is done and its result handed over, those that follow included.

        The interface stands still meanwhile:
        where somebody looks on, wait by ``Waiting`` first. Raises LostJobError.
        """
        self._pool.waitForDone()
        while self._waiting and self._held is None:
            before = self._count, len(self._waiting)
            QCoreApplication.sendPostedEvents(self)
            self._pool.waitForDone()
            if before == (self._count, len(self._waiting)):
                raise LostJobError(
                    ", ".join(_name_of(wanted.done) for wanted in self._waiting.values())
                )

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

    def leave(self) -> None:
        """Forget all, for good: the lane is not used again, and what it is at is never heard of."""
        self._gate.close()
        self.forget()

    @Slot(int, object)
    def _on_finished(self, number: int, result: object) -> None:
        if self._held is not None:
            self._held.append((number, result))
            return
        wanted = self._waiting.pop(number, None)
        if wanted is not None and (wanted.owner is None or isValid(wanted.owner)):
            wanted.done(result)


class _Gate:
    """Lets results through to a lane, as long as there is one that wants them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_open = True

    def close(self) -> None:
        """Let nothing through from now on."""
        with self._lock:
            self._is_open = False

    def send(self, signal: Any, number: int, result: object) -> None:  # noqa: ANN401 - a signal
        """Send a result, unless the gate is closed."""
        with self._lock:
            if self._is_open:
                signal.emit(number, result)


class _Runner:
    """Does one job, and hands its result over."""

    def __init__(
        self,
        job: Job,
        number: int,
        finished: Any,  # noqa: ANN401 - a bound signal
        gate: _Gate,
    ) -> None:
        self._job, self._number, self._finished, self._gate = job, number, finished, gate

    def run(self) -> None:
        job = self._job
        del self._job  # what it holds is let go of here, before anybody hears of its result
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - handed to whoever asked, who tells the user
            _log.info("a background job failed", exc_info=True)
            result = error
        except BaseException as error:  # noqa: BLE001 - and never hangs whoever waits
            _log.info("a background job ended its thread", exc_info=True)
            result = JobEndedError(type(error).__name__)
        del job
        with contextlib.suppress(RuntimeError):  # the lane has ended: nobody waits for it
            self._gate.send(self._finished, self._number, result)


class _LooseThread:
    """A thread, while there is something to do, that nobody waits for when the program ends.

    It stands in for a pool of one thread.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._runs: deque[Callable[[], None]] = deque()
        self._is_on = False

    def start(self, run: Callable[[], None]) -> None:
        with self._changed:
            self._runs.append(run)
            if not self._is_on:
                self._is_on = True
                threading.Thread(target=self._work, daemon=True).start()

    def waitForDone(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._is_on)

    def _work(self) -> None:
        while (run := self._next()) is not None:
            run()

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            if not self._runs:
                self._is_on = False
                self._changed.notify_all()
                return None
            return self._runs.popleft()


def _name_of(done: Done) -> str:
    """Return what waits for a job, without what it holds."""
    while isinstance(done, partial):
        done = done.func
    return getattr(done, "__qualname__", type(done).__name__)
