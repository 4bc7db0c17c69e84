"""A clock that is turned on by hand: hours of a working day pass in seconds."""

import datetime as dt

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QTimerEvent

BEGIN = dt.datetime(2026, 10, 12, 8, 30, tzinfo=dt.UTC)


class Clock:
    """What the program is told the time is."""

    def __init__(self) -> None:
        self._passed = 0.0

    def now(self) -> dt.datetime:
        """Return the day and the time."""
        return BEGIN + dt.timedelta(seconds=self._passed)

    def seconds(self) -> float:
        """Return seconds that never run backwards."""
        return self._passed

    def turn_on(self, seconds: float, within: tuple[QObject, ...]) -> None:
        """Let so many seconds pass, and let the timers within these objects know that were due."""
        self._passed += seconds
        timers = [timer for root in within for timer in root.findChildren(QTimer)]
        for timer in sorted(timers, key=QTimer.interval):
            if timer.isActive() and timer.interval() <= seconds * 1000:
                QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))
