"""Go to anything (Ctrl+K): offers what there is at this moment, and goes where it leads."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow

from ilacs_desktop.document.places import Place
from ilacs_desktop.ui.pages.draft.side.shelves import Kind as RecordKind
from ilacs_desktop.ui.pages.records.page import RecordsPage
from ilacs_desktop.ui.pages.tabbed import TabbedPage
from ilacs_desktop.ui.shell.go_to.panel import GoToPanel
from ilacs_desktop.ui.shell.go_to.targets import Command, Target, place_of, targets
from ilacs_desktop.ui.shell.menus import GO_TO, Menus, entries
from ilacs_desktop.ui.shell.workbench import Workbench
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.desk import Desk

GO = "go"  # the command that opens it
_RECORDS: dict[str, RecordKind] = {
    "evidence": "evidence",
    "action": "action",
    "point": "point",
    "figure": "figure",
}


class GoTo(QObject):
    """Makes the panel when it is first asked for."""

    def __init__(
        self, theme: Theme, window: QMainWindow, menus: Menus, workbench: Workbench, desk: Desk
    ) -> None:
        super().__init__(window)
        self._menus = menus
        self._workbench = workbench
        self._desk = desk
        self.panel = GoToPanel(theme, window)
        self.panel.chosen.connect(self._on_chosen)

    def show(self) -> None:
        """Offer all there is to go to."""
        workspace = self._desk.workspace
        document = workspace.document if workspace is not None else None
        framework = workspace.framework if workspace is not None else self._desk.services.framework
        self.panel.offer(targets(document, framework, self._commands()))

    def _commands(self) -> Iterator[Command]:
        """Yield the commands that can be chosen now, in the words of the moment."""
        for menu, entry in entries():
            action = self._menus.action(entry.id)
            offered = action.isEnabled() and action.isVisible()
            if offered and entry.id != GO and not entry.id.startswith(GO_TO):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
                yield Command(entry.id, text.removesuffix("…"), menu.replace("&", ""), keys)

    @Slot(object)
    def _on_chosen(self, target: Target) -> None:
        workspace = self._desk.workspace
        if target.kind == "command":
            self._menus.action(target.where).trigger()
        elif workspace is None:
            return
        elif target.kind == "page":
            self._workbench.go_to_stage(target.where)
        elif target.kind in _RECORDS:
            self._go_to_record(target)
        else:
            self._go_to_text(target, place_of(target, workspace.document))

    def _go_to_text(self, target: Target, place: Place | None) -> None:
        if place is None:
            self._workbench.go_to_part(target.where)
            return
        self._workbench.go_to_place(place)
        draft = self._workbench.pages.draft()
        if draft is not None and target.kind == "comment":
            draft.panes.show_side("right", shown=True)
            draft.side.show_panel("comments")
            draft.side.comments.take_keyboard(target.what)

    def _go_to_record(self, target: Target) -> None:
        """Show a record on its page, or where there is no such page beside the text."""
        stage, _, tab = target.where.partition("/")
        self._workbench.go_to_stage(target.where)
        place = self._workbench.pages.page(stage) if self._workbench.stage == stage else None
        page = place.page(tab) if isinstance(place, TabbedPage) else None
        if isinstance(page, RecordsPage):
            page.go_to_record(target.what)
            return
        self._workbench.go_to_stage("draft")
        draft = self._workbench.pages.draft()
        if draft is not None:
            draft.panes.show_side("right", shown=True)
            draft.side.show_panel("records")
            draft.side.records.show_kind(_RECORDS[target.kind], target.what)
            draft.side.records.take_keyboard()
