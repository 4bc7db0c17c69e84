"""The key dates page: who is late today, what clashes, the weeks as a chart, and every step in a list."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QStackedWidget, QWidget

from ilacs_desktop.document.key_dates import Year, year_of
from ilacs_desktop.document.late import late_today
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.key_dates import MEETING
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.key_dates.actions import KeyDateActions
from ilacs_desktop.ui.pages.key_dates.calendar_out import CalendarOut
from ilacs_desktop.ui.pages.key_dates.cards import ClashCard, LateCard, MovedCard
from ilacs_desktop.ui.pages.key_dates.chart import WeeksChart
from ilacs_desktop.ui.pages.key_dates.empty import NoMeeting
from ilacs_desktop.ui.pages.key_dates.steps import StepsCard
from ilacs_desktop.ui.pages.key_dates.weeks import weeks_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.banner import Banner
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.even_grid import EvenGrid
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import Heading
from ilacs_desktop.ui.widgets.layouts import PAGE, Column
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.meeting_watch import MeetingWatch, dates_of
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.undo_offer import UNDO, UndoOffer
from ilacs_desktop.ui.work.workspace import Workspace

_REDRAWN_BY = ("cycle", "people", "sections", "prior_points", "sign_offs", "packs", "key_dates")
_CARD = 420  # pixels at 100 % text: the least width of a card beside another

_PLACES = {"set_up": "set_up/set_up/details", "plan": "plan/progress"}


class KeyDatesPage(QWidget):
    """The year of one self-evaluation.

    Signals:
        stage_wanted: the person wants to go to the page of this id.
        part_wanted: the person wants to see the section of this id.
    """

    stage_wanted = Signal(str)
    part_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: Dialogs,
        outlet: Outlet,
        meeting: MeetingWatch,
    ) -> None:
        """``meeting`` knows what a change of its date has moved."""
        super().__init__()
        self._workspace = workspace
        self._actions = KeyDateActions(theme, workspace, dialogs, self)
        self._calendar = CalendarOut(workspace, dialogs, outlet, self)
        self._year: Year | None = None
        self._meeting = meeting
        self._is_old = True
        self.banner = Banner(theme)
        self._undo = UndoOffer(workspace, self.banner, self)
        self.late = LateCard(theme)
        self.clashes = ClashCard(theme)
        self.moved = MovedCard(theme)
        self.chart = WeeksChart(theme)
        self.steps = StepsCard(theme)
        self._empty = NoMeeting(theme, workspace)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._plan(theme))
        self._stack.addWidget(PageScroll(theme, self._empty))
        column = Column(theme, 0)
        column.addWidget(self._stack)
        self.setLayout(column)
        self._listen()
        self._refresh()

    def focus_first(self) -> None:
        """Put the keyboard on what is late, or else on the first button; or into a missing date."""
        if self._year is None:
            self._empty.focus_first()
        else:
            first = next(iter(self.late.stops()), self._save)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_change(self, old: Document, new: Document) -> None:
        """Go to the first step about which two documents differ, or to the meeting if that moved.

        Where the step is no more, to the button that adds one.
        """
        before, after = ({one.id: one for one in these.key_dates} for these in (old, new))
        changed = [id_ for id_ in after | before if before.get(id_) != after.get(id_)]
        if not changed and dates_of(old.cycle) != dates_of(new.cycle):
            changed = [MEETING]
        if changed and not any(map(self.steps.go_to, changed)):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _plan(self, theme: Theme) -> QWidget:
        tools = FlowLayout(theme, 12)
        heading = Heading(theme, "Key dates", 1)
        heading.setWordWrap(False)
        self._save = primary_button(theme, "Save calendar file…", "calendar")
        self._add = secondary_button(theme, "Add a step of your own", "add")
        for widget in (heading, self._save, self._add):
            tools.addWidget(widget)
        weeks = Card(theme, "The weeks")
        weeks.column.addWidget(self.chart)
        page = Column(theme, 12, PAGE)
        page.addLayout(tools)
        for part in (
            self.banner,
            self.moved,
            EvenGrid(theme, (self.late, self.clashes), _CARD),
            weeks,
            self.steps,
        ):
            page.addWidget(part)
        page.addStretch(1)
        content = QWidget()
        content.setLayout(page)
        self._scroll = PageScroll(theme, content)
        return self._scroll

    def _listen(self) -> None:
        self._workspace.document_changed.connect(self._on_document_changed)
        self._save.clicked.connect(self._on_save)
        self._add.clicked.connect(self._on_add)
        self._empty.stage_wanted.connect(self.stage_wanted)
        self.late.part_wanted.connect(self.part_wanted)
        for part in (self.late, self.clashes):
            part.stage_wanted.connect(self.stage_wanted)
        self.clashes.edit_wanted.connect(self._on_edit_wanted)
        self.chart.taken.connect(self._on_taken)
        self.chart.rows.focus_moved.connect(self._on_focus_moved)
        self.steps.wanted.connect(self._on_wanted)
        self.moved.dismissed.connect(self._on_read)
        self.banner.acted.connect(self._on_undo)
        self._actions.done.connect(self._on_done)
        self._calendar.saved.connect(self._on_saved)

    def _refresh(self) -> None:
        """Show the year as it is now."""
        self._is_old = False
        document, framework = self._workspace.document, self._workspace.framework
        try:
            self._year = year_of(document, framework, self._workspace.today)
            fault = ""
        except UserError as error:
            self._year, fault = None, str(error)
        self._stack.setCurrentIndex(0 if self._year is not None else 1)
        if self._year is None:
            self._empty.show_fault(fault)
            return
        self.late.show_late(late_today(document, framework, self._year), self._year)
        self.clashes.show_clashes(self._year)
        self.chart.show_weeks(weeks_of(self._year, framework), self._year.days)
        self.steps.show_year(self._year)
        self.moved.show_moved(self._meeting.account())
        self._order_stops()

    def _order_stops(self) -> None:
        """Let Tab go from the top down: what was made last would come last otherwise."""
        stops = [
            self._save,
            self._add,
            *self.banner.findChildren(QAbstractButton),
            *self.moved.stops(),
            *self.late.stops(),
            *self.clashes.stops(),
            self.chart.rows,
            *self.steps.stops(),
        ]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if all(getattr(old, name) is getattr(new, name) for name in _REDRAWN_BY):
            return
        self.banner.hide()
        if self.isVisible():
            self._refresh()
        else:
            self._is_old = True

    @Slot(str, str)
    def _on_wanted(self, what: str, step: str) -> None:
        title = self.steps.title_of(step)
        if what in ("done", "sent"):
            self._actions.mark(step, title, done=True)
        elif what == "undone":
            self._actions.mark(step, title, done=False)
        elif what == "edit":
            self._actions.edit(step, title)
        elif what == "suggested":
            self._actions.suggest(step, title)
        elif what == "remove":
            self._actions.remove(step, title)
        elif what == "received":
            self._actions.receive_letter()
        else:
            self.stage_wanted.emit(_PLACES[what])

    @Slot(str)
    def _on_edit_wanted(self, step: str) -> None:
        self._actions.edit(step, self.steps.title_of(step))

    @Slot(str)
    def _on_taken(self, step: str) -> None:
        self.steps.go_to(step)

    @Slot()
    def _on_focus_moved(self) -> None:
        """Keep the current row of the chart in view: it is as tall as its rows, the page scrolls."""
        rows = self.chart.rows
        if rows.hasFocus():
            self._scroll.show_cell(rows, rows.focus_rect())

    @Slot()
    def _on_add(self) -> None:
        self._actions.add()

    @Slot()
    def _on_save(self) -> None:
        if self._year is not None:
            self._calendar.save(self._year)

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        told = (
            f"The calendar file was saved as “{path.name}”. Open it, or send it to those who need the"
            " days: Outlook puts them into the calendar. Save it again when a day moves."
        )
        self._undo.forget()
        self.banner.show_message(told, "ok")
        self._order_stops()

    @Slot(str, str)
    def _on_done(self, step: str, told: str) -> None:
        if told:
            self.banner.show_message(told, "info", UNDO)
            self._undo.make()
            self._order_stops()
        self.steps.go_to(step)

    @Slot()
    def _on_undo(self) -> None:
        before = self._workspace.document
        self._undo.take()
        self.show_change(before, self._workspace.document)

    @Slot()
    def _on_read(self) -> None:
        self._meeting.read()
        self.moved.show_moved(None)
        self.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old or (self._year is not None and self._year.today != self._workspace.today):
            self._refresh()
