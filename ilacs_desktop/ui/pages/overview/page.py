"""Overview: when it is due, how far it has come, what is missing, and what to do next."""

from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.places import Place
from ilacs_desktop.ui.dialogs.next_year.offer import NextYearCard
from ilacs_desktop.ui.pages.overview.begin import writing_words
from ilacs_desktop.ui.pages.overview.begin_view import BeginView
from ilacs_desktop.ui.pages.overview.body import Body
from ilacs_desktop.ui.pages.overview.coverage_card import CoverageCard
from ilacs_desktop.ui.pages.overview.evidence import EvidenceCard
from ilacs_desktop.ui.pages.overview.figures import Overview, overview
from ilacs_desktop.ui.pages.overview.heads import Heads
from ilacs_desktop.ui.pages.overview.judgements import JudgementsCard
from ilacs_desktop.ui.pages.overview.todo import TodoCard
from ilacs_desktop.ui.pages.overview.ways import Way
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import primary_button
from ilacs_desktop.ui.widgets.labels import Heading
from ilacs_desktop.ui.widgets.layouts import PAGE, Column, Row
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.workspace import Workspace

REST = 600  # milliseconds after the last change until what is shown is worked out again


class OverviewPage(QWidget):
    """Works out what it shows only while it is seen, and off the interface thread.

    What there is to fix comes from the checks of the whole program, when they have run.

    Signals:
        part_wanted: go to this part of the text.
        place_wanted: go to the answer at this place.
        stage_wanted: go to the page of this id.
        last_year_wanted: bring in last year's Word document.
        next_year_wanted: start next year's self-evaluation from this one.
    """

    part_wanted = Signal(str)
    place_wanted = Signal(object)
    stage_wanted = Signal(str)
    last_year_wanted = Signal()
    next_year_wanted = Signal()

    def __init__(self, theme: Theme, workspace: Workspace, checking: Checking) -> None:
        super().__init__()
        self._workspace = workspace
        self._checking = checking
        self._lane = Lane(self)
        self._generation = 0
        self._wants_checks = False
        self._heads = Heads(theme)
        self._todo = TodoCard(theme)
        self._judgements = JudgementsCard(theme)
        self._coverage = CoverageCard(theme, workspace.framework)
        self._evidence = EvidenceCard(theme)
        self._begin = BeginView(theme)
        self._banner = Banner(theme)
        self._next_year = NextYearCard(theme)
        self._go_on = primary_button(theme, writing_words(workspace.document))
        self._resting = QTimer(self, singleShot=True, interval=REST)
        self._lay_out(theme)
        self._listen()

    def focus_first(self) -> None:
        """Put the keyboard on the button that goes on with the work."""
        self._go_on.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        head = Row(theme, 16)
        head.addWidget(Heading(theme, "Overview", 1), 1)
        head.addWidget(self._go_on)
        self._body = Body(theme, self._todo, self._judgements, self._coverage, self._evidence)
        page = Column(theme, 12, PAGE)
        page.addLayout(head)
        for part in (self._banner, self._next_year, self._begin, self._heads, self._body):
            page.addWidget(part)
        page.addStretch(1)
        for part in (self._begin, self._heads, self._body):
            part.hide()  # until it is worked out which of them there are
        content = QWidget()
        content.setLayout(page)
        self._scroll = PageScroll(theme, content)
        frame = Column(theme, 0)
        frame.addWidget(self._scroll)
        self.setLayout(frame)

    def _listen(self) -> None:
        self._go_on.clicked.connect(self._on_go_on)
        self._resting.timeout.connect(self._on_rest)
        self._coverage.matrix.focus_moved.connect(self._on_focus_moved)
        self._workspace.document_changed.connect(self._on_document_changed)
        self._checking.findings_changed.connect(self._on_findings_changed)
        for part in (self._heads, self._todo, self._judgements, self._coverage, self._evidence):
            part.way_wanted.connect(self._on_way_wanted)
        self._begin.way_wanted.connect(self._on_way_wanted)
        self._begin.last_year_wanted.connect(self.last_year_wanted)
        self._next_year.start_wanted.connect(self.next_year_wanted)

    def _refresh(self) -> None:
        self._resting.stop()
        self._generation += 1
        work, checked = self._workspace, self._checking.latest
        found = checked.findings if checked is not None else None
        job = partial(overview, work.document, work.framework, work.today, found)
        self._lane.run(job, partial(self._on_done, self._generation))

    def _on_done(self, generation: int, result: object) -> None:
        if generation != self._generation:
            return
        if self._wants_checks:
            self._wants_checks = False
            # When this is painted: the checks are loaded at first, which holds the painting up.
            QTimer.singleShot(0, self._checking, self._checking.refresh)
        if isinstance(result, Overview):
            self._banner.hide()
            self._show(result)
        else:
            self._banner.show_message(
                "Something went wrong inside the program, so the overview is not up to date. Your self-evaluation is safe. Report this fault.",
                "warn",
            )

    def _show(self, seen: Overview) -> None:
        self._next_year.show_offer(self._workspace.document, self._workspace.today)
        self._go_on.setText(writing_words(self._workspace.document))
        if seen.begun:
            self._heads.show_overview(seen, self._checking.fault)
            self._todo.show_steps(seen.steps)
            self._judgements.show_parts(seen.parts)
            self._coverage.show_rows(seen.coverage)
            self._evidence.show_evidence(seen.evidence)
        else:
            self._begin.show_steps(seen.first)
        self._begin.setVisible(not seen.begun)
        self._heads.setVisible(seen.begun)
        self._body.setVisible(seen.begun)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wants_checks = True
        self._refresh()  # another day may have begun, too

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nothing run on for a page that nobody sees, or that is being closed."""
        super().hideEvent(event)
        self._resting.stop()
        self._generation += 1
        self._lane.drain()

    @Slot()
    def _on_document_changed(self) -> None:
        if self.isVisible():
            self._resting.start()

    @Slot()
    def _on_findings_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    @Slot()
    def _on_rest(self) -> None:
        self._refresh()

    @Slot()
    def _on_go_on(self) -> None:
        self.stage_wanted.emit("draft")

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the current cell in view: the table is as tall as its rows, the page scrolls."""
        matrix = self._coverage.matrix
        if matrix.hasFocus():
            self._scroll.show_cell(matrix, matrix.focus_rect())

    @Slot(object)
    def _on_way_wanted(self, way: Way) -> None:
        if not way.part:
            self.stage_wanted.emit(way.stage)
        elif way.question:
            self.place_wanted.emit(Place(way.part, way.question))
        else:
            self.part_wanted.emit(way.part)
