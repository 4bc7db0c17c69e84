"""What is in the window: the stages, messages, the page in view and the bar at the foot."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, part_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.page import HasSides, HasTabs, ShowsChange, ShowsSome
from ilacs_desktop.ui.shell.find.room import Room
from ilacs_desktop.ui.shell.left_work import LeftWork
from ilacs_desktop.ui.shell.meeting_message import MeetingMessage
from ilacs_desktop.ui.shell.messages import Messages
from ilacs_desktop.ui.shell.pack_line import PackLine
from ilacs_desktop.ui.shell.pane_ring import last_entry, panes_of, step
from ilacs_desktop.ui.shell.select_words import select_words
from ilacs_desktop.ui.shell.stage_stack import PageMaker, Parts, StageStack
from ilacs_desktop.ui.shell.status_bar import StatusBar
from ilacs_desktop.ui.shell.top_bar import TopBar
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.panes import Panes, Side
from ilacs_desktop.ui.work.checking import Checking
from ilacs_desktop.ui.work.meeting_watch import MeetingWatch
from ilacs_desktop.ui.work.paging import Paging
from ilacs_desktop.ui.work.whereabouts import Whereabouts, whereabouts
from ilacs_desktop.ui.work.workspace import Workspace

if TYPE_CHECKING:
    from ilacs_desktop.ui.pages.start.page import StartPage

KEY_DATES = "overview/key_dates"
_UNTIL_FREE = 200  # milliseconds between two looks whether a form is still open


class Workbench(QWidget):
    """Shows the start page, or the pages of one open self-evaluation.

    Signals:
        stage_shown: the page of this id came into view; empty for the start page.
        save_wanted: the person chose to save at the foot of the window.
        last_year_wanted: the person wants to bring in last year's Word document.
        next_year_wanted: the person wants to start next year's self-evaluation from this one.
        pack_finished: a contributor has finished, and wants to see the file that goes back.
    """

    stage_shown = Signal(str)
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
        self._stack = QStackedWidget()
        self._stack.addWidget(self._pages)
        self.room = Room(theme, self._stack)
        column = Column(theme, 0)
        column.addWidget(self._top)
        column.addWidget(self._pack_line)
        column.addWidget(self.left_work)
        column.addWidget(self.messages)
        column.addWidget(self.room, 1)
        column.addWidget(self._status)
        self.setLayout(column)
        self._top.tabs.chosen.connect(self._on_stage_chosen)
        self._top.chip.clicked.connect(self._on_due_clicked)
        self._status.save_wanted.connect(self.save_wanted)
        self._pack_line.finished.connect(self.pack_finished)

    @property
    def stage(self) -> str:
        """The id of the page in view; empty while it is the start page."""
        return self._top.tabs.current_id if self._workspace is not None else ""

    @property
    def page_in_view(self) -> QWidget | None:
        """The place in view, with its tabs where it has several; None for the start page."""
        return self._pages.currentWidget() if self._workspace is not None else None

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
        if workspace is not None:
            self._paging = self._make_paging(workspace)
        self._status.follow(workspace, self._paging)
        if workspace is None or self._meeting is None:
            self._stack.setCurrentWidget(self._start_page())
            self._start_page().refresh()
            self.stage_shown.emit("")
            return
        workspace.stepped.connect(self.show_change)
        workspace.framework_changed.connect(self._on_framework_changed)
        self._checking = self._make_checking(workspace)
        self._checking.findings_changed.connect(self._on_findings_changed)
        self._begin_pages(workspace, self._checking, self._meeting)
        self._stack.setCurrentWidget(self._pages)
        self.go_to_stage(stage)

    def _begin_pages(self, workspace: Workspace, checking: Checking, meeting: MeetingWatch) -> None:
        to_text = (self.go_to_place, self.go_to_words, self.show_caret, self.cite)
        ways = (
            self.go_to_part,
            self.go_to_stage,
            *to_text,
            self._bring_in,
            self._save,
            self._settle,
            self._start_next_year,
        )
        parts = Parts(self._theme, workspace, self._dialogs, *ways, checking, meeting)
        self._pages.begin(parts)

    @Slot(str)
    def show_stage(self, stage: str) -> None:
        """Show the page of this id, such as "plan", or a tab of it: "plan/progress", "team/history/…".

        Nothing happens where what is open has no such page.
        """
        stage, _, tab = stage.partition("/")
        if self._workspace is None or not self._top.has(stage):
            return
        if self._top.tabs.current_id != stage:
            self._top.tabs.select(stage)
        else:
            self._on_stage_chosen(stage)
        page = self._pages.page(stage)
        if tab and isinstance(page, HasTabs):
            page.show_tab(tab)

    @Slot(str)
    def go_to_stage(self, stage: str) -> None:
        """Show a page as ``show_stage`` does, with the keyboard where it was, or where it begins."""
        known = self._pages.knows(stage)
        self.show_stage(stage)
        self._focus(known=known)

    @Slot(str)
    def show_part(self, part: str) -> None:
        """Show a part of the text: the front, a judgement or a section."""
        self.show_stage("draft")
        draft = self._pages.draft()
        if draft is not None and self._has(part):
            draft.show_part(part)

    @Slot(str)
    def go_to_part(self, part: str) -> None:
        """Show a part of the text, with the keyboard in it."""
        self.show_part(part)
        draft = self._pages.draft()
        if draft is not None:
            draft.focus_first()

    @Slot(object)
    def go_to_place(self, place: Place) -> None:
        """Show an answer, with the keyboard in it; where it cannot be written in, its part."""
        self.go_to_part(place.part)
        draft = self._pages.draft()
        if draft is not None and self._has(place.part):
            draft.show_caret(Caret(place, "", 0))

    def go_to_words(self, place: Place, block: str, start: int, end: int) -> None:
        """Show words of a block, selected and with the keyboard there; or with 0 and 0 its start."""
        self.go_to_place(place)
        draft = self._pages.draft()
        if draft is not None and draft.text.editor is not None:
            select_words(draft.text.editor, block, start, end)

    def show_caret(self, caret: Caret) -> None:
        """Go to a place in the text, with the keyboard; nothing where it is no more."""
        if not self._has(caret.place.part):
            return
        self.show_stage("draft")
        draft = self._pages.draft()
        if draft is not None:
            draft.show_caret(caret)

    def cite(self, kind: str, record: str) -> None:
        """Cite the evidence or action of this id where the author was writing, and show it."""
        self.show_stage("draft")
        draft = self._pages.draft()
        if draft is not None:
            draft.cite(kind, record)

    def _bring_in(self) -> None:
        self.last_year_wanted.emit()

    def _save(self) -> None:
        self.save_wanted.emit()

    def _start_next_year(self) -> None:
        self.next_year_wanted.emit()

    def _settle(self) -> None:
        self.go_to_stage("team/bring_in")

    def caret(self) -> Caret | None:
        """Return where the author is in the text, or was last; None before the first visit."""
        draft = self._pages.draft() if self._pages.knows("draft") else None
        return draft.caret() if draft is not None else None

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

    @Slot(object, object, object)
    def show_change(self, old: Document, new: Document, caret: Caret | None) -> None:
        """Go to where two documents differ, unless the page in view shows it already."""
        where = whereabouts(old, new)
        if caret is not None and self._has(caret.place.part):
            self.show_caret(caret)
        elif where.stages and not self._shows(where, old, new):
            self.show_stage(where.stages[0])
        if caret is None and self.stage == "draft" and any(map(self._has, where.parts)):
            self.show_part(next(part for part in where.parts if self._has(part)))
        page = self._pages.page(self.stage)
        if isinstance(page, ShowsChange):
            page.show_change(old, new)

    def _shows(self, where: Whereabouts, old: Document, new: Document) -> bool:
        page = self._pages.page(self.stage)
        if isinstance(page, ShowsSome):
            return page.shows(old, new)
        return self.stage in where.stages

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
        page = self.page_in_view
        if page is None or isinstance(page, HasSides):
            return page
        return next((panes for panes in page.findChildren(Panes) if panes.isVisible()), None)

    def _start_page(self) -> "StartPage":
        if self._start is None:
            self._start = self._make_start()
            self._stack.addWidget(self._start)
        return self._start

    def _has(self, part: str) -> bool:
        if self._workspace is None:
            return False
        try:
            part_at(self._workspace.document, part)
        except KeyError:
            return False
        return True

    def _focus(self, *, known: bool) -> None:
        """Put the keyboard into the page in view: back where it was, or where work on it begins.

        Of a page not seen before, Qt would take whatever comes first in it.
        """
        page = self._pages.page(self.stage)
        shown = self._pages.currentWidget()
        last = last_entry(shown) if known and shown is not None else None
        if last is not None:
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is not None:
            page.focus_first()

    @Slot(str)
    def _on_stage_chosen(self, stage: str) -> None:
        if self._workspace is None:
            return
        known = self._pages.knows(stage)
        self._pages.show_stage(stage)
        self.stage_shown.emit(stage)
        if not self._top.tabs.hasFocus():
            self._focus(known=known)

    def place(self) -> str:
        """Return where the person is, as links name it, such as "plan/progress"; at first "start"."""
        if self._workspace is None:
            return "start"
        page = self._pages.page(self.stage)
        tab = page.tab if isinstance(page, HasTabs) else ""
        return f"{self.stage}/{tab}" if tab else self.stage

    @Slot()
    def _on_framework_changed(self) -> None:
        """Begin all pages anew: much of what they show is the framework's.

        A form that is open is let finish first: it belongs to one of them.
        """
        if QApplication.activeModalWidget() is not None:
            self._until_free.start()
        elif self._workspace and self._checking and self._meeting:
            stage, caret = self.place(), self.caret()
            self._begin_pages(self._workspace, self._checking, self._meeting)
            self._top.refresh()
            if self.stage == "draft" and caret is not None and self._has(caret.place.part):
                self.show_caret(caret)
            else:
                self.go_to_stage(stage)

    @Slot()
    def _on_findings_changed(self) -> None:
        latest = self._checking.latest if self._checking is not None else None
        self._top.show_to_fix(latest.to_fix if latest is not None else 0)

    def _is_at_key_dates(self) -> bool:
        return self.place() == KEY_DATES

    @Slot()
    def _on_due_clicked(self) -> None:
        self.go_to_stage(KEY_DATES)
