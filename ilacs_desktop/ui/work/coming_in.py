"""Takes what somebody else saved into the open document when typing rests, never in the middle."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.session import Session
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.incoming import Incoming, Taken, taken_in

REST = 1000  # milliseconds without a change


class ComingIn(QObject):
    """Waits with what is incoming until typing rests, and works out the document with it in.

    That is worked out off the interface. What is typed meanwhile has it worked out anew.

    Signals:
        settling: what is typed is to be put into the document: something may be ready.
        look_wanted: typing rests, and the file should be looked into now.
        ready: a Taken, of the document as it is at this moment: make it the document.
        failed: an exception; what was incoming still stands in the file.
    """

    settling = Signal()
    look_wanted = Signal()
    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, lane: Lane, parent: QObject) -> None:
        """Work on the lane that saves: never in the middle of a save."""
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._incoming: Incoming | None = None
        self._look = False
        self._working = False
        self._paused = False
        self.rest = QTimer(self, singleShot=True, interval=REST)
        self.rest.timeout.connect(self._on_rest)
        session.subscribe(self._on_changed)

    def expects(self, version: str) -> bool:
        """Return whether this version waits to be taken in."""
        return self._incoming is not None and self._incoming.version == version

    def expect(self, incoming: Incoming) -> None:
        """Take this in when typing rests, in place of what was expected before: it is in this."""
        self._incoming = incoming
        self._go_on()

    def drop(self) -> None:
        """Take in nothing of what was expected."""
        self._incoming = None

    def look(self) -> None:
        """Have the file looked into when typing rests."""
        self._look = True
        self._go_on()

    def pause(self) -> None:
        """Take nothing in for now: what is open is being saved, and a save may join as well."""
        self._paused = True

    def go_on(self) -> None:
        """Take things in again: nothing is being saved."""
        self._paused = False
        self._go_on()

    def hurry(self) -> None:
        """Do not wait for typing to rest: nobody types any more."""
        self.rest.stop()
        self._go_on()

    def stop(self) -> None:
        """Take nothing in any more."""
        self.rest.stop()
        self._incoming, self._look = None, False

    def _go_on(self) -> None:
        if self.rest.isActive() or self._working or self._paused:
            return
        if self._incoming is not None:
            self._working = True
            job = partial(taken_in, self._incoming, self._session.document)
            self._lane.run(job, self._on_taken_in)
        elif self._look:
            self._look = False
            self.look_wanted.emit()

    def _on_taken_in(self, result: Taken | Exception) -> None:
        self._working = False
        if isinstance(result, Exception):
            self._incoming = None
            self.failed.emit(result)
        else:
            self.settling.emit()
            if self._fits(result):
                self._incoming = None
                self.ready.emit(result)
        self._go_on()

    def _fits(self, taken: Taken) -> bool:
        if self._paused:
            return False
        return taken.incoming is self._incoming and taken.mine is self._session.document

    def _on_changed(self, _old: Document, _new: Document) -> None:
        self.rest.start()

    @Slot()
    def _on_rest(self) -> None:
        self.hurry()
