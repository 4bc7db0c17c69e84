"""Checks the open self-evaluation while somebody writes, so that every page knows what is found.

One object for each open document. It waits until typing rests, then checks on a thread of its own,
a few milliseconds at a time: between two slices the interface has its turn, and a run that a newer
document has overtaken is dropped. The checks themselves are imported there too, when they first
run: the window is up sooner.
"""

import datetime as dt
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.checks.catalogue import Catalogue
    from ilacs_desktop.checks.finding import Finding
    from ilacs_desktop.checks.lines_of_enquiry import Enquiry, LineRule
    from ilacs_desktop.checks.live import Results
    from ilacs_desktop.checks.set_aside import AnsweredFinding
    from ilacs_desktop.checks.suite import Suite
    from ilacs_desktop.checks.unsaid import Reckoning

REST = 600  # milliseconds after the last change until the checks run
SLICE = 0.005  # seconds that the thread checks for before the interface has its turn

_Steps = Generator[None, None, "Results"]


class CheckBook(NamedTuple):
    """The checks, and the rules that lead from what they find to what an inspector may ask."""

    suite: "Suite"
    lines: "tuple[LineRule, ...]"


def load_check_book(resources: Path) -> CheckBook:
    """Return what all checking needs from the shipped files. Raises CatalogueError."""
    from ilacs_desktop.checks.lines_of_enquiry import load_lines
    from ilacs_desktop.checks.suite import load_suite

    return CheckBook(load_suite(resources), load_lines(resources))


class CheckShelf:
    """Keeps the book of checks once it is loaded: it is the same for every document.

    Only the thread of the checks takes it.
    """

    def __init__(self, load: Callable[[], CheckBook]) -> None:
        self._load = load
        self._book: CheckBook | None = None

    def book(self) -> CheckBook:
        """Return the book. Raises a UserError when the shipped files are damaged."""
        if self._book is None:
            self._book = self._load()
        return self._book


@dataclass(frozen=True)
class Checked:
    """What was found in one document on one day; ``findings`` are the open ones."""

    document: Document
    today: dt.date
    catalogue: "Catalogue"
    findings: "tuple[Finding, ...]"
    set_aside: "tuple[AnsweredFinding, ...]"
    reckoning: "tuple[Reckoning, ...]"
    enquiries: "tuple[Enquiry, ...]"

    @cached_property
    def by_part(self) -> "dict[str, tuple[Finding, ...]]":
        """The open findings by the part they are in; those of the whole under an empty id."""
        groups: dict[str, list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault(finding.part, []).append(finding)
        return {part: tuple(found) for part, found in groups.items()}

    def of_part(self, part: str) -> "tuple[Finding, ...]":
        """Return the open findings in the front, a judgement or a section."""
        return self.by_part.get(part, ())

    @property
    def to_fix(self) -> int:
        """How many findings are more than a question: stops and what is to be mended."""
        return sum(finding.severity != "consider" for finding in self.findings)


class Checking(QObject):
    """The findings of one workspace, worked out anew whenever typing rests.

    Signals:
        findings_changed: ``latest`` is another result now, or ``fault`` says why there is none.
    """

    findings_changed = Signal()

    def __init__(
        self, workspace: Workspace, shelf: CheckShelf, lane: Lane, parent: QObject | None = None
    ) -> None:
        """``lane`` is where the checks run; it is shared by one document after another."""
        super().__init__(parent)
        self._workspace = workspace
        self._shelf = shelf
        self._lane = lane
        self._generation = 0
        self._running: Document | None = None  # what the run that is under way looks at
        self._framework = workspace.framework  # that of the last run
        self._results: Results | None = None
        self._latest: Checked | None = None
        self._fault = ""
        self._resting = QTimer(self, singleShot=True, interval=REST)
        self._resting.timeout.connect(self._on_rest)
        workspace.document_changed.connect(self._on_document_changed)
        workspace.framework_changed.connect(self._on_framework_changed)
        self._resting.start()
        QTimer.singleShot(0, self, self._on_page_up)

    @property
    def latest(self) -> Checked | None:
        """What was found last; None until the first run is over. It may be of an older text."""
        return self._latest

    @property
    def is_current(self) -> bool:
        """Whether ``latest`` is about the document as it is now, and about today."""
        latest, workspace = self._latest, self._workspace
        return (
            latest is not None
            and latest.document is workspace.document
            and latest.today == workspace.today
            and self._framework is workspace.framework
        )

    @property
    def fault(self) -> str:
        """Why the checks cannot run: a sentence for the user; empty while they can."""
        return self._fault

    def refresh(self) -> None:
        """Check now rather than when typing rests, unless all is known already."""
        if not self.is_current and self._running is not self._workspace.document:
            self._begin()

    def may_set_aside(self, finding: "Finding") -> bool:
        """Return whether a finding may be set aside: most of those that hold back a final copy not."""
        from ilacs_desktop.checks.set_aside import may_set_aside

        return self._latest is not None and may_set_aside(finding, self._latest.catalogue)

    def set_aside(self, finding: "Finding", reason: str, by: str) -> None:
        """Set a finding aside, as one step of undo. Raises a UserError when it cannot be."""
        from ilacs_desktop.checks.set_aside import set_aside

        if self._latest is not None:
            work, catalogue = self._workspace, self._latest.catalogue
            at = work.services.now()
            document = set_aside(work.document, finding, reason, by, at, catalogue)
            work.change("Set finding aside", document)
            self._begin()

    def take_up(self, answered: "AnsweredFinding") -> None:
        """Open a finding again that was set aside, as one step of undo."""
        from ilacs_desktop.checks.set_aside import take_up

        document = take_up(self._workspace.document, answered.why.id)
        self._workspace.change("Bring finding back", document)
        self._begin()

    def close(self) -> None:
        """Check no more: the document is being closed."""
        self._resting.stop()
        self._generation += 1
        self._lane.drain()

    def _begin(self) -> None:
        self._resting.stop()
        if self._is_first_run:
            self._resting.start()
            return
        self._generation += 1
        work = self._workspace
        self._running, self._framework = work.document, work.framework
        job = partial(_load, self._shelf, work.document, work.framework, work.today, self._results)
        self._lane.run(job, partial(self._on_begun, self._generation, work.document))

    @property
    def _is_first_run(self) -> bool:
        """Whether the first run is under way.

        It is let finish, whatever is typed: it takes longest, and every later run builds on it.
        """
        return self._running is not None and self._results is None

    def _on_begun(self, generation: int, document: Document, steps: Any) -> None:  # noqa: ANN401 - or what it raised
        if generation == self._generation:
            if isinstance(steps, Exception):
                self._fail(steps)
            else:
                self._go_on(generation, document, steps)

    def _go_on(self, generation: int, document: Document, steps: _Steps) -> None:
        job = partial(_slice, steps, self._workspace.services.clock)
        self._lane.run(job, partial(self._on_slice, generation, document, steps))

    def _on_slice(self, generation: int, document: Document, steps: _Steps, result: Any) -> None:  # noqa: ANN401 - as above
        if generation != self._generation:
            return
        if result is None:
            self._go_on(generation, document, steps)
        elif isinstance(result, Exception):
            self._fail(result)
        else:
            self._results = result
            job = partial(_checked, self._shelf, document, result)
            self._lane.run(job, partial(self._on_checked, generation))

    def _on_checked(self, generation: int, result: Any) -> None:  # noqa: ANN401 - as above
        if generation != self._generation:
            return
        if isinstance(result, Exception):
            self._fail(result)
        else:
            self._running = None
            self._latest = result
            self._fault = ""
            self.findings_changed.emit()

    def _fail(self, error: Exception) -> None:
        self._running = None
        self._fault = (
            str(error)
            if isinstance(error, UserError)
            else "Something went wrong inside the program, and the checks could not be run. Your"
            " work is safe. Report this: Help, Where files are kept, shows the folder with the log."
        )
        self.findings_changed.emit()

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, _new: Document) -> None:
        self._overtake()

    @Slot()
    def _on_framework_changed(self) -> None:
        self._overtake()

    def _overtake(self) -> None:
        if not self._is_first_run:
            self._generation += 1  # what runs now is about an older text, or framework
            self._running = None
        self._resting.start()

    @Slot()
    def _on_page_up(self) -> None:
        """Wait from when the page can be typed in: making it may have taken as long as a rest."""
        if self._resting.isActive():
            self._resting.start()

    @Slot()
    def _on_rest(self) -> None:
        self.refresh()


def _load(
    shelf: CheckShelf,
    document: Document,
    framework: Framework,
    today: dt.date,
    old: "Results | None",
) -> _Steps:
    from ilacs_desktop.checks.live import check_in_steps

    return check_in_steps(document, framework, today, shelf.book().suite, old)


def _slice(steps: _Steps, clock: Callable[[], float]) -> "Results | None":
    """Take steps for a few milliseconds; return the results, or None while there are more."""
    until = clock() + SLICE
    while clock() <= until:
        try:
            next(steps)
        except StopIteration as done:
            results: Results = done.value
            return results
    return None


def _checked(shelf: CheckShelf, document: Document, results: "Results") -> Checked:
    from ilacs_desktop.checks.lines_of_enquiry import lines_of_enquiry
    from ilacs_desktop.checks.scope import Scope
    from ilacs_desktop.checks.unsaid import reckon

    catalogue = results.suite.catalogue
    scope = Scope(document, results.framework, results.today, catalogue, results.memo)
    found = results.outcome
    return Checked(
        document,
        results.today,
        catalogue,
        found.open,
        found.set_aside,
        reckon(scope),
        lines_of_enquiry(scope, found.open, shelf.book().lines),
    )
