"""Garbage is collected on the interface thread only.

Python collects cycles on whichever thread happens to allocate. Among them may be objects of Qt,
and Qt objects that end on another thread than their own bring the program down: it was seen in
tests, as soon as a save on a lane met the leavings of a closed document.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY = 1000  # milliseconds


class Collector(QObject):
    """Does from a timer what Python would do by itself, by the same thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Take over from now on."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        for generation in (2, 1, 0):
            threshold = gc.get_threshold()[generation]
            if 0 < threshold < gc.get_count()[generation]:
                gc.collect(generation)
                return
