"""Counts the pages that the Word document would fill, while somebody writes.

One object for each open document. It waits until typing rests, then counts on a thread of its own.
What the template gives, and every paragraph that was measured, is kept from one count to the next.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.choices import ExportChoices

if TYPE_CHECKING:
    from ilacs_desktop.layout.live import Length, LivePages

REST = 300  # milliseconds after the last change until the pages are counted
AT_FIRST = 1500  # after a document is opened: what people see at once goes first


class Printing(NamedTuple):
    """How the document would be printed: in which template, with which choices."""

    template: Path
    choices: ExportChoices


class PageCounter:
    """Keeps what one count has worked out for the next. Only the thread that counts uses it."""

    def __init__(self) -> None:
        self._printing: Printing | None = None
        self._live: LivePages | None = None

    def count(
        self, document: Document, framework: Framework, today: dt.date, printing: Printing
    ) -> "Length":
        """Return how long the document is. Raises TemplateError where the template is no good."""
        if self._live is None or printing != self._printing:
            from ilacs_desktop.layout.live import LivePages

            self._live = LivePages(printing.template, printing.choices)
            self._printing = printing
        return self._live.count(document, framework, today)


class Paging(QObject):
    """The length of one workspace in pages, worked out anew whenever typing rests.

    Signals:
        length_changed: ``latest`` is another one now, or there is none any more.
    """

    length_changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        printing: Callable[[], Printing],
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        """Count on ``lane``, as ``printing`` says at the moment that it would be printed."""
        super().__init__(parent)
        self._workspace = workspace
        self._printing = printing
        self._lane = lane
        self._counter = PageCounter()
        self._generation = 0
        self._counted_for: Printing | None = None
        self._is_counting = False
        self._is_closed = False
        self._latest: Length | None = None
        self._resting = QTimer(self, singleShot=True)
        self._resting.timeout.connect(self._on_rest)
        workspace.document_changed.connect(self._on_document_changed)
        workspace.framework_changed.connect(self._on_document_changed)
        self._resting.start(AT_FIRST)

    @property
    def latest(self) -> "Length | None":
        """What was counted last, perhaps of an older text; None where it cannot be counted."""
        return self._latest

    @Slot()
    def refresh(self) -> None:
        """Count now, unless the last count was for the template and the choices in use already."""
        if self._printing() != self._counted_for:
            self._generation += 1
            self._count()

    def close(self) -> None:
        """Count no more: the document is being closed. A count that is under way is not waited for."""
        self._resting.stop()
        self._is_closed = True

    def _count(self) -> None:
        self._resting.stop()
        if self._is_counting:
            return  # it begins again when that is done
        self._is_counting = True
        self._counted_for = self._printing()
        work = self._workspace
        count = self._counter.count
        job = partial(count, work.document, work.framework, work.today, self._counted_for)
        self._lane.run(job, partial(self._on_counted, self._generation))

    def _on_counted(self, generation: int, result: "Length | Exception") -> None:
        self._is_counting = False
        if self._is_closed:
            return
        if generation != self._generation:
            if not self._resting.isActive():
                self._count()
            return
        self._latest = None if isinstance(result, Exception) else result
        self.length_changed.emit()

    @Slot()
    def _on_document_changed(self) -> None:
        self._generation += 1
        self._resting.start(REST)

    @Slot()
    def _on_rest(self) -> None:
        self._count()


def pages_text(number: int) -> str:
    """Return a length in words, such as "about 14 pages"."""
    return f"about {counted(number, 'page')}"
