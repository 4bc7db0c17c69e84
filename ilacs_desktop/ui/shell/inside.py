"""What is in the window, working together: the desk, the pages, the menus and the preferences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.session import Caret
from ilacs_desktop.document.words import has_words
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.shelf import stands_in
from ilacs_desktop.ui.dialogs.port import Dialogs
from ilacs_desktop.ui.pages.export.how_it_looks import as_choices, template_of
from ilacs_desktop.ui.shell.commands import CommandParts, Commands
from ilacs_desktop.ui.shell.file_commands import FileCommands
from ilacs_desktop.ui.shell.find.finding import Finding
from ilacs_desktop.ui.shell.help import Help, HelpParts, Zoom
from ilacs_desktop.ui.shell.inputs_in_use import OneUndo, leave_field
from ilacs_desktop.ui.shell.menus import Menus
from ilacs_desktop.ui.shell.overlays import Overlays
from ilacs_desktop.ui.shell.page_makers import PageMakers
from ilacs_desktop.ui.shell.waiting_panel import WaitingPanel
from ilacs_desktop.ui.shell.wheel_zoom import WheelZoom
from ilacs_desktop.ui.shell.window import MainWindow
from ilacs_desktop.ui.shell.word_commands import WordCommands
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import Checking, CheckShelf, load_check_book
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.dropped import Drops
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.paging import Paging, Printing
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.workspace import Services, Workspace
from ilacs_desktop.word.template.shelf import TemplateShelf

if TYPE_CHECKING:
    from ilacs_desktop.ui.pages.start.page import StartPage


_UNTIL_FREE = 200  # milliseconds between two looks whether a file can be opened now


@dataclass(frozen=True)
class World:
    """What the window gets from outside; the composition root makes it.

    ``example`` loads the example, ``opener`` opens a file or folder in the program the computer
    has for it, ``documents`` is where people keep their files, ``places`` says what is kept where,
    ``shelf`` holds councils' Word templates.
    """

    services: Services
    example: Callable[[], Document]
    opener: Callable[[Path], bool]
    documents: Path
    places: Mapping[str, Path]
    shelf: TemplateShelf


class Inside(QObject):
    """Everything in the frame of one window."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        preferences: Preferences,
        dialogs: Dialogs,
        world: World,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._preferences = preferences
        self.outlet = Outlet(
            Lane(self), world.opener, world.documents, reading=Lane(self), pages=Lane(self)
        )
        self._check_lane = Lane(self)
        self._page_lane = Lane(self)
        self._shelf = world.shelf
        self._check_shelf = CheckShelf(partial(load_check_book, resources()))
        self.menus = Menus(window)
        self._zoom = Zoom(*map(self.menus.action, Zoom._fields))
        self.desk = Desk(world.services, preferences, dialogs, world.documents, world.example)
        makers = PageMakers(self.outlet, preferences, world.shelf, world.services.frameworks)
        made = (makers.by_stage(), self._made_start, self._made_checking, self._made_paging)
        self.workbench = Workbench(theme, dialogs, *made)
        window.setCentralWidget(self.workbench)
        self.overlays = Overlays(theme, window, self.menus, self.workbench, self.desk, preferences)
        self._wanted: Path | None = None
        self._until_free = QTimer(self, singleShot=True, interval=_UNTIL_FREE)
        self.workbench.show()  # now, not on the next turn: what is not shown takes no keyboard
        OneUndo(window)
        self._drops = Drops(self.desk, self)
        self.commands = self._made_commands(dialogs, world)
        WaitingPanel(theme, window, self.desk.waiting)
        WheelZoom(window, self._zoom.larger.trigger, self._zoom.smaller.trigger)
        self._listen()

    def _made_commands(self, dialogs: Dialogs, world: World) -> Commands:
        theme = self._theme
        word = WordCommands(theme, self.workbench, self.desk, dialogs, self.outlet)
        files = FileCommands(theme, self.desk, dialogs, self.outlet)
        files.told.connect(self.workbench.messages.add)
        self.workbench.pack_finished.connect(files.hand_back)
        self.workbench.next_year_wanted.connect(files.start_next_year)
        self.help = Help(
            HelpParts(
                theme,
                dialogs,
                self._preferences,
                self._framework,
                self._place,
                world.opener,
                world.places,
                self._zoom,
                self.menus.keys,
            ),
            self,
        )
        finding = Finding(theme, self.workbench, self.desk)
        return Commands(
            self.menus,
            self.workbench,
            self.desk,
            CommandParts(theme, dialogs, self._preferences),
            {
                **word.commands(),
                **files.commands(),
                **self.help.commands(),
                **finding.commands(),
                **self.overlays.commands(),
            },
        )

    def _framework(self) -> Framework:
        work = self.desk.workspace
        return work.framework if work is not None else self.desk.services.framework

    def _place(self) -> str:
        """Return where the person is: in a contributor's pack, Draft is explained to them alone."""
        work, place = self.desk.workspace, self.workbench.ways.place()
        is_pack = work is not None and bool(work.document.pack)
        return "pack" if is_pack and place == "draft" else place

    def _listen(self) -> None:
        self._until_free.timeout.connect(self._on_until_free)
        self.commands.exit_wanted.connect(self._window.close)
        self.desk.opened.connect(self._on_opened)
        self.workbench.left_work.attend(self.desk)
        self.desk.finishing.connect(self._on_finishing)
        self.desk.stayed.connect(self._on_stayed)
        self.desk.closing.connect(self._on_closing)
        self.desk.closed.connect(self._on_closed)
        self.desk.told.connect(self.workbench.messages.add)
        self._preferences.changed.connect(self._on_preferences_changed)
        self._drops.bring_wanted.connect(self._on_bring_wanted)
        self._window.files_dropped.connect(self._on_files_dropped)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state_changed)

    def begin(self, file: Path | None) -> None:
        """Open a file, or show the start page."""
        if file is None or not self.desk.open(file):
            self._show_start()

    def open_soon(self, path: Path) -> None:
        """Open a file once nobody is asked anything and nothing is waited for; of several, the last."""
        self._wanted = path
        self._on_until_free()

    def finish_checks(self) -> None:
        """Wait until what is open is checked."""
        self.workbench.check()
        self._check_lane.drain()

    def may_close(self) -> bool:
        """Put away what is open and return True, unless the person keeps it open."""
        leave_field()
        if not self.desk.close():
            return False
        self.help.close()
        area, maximised = self._window.placed()
        self._preferences.change(window=area, maximised=maximised)
        return True

    def _made_start(self) -> "StartPage":
        from ilacs_desktop.ui.pages.start.page import StartPage

        page = StartPage(self._theme, self.desk, self._preferences, Lane(self))
        page.tour_wanted.connect(self.overlays.show_round)
        return page

    def _made_checking(self, workspace: Workspace) -> Checking:
        return Checking(workspace, self._check_shelf, self._check_lane, self)

    def _made_paging(self, workspace: Workspace) -> Paging:
        paging = Paging(workspace, self._printing, self._page_lane, self)
        self._preferences.changed.connect(paging.refresh)
        return paging

    def _printing(self) -> Printing:
        """Return how the document would be printed: in the look that was chosen last."""
        look = self._preferences.settings.export
        return Printing(template_of(look, self._shelf), as_choices(look))

    def _show_start(self) -> None:
        self._window.show_title("", unsaved=False)
        self.workbench.follow(None)
        self.workbench.focus_start()
        self.commands.refresh()

    @Slot()
    def _on_until_free(self) -> None:
        if self.desk.waiting.is_on or QApplication.activeModalWidget() is not None:
            self._until_free.start()
        elif self._wanted is not None:
            path, self._wanted = self._wanted, None
            leave_field()
            self.desk.open(path)

    @Slot(object, object)
    def _on_opened(self, workspace: Workspace, begin_at: Caret | None) -> None:
        self.workbench.messages.clear()
        workspace.saved_changed.connect(self._on_saved_changed)
        workspace.document_changed.connect(self._on_document_changed)
        workspace.framework_changed.connect(self._tell_of_framework)
        self.workbench.follow(workspace, _first_page(workspace.document, begin_at))
        if begin_at is not None:
            self.workbench.ways.show_caret(begin_at)
        self._show_title(workspace)
        self.commands.refresh()
        self._tell_of_framework()

    @Slot()
    def _tell_of_framework(self) -> None:
        """Say where another framework stands in for the one that what is open was written under."""
        work = self.desk.workspace
        if work is not None and not work.is_at_home:
            sentence = stands_in(work.document.cycle.framework, work.framework)
            self.workbench.messages.add(sentence, "warn")

    @Slot()
    def _on_finishing(self) -> None:
        """Let files be finished; what is read meanwhile must not come into what is saved now."""
        for lane in self.outlet.dropped:
            lane.hold()
        self.desk.waiting.until_rest(self.outlet.lane, "Writing your file…")

    @Slot()
    def _on_stayed(self) -> None:
        for lane in self.outlet.dropped:
            lane.release()

    @Slot()
    def _on_closing(self) -> None:
        """Remember where the author was."""
        caret = self.workbench.ways.caret()
        if caret is not None:
            self.desk.leave_at(caret)

    @Slot()
    def _on_closed(self) -> None:
        for lane in self.outlet.dropped:
            lane.forget()
        self._show_start()

    @Slot()
    def _on_saved_changed(self) -> None:
        if self.desk.workspace is not None:
            self._show_title(self.desk.workspace)

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, _new: Document) -> None:
        self.commands.refresh()

    def _show_title(self, workspace: Workspace) -> None:
        document = workspace.document
        name = f"{document.authority.name} {document.cycle.label}".strip()
        self._window.show_title(name, unsaved=workspace.save_state != "saved")

    @Slot()
    def _on_preferences_changed(self) -> None:
        settings = self._preferences.settings
        self._theme.set_mode(settings.theme)
        self._theme.set_text_scale(settings.text_scale)

    @Slot(Qt.ApplicationState)
    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        """Look at the day and the disk again when the person comes back from another program."""
        if state == Qt.ApplicationState.ApplicationActive:
            self.workbench.refresh_due()
            self.desk.look_at_disk()

    @Slot(object)
    def _on_files_dropped(self, paths: tuple[Path, ...]) -> None:
        leave_field()
        self._drops.take(paths)

    @Slot(object)
    def _on_bring_wanted(self, paths: tuple[Path, ...]) -> None:
        self.workbench.ways.go_to_stage("team")
        page = self.workbench.pages.team()
        if page is not None:
            page.bring_files(paths)


def _first_page(document: Document, begin_at: Caret | None) -> str:
    """Return the page that a file opens on.

    Whoever wrote in it on this computer comes back to their answer, and a contributor has come to
    write. Anybody else, such as the director, is to see the whole, not to stand in an answer.
    """
    if not has_words(document):
        return "set_up"
    return "draft" if document.pack or begin_at is not None else "overview"
