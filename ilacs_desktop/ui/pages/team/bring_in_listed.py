"""Works out, off the interface thread, the rows of all that waits and came in."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.ui.pages.team.bring_in_questions import Questions
from ilacs_desktop.ui.pages.team.bring_in_rows import (
    Found,
    Listing,
    from_reviewers,
    listing,
    settles,
    summed,
)
from ilacs_desktop.ui.work.background import Lane


class Shown(NamedTuple):
    """All that the tab shows: the rows, a sentence, and how many changes from Word wait elsewhere."""

    listing: Listing
    summed: str
    reviewers: int


def shown(found: Found, questions: Questions, me: str) -> Shown:
    """Return what the tab shows of what was found; ``me`` is the name the reader saves under."""
    document = found.document
    some = (one for one in document.proposals if settles(one))
    asked = found._replace(questions=questions.of(document, found.framework, me, some))
    return Shown(listing(asked), summed(asked), from_reviewers(document))


class Listed(QObject):
    """One listing at a time: what was asked for meanwhile is worked out after it, the newest alone.

    Signals:
        ready: a ``Shown``, of what was asked for last.
        failed: an exception.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, lane: Lane, me: str, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._me = me
        self._questions = Questions()  # touched on the lane alone
        self._running = False
        self._next: Found | None = None

    @property
    def is_running(self) -> bool:
        """Whether what is shown is not yet what was asked for last."""
        return self._running

    def ask(self, found: Found) -> None:
        """Have the rows worked out."""
        if self._running:
            self._next = found
            return
        self._running = True
        self._lane.run(partial(shown, found, self._questions, self._me), self._on_done)

    def _on_done(self, result: Shown | Exception) -> None:
        self._running = False
        found, self._next = self._next, None
        if found is not None:
            self.ask(found)  # what is done is stale
        elif isinstance(result, Exception):
            self.failed.emit(result)
        else:
            self.ready.emit(result)
