"""The message that other days moved with the meeting, wherever the person is but where they are shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from ilacs_desktop.document.meeting_moved import in_short
from ilacs_desktop.ui.shell.messages import Messages
from ilacs_desktop.ui.work.meeting_watch import MeetingWatch

_MOVED = "The key dates follow the meeting. {short} Overview, Key dates tells what moved."


class MeetingMessage(QObject):
    """Tells of one open self-evaluation at a time, and keeps nothing of one that was closed."""

    def __init__(
        self, messages: Messages, are_in_view: Callable[[], bool], parent: QObject
    ) -> None:
        """``are_in_view`` says whether the key dates are what the person looks at."""
        super().__init__(parent)
        self._messages = messages
        self._are_in_view = are_in_view
        self._watch: MeetingWatch | None = None
        self._told = ""

    def follow(self, watch: MeetingWatch | None) -> None:
        """Tell of another self-evaluation from now on, or without one of none."""
        if self._watch is not None:
            self._watch.changed.disconnect(self._on_changed)
        self._watch = watch
        self._messages.take_back(self._told)
        self._told = ""
        if watch is not None:
            watch.changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        self._messages.take_back(self._told)
        told = self._watch.account() if self._watch is not None else None
        self._told = _MOVED.format(short=in_short(told)) if told is not None else ""
        if self._told and not self._are_in_view():
            self._messages.add(self._told, "info")
