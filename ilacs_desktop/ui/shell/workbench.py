"""What is in the window: the stages, messages, the page in view and the bar at the foot."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.page import HasSides
from ilacs_desktop.ui.shell.find.room import Room
from ilacs_desktop.ui.shell.left_work import LeftWork
from ilacs_desktop.ui.shell.meeting_message import MeetingMessage
from ilacs_desktop.ui.shell.messages import Messages
from ilacs_desktop.ui.shell.pack_line import PackLine
from ilacs_desktop.ui.shell.pane_ring import panes_of, step
from ilacs_desktop.ui.shell.stage_stack import PageMaker, Parts, StageStack
from ilacs_desktop.ui.shell.status_bar import StatusBar
from ilacs_desktop.ui.shell.top_bar import TopBar
from ilacs_desktop.ui.shell.ways import Ways
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.panes import Panes, Side
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.meeting_watch import MeetingWatch
from ilacs_desktop.ui.work.paging import Paging
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.ui.pages.start.page import StartPage

KEY_DATES = "overview/key_dates"
_UNTIL_FREE = 200  # milliseconds between two looks whether a form is still open


class Workbench(QWidget):
    """Shows the start page, or the pages of one open self-evaluation.

    Signals:
        save_wanted: the person chose to save at the foot of the window.
        last_year_wanted: the person wants to bring in last year's Word document.
        next_year_wanted: the person wants to start next year's self-evaluation from this one.
        pack_finished: a contributor has finished, and wants to see the file that goes back.
    """

    save_wanted = Signal()
    last_year_wanted = Signal()
    next_year_wanted = Signal()
    pack_finished = Signal()

    def __init__(
        self,
        theme: Theme,
        dialogs: Dialogs,
        makers: Mapping[str, PageMaker],
        make_start: Callable[[], "StartPage"],
        make_checking: Callable[[Workspace], Checking],
        make_paging: Callable[[Workspace], Paging],
    ) -> None:
        """Pages are made when first seen: those of ``makers`` by stage, and the start page."""
        super().__init__()
        self._theme = theme
        self._dialogs = dialogs
        self._workspace: Workspace | None = None
        self._until_free = QTimer(self, singleShot=True, interval=_UNTIL_FREE)
        self._until_free.timeout.connect(self._on_framework_changed)
        self._checking: Checking | None = None
        self._meeting: MeetingWatch | None = None
        self._make_start = make_start
        self._paging: Paging | None = None
        self._make_checking = make_checking
        self._make_paging = make_paging
        self._start: StartPage | None = None
        self.messages = Messages(theme)
        self.left_work = LeftWork(theme)
        self._of_meeting = MeetingMessage(self.messages, self._is_at_key_dates, self)
        self._top = TopBar(theme)
        self._pack_line = PackLine(theme)
        self._status = StatusBar(theme)
        self._pages = StageStack(makers)
        self.ways = Ways(self._top, self._pages, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pages)
        self.room = Room(theme, self._stack)
        self._lay_out()
        self._top.chip.clicked.connect(self._on_due_clicked)
        self._status.save_wanted.connect(self.save_wanted)
        self._pack_line.finished.connect(self.pack_finished)

    def _lay_out(self) -> None:
        column = Column(self._theme, 0)
        for part in (self._top, self._pack_line, self.left_work, self.messages):
            column.addWidget(part)
        column.addWidget(self.room, 1)
        column.addWidget(self._status)
        self.setLayout(column)

    def follow(self, workspace: Workspace | None, stage: str = "") -> None:
        """Show a workspace, at the page of this id; or without one the start page."""
        self._pages.end()
        self._until_free.stop()
        for work in (self._checking, self._paging):
            if work is not None:
                work.close()
                work.deleteLater()
        self._checking = self._paging = None
        self._workspace = workspace
        self._meeting = MeetingWatch(workspace, workspace) if workspace is not None else None
        self._of_meeting.follow(self._meeting)
        self._top.follow(workspace)
        self._pack_line.follow(workspace)
        self.ways.follow(workspace)
        if workspace is not None:
            self._paging = self._make_paging(workspace)
        self._status.follow(workspace, self._paging)
        if workspace is None or self._meeting is None:
            self._stack.setCurrentWidget(self._start_page())
            self._start_page().refresh()
            self.ways.stage_shown.emit("")
            return
        workspace.framework_changed.connect(self._on_framework_changed)
        self._checking = self._make_checking(workspace)
        self._checking.findings_changed.connect(self._on_findings_changed)
        self._begin_pages(workspace, self._checking, self._meeting)
        self._stack.setCurrentWidget(self._pages)
        self.ways.go_to_stage(stage)

    def _begin_pages(self, workspace: Workspace, checking: Checking, meeting: MeetingWatch) -> None:
        asked = (self._bring_in, self._save, self._start_next_year)
        parts = Parts(self._theme, workspace, self._dialogs, self.ways, *asked, checking, meeting)
        self._pages.begin(parts)

    def _bring_in(self) -> None:
        self.last_year_wanted.emit()

    def _save(self) -> None:
        self.save_wanted.emit()

    def _start_next_year(self) -> None:
        self.next_year_wanted.emit()

    @property
    def pages(self) -> StageStack:
        """The pages of what is open."""
        return self._pages

    @property
    def around(self) -> tuple[TopBar, PackLine, StatusBar]:
        """What stands above and below the page in view, but for messages."""
        return (self._top, self._pack_line, self._status)

    def focus_start(self) -> None:
        """Put the keyboard on what to do first on the start page."""
        self._start_page().focus_first()

    def focus_new(self) -> None:
        """Put the keyboard where a new self-evaluation begins, on the start page."""
        self._start_page().focus_new()

    def say_when_saved(self) -> None:
        """Announce the end of the save that the person asked for."""
        self._status.say_when_saved()

    def has_side(self, side: Side) -> bool:
        """Return whether the page in view has a panel at this side to show or hide."""
        return (panes := self._panes()) is not None and panes.has_side(side)

    def toggle_side(self, side: Side) -> None:
        """Open the panel at a side of the page in view, or close it."""
        panes = self._panes()
        if panes is not None:
            panes.toggle_side(side)

    def step_pane(self, by: int) -> None:
        """Put the keyboard into the next part of the window, or with -1 the one before."""
        open_ = self._workspace is not None
        page = self._pages.currentWidget() if open_ else self._start_page()
        inner = panes_of(page) if page is not None else ()
        step(
            (self._top, self.left_work, self.messages, *self.room.panels, *inner, self._status), by
        )

    def check(self) -> None:
        """Have what is open checked now, rather than when a page asks for it."""
        if self._checking is not None:
            self._checking.refresh()

    def refresh_due(self) -> None:
        """Work out again when it is due: another day may have begun."""
        self._top.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button it is on: Qt does so in dialogs only, people do everywhere."""
        button = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            button, QAbstractButton
        ):
            button.click()
        else:
            super().keyPressEvent(event)

    def _panes(self) -> HasSides | None:
        page = self.ways.page_in_view
        if page is None or isinstance(page, HasSides):
            return page
        return next((panes for panes in page.findChildren(Panes) if panes.isVisible()), None)

    def _start_page(self) -> "StartPage":
        if self._start is None:
            self._start = self._make_start()
            self._stack.addWidget(self._start)
        return self._start

    @Slot()
    def _on_framework_changed(self) -> None:
        """Begin all pages anew: much of what they show is the framework's.

        A form that is open is let finish first: it belongs to one of them.
        """
        if QApplication.activeModalWidget() is not None:
            self._until_free.start()
        elif self._workspace and self._checking and self._meeting:
            place, caret = self.ways.place(), self.ways.caret()
            self._begin_pages(self._workspace, self._checking, self._meeting)
            self._top.refresh()
            if self.ways.stage == "draft" and caret is not None and self.ways.has(caret.place.part):
                self.ways.show_caret(caret)
            else:
                self.ways.go_to_stage(place)

    @Slot()
    def _on_findings_changed(self) -> None:
        latest = self._checking.latest if self._checking is not None else None
        self._top.show_to_fix(latest.to_fix if latest is not None else 0)

    def _is_at_key_dates(self) -> bool:
        return self.ways.place() == KEY_DATES

    @Slot()
    def _on_due_clicked(self) -> None:
        self.ways.go_to_stage(KEY_DATES)
